// Which records the arguments mean: names in the text, pronouns, "that task", "the second one", "both".

import { pointedAt } from '../dialogue/focus.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsAt, namedAt, spanAt, textBetween, tokenRange } from '../understand/analysis.ts'
import { type Named, recordsIn } from '../understand/named.ts'
import { namesNoun, nounHit } from './command-words.ts'
import { fromConversation } from './conversation-references.ts'
import { detailsAfter, resolveNamed } from './details.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isSpanUsed, setArgument, useHit, useNamed, useSpan, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'
import { isMember, linkMember } from './members.ts'

export function fillTarget(draft: Draft): void {
  const slot = draft.shape.target
  if (!slot || !isFree(draft, slot)) return
  const found =
    fromQuotes(draft) ??
    fromIds(draft) ??
    fromAddress(draft, slot) ??
    fromNames(draft, slot) ??
    fromConversation(draft, slot)
  if (found) setTargets(draft, slot, found)
}

/** Called last, when the rest of the text is spoken for: what is left describes the record. */
export function fillTargetFromRest(draft: Draft): void {
  const slot = draft.shape.target
  if (slot?.table === 'bookings' && !isFree(draft, slot)) useDaysOfTarget(draft)
  if (!slot || !isFree(draft, slot) || draft.targets.length > 0 || draft.unclear) return
  const quoted = draft.frame.spans.find(
    span => ['quote', 'code', 'email', 'phone'].includes(span.kind) && !isSpanUsed(draft, span),
  )
  // "the website one" is of the kind that was talked about last.
  const isAbout = draft.focus.seen[0]?.table === slot.table
  const standIn = draft.frame.hits.find(hit => isAbout && hasConcept(hit, 'role', 'stand_in'))
  if (standIn) useHit(draft, standIn)
  const noun = nounHit(draft) ?? standIn
  const text = quoted ? String(quoted.value) : cleanText(draft.frame, 0, restEnd(draft), draft.used)
  if (!text) {
    fillElidedTarget(draft, slot)
    return
  }
  // Whom "her" means when nobody was talked about only the person can say.
  if (!quoted && isPronoun(draft, text)) return
  draft.fromRest = quoted === undefined
  setArgument(draft, slot, text, quoted !== undefined || (noun !== undefined && !saysMore(draft, text)))
  useTokens(draft, 0, draft.frame.tokens.length)
}

