// The record that a tool works on: named, quoted, by its id, or found in the conversation.

import { pointedAt } from '../dialogue/focus.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsOver, namedAt, spanAt, tokenRange } from '../understand/analysis.ts'
import { type Named, recordsIn } from '../understand/named.ts'
import { namesNoun } from './command-words.ts'
import { fromConversation } from './conversation-references.ts'
import { detailsAfter, resolveNamed } from './details.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, setArgument, useHit, useNamed, useSpan, useTokens } from './draft.ts'

export function fillTarget(draft: Draft): void {
  const slot = draft.shape.target
  if (!slot || !isFree(draft, slot)) return
  const found =
    fromQuotes(draft) ??
    fromIds(draft) ??
    fromAddress(draft, slot) ??
    fromNames(draft, slot) ??
    fromConversation(draft, slot) ??
    fromSight(draft, slot)
  if (found) setTargets(draft, slot, found)
}

/** "foi paga", "ist bezahlt", right after an invoice: the verb says what kind, and nothing says which. */
function fromSight(draft: Draft, slot: Slot): string[] | undefined {
  const { frame, focus, shape } = draft
  const [latest] = focus.seen
  if (shape.effect !== 'write' || !latest || latest.table !== slot.table || frame.spans.length > 0) return undefined
  if (frame.text.trimEnd().endsWith('?')) return undefined
  if (pointedAt(focus, slot.table).length !== 1) return undefined
  const says = frame.actions.some(
    ({ hit, weight }) => weight >= 0.8 && hasConcept(hit, 'action', shape.verb) && namesNoun(draft, hit),
  )
  const others = frame.named.filter(named => recordsIn(named, 'profiles').length === 0)
  const isBare = frame.tokens.every(
    (token, index) => !token.word || hitsOver(frame, index).length > 0 || namedAt(frame, index) !== undefined,
  )
  const isMany = frame.hits.some(hit => hasConcept(hit, 'role', 'many') || hasConcept(hit, 'role', 'all'))
  if (!says || others.length > 0 || !isBare || isMany || frame.tokens.length > mostWords) return undefined
  draft.fromFocus = true
  return [latest.id ?? latest.title]
}

const mostWords = 5

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
  let last: Named | undefined
  for (const named of fitting) {
    if (details.has(named)) continue
    if (last && !isJoined(draft, named)) continue
    // "Send offer is done and Renew domain in progress": what is said of the first is not said of the second.
    if (last && draft.shape.effect !== 'read' && saysBetween(draft, last, named)) {
      draft.loose++
      continue
    }
    last = named
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

/** A value, a day or an amount of the one before. */
function saysBetween({ frame }: Draft, { end }: Named, { start }: Named): boolean {
  return frame.tokens.some(
    (_, index) =>
      index >= end &&
      index < start &&
      (hitsOver(frame, index).some(hit => hasConcept(hit, 'value') || hasConcept(hit, 'action')) ||
        spanAt(frame, index) !== undefined),
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
