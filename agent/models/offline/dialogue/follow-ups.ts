// Messages that only make sense after the one before: "and next week?", "same for Marco", "no, make it Monday", "I meant Nina".
import type { Draft } from '../assign/draft.ts'
import type { PlannedCall } from '../decide/decision.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { ToolShape } from '../shape/shape.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { wordCount } from './choices.ts'
import { correct, correctDone } from './correct.ts'
import { newEnding } from './endings.ts'
import type { Focus } from './focus.ts'
import type { Exchange, PastCall } from './history.ts'
import { newAmount } from './new-amount.ts'
import { anotherOne, nextOne, repeatFor } from './repeat.ts'
import { revise } from './revise.ts'

export interface FollowUpContext {
  past: Exchange[]
  focus: Focus
  turn: Draft['turn']
  knowledge: Knowledge
}

/** Steps of calls: a correction of something done may first take it back. */
export type Steps = PlannedCall[][]

/** The longest follow-up that leaves most of its sentence out. Words. */
const longestEllipsis = 9

export function followUp(frame: Frame, context: FollowUpContext): Steps | undefined {
  const amount = newAmount(frame, context)
  if (amount) return amount
  const call = context.past.at(-1)?.calls.at(-1)
  const shape = call && context.knowledge.shapes.find(candidate => candidate.name === call.name)
  if (!call || !shape) return undefined
  if (startsWith(frame, 'same') && shape.effect !== 'confirm') return repeatFor(frame, call, shape, context)
  const ending = newEnding(frame, call, shape, context)
  if (ending) return ending
  const corrects = startsWith(frame, 'correction') || startsWith(frame, 'no')
  const corrected = corrects ? correct(frame, call, shape, context) : undefined
  if (corrected) return corrected
  const more = startsWith(frame, 'ellipsis') ? oneMore(frame, call, shape, context) : undefined
  if (more) return more
  if (isAfterthought(frame, call, shape)) return correctDone(withoutOpening(frame), call, shape, context)
  if (isElliptic(frame, shape) || asksAboutList(frame, shape)) return repeatFor(frame, call, shape, context)
  return shape.effect === 'confirm' ? undefined : revise(frame, call, shape, context)
}

function startsWith(frame: Frame, role: 'same' | 'correction' | 'no' | 'ellipsis'): boolean {
  // "ai, enganei-me": a word of surprise before it.
  const latest = frame.tokens[1]?.text === ',' ? 2 : 1
  return frame.hits.some(hit => hit.start <= latest && hasConcept(hit, 'role', role) && !hasRealAction(frame, hit.end))
}

/** "No, delete Anna" is a command of its own, not a correction. */
function hasRealAction(frame: Frame, from: number): boolean {
  return frame.actions.some(({ hit }) => {
    const start = hitsAt(frame, hit.start).length > 0 ? hit.start : -1
    const follows = start >= from && start <= from + 1
    return (
      follows && conceptsOf(hit, 'action').some(action => !['update', 'search', 'get', 'create'].includes(action.id))
    )
  })
}

/** After something was done: "and the second too", "and Hanna Meier", "and one to pay the rent". Never for what asks first. */
function oneMore(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const isDone = shape.effect === 'write' && call.outcome?.status === 'ok'
  if (!isDone || frame.question || frame.negated || frame.conditional) return undefined
  const another = frame.hits.some(hit => hit.start <= 2 && hasConcept(hit, 'role', 'another_one'))
  if (another && shape.verb === 'create') return anotherOne(withoutOpening(frame), call, shape, context)
  const states = frame.hits.some(hit => hasConcept(hit, 'role', 'auxiliary'))
  return frame.actions.length === 0 && !states && wordCount(frame) <= longestEllipsis
    ? nextOne(withoutOpening(frame), call, shape, context)
    : undefined
}

/** "high priority please", right after something was made: a few words that only add to it. */
function isAfterthought(frame: Frame, call: PastCall, shape: ToolShape): boolean {
  if (shape.effect === 'read' || call.outcome?.status !== 'ok' || frame.question || frame.negated) return false
  return frame.actions.length === 0 && frame.named.length === 0 && wordCount(frame) <= 4
}

/** After a list or a look-up: a few words that bring only another filter. */
function isElliptic(frame: Frame, shape: ToolShape): boolean {
  if (shape.effect !== 'read' || wordCount(frame) > 7) return false
  const commands = frame.actions.some(
    ({ hit }) =>
      conceptsOf(hit, 'entity').length > 0 ||
      frame.hits.some(other => other !== hit && conceptsOf(other, 'entity').length > 0),
  )
  if (commands || namesNew(frame)) return false
  if (startsWith(frame, 'ellipsis')) return true
  // "call her tomorrow" is something to do.
  if (hasRole(frame, 1, 'person') && !hasRole(frame, 1, 'article', 'thing')) return false
  return frame.actions.length === 0 && frame.spans.length > 0 && wordCount(frame) <= 4
}

/** "and an invoice of 300 for her". */
function namesNew(frame: Frame): boolean {
  return frame.hits.some(hit => conceptsOf(hit, 'entity').length > 0 && hasRole(frame, hit.start - 1, 'indefinite'))
}

/** "which of them are overdue?": a question about what was just listed. */
function asksAboutList(frame: Frame, shape: ToolShape): boolean {
  if (!frame.question || shape.verb !== 'search' || wordCount(frame) > 7) return false
  const aboutThem = frame.hits.some(hit => hit.start <= 3 && hasConcept(hit, 'role', 'many'))
  // "overdue" alone means tasks; after a list of invoices it means those.
  const names = frame.hits.some(hit => conceptsOf(hit, 'entity').length > 0 && conceptsOf(hit, 'action').length === 0)
  return aboutThem && !names
}

/** The words after "no, I meant" and the like. */
export function withoutOpening(frame: Frame): Frame {
  const opening = frame.hits.filter(
    hit =>
      hit.start <= 3 &&
      !closes(frame, hit) &&
      (['same', 'correction', 'no', 'ellipsis', 'another_one'] as const).some(role => hasConcept(hit, 'role', role)),
  )
  const end = opening.reduce((furthest, hit) => (hit.start <= furthest + 1 ? Math.max(furthest, hit.end) : furthest), 0)
  return {
    ...frame,
    lead: Math.max(frame.lead, end),
    textFrom: undefined,
    question: false,
    negated: false,
    actions: [],
  }
}

/** "Freitag meinte ich": what is meant stands before. */
function closes(frame: Frame, hit: Frame['hits'][number]): boolean {
  return hit.start > 0 && frame.tokens.slice(hit.end).every(token => !token.word)
}
