// A question as a vector, paid for like any other call of a model.
import { randomUUID } from 'node:crypto'
import type { Embedding } from '../../tools/tool.ts'
import { effectiveTokens, refused } from '../metering.ts'
import type { Run } from '../run.ts'
import { reserveCall, settleCall } from '../turn-store.ts'

/** @throws {CrmError} `quota_exhausted`, or what the embedder throws */
export async function embedQuestion(run: Run, question: string): Promise<Embedding> {
  const { name: model, multiplier, embed, countTokens } = run.parts.embedder
  const embedding = async () => ({ model, vector: (await embed([question], true))[0] ?? [] })
  if (multiplier === 0) return embedding()
  const tokensIn = await countTokens([question])
  const call = { callId: randomUUID(), model, rows: [] }
  const { refusal } = await reserveCall(run.db, run.turn, { ...call, tokens: effectiveTokens(tokensIn, multiplier) })
  if (refusal) throw refused(run, refusal)
  const found = await embedding()
  const bill = { ...call, tokensIn, tokensOut: 0, multiplier, final: false }
  const { effectiveTokens: effective, balance } = await settleCall(run.db, run.turn, bill)
  run.balance = balance
  run.brakes.spend(tokensIn, effective)
  run.turn.emit({ type: 'usage', usage: { model, tokensIn, tokensOut: 0, effectiveTokens: effective, balance } })
  return found
}
