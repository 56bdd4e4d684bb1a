// Whether the model does with a text what it should; says in words what it did instead.
import { parsePeriod } from '../../../../tools/dates.ts'
import { decideStep } from '../decide/decide-step.ts'
import type { Decision } from '../decide/decision.ts'
import { planMessage } from '../decide/plan-message.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import { words } from '../text/tokens.ts'
import type { OfflineTurn } from '../turn.ts'
import { testTurn } from './conversation.ts'
import { fakeId, fakeRecords } from './fake-mentions.ts'
import type { Expected, Utterance } from './utterances.ts'

const days = new Set(['due_date', 'due', 'created_on'])

/** Nothing when all is as expected. */
export async function problemWith([text, ...expected]: Utterance, knowledge: Knowledge): Promise<string | undefined> {
  const turn = testTurn(text)
  const actual = await outcomesOf(text, turn, knowledge)
  const right = actual.length === expected.length && expected.every((one, index) => matches(one, actual[index], turn))
  return right ? undefined : `${text}\n    ${actual.map(tell).join('\n    ')}`
}

type Actual = Exclude<Expected, readonly unknown[]> | [tool: string, args: Record<string, unknown>]

async function outcomesOf(text: string, turn: OfflineTurn, knowledge: Knowledge): Promise<Actual[]> {
  const plan = await planMessage(text, [], { knowledge, turn })
  const outcomes: Actual[] = []
  for (const [index, step] of plan.steps.entries()) {
    outcomes.push(...toActual(await decideStep(step, plan, index, [], { knowledge, turn })))
  }
  return outcomes
}

function toActual(decision: Decision): Actual[] {
  if (decision.kind === 'calls') return decision.calls.map(call => [call.tool, call.args])
  return [decision.kind === 'ask' ? `ask:${decision.question.kind}` : `say:${decision.topic}`]
}

function matches(expected: Expected, actual: Actual | undefined, turn: OfflineTurn): boolean {
  if (typeof expected === 'string' || typeof actual === 'string' || !actual) return expected === actual
  const [tool, args = {}] = expected
  const names = new Set([...Object.keys(args), ...Object.keys(actual[1])])
  return tool === actual[0] && [...names].every(name => sameValue(name, args[name], actual[1][name], turn))
}

function sameValue(name: string, expected: unknown, actual: unknown, turn: OfflineTurn): boolean {
  if (expected === undefined || actual === undefined) return expected === actual
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((one, index) => sameValue(name, one, actual[index], turn))
    )
  }
  if (typeof expected !== 'string' || typeof actual !== 'string')
    return JSON.stringify(expected) === JSON.stringify(actual)
  if (days.has(name))
    return JSON.stringify(parsePeriod(expected, clockOf(turn))) === JSON.stringify(parsePeriod(actual, clockOf(turn)))
  if (!expected.startsWith('@')) return plain(expected) === plain(actual)
  // A firm without its legal form is left to the tool, which sees all firms of that name.
  return actual === fakeId(expected.slice(1)) || plain(expected).startsWith(plain(actual))
}

function clockOf({ now, timeZone, language }: OfflineTurn) {
  return { now, timeZone, language }
}

function plain(text: string): string {
  return words(text).join(' ')
}

function tell(actual: Actual): string {
  if (typeof actual === 'string') return actual
  const readable = JSON.stringify(
    actual[1],
    (_, value) => fakeRecords.find(record => record.id === value)?.title ?? value,
  )
  return `${actual[0]} ${readable}`
}