/** "cancel Friday's site visit": the day of an appointment that is named. Of one that is not, the tool finds the day. */
function useDaysOfTarget(draft: Draft): void {
  const { frame } = draft
  for (const day of frame.spans) {
    if (day.kind !== 'day' || isSpanUsed(draft, day)) continue
    useSpan(draft, day)
    const { end } = tokenRange(frame.tokens, day.start, day.end)
    if (/^['’]$/.test(frame.tokens[end]?.text ?? '')) useTokens(draft, end, end + 2)
  }
}

/** "invoice Delta 500": whom it concerns is needed, and the words that are left name somebody: the tool finds out whom. */
export function fillRequiredLink(draft: Draft): void {
  const slot = draft.shape.slots.find(
    candidate => candidate.kind === 'reference' && candidate.required && candidate !== draft.shape.target,
  )
  if (!slot || draft.shape.verb !== 'create' || !isFree(draft, slot)) return
  const { tokens } = draft.frame
  const start = tokens.findIndex(
    (token, index) =>
      token.word && !draft.used[index] && hitsAt(draft.frame, index).length === 0 && !spanAt(draft.frame, index),
  )
  if (start < 0) return
  let end = start
  while (tokens[end] && !draft.used[end] && !/^[,;:.!?\n]$/.test(tokens[end]?.text ?? '') && !spanAt(draft.frame, end))
    end++
  const text = cleanText(draft.frame, start, end, draft.used)
  if (!/\p{Lu}/u.test(text) || text.split(/\s+/).length > 5) return
  setArgument(draft, slot, text, false)
  useTokens(draft, start, end)
}

/** "note that she likes it": nobody is named, so it is about what was just talked about. Never for what can't be taken back. */
function fillElidedTarget(draft: Draft, slot: Slot): void {
  const [latest] = draft.focus.seen
  if (draft.shape.effect !== 'write' || latest?.table !== slot.table || Object.keys(draft.args).length === 0) return
  const records = pointedAt(draft.focus, slot.table)
  const [record] = records
  if (records.length > 1) draft.unclear = { slot, records }
  if (!record || records.length > 1) return
  draft.fromFocus = true
  setArgument(draft, slot, record.id ?? record.title)
}

function isPronoun(draft: Draft, text: string): boolean {
  return draft.frame.tokens.some(
    (token, index) => token.text === text && hasRole(draft.frame, index, 'person', 'thing', 'demonstrative'),
  )
}

function restEnd(draft: Draft): number {
  const { textFrom, textField, tokens } = draft.frame
  return textFrom !== undefined && textField !== undefined ? textFrom : tokens.length
}

/** A name holds no words of ours: "have no phone" is none. */
function saysMore(draft: Draft, text: string): boolean {
  return draft.frame.hits.some(hit => {
    const telling = hit.concepts.some(
      concept => concept.kind === 'field' || concept.kind === 'value' || concept.id === 'negation',
    )
    return telling && text.includes(textBetween(draft.frame, hit.start, hit.end))
  })
}

/** Other records that the call concerns: "for Anna", the person named in a task's title. */
export function fillLinks(draft: Draft): void {
  for (const slot of draft.shape.slots) {
    if (slot.kind !== 'reference' || slot === draft.shape.target || !isFree(draft, slot)) continue
    if (slot.table === 'profiles') {
      linkMember(draft, slot)
      continue
    }
    const named = draft.frame.named.find(candidate => isLink(draft, slot, candidate))
    if (named) linkNamed(draft, slot, named)
    else if (!linkUnknown(draft, slot)) linkPronoun(draft, slot)
  }
}

/** "how much does Velohaus owe us?": a name that the firm's records hold in a longer form. Look-ups without search words only. */
function linkUnknown(draft: Draft, slot: Slot): boolean {
  const { frame, shape } = draft
  if (shape.effect !== 'read' || shape.main || slot.table !== 'contacts') return false
  const isUnknown = (index: number) =>
    frame.tokens[index]?.capital === true &&
    !draft.used[index] &&
    hitsAt(frame, index).length === 0 &&
    !namedAt(frame, index) &&
    spanAt(frame, index) === undefined
  const start = frame.tokens.findIndex((_, index) => index > 0 && isUnknown(index))
  if (start < 0) return false
  let end = start + 1
  while (isUnknown(end)) end++
  setArgument(draft, slot, textBetween(frame, start, end))
  useTokens(draft, start, end)
  return true
}

function isLink(draft: Draft, slot: Slot, named: Named): boolean {
  if (!slot.table || recordsIn(named, slot.table).length === 0) return false
  if (isMember(named) && draft.shape.slots.some(other => other.table === 'profiles' && isFree(draft, other)))
    return false
  return draft.used.slice(named.start, named.end).some(used => !used)
}

function linkNamed(draft: Draft, slot: Slot, named: Named): void {
  const resolved = resolveNamed(draft, slot, named)
  // A filter takes the name as it was said: the tool also counts the people of a company.
  setArgument(draft, slot, draft.shape.effect === 'read' ? named.text : resolved.value)
  const noun = draft.frame.hits.find(
    hit => hasConcept(hit, 'entity', slot.name) && hit.start >= named.start - 2 && hit.start <= named.end,
  )
  if (noun && draft.shape.effect === 'read') useHit(draft, noun)
  const inTitle = draft.shape.main !== undefined && draft.shape.main.name !== 'name' && draft.shape.effect !== 'read'
  // A name in a title stays in the title; one that was only mentioned to say whom it is for does not.
  if (inTitle && !standsApart(draft, named)) return
  const cue = draft.frame.hits.findLast(
    hit =>
      hit.end === named.start && hit.concepts.some(concept => concept.kind === 'role' && concept.id.startsWith('cue_')),
  )
  if (cue) useHit(draft, cue)
  useNamed(draft, named)
  for (const detail of resolved.details) useNamed(draft, detail)
}

/** "a task for Anna: …", "…, for Anna": before the free text or after a comma. */
function standsApart(draft: Draft, named: Named): boolean {
  const { frame } = draft
  if (frame.textFrom !== undefined && named.end <= frame.textFrom) return true
  const cueStart = hasRole(frame, named.start - 1, 'cue_for', 'cue_with', 'of') ? named.start - 1 : undefined
  if (cueStart === undefined) return false
  const noun = nounHit(draft)
  // "Reunião com a Emma": the noun is the title's own.
  if (noun && hasConcept(noun, 'role', 'is_text')) return false
  if (noun && noun.end === cueStart) return frame.tokens[named.end] !== undefined
  return frame.tokens[cueStart - 1]?.text === ','
}

function linkPronoun(draft: Draft, slot: Slot): void {
  if (slot.table !== 'contacts' || draft.shape.table === 'contacts') return
  const index = draft.frame.tokens.findIndex((_, at) => isPersonPronoun(draft, at))
  if (index < 0) return
  const people = pointedAt(draft.focus, 'contacts')
  const [person] = people
  if (people.length > 1) draft.unclear = { slot, records: people }
  else if (person) setArgument(draft, slot, person.id ?? person.title)
}

export function isPersonPronoun(draft: Draft, index: number): boolean {
  const { frame } = draft
  if (!hasRole(frame, index, 'person', 'possessive') || namedAt(frame, index)) return false
  return hitsAt(frame, index).some(hit =>
    hit.concepts.some(concept => concept.id === 'person' || concept.id === 'possessive'),
  )
}

function fromIds(draft: Draft): string[] | undefined {
  const ids = draft.frame.spans.filter(span => span.kind === 'uuid')
  if (ids.length === 0) return undefined
  for (const span of ids) useSpan(draft, span)
  return ids.map(span => String(span.value))
}

/** "rename the task «x» to «y»": the first of two quotes is what it was called. */
function fromQuotes(draft: Draft): string[] | undefined {
  const quotes = draft.frame.spans.filter(span => span.kind === 'quote')
  const [first, second] = quotes
  if (!first || !second || draft.shape.verb !== 'update') return undefined
  useSpan(draft, first)
  return [String(first.value)]
}

/** "add a note to Carvalho, ines@…: …": the address decides, unless it is what changes. */
function fromAddress(draft: Draft, slot: Slot): string[] | undefined {
  const { textFrom, textField } = draft.frame
  if (slot.table !== 'contacts' || textFrom === undefined || textField === undefined) return undefined
  const address = draft.frame.spans.find(
    span => span.kind === 'email' && !inOwnWords(draft, tokenRange(draft.frame.tokens, span.start, span.end).start),
  )
  if (!address) return undefined
  useSpan(draft, address)
  return [String(address.value)]
}

/** All names of the right table that stand together; details that follow one ("from Acme") decide between namesakes. */
function fromNames(draft: Draft, slot: Slot): string[] | undefined {
  const { table } = slot
  if (!table) return undefined
  const ofTable = draft.frame.named.filter(named => recordsIn(named, table).length > 0 && !isFieldValue(draft, named))
  const outside = ofTable.filter(named => !inOwnWords(draft, named.start))
  // "note that Paul is away": the note itself says whose it is.
  const fitting = outside.length > 0 || draft.shape.main ? outside : ofTable
  const details = new Set<Named>()
  const values: string[] = []
  for (const named of fitting) {
    if (details.has(named)) continue
    if (values.length > 0 && !isJoined(draft, named)) continue
    for (const detail of detailsAfter(draft, named)) details.add(detail)
    const resolved = resolveNamed(draft, slot, named)
    values.push(resolved.value)
    useReference(draft, named, resolved.details)
  }
  return values.length > 0 ? values : undefined
}

/** "she works at Novatech": the firm is what is told, not whom it is told of. */
function isFieldValue(draft: Draft, named: Named): boolean {
  return draft.frame.hits.some(
    hit =>
      hit.end === named.start && hit.end - hit.start > 1 && hit.concepts.every(concept => concept.kind === 'field'),
  )
}

function isJoined(draft: Draft, named: Named): boolean {
  return draft.frame.tokens[named.start - 1]?.text === ',' || hasRole(draft.frame, named.start - 1, 'conjunction')
}

/** The name, the preposition before it, its details, and a noun of ours right beside it ("the task Call Anna"). */
function useReference(draft: Draft, named: Named, details: Named[]): void {
  useNamed(draft, named)
  for (const detail of details) useTokens(draft, named.end, detail.end)
  for (const hit of draft.frame.hits)
    if (namesNoun(draft, hit) && hit.start >= named.start - 2 && hit.start <= named.end + 2) useHit(draft, hit)
  const before = named.start - 1
  if (hasRole(draft.frame, before, 'of', 'cue_for', 'cue_to', 'article', 'cue_from', 'cue_with'))
    useTokens(draft, before, named.start)
  const possessive = draft.frame.tokens[named.end]
  if (possessive && /^['’]$/.test(possessive.text)) useTokens(draft, named.end, named.end + 2)
}

function setTargets(draft: Draft, slot: Slot, values: string[]): void {
  if (slot.many) setArgument(draft, slot, values)
  else if (values.length === 1) setArgument(draft, slot, values[0])
  else draft.targets = values
}

/** The person's words for the record, for questions about it. */
export function namedText(draft: Draft, named: Named): string {
  return textBetween(draft.frame, named.start, named.end)
}
