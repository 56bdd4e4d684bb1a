// Meters every model call: tokens are held before it and paid after it, once, whatever happens in between.
import { randomUUID } from 'node:crypto'
import { CrmError } from '../db/errors.ts'
import { mostTokens } from './models/tokens.ts'
import { errorSentence, phrase } from './phrases.ts'
import type { Run } from './run.ts'
import type { Usage } from './turn.ts'
import { type Balance, type NewMessage, type Refusal, reserveCall, type Settlement, settleCall } from './turn-store.ts'
import { offerWayOut } from './way-out.ts'

/**
 * Holds what the call can cost, its longest answer included, and takes the unsaved rows along. A model that costs nothing needs no trip
 * when there are none.
 * @returns the call's id, under which it is settled
 * @throws {CrmError} `quota_exhausted`, `rate_limited`
 */
export async function reserve(run: Run, characters: number): Promise<string> {
  const { name, multiplier, maxAnswerTokens } = run.parts.model
  const callId = randomUUID()
  const tokens = effectiveTokens(mostTokens(characters) + maxAnswerTokens, multiplier)
  if (tokens === 0 && run.unsaved.length === 0) return callId
  const reserved = await reserveCall(run.db, run.turn, { callId, model: name, tokens, rows: run.unsaved })
  run.unsaved = []
  run.balance = reserved.balance
  if (reserved.refusal === 'balance') await offerWayOut(run, 'quota_exhausted')
  if (reserved.refusal) throw refused(run, reserved.refusal)
  return callId
}

/** Why a call may not be made, in the person's language. */
export function refused({ language }: Run, refusal: Refusal): CrmError {
  if (refusal === 'held') return new CrmError('rate_limited', phrase('tokensHeld', language))
  if (refusal === 'cap') return new CrmError('quota_exhausted', phrase('personCap', language))
  return new CrmError('quota_exhausted', errorSentence('quota_exhausted', language) ?? '')
}

export interface Spent {
  in: number
  out: number
}

/** Pays for the call, appends its row with the bill on it, and says what it cost. */
export async function settle(run: Run, callId: string, spent: Spent, row: NewMessage, final: boolean): Promise<void> {
  const { name, multiplier } = run.parts.model
  run.brakes.spend(spent.in + spent.out, effectiveTokens(spent.in + spent.out, multiplier))
  const usage = expectedUsage(run, spent)
  const call = {
    callId,
    model: name,
    tokensIn: spent.in,
    tokensOut: spent.out,
    multiplier,
    rows: [...run.unsaved, { ...row, metadata: { ...row.metadata, usage } }],
    final,
  }
  const settled = await settleTwice(run, call)
  run.unsaved = []
  run.closed = final
  run.balance = settled.balance
  run.turn.emit({
    type: 'usage',
    usage: { ...usage, effectiveTokens: settled.effectiveTokens, balance: settled.balance },
  })
}

/** The bill must not be lost to one dropped request; the same call is never paid twice. */
async function settleTwice(run: Run, call: Settlement): Promise<{ effectiveTokens: number; balance: Balance }> {
  try {
    return await settleCall(run.db, run.turn, call)
  } catch (thrown) {
    if (!(thrown instanceof CrmError) || thrown.code !== 'internal') throw thrown
    return settleCall(run.db, run.turn, call)
  }
}

/** The row is stored in the same request that pays, so it says what the balance should be then. */
function expectedUsage(run: Run, spent: Spent): Usage {
  const { name: model, multiplier } = run.parts.model
  const effective = effectiveTokens(spent.in + spent.out, multiplier)
  const fromPacks = Math.min(Math.max(effective - Math.max(run.balance.monthly, 0), 0), run.balance.packs)
  const balance = { monthly: run.balance.monthly - (effective - fromPacks), packs: run.balance.packs - fromPacks }
  return { model, tokensIn: spent.in, tokensOut: spent.out, effectiveTokens: effective, balance }
}

/** As the database reckons, without the dust of binary fractions. */
export function effectiveTokens(tokens: number, multiplier: number): number {
  return Math.ceil(Number((tokens * multiplier).toFixed(6)))
}
