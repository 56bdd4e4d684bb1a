// The agent that does exactly what a case expects. When it fails a case, the case or the grader is wrong.
import { acceptableWrites, type Case, type ExpectedWrite } from '../format/case.ts'
import { askedFacts } from '../grade/speech.ts'
import type { Stage } from '../run/stage.ts'
import { type Answer, type Subject, silentAnswer } from '../run/subject.ts'
import { performWrites } from './perform.ts'
import { stateFacts } from './synthesize.ts'

/** What the oracle does, piece by piece, so that a broken agent can spoil one of them. */
export interface OracleParts {
  /** The turn (from 0) in which the writes happen. */
  actingTurn(test: Case): number
  writesOf(test: Case): ExpectedWrite[]
  perform(stage: Stage, writes: ExpectedWrite[], test: Case): Promise<void>
  answer(test: Case, isLast: boolean, isHeld: boolean): Partial<Answer>
}

const oracleParts: OracleParts = {
  actingTurn: test => (test.expect.hold_until ?? test.turns.length) - 1,
  writesOf: test => acceptableWrites(test.expect)[0] ?? [],
  perform: (stage, writes) => performWrites(stage, writes),
  answer: oracleAnswer,
}

export function createOracle(changes: Partial<OracleParts> = {}): Subject {
  const parts = { ...oracleParts, ...changes }
  return {
    open: (stage, test) => ({
      async say(_text, index) {
        if (index === parts.actingTurn(test)) await parts.perform(stage, parts.writesOf(test), test)
        const isHeld = index + 1 < (test.expect.hold_until ?? 1)
        const answer = parts.answer(test, index === test.turns.length - 1, isHeld)
        return { ...silentAnswer, text: answer.said ?? '', ...answer }
      },
    }),
  }
}

function oracleAnswer({ expect }: Case, isLast: boolean, isHeld: boolean): Partial<Answer> {
  if (isHeld) return { said: 'This needs your approval.', awaiting_approval: true }
  if (!isLast) return { said: 'Done.' }
  const excluded = expect.reads?.answer_excludes ?? []
  const facts = stateFacts(expect.reads?.answer_contains ?? [], excluded)
  const question = expect.clarify ? `Which one do you mean?\n${stateFacts(askedFacts(expect.ask_about), [])}` : ''
  const refusal = expect.refuse ? "I can't do that." : ''
  return { said: [facts, question, refusal].filter(Boolean).join('\n') || 'Done.' }
}
