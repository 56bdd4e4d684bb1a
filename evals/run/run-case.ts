// One case on a fresh stage: every turn after the full answer to the one before, all rows read in between.
import type { Case } from '../format/case.ts'
import type { CaseRecord, TurnRecord } from './record.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'

/** @throws {InfrastructureError} */
export async function runCase(stage: Stage, subject: Subject, test: Case, trial = 0): Promise<CaseRecord> {
  await stage.reset()
  const conversation = subject.open(stage, test)
  const turns: TurnRecord[] = []
  for (const [index, text] of test.turns.entries()) {
    const started = performance.now()
    const answer = await conversation.say(text, index)
    const ms = Math.round(performance.now() - started)
    turns.push({ ...answer, ms, after: await stage.snapshot() })
  }
  return { id: test.id, trial, before: stage.initial, turns }
}
