// "No, 1500", "I meant Nina Vogel", "make that Friday": changes what was just done, or takes it back and does it elsewhere.
import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import { isMember } from '../assign/members.ts'
import type { Hit } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsOver, isWordFor, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { wordCount } from './choices.ts'
import { focusOn, type Seen } from './focus.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import { withoutOpening } from './follow-ups.ts'
import type { PastCall } from './history.ts'
import { amountIn, renameIn, repeatFor } from './repeat.ts'

export function correct(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const bare = withoutDeniedSpan(withoutOpening(frame))
  if (wordCount(bare) === 0 || (frame.question && !statesValue(bare))) return undefined
  const done = call.outcome?.status === 'ok' && shape.effect !== 'read'
  if (done) return correctDone(bare, call, shape, context)
  return changeShown(frame, bare, call, shape, context) ?? repeatFor(bare, call, shape, context)
}

/** "make it due on 20 May", with one invoice in sight: "it" is the invoice, not what was looked for. */
function changeShown(
  frame: Frame,
  bare: Frame,
  call: PastCall,
  shape: ToolShape,
  context: FollowUpContext,
): Steps | undefined {
  const card = call.outcome?.card
  const opening = frame.hits.find(hit => hit.start <= 1 && hasConcept(hit, 'role', 'correction'))
  const isAboutShown = opening !== undefined && isWordFor(frame, opening.end - 1, 'thing')
  if (card?.kind !== 'record' || !isAboutShown) return undefined
  return changeRecord(bare, call, shape, card.record, context, plain)
}

/** "not the 20th, the 21st": the first of two is what it is not. */
function withoutDeniedSpan(frame: Frame): Frame {
  const [first, second] = frame.spans
  const denied = frame.hits.some(hit => hit.start <= 1 && hasConcept(hit, 'role', 'negation'))
  if (!denied || !first || second?.kind !== first.kind) return frame
  return { ...frame, spans: frame.spans.filter(span => span !== first) }
}

/** "são 440", "é para a Ana", after "sorry": told, not asked. */
function statesValue(frame: Frame): boolean {
  const { lead } = frame
  const asks = frame.text.trimEnd().endsWith('?') || !hasRole(frame, lead, 'auxiliary')
  if (asks) return false
  return spanAt(frame, lead + 1) !== undefined || hasRole(frame, lead + 1, 'cue_for', 'cue_to', 'cue_at')
}

export function correctDone(
  frame: Frame,
  call: PastCall,
  shape: ToolShape,
  context: FollowUpContext,
): Steps | undefined {
  const elsewhere = shape.verb === 'create' ? undefined : doElsewhere(frame, call, shape, context)
  if (elsewhere) return elsewhere
  const card = call.outcome?.card
  const record = card?.kind === 'change' ? card.record : undefined
  return record && changeRecord(frame, call, shape, record, context)
}

/** "she can only make 3 pm", "hm, high is enough", "Jonas should do that": said of what was just done, or of the one shown. */
export function revise(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const record = recordIn(call)
  if (!record || !isAboutIt(frame, unknownWords)) return undefined
  // What was only looked at may be talked about in passing: then every word must be understood.
  const isClear = shape.effect !== 'read' || isAboutIt(frame, 0)
  const bare = { ...frame, textFrom: undefined }
  const changed = isClear ? changeRecord(bare, call, shape, record, context, plain) : undefined
  return changed ?? handOver(frame, shape, record, context)
}

/** The one record that a call changed, or that it showed. */
function recordIn({ outcome }: PastCall): (Seen & { id: string }) | undefined {
  const card = outcome?.status === 'ok' ? outcome.card : undefined
  if (card?.kind === 'change') return card.action === 'deleted' ? undefined : card.record
  if (card?.kind === 'record') return card.record
  return card?.kind === 'list' && card.total === 1 ? card.records[0] : undefined
}

/** "das macht Jonas", "that one is for Jonas": with nobody else named, it is theirs now. */
function handOver(
  { named }: Frame,
  shape: ToolShape,
  record: { id: string },
  { knowledge }: FollowUpContext,
): Steps | undefined {
  const update = knowledge.shapes.find(({ noun, verb }) => noun === shape.noun && verb === 'update')
  const doer = update?.slots.find(isDoer)
  const [member, ...others] = named
  if (!update?.target || !doer || !member || others.length > 0 || !isMember(member)) return undefined
  const args = { [update.target.name]: record.id, [doer.name]: member.text }
  return [[{ tool: update.name, args, segment: 0 }]]
}

/** What a word or two can say for sure. */
const plain = new Set<Slot['kind']>(['enum', 'day', 'moment', 'money', 'phone', 'email', 'city'])

