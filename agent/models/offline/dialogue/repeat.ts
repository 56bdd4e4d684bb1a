// The last call once more, with another record, filter or title: "same for Marco", "and next week?", "and one for Friday".
import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import { cleanText } from '../assign/free-text.ts'
import type { ToolShape } from '../shape/shape.ts'
import { words } from '../text/tokens.ts'
import { hasRole } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import { withoutOpening } from './follow-ups.ts'
import type { PastCall } from './history.ts'

export function repeatFor(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const bare = withoutOpening(frame)
  const draft = assign(shape, bare, context.focus, context.turn)
  const fresh = Object.fromEntries(Object.entries(draft.args).filter(([name]) => draft.sure.has(name)))
  if (draft.targets.length > 0 && shape.target) fresh[shape.target.name] = draft.targets[0]
  Object.assign(fresh, amountIn(shape, bare, fresh))
  if (Object.keys(fresh).length === 0) return undefined
  const renamed = renameIn(call, shape, bare, context)
  return [[{ tool: shape.name, args: { ...kept(call, fresh), ...renamed, ...withoutMain(fresh, shape) }, segment: 0 }]]
}

/** "overdue" and "this week" are two answers to "which tasks?": the new filter takes the old one's place. */
function kept(call: PastCall, fresh: Record<string, unknown>): Record<string, unknown> {
  const { status, ...others } = call.args
  const replaces = status === 'overdue' && ('due' in fresh || 'on' in fresh) && !('status' in fresh)
  return replaces ? others : call.args
}

/** The same change to another record: "and the second too", "and Hanna Meier"; what else is said belongs to that one. */
export function nextOne(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const draft = assign(shape, frame, context.focus, context.turn)
  const link = shape.slots.find(slot => slot.kind === 'reference' && slot.table === 'contacts')
  const slot = shape.target ?? (link && draft.sure.has(link.name) ? link : undefined)
  const isNew =
    slot && (draft.targets.length > 0 || (draft.sure.has(slot.name) && draft.args[slot.name] !== call.args[slot.name]))
  if (!slot || !isNew || draft.unclear) return undefined
  const fresh = Object.fromEntries(Object.entries(draft.args).filter(([name]) => draft.sure.has(name)))
  const args = { ...call.args, ...renameIn(call, shape, frame, context), ...withoutMain(fresh, shape) }
  const said = cleanText(frame, frame.lead, frame.tokens.length, withFiller(draft))
  if (said && !replaceWords(args, said, shape)) return undefined
  const values = draft.targets.length > 0 ? draft.targets : [draft.args[slot.name]]
  return [values.map(value => ({ tool: shape.name, args: { ...args, [slot.name]: value }, segment: 0 }))]
}

/** "and for Julien: on holiday": what else is said takes the place of the first one's words. */
function replaceWords(args: Record<string, unknown>, said: string, shape: ToolShape): boolean {
  const slot = shape.slots.find(
    candidate => candidate.kind === 'text' && candidate !== shape.main && typeof args[candidate.name] === 'string',
  )
  if (slot) args[slot.name] = said
  return slot !== undefined
}

/** "too", "please" and the like say nothing of their own. */
function withFiller({ frame, used }: Draft): boolean[] {
  return used.map(
    (isUsed, index) =>
      isUsed || hasRole(frame, index, 'polite', 'sequel', 'filler', 'conjunction', 'cue_for', 'of', 'article'),
  )
}

/** "and one to pay the rent on Friday": another of the same kind, with nothing of the first but the project it is part of. */
export function anotherOne(
  frame: Frame,
  call: PastCall,
  shape: ToolShape,
  context: FollowUpContext,
): Steps | undefined {
  const whole = shape.slots.flatMap(({ name, table }) =>
    table === 'projects' && call.args[name] !== undefined ? [[name, call.args[name]]] : [],
  )
  const args = { ...Object.fromEntries(whole), ...assign(shape, frame, context.focus, context.turn).args }
  const complete = shape.slots.every(slot => !slot.required || args[slot.name] !== undefined)
  return complete && Object.keys(args).length > 0 ? [[{ tool: shape.name, args, segment: 0 }]] : undefined
}

/** In "same for Marco" the words are no new title: the old one is kept, with the name changed in it. */
function withoutMain(args: Record<string, unknown>, shape: ToolShape): Record<string, unknown> {
  if (shape.effect === 'read' || !shape.main) return args
  const { [shape.main.name]: _title, ...rest } = args
  return rest
}

export function renameIn(
  call: PastCall,
  shape: ToolShape,
  frame: Frame,
  context: FollowUpContext,
): Record<string, unknown> {
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

/** "no, 1500": a bare figure is the new amount, where there is one amount only. */
export function amountIn(shape: ToolShape, frame: Frame, fresh: Record<string, unknown>): Record<string, unknown> {
  const [slot, ...others] = shape.slots.filter(candidate => candidate.kind === 'money')
  const [span, ...more] = frame.spans.filter(candidate => candidate.kind === 'number' || candidate.kind === 'money')
  if (!slot || !span || others.length + more.length + Object.keys(fresh).length > 0) return {}
  return { [slot.name]: span.kind === 'money' ? span.value.amount : span.value }
}
