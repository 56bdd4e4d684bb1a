// Fields that the person names: "email anna@acme.ch", "set her phone to …", "priority high", "title: …".
import type { Concept } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, isErrand } from '../understand/analysis.ts'
import { clearField, saysWhatItIs } from './clear-fields.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, setArgument, useHit } from './draft.ts'
import type { Direction } from './field-slots.ts'
import { slotForField, slotNames } from './field-slots.ts'
import { fillFromSpan, spanKinds } from './field-spans.ts'
import { fillFromText } from './field-text.ts'
import { fillFromValue, fillPerson, valueBeside } from './field-values.ts'

export function fillFields(draft: Draft): void {
  for (const hit of draft.frame.hits) {
    const field = fieldMeant(draft, hit)
    if (!field || isSkipped(draft, hit) || tellsOfThem(draft, hit) || saysWhatKind(draft, hit)) continue
    if (flagMissing(draft, field.id, hit)) continue
    if (isAskedFor(draft, hit)) {
      draft.asked.push(field.id)
      useHit(draft, hit)
      continue
    }
    const direction = directionOf(draft, hit)
    if (direction === 'remove' && clearField(draft, field.id, hit)) continue
    const slot = slotForField(draft.shape, field.id, direction)
    if (!slot) {
      noteForeign(draft, hit, field.id)
      continue
    }
    if (!isFree(draft, slot)) {
      if (draft.sure.has(slot.name) && conceptsOf(hit, 'value').length === 0) useHit(draft, hit)
      continue
    }
    if (fillField(draft, slot, hit)) {
      useHit(draft, hit)
      draft.fieldHits.add(hit)
    } else draft.asked.push(field.id)
  }
}

/** "lieu" is the town of a contact and the place of an appointment: what the tool has. */
function fieldMeant({ shape }: Draft, hit: Hit): Concept | undefined {
  const fields = conceptsOf(hit, 'field')
  return fields.find(({ id }) => slotForField(shape, id) !== undefined) ?? fields[0]
}

/** "is interested in our offer": it finds those who are; nobody asked to label them. */
function tellsOfThem({ shape }: Draft, hit: Hit): boolean {
  return shape.effect !== 'read' && !shape.bulk && hasConcept(hit, 'role', 'describing')
}

/** "Blue Kiln, a company from Bath": the noun says what it is, and what follows where it is. */
function saysWhatKind({ frame }: Draft, hit: Hit): boolean {
  if (!hasConcept(hit, 'value', 'company') || !hasRole(frame, hit.start - 1, 'indefinite', 'cue_as')) return false
  const next = frame.tokens[hit.end]
  return !next?.word || (hasRole(frame, hit.end, 'cue_from', 'cue_in', 'of') && !hasRole(frame, hit.end, 'cue_named'))
}

/** "in which town is Acme?": the question is about the field of a record that is named; it brings no value. */
function isAskedFor(draft: Draft, hit: Hit): boolean {
  const { frame } = draft
  return (
    frame.question &&
    frame.named.length > 0 &&
    hasRole(frame, hit.start - 1, 'question') &&
    (!hit.concepts.some(concept => concept.kind === 'entity' || concept.kind === 'value') ||
      hasRole(frame, hit.start - 2, 'cue_in', 'cue_for'))
  )
}

/** "contacts without e-mail", "that have no phone": a flag that asks for the empty ones. */
function flagMissing(draft: Draft, field: string, hit: Hit): boolean {
  const flag = draft.shape.slots.find(
    slot => slot.kind === 'flag' && slotNames(field).some(name => slot.name === `without_${name}`),
  )
  if (!flag) return false
  const cue = draft.frame.hits.find(
    other => hasConcept(other, 'role', 'cue_without') && other.end <= hit.start && hit.start - other.end <= 2,
  )
  if (!cue) return false
  setArgument(draft, flag, true)
  useHit(draft, cue)
  useHit(draft, hit)
  return true
}

/** A field word inside the person's own words is text, unless its value stands right beside it ("priority high"). */
function isSkipped(draft: Draft, hit: Hit): boolean {
  if (isTornOff(draft, hit)) return true
  if (!inOwnWords(draft, hit.start)) return false
  const enumBeside = valueBeside(draft, hit)
  return enumBeside === undefined
}

/** "give me all contacts with the tag": the far part of a phrase that belongs to another one. */
function isTornOff({ frame }: Draft, { tail }: Hit): boolean {
  if (!tail) return false
  const length = tail.end - tail.start
  const holdsTail = (other: Hit) => other.start < tail.end && tail.start < other.end
  return frame.hits.some(other => !other.tail && holdsTail(other) && other.end - other.start > length)
}

function noteForeign(draft: Draft, hit: Hit, field: string): void {
  const isKind = hit.concepts.some(concept => concept.kind === 'entity' || concept.kind === 'value')
  // "which IBAN do we use on invoices?": what only the firm itself has.
  const isFirms = hasConcept(hit, 'entity', 'organization') && draft.shape.noun !== 'organization'
  if (isKind && !isFirms && (draft.shape.verb !== 'delete' || saysWhatItIs(draft, hit))) return
  // "call Anna" is something to do, not a field.
  if (isErrand(draft.frame, hit) && hit.start <= draft.frame.lead) return
  draft.foreign++
  draft.asked.push(field)
}

export function directionOf(draft: Draft, hit: Hit): Direction {
  const removes =
    hasConcept(hit, 'role', 'cue_without') ||
    draft.frame.actions.some(({ hit: action, weight }) => weight > 0.5 && hasConcept(action, 'action', 'delete'))
  if (removes) return 'remove'
  const adds = draft.frame.actions.some(({ hit: action }) => hasConcept(action, 'action', 'create'))
  return adds || hasConcept(hit, 'role', 'new') ? 'add' : 'set'
}

function fillField(draft: Draft, slot: Slot, hit: Hit): boolean {
  const kinds = spanKinds[slot.kind]
  if (kinds && fillFromSpan(draft, slot, hit, kinds)) return true
  // "which meeting do I have first on Friday?"
  if (slot.name === 'limit' && draft.shape.table === 'bookings' && hasConcept(hit, 'ordinal', '1')) {
    setArgument(draft, slot, 1)
    return true
  }
  if (slot.kind === 'enum' || slot.kind === 'flag') return fillFromValue(draft, slot, hit)
  if (slot.kind === 'reference') return slot.table === 'profiles' && fillPerson(draft, slot, hit)
  // "starts at 1 pm": day and time are read together.
  if (slot.kind === 'moment') return true
  return kinds ? false : fillFromText(draft, slot, hit)
}