/** Nothing of it is a command or names another record. */
function isAboutIt(frame: Frame, mostUnknown: number): boolean {
  const { hits, named, question, negated, conditional } = frame
  if (question || negated || conditional || wordCount(frame) > longestRemark) return false
  const points = hits.some(hit => pointers.some(role => hasConcept(hit, 'role', role)))
  // "that's our best client": said of the firm's own, in passing.
  if (hits.some(hit => hasConcept(hit, 'role', 'ours'))) return false
  const isOther = hits.some(hit => hasConcept(hit, 'entity') || namesField(hit) || isDeed(frame, hit))
  const others = named.filter(({ records }) => !records.some(({ table }) => table === 'profiles'))
  const rest = frame.tokens.filter(
    (token, index) =>
      token.word && hitsOver(frame, index).length === 0 && !namedAt(frame, index) && !spanAt(frame, index),
  )
  return points && !isOther && others.length === 0 && rest.length <= mostUnknown
}

/** "client" is what somebody is, as well as a field of other records. */
function namesField(hit: Hit): boolean {
  return hasConcept(hit, 'field') && !hasConcept(hit, 'value')
}

/** Words. */
const longestRemark = 9
const unknownWords = 2
const pointers = ['detail', 'person', 'thing', 'demonstrative', 'correction', 'filler'] as const

function isDeed(frame: Frame, hit: Hit): boolean {
  const weight = frame.actions.find(action => action.hit === hit)?.weight ?? 0
  return weight > 0.5 && !hasConcept(hit, 'role', 'auxiliary')
}

/** Another record was meant: the change is taken back, then made there. */
function doElsewhere(frame: Frame, call: PastCall, shape: ToolShape, context: FollowUpContext): Steps | undefined {
  const { target } = shape
  const undo = context.knowledge.shapes.find(candidate => candidate.verb === 'undo')
  if (!target || !undo) return undefined
  const draft = assign(shape, frame, context.focus, context.turn)
  const value = draft.args[target.name]
  // "no, the second one" points into the list; a mere "it" is the record that was changed.
  const points = frame.hits.some(hit => hit.concepts.some(concept => concept.kind === 'ordinal'))
  const isSame = value === call.args[target.name]
  if (value === undefined || isSame || (draft.fromFocus && !points) || !draft.sure.has(target.name)) return undefined
  const again = { tool: shape.name, args: { ...call.args, [target.name]: value }, segment: 1 }
  return [[{ tool: undo.name, args: {}, segment: 0 }], [again]]
}

/** By the tool for this kind of record that finds most in the words: an update, or one that moves. */
function changeRecord(
  frame: Frame,
  call: PastCall,
  shape: ToolShape,
  record: Seen & { id: string },
  context: FollowUpContext,
  kinds?: Set<Slot['kind']>,
): Steps | undefined {
  const changing = context.knowledge.shapes.filter(
    candidate =>
      candidate.noun === shape.noun && candidate.effect === 'write' && candidate.target && candidate.slots.length > 1,
  )
  const renamed = renameIn(call, shape, frame, context)
  const options = changing.map(candidate => {
    const draft = assign(candidate, frame, focusOn(record), context.turn)
    const fresh = otherThan(call.args, freshIn(draft, shape, frame, context))
    return { candidate, fresh: kinds ? ofKinds(fresh, candidate, kinds) : fresh }
  })
  // A time or an amount says more for sure than words that may be a title.
  const worth = ({ candidate, fresh }: (typeof options)[number]) =>
    10 * Object.keys(ofKinds(fresh, candidate, plain)).length + Object.keys(fresh).length
  const [best] = options.sort((a, b) => worth(b) - worth(a))
  if (!best?.candidate.target || Object.keys(best.fresh).length === 0) return undefined
  const args = { [best.candidate.target.name]: record.id, ...renamed, ...best.fresh }
  return [[{ tool: best.candidate.name, args, segment: 0 }]]
}

/** "push it back" has no new title: what it was made with is nothing new. */
function otherThan(made: Record<string, unknown>, fresh: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fresh).filter(([name, value]) => value !== made[name]))
}

function ofKinds(
  fresh: Record<string, unknown>,
  { slots }: ToolShape,
  kinds: Set<Slot['kind']>,
): Record<string, unknown> {
  const fits = (name: string) => slots.some(slot => slot.name === name && (kinds.has(slot.kind) || isDoer(slot)))
  return Object.fromEntries(Object.entries(fresh).filter(([name]) => fits(name)))
}

function isDoer({ kind, table }: Slot): boolean {
  return kind === 'reference' && table === 'profiles'
}

/** What the words give the record anew. A new name is found the way names of new records are. */
function freshIn(draft: Draft, made: ToolShape, frame: Frame, context: FollowUpContext): Record<string, unknown> {
  const { shape } = draft
  const sure = (from: Draft) =>
    Object.fromEntries(Object.entries(from.args).filter(([name]) => from.sure.has(name) && name !== shape.target?.name))
  const fresh = sure(draft)
  Object.assign(fresh, amountIn(shape, frame, fresh))
  if (Object.keys(fresh).length > 0 || made.verb !== 'create') return fresh
  const named = sure(assign(made, frame, context.focus, context.turn))
  return Object.fromEntries(Object.entries(named).filter(([name]) => shape.slots.some(slot => slot.name === name)))
}
