// Messages that only make sense after the one before: "and next week?", "same for Marco", "no, make it Monday", "I meant Nina".

import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import type { PlannedCall } from '../decide/decision.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { ToolShape } from '../shape/shape.ts'
import { words } from '../text/tokens.ts'
import { conceptsOf, hasConcept, hitsAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { wordCount } from './answers.ts'
import { type Focus, focusOn } from './focus.ts'
import type { Exchange, PastCall } from './history.ts'

export interface FollowUpContext {
  past: Exchange[]
  focus: Focus
  turn: Draft['turn']
  knowledge: Knowledge
}

/** Steps of calls: a correction of something done may first take it back. */
export type Steps = PlannedCall[][]

export function followUp(frame: Frame, context: FollowUpContext): Steps | undefined {
  const call = context.past.at(-1)?.calls.at(-1)
  const shape = call && context.knowledge.shapes.find(candidate => candidate.name === call.name)
  if (!call || !shape) return undefined
  if (startsWith(frame, 'same') && shape.effect !== 'confirm') return repeatFor(frame, call, shape, context)
  if (startsWith(frame, 'correction') || startsWith(frame, 'no')) return correct(frame, call, shape, context)
  if (isAfterthought(frame, call, shape)) return correctDone(withoutOpening(frame), call, shape, context)
  return isElliptic(frame, shape) ? repeatFor(frame, call, shape, context) : undefined
}

function startsWith(frame: Frame, role: 'same' | 'correction' | 'no' | 'ellipsis'): boolean {
  return frame.hits.some(hit => hit.start <= 1 && hasConcept(hit, 'role', role) && !hasRealAction(frame, hit.end))
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
  if (commands) return false
  if (startsWith(frame, 'ellipsis')) return true
  return frame.actions.length === 0 && frame.spans.length > 0 && wordCount(frame) <= 4
}

function repeatFor(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const bare = withoutOpening(frame)
  const draft = assign(shape, bare, context.focus, context.turn)
  const fresh = Object.fromEntries(Object.entries(draft.args).filter(([name]) => draft.sure.has(name)))
  if (draft.targets.length > 0 && shape.target) fresh[shape.target.name] = draft.targets[0]
  Object.assign(fresh, amountIn(shape, bare, fresh))
  if (Object.keys(fresh).length === 0) return undefined
  const renamed = renameIn(call, shape, bare, context)
  return [[{ tool: shape.name, args: { ...call.args, ...renamed, ...withoutMain(fresh, shape) }, segment: 0 }]]
}

/** In "same for Marco" the words are no new title: the old one is kept, with the name changed in it. */
function withoutMain(args: Record<string, unknown>, shape: ToolShape): Record<string, unknown> {
  if (shape.effect === 'read' || !shape.main) return args
  const { [shape.main.name]: _title, ...rest } = args
  return rest
}

function renameIn(call: PastCall, shape: ToolShape, frame: Frame, context: FollowUpContext): Record<string, unknown> {
  const main = shape.main && call.args[shape.main.name]
  const person = frame.named.find(named => named.records.some(record => record.table === 'contacts'))
  if (typeof main !== 'string' || !person || !shape.main || shape.effect === 'read') return {}
  const next = person.records[0]?.title ?? person.text
  const old = context.focus.seen.find(record => record.table === 'contacts' && sharesWords(main, record.title))
  return old ? { [shape.main.name]: replaceName(main, old.title, next) } : {}
}

function sharesWords(text: string, name: string): boolean {
  const said = new Set(words(text))
  return words(name).some(word => said.has(word))
}

function replaceName(text: string, old: string, next: string): string {
  if (text.includes(old)) return text.replace(old, next)
  const [first] = old.split(/\s+/).filter(part => text.includes(part))
  return first ? text.replace(first, next) : text
}

function correct(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const bare = withoutOpening(frame)
  if (wordCount(bare) === 0 || frame.question) return undefined
  const done = call.outcome?.status === 'ok' && shape.effect !== 'read'
  if (!done) return repeatFor(bare, call, shape, context)
  return correctDone(bare, call, shape, context)
}

function correctDone(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const card = call.outcome?.card
  const record = card?.kind === 'change' ? card.record : undefined
  const another =
    shape.verb !== 'create' && shape.target ? assign(shape, frame, context.focus, context.turn) : undefined
  const target = shape.target && another?.args[shape.target.name]
  const meantAnother =
    target !== undefined && !another?.fromFocus && shape.target && another?.sure.has(shape.target.name)
  const undo = context.knowledge.shapes.find(candidate => candidate.verb === 'undo')
  if (meantAnother && undo && shape.target) {
    const again = { tool: shape.name, args: { ...call.args, [shape.target.name]: target }, segment: 1 }
    return [[{ tool: undo.name, args: {}, segment: 0 }], [again]]
  }
  const update = context.knowledge.shapes.find(
    candidate => candidate.verb === 'update' && candidate.noun === shape.noun,
  )
  if (!update?.target || !record) return undefined
  const draft = assign(update, frame, focusOn(record), context.turn)
  const fresh = Object.fromEntries(
    Object.entries(draft.args).filter(([name]) => draft.sure.has(name) && name !== update.target?.name),
  )
  Object.assign(fresh, amountIn(update, frame, fresh))
  if (Object.keys(fresh).length === 0) return undefined
  const renamed = renameIn(call, shape, frame, context)
  return [[{ tool: update.name, args: { [update.target.name]: record.id, ...renamed, ...fresh }, segment: 0 }]]
}

/** "no, 1500": a bare figure is the new amount, where there is one amount only. */
function amountIn(shape: ToolShape, frame: Frame, fresh: Record<string, unknown>): Record<string, unknown> {
  const [slot, ...others] = shape.slots.filter(candidate => candidate.kind === 'money')
  const [span, ...more] = frame.spans.filter(candidate => candidate.kind === 'number' || candidate.kind === 'money')
  if (!slot || !span || others.length + more.length + Object.keys(fresh).length > 0) return {}
  return { [slot.name]: span.kind === 'money' ? span.value.amount : span.value }
}

/** The words after "no, I meant" and the like. */
function withoutOpening(frame: Frame): Frame {
  const opening = frame.hits.filter(
    hit =>
      hit.start <= 3 && (['same', 'correction', 'no', 'ellipsis'] as const).some(role => hasConcept(hit, 'role', role)),
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
