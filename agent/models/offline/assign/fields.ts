// Fields that the person names: "email anna@acme.ch", "set her phone to …", "priority high", "title: …".
import type { Hit } from '../lexicon/match.ts'
import { isPlace } from '../lexicons/places.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import type { SpanKind } from '../spans/span.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, namedAt, spanAt, textBetween } from '../understand/analysis.ts'
import { dayArgument } from './days.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isSpanUsed, isUsed, setArgument, spanRange, useHit, useSpan, useTokens } from './draft.ts'
import type { Direction } from './field-slots.ts'
import { slotForField, slotNames } from './field-slots.ts'
import { cleanText, splitList } from './free-text.ts'
import { fitValue } from './value-options.ts'

export function fillFields(draft: Draft): void {
  for (const hit of draft.frame.hits) {
    const [field] = conceptsOf(hit, 'field')
    if (!field || isSkipped(draft, hit)) continue
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

/** "in which town is Acme?": the question is about the field of a record that is named; it brings no value. */
function isAskedFor(draft: Draft, hit: Hit): boolean {
  const { frame } = draft
  return (
    frame.question &&
    frame.named.length > 0 &&
    !hit.concepts.some(concept => concept.kind === 'entity' || concept.kind === 'value') &&
    hasRole(frame, hit.start - 1, 'question')
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

/** "remove the company Acme": the noun says what Acme is; it is no field of it. */
function introducesRecord({ frame }: Draft, hit: Hit): boolean {
  return frame.named.some(named => named.start === hit.end)
}

/** "remove her phone number": an update that empties the field, where the tool can do that. */
function clearField(draft: Draft, field: string, hit: Hit): boolean {
  const clear = draft.shape.slots.find(slot => slot.name === 'clear' && slot.many)
  const option = clear?.options.find(candidate => candidate === field || slotNames(field).includes(candidate))
  if (!clear || !option || introducesRecord(draft, hit)) return false
  if (slotForField(draft.shape, field, 'remove')?.kind === 'labels' && namesLabel(draft, hit)) return false
  const before = draft.args[clear.name]
  draft.args[clear.name] = [...(Array.isArray(before) ? before : []), option]
  draft.sure.add(clear.name)
  useHit(draft, hit)
  return true
}

/** "remove the tag vip" takes one away; "remove all tags" takes the field. */
function namesLabel(draft: Draft, hit: Hit): boolean {
  return !draft.frame.hits.some(other => other.end === hit.start && hasConcept(other, 'role', 'all'))
}

/** A field word inside the person's own words is text, unless its value stands right beside it ("priority high"). */
function isSkipped(draft: Draft, hit: Hit): boolean {
  if (!inOwnWords(draft, hit.start)) return false
  const enumBeside = valueBeside(draft, hit)
  return enumBeside === undefined
}

function noteForeign(draft: Draft, hit: Hit, field: string): void {
  if (hit.concepts.some(concept => concept.kind === 'entity' || concept.kind === 'value')) return
  // "call Anna" is something to do, not a field.
  if (hasConcept(hit, 'role', 'errand') && hit.start <= draft.frame.lead) return
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

const spanKinds: Partial<Record<SlotKind, SpanKind[]>> = {
  email: ['email'],
  phone: ['phone', 'number'],
  day: ['day'],
  money: ['money', 'number'],
  count: ['number', 'duration', 'day'],
  code: ['code', 'number'],
  zip: ['number'],
}

function fillField(draft: Draft, slot: Slot, hit: Hit): boolean {
  const kinds = spanKinds[slot.kind]
  if (kinds && fillFromSpan(draft, slot, hit, kinds)) return true
  if (slot.kind === 'enum' || slot.kind === 'flag') return fillFromValue(draft, slot, hit)
  if (slot.kind === 'reference') return slot.table === 'profiles' && fillPerson(draft, slot, hit)
  if (kinds) return false
  return fillFromText(draft, slot, hit)
}

/** The nearest fitting span after the field word, else the one right before it ("high priority", "079 … is her phone"). */
function fillFromSpan(draft: Draft, slot: Slot, hit: Hit, kinds: SpanKind[]): boolean {
  const fitting = draft.frame.spans.filter(
    span =>
      (kinds.includes(span.kind) || isSpacedId(slot, span.kind)) &&
      !isSpanUsed(draft, span) &&
      (slot.kind !== 'count' || /\d/.test(span.text)),
  )
  const after = fitting.find(span => {
    const { start, end } = spanRange(draft, span)
    // "délai de paiement à 20 jours": the length of time may begin with the field's own words.
    return start >= hit.end || (slot.kind === 'count' && start >= hit.start && end > hit.end)
  })
  const before = fitting.findLast(
    span => spanRange(draft, span).end <= hit.start && spanRange(draft, span).end >= hit.start - 4,
  )
  const span = after ?? before
  if (!span) return false
  setArgument(
    draft,
    slot,
    span.kind === 'day' && slot.kind !== 'count' ? dayArgument(draft, slot, span) : spanText(span, slot),
  )
  useSpan(draft, span)
  return true
}

/** "NIF 513 204 877": grouped digits look like a phone number. */
function isSpacedId(slot: Slot, kind: SpanKind): boolean {
  return kind === 'phone' && /(^|_)(uid|vat_number)$/.test(slot.name)
}

function spanText(span: { kind: SpanKind; value: unknown; text: string }, slot: Slot): unknown {
  if (slot.kind === 'count' && span.kind !== 'number') return Number(/\d+/.exec(span.text)?.[0])
  if (span.kind === 'money') return (span.value as { amount: number }).amount
  // A phone number, an id or a postcode is text: a leading 0 counts.
  return span.kind === 'number' && slot.kind !== 'count' && slot.kind !== 'money' ? span.text : span.value
}

/** A value word next to the field word; when it says from what to what, the last one counts. */
function fillFromValue(draft: Draft, slot: Slot, hit: Hit): boolean {
  const near = draft.frame.hits.filter(
    other =>
      conceptsOf(other, 'value').length > 0 &&
      !isUsed(draft, other) &&
      (other.start >= hit.end || other.end >= hit.start - 2),
  )
  const fits = near.flatMap(value => {
    const fit = conceptsOf(value, 'value').flatMap(concept => fitValue(draft.shape, concept.id, slot) ?? [])[0]
    return fit ? [{ value, fit }] : []
  })
  const chosen = fits.findLast(({ value }) => value.start >= hit.end) ?? fits[0]
  if (!chosen) return false
  setArgument(draft, slot, chosen.fit.value)
  useHit(draft, chosen.value)
  draft.valueHits.add(chosen.value)
  return true
}

function valueBeside(draft: Draft, hit: Hit): Hit | undefined {
  return draft.frame.hits.find(
    other =>
      conceptsOf(other, 'value').length > 0 &&
      other.start >= hit.start - 2 &&
      other.end <= hit.end + 3 &&
      other !== hit,
  )
}

/** "assign it to me", "assigned to Luca": members are named by the person's words. */
function fillPerson(draft: Draft, slot: Slot, hit: Hit): boolean {
  const goal =
    draft.frame.hits.find(other => other.start >= hit.end && leadsToMember(draft, other)) ??
    draft.frame.hits.find(other => other.start >= hit.end && hasConcept(other, 'role', 'cue_to'))
  const start = conceptsOf(hit, 'action').length > 0 ? goal?.end : hit.end
  if (start === undefined || start >= draft.frame.tokens.length) return false
  if (hasRole(draft.frame, start, 'self')) {
    setArgument(draft, slot, 'me')
    useTokens(draft, goal?.start ?? start, start + 1)
    return true
  }
  const end = valueEnd(draft, slot, start)
  const text = cleanText(draft.frame, start, end, draft.used)
  if (!text) return false
  setArgument(draft, slot, text)
  useTokens(draft, goal?.start ?? start, end)
  return true
}

/** "give the task … to Lea", "an Lea", "à Lea": any preposition that a member of the team comes after. */
function leadsToMember(draft: Draft, hit: Hit): boolean {
  const isGoal = (['cue_to', 'cue_for', 'of'] as const).some(role => hasConcept(hit, 'role', role))
  return isGoal && namedAt(draft.frame, hit.end)?.records.some(record => record.table === 'profiles') === true
}

/** The words from the field to the next thing that is something of its own. */
function fillFromText(draft: Draft, slot: Slot, hit: Hit): boolean {
  let start = valueStart(draft, hit)
  while (start !== undefined && slot.name === 'location' && hasRole(draft.frame, start, 'cue_place')) start++
  if (start === undefined) return fillLabelsBefore(draft, slot, hit)
  const quoted = spanAt(draft.frame, start)
  const end = quoted?.kind === 'quote' ? spanRange(draft, quoted).end : valueEnd(draft, slot, start)
  const text =
    quoted?.kind === 'quote'
      ? String(quoted.value)
      : cleanText(draft.frame, start, end, draft.used, draft.frame.textFrom === start)
  if (!text) return fillLabelsBefore(draft, slot, hit)
  setArgument(draft, slot, slot.kind === 'labels' ? splitList(text, draft.frame.lexicons) : text)
  if (draft.frame.actions.some(({ hit: action, weight }) => weight > 0.5 && hasConcept(action, 'role', 'replaces')))
    replaceField(draft, hit)
  useTokens(draft, hit.end, end)
  return true
}

/** "replace her notes by …": what is appended otherwise takes the place of what was there. */
function replaceField(draft: Draft, hit: Hit): void {
  const [field] = conceptsOf(hit, 'field')
  if (field) clearField(draft, field.id, hit)
}

/** "the vip tag": the label stands before its field word. */
function fillLabelsBefore(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (slot.kind !== 'labels') return false
  const before = hit.start - 1
  const token = draft.frame.tokens[before]
  if (
    !token?.word ||
    draft.used[before] ||
    hasRole(draft.frame, before, 'article', 'cue_for', 'cue_to', 'cue_with', 'of')
  )
    return false
  if (namedAt(draft.frame, before)) return false
  setArgument(draft, slot, [token.text])
  useTokens(draft, before, hit.start)
  return true
}

/** Skips "is", "to", ":", and whose field it is: "phone of Anna is …", "note for Anna: …". */
function valueStart(draft: Draft, hit: Hit): number | undefined {
  const { frame } = draft
  if (frame.textFrom !== undefined && hit.end <= frame.textFrom) return frame.textFrom
  const goal = frame.hits.find(
    other => other.start >= hit.end && hasConcept(other, 'role', 'cue_to') && namedBetween(draft, hit.end, other.start),
  )
  let index = goal?.end ?? hit.end
  while (index < frame.tokens.length) {
    const token = frame.tokens[index]
    const named = namedAt(frame, index)
    const skipped = hitsAt(frame, index).find(other =>
      (
        [
          'cue_to',
          'cue_named',
          'article',
          'of',
          'cue_as',
          'cue_for',
          'opens_text',
          'person',
          'thing',
          'possessive',
        ] as const
      ).some(role => hasConcept(other, 'role', role)),
    )
    if (!goal && named && named.start === index && hasWordAfter(draft, named.end)) index = named.end
    else if (skipped) index = skipped.end
    else if (token && !token.word && !/[("«„“+@]/.test(token.text)) index++
    else return index
  }
  return undefined
}

function hasWordAfter(draft: Draft, index: number): boolean {
  return draft.frame.tokens.slice(index).some(token => token.word || token.text === '+')
}

/** Only whose field it is stands between the field and its goal: "phone of Anna to …", "task «x» to …". */
function namedBetween(draft: Draft, start: number, end: number): boolean {
  let names = false
  for (let index = start; index < end; index++) {
    const names1 =
      namedAt(draft.frame, index) !== undefined ||
      draft.used[index] === true ||
      spanAt(draft.frame, index)?.kind === 'quote'
    const points = hasRole(draft.frame, index, 'person', 'thing', 'demonstrative')
    names ||= names1 || points
    const fits =
      names1 ||
      points ||
      hasRole(draft.frame, index, 'article', 'of', 'possessive', 'cue_for') ||
      conceptsAt(draft, index, 'entity')
    if (!fits && draft.frame.tokens[index]?.word && conceptsAt(draft, index, 'field')) return false
    if (draft.frame.tokens[index]?.text === ',') return false
  }
  return names
}

function conceptsAt(draft: Draft, index: number, kind: 'entity' | 'field'): boolean {
  return draft.frame.hits.some(hit => hit.start <= index && index < hit.end && conceptsOf(hit, kind).length > 0)
}

const boundaryRoles = ['sequel'] as const

/** Up to the next field, typed span or sentence; one line of own words goes to the end. */
function valueEnd(draft: Draft, slot: Slot, start: number): number {
  const { frame } = draft
  const long = slot.kind === 'text' && frame.textFrom !== undefined && start >= frame.textFrom
  if (long) return frame.tokens.length
  const isNote = slot.kind === 'text' && /note|description|comment/.test(slot.name)
  for (let index = start; index < frame.tokens.length; index++) {
    const token = frame.tokens[index]
    if (!token) break
    if (isNote ? /^[\n]/.test(token.text) : /^[,;\n]/.test(token.text) && slot.kind !== 'labels') return index
    if (/^[.!?]$/.test(token.text) && index === frame.tokens.length - 1) return index
    if (index === start || isNote) continue
    const span = spanAt(frame, index)
    if (span && span.kind !== 'number' && !/^\d{4}$/.test(span.text)) return backOver(draft, index)
    if (
      slot.kind === 'company_name' &&
      hasRole(frame, index, 'cue_in', 'cue_at') &&
      isPlace(frame.tokens[index + 1]?.text ?? '')
    )
      return index
    const ends = hitsAt(frame, index).some(
      other =>
        conceptsOf(other, 'field').length > 0 ||
        isOtherValue(draft, slot, other) ||
        boundaryRoles.some(role => hasConcept(other, 'role', role)),
    )
    const onwards =
      hasRole(frame, index, 'cue_to', 'cue_for', 'cue_from', 'cue_with') && namedAt(frame, index + 1) !== undefined
    if (ends || onwards) return backOver(draft, index)
  }
  return frame.tokens.length
}

/** "company Acme as a lead": the stage is no part of the name. */
function isOtherValue(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (!draft.frame.tokens[hit.start - 1] || !hasRole(draft.frame, hit.start - 1, 'cue_as', 'article')) return false
  return conceptsOf(hit, 'value').some(value => {
    const fit = fitValue(draft.shape, value.id)
    return fit !== undefined && fit.slot !== slot
  })
}

/** Leaves "and", "with", "by" to what follows. */
function backOver(draft: Draft, index: number): number {
  let at = index
  while (at > 0 && hasRole(draft.frame, at - 1, 'conjunction', 'cue_with', 'article', 'cue_by', 'cue_as')) at--
  return at
}

export function fieldText(draft: Draft, hit: Hit): string {
  return textBetween(draft.frame, hit.start, hit.end)
}
