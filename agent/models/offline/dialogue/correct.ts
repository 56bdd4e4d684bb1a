// "No, 1500", "I meant Nina Vogel", "make that Friday": changes what was just done, or takes it back and does it elsewhere.
import { assign } from '../assign/assign.ts'
import type { ToolShape } from '../shape/shape.ts'
import { hasConcept, hasRole, isWordFor, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { changeRecord, plain } from './change-record.ts'
import { wordCount } from './choices.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import { withoutOpening } from './follow-ups.ts'
import type { PastCall } from './history.ts'
import { repeatFor } from './repeat.ts'

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
  const [only, ...others] = card?.kind === 'list' ? card.records : card?.kind === 'record' ? [card.record] : []
  if (!only || others.length > 0 || !isAboutShown) return undefined
  return changeRecord(bare, call, shape, only, context, plain)
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
