// Own words as the value of a field: "company Acme AG", "title: …", "the vip tag".
import type { Hit } from '../lexicon/match.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, namedAt, spanAt, textBetween } from '../understand/analysis.ts'
import { clearField } from './clear-fields.ts'
import type { Draft } from './draft.ts'
import { setArgument, spanRange, useTokens } from './draft.ts'
import { valueEnd, valueStart } from './field-extent.ts'
import { cleanText, splitList } from './free-text.ts'
import { withoutArticle } from './name-words.ts'

/** The words from the field to the next thing that is something of its own. */
export function fillFromText(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (isLabel(slot) && closesAfterValue(draft, hit)) return fillLabelsBefore(draft, slot, hit)
  if (slot.kind === 'company_name' && isTitleOf(draft, hit)) return false
  let start = isName(slot) ? afterAside(draft, valueStart(draft, slot, hit)) : valueStart(draft, slot, hit)
  while (start !== undefined && slot.name === 'location' && hasRole(draft.frame, start, 'cue_place')) start++
  if (start === undefined) return fillLabelsBefore(draft, slot, hit)
  const quoted = spanAt(draft.frame, start)
  // "nouvelle adresse mail: nina@…": no street begins so.
  if (slot.kind !== 'text' && (quoted?.kind === 'email' || quoted?.kind === 'phone')) return false
  const end = quoted?.kind === 'quote' ? spanRange(draft, quoted).end : valueEnd(draft, slot, start)
  const text =
    quoted?.kind === 'quote'
      ? String(quoted.value)
      : cleanText(draft.frame, start, end, leftIn(draft, slot, start), draft.frame.textFrom === start)
  if (!text) return fillLabelsBefore(draft, slot, hit)
  const goal = surnameSlot(draft, slot, text) ?? townSlot(draft, slot, text) ?? slot
  const whole = isNumbering(text) ? `${textBetween(draft.frame, hit.start, hit.end)} ${text}` : text
  const value = isName(slot) ? withoutArticle(draft, text) : whole
  setArgument(draft, goal, slot.kind === 'labels' ? splitList(text, draft.frame.lexicons) : value)
  if (draft.frame.actions.some(({ hit: action, weight }) => weight > 0.5 && hasConcept(action, 'role', 'replaces')))
    replaceField(draft, hit)
  // "this company as an opportunity: …": what stands before the colon says more.
  useTokens(draft, draft.frame.textFrom === start ? start : hit.end, end)
  return true
}

/** "the company Acme has changed its mind": says what Acme is. "change company Acme to Nova" says its name first. */
function isTitleOf({ frame, shape }: Draft, hit: Hit): boolean {
  if (shape.effect === 'read') return false
  const isBeside = hasConcept(hit, 'entity') && namedAt(frame, hit.end)?.start === hit.end
  return isBeside && !frame.actions.some(({ hit: action, weight }) => weight > 0.5 && action.end <= hit.start)
}

/** What a value leaves out. "I spoke to *Anna*, she …": in the middle of a note even whom it is for is a part of it. */
function leftIn({ frame, used }: Draft, slot: Slot, start: number): boolean[] {
  if (!/^notes?$/.test(slot.name) || frame.textFrom !== start) return used
  const inside = frame.named.filter(
    named => named.start > start && !used[named.start - 1] && frame.tokens[named.start - 1]?.word === true,
  )
  return used.map((isUsed, index) => isUsed && !inside.some(named => named.start <= index && index < named.end))
}

/** "wohnt neu in Neuenburg", "habite Romont": an address without a number is a town. */
function townSlot({ shape }: Draft, slot: Slot, text: string): Slot | undefined {
  if (slot.kind !== 'street' || /\d/.test(text) || text.split(/\s+/).length > 3) return undefined
  return shape.slots.find(candidate => candidate.kind === 'city')
}

/** "Room 2", "Saal B": a mere number or letter is nothing without its noun. */
export function isNumbering(text: string): boolean {
  return /^(?:\d{1,3}|\p{Lu})$/u.test(text)
}

/** "replace her notes by …": what is appended otherwise takes the place of what was there. */
function replaceField(draft: Draft, hit: Hit): void {
  const [field] = conceptsOf(hit, 'field')
  if (field) clearField(draft, field.id, hit)
}

function isName({ kind }: Slot): boolean {
  return kind === 'full_name' || kind === 'family_name' || kind === 'company_name'
}

/** "is called since her wedding Brown", "heisst seit der Heirat Brown": since when is no part of the name. */
function afterAside({ frame }: Draft, start: number | undefined): number | undefined {
  if (start === undefined || !hasRole(frame, start, 'cue_after')) return start
  let at = start + 1
  while (hasRole(frame, at, 'article', 'possessive', 'of')) at++
  const name = frame.tokens[at]?.word ? at + 1 : at
  return frame.tokens[name]?.capital ? name : start
}

/** Somebody known who has one new name that is no first name got another surname. */
function surnameSlot({ frame, shape }: Draft, slot: Slot, text: string): Slot | undefined {
  if (slot.kind !== 'full_name' || shape.verb !== 'update' || /\s/.test(text) || isFirstName(text)) return undefined
  const isPerson = frame.named.some(named => named.records.some(({ title }) => isFirstName(title.split(' ')[0] ?? '')))
  return isPerson ? shape.slots.find(candidate => candidate.kind === 'family_name') : undefined
}

function isLabel(slot: Slot): boolean {
  return slot.kind === 'labels' || /^(tag|label)$/.test(slot.name)
}

/** "take the vip tag off Acme": the value lies between the two parts of the phrase. */
function closesAfterValue({ frame }: Draft, { end, tail }: Hit): boolean {
  const joint = frame.tokens[(tail?.start ?? 0) - 1]?.text === '-' ? 2 : 1
  const before = tail && tail.start - joint
  return (
    before !== undefined &&
    before >= end &&
    !namedAt(frame, before) &&
    !hasRole(frame, before, 'article', 'person', 'filler', 'polite', 'just') &&
    !hitsOver(frame, before).some(
      hit =>
        (hit.start > end && hasConcept(hit, 'field')) || hasConcept(hit, 'ordinal') || hasConcept(hit, 'role', 'many'),
    )
  )
}

/** "the vip tag", "den VIP-Tag": the label stands before its field word, or amid a phrase that closes it. */
function fillLabelsBefore(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (!isLabel(slot)) return false
  const { tokens } = draft.frame
  const field = hit.tail?.start ?? hit.start
  const end = tokens[field - 1]?.text === '-' ? field - 1 : field
  const before = end - 1
  const token = tokens[before]
  if (
    !token?.word ||
    draft.used[before] ||
    hasRole(draft.frame, before, 'article', 'cue_for', 'cue_to', 'cue_with', 'of', 'polite', 'just')
  )
    return false
  if (namedAt(draft.frame, before)) return false
  setArgument(draft, slot, slot.kind === 'labels' ? [token.text] : token.text)
  useTokens(draft, before, field)
  return true
}
