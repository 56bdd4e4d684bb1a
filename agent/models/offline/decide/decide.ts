// What to do next in a conversation: the first step of the last message that is not done yet, or only an answer.
import type { BaseMessage } from '@langchain/core/messages'
import { answers } from '../../../../tools/documents/relevance.ts'
import { type Exchange, type PastCall, readHistory } from '../dialogue/history.ts'
import { analyse } from '../understand/analysis.ts'
import { type Frame, frameOf } from '../understand/frame.ts'
import { readCallId } from './call-ids.ts'
import { decideStep } from './decide-step.ts'
import type { Decision } from './decision.ts'
import type { Understanding } from './plan.ts'
import { planMessage } from './plan-message.ts'
import { relaxed } from './relax.ts'
import { holds } from './settle-condition.ts'

export interface Situation {
  decision: Decision | undefined
  /** How many steps the message has, and which one this is. */
  step: number
  steps: number
  frame: Frame
  exchange: Exchange
  past: Exchange[]
}

/** What to do next in a conversation: decide on the last message, go on with its next step, or only answer. */
export async function decideNext(
  messages: BaseMessage[],
  understanding: Understanding,
): Promise<Situation | undefined> {
  const exchanges = readHistory(messages)
  const exchange = exchanges.at(-1)
  if (!exchange) return undefined
  const past = exchanges.slice(0, -1)
  const lastCall = exchange.calls.at(-1)
  const place = lastCall && readCallId(lastCall.id)
  const failed = exchange.calls.some(
    call => call.outcome && call.outcome.status !== 'ok' && call.outcome.status !== 'awaiting_approval',
  )
  const goesOn = place !== undefined && place.step + 1 < place.steps && !failed
  // Only composing an answer: what the message named is known from the outcomes, no need to look it up again.
  if (lastCall && !goesOn) {
    const step = (place?.step ?? 0) + 1
    const again = step === 1 ? relaxed(exchange.calls) : undefined
    return {
      decision: again && { kind: 'calls', calls: [again] },
      step,
      steps: step,
      frame: frameWithoutNames(exchange.text, understanding),
      exchange,
      past,
    }
  }
  const plan = await planMessage(exchange.text, past, understanding)
  let step = place ? place.step + 1 : 0
  const situation = () => ({ step, steps: plan.steps.length, frame: plan.frame, exchange, past })
  for (; plan.steps[step]; step++) {
    const next = plan.steps[step]
    if (!next || (next.kind === 'command' && next.unlessFound && isAnswered(exchange))) break
    if (next.kind === 'command' && next.when && !holds(next.when, exchange)) continue
    const decision = await decideStep(next, plan, step, exchanges, understanding)
    if (!isDone(decision, exchange)) return { ...situation(), decision }
  }
  const test = plan.steps.flatMap(next => (next.kind === 'command' && next.when) || [])[0]
  const isIdle = test !== undefined && exchange.calls.length === 1
  return { ...situation(), decision: isIdle ? { kind: 'say', topic: 'not_so', about: test.said } : undefined }
}

function isAnswered({ calls }: Exchange): boolean {
  return calls.some(({ outcome }) => outcome?.card?.kind === 'passages' && answers(outcome.card))
}

/** "the glasses are rented, tick that off": the second half says the first again. */
function isDone(decision: Decision, { calls }: Exchange): boolean {
  if (decision.kind !== 'calls') return false
  return decision.calls.every(planned =>
    calls.some(call => call.name === planned.tool && isSameCall(planned.args, call)),
  )
}

function isSameCall(args: Record<string, unknown>, call: PastCall): boolean {
  const card = call.outcome?.card
  if (card?.kind !== 'change' || card.action === 'created') return false
  const names = new Set([...Object.keys(args), ...Object.keys(call.args)])
  return [...names].every(name => {
    const value = args[name]
    return (
      JSON.stringify(value) === JSON.stringify(call.args[name]) ||
      value === card.record.id ||
      value === card.record.title
    )
  })
}

function frameWithoutNames(text: string, { knowledge, turn }: Understanding): Frame {
  return frameOf(analyse({ text, mentions: [], turn, lexicons: knowledge.lexiconsFor(turn.language) }))
}
