// Fills a tool's arguments from a text, in the order of how sure each kind of evidence is.
import type { Focus } from '../dialogue/focus.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { SpanKind } from '../spans/span.ts'
import { conceptsOf, hasConcept } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { useCommandWords } from './command-words.ts'
import { fillDays } from './days.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isSpanUsed, isUsed, newDraft, setArgument, spanRange, useHit, useSpan } from './draft.ts'
import { fillFields } from './fields.ts'
import { fillFilters, fillNewPlace } from './filters.ts'
import { fillNames } from './names.ts'
import { fillMainText, fillNotes } from './own-words.ts'
import { fillLinks, fillTarget, fillTargetFromRest } from './references.ts'
import { fitValue } from './value-options.ts'

export function assign(shape: ToolShape, frame: Frame, focus: Focus, turn: Draft['turn']): Draft {
  const draft = newDraft(shape, frame, focus, turn)
  useCommandWords(draft)
  fillTarget(draft)
  for (const span of frame.spans) if (span.kind === 'place') fillPlace(draft, span)
  fillFields(draft)
  fillImplied(draft)
  fillSpans(draft)
  fillDays(draft)
  fillValues(draft)
  fillLinks(draft)
  if (shape.verb === 'create') fillNames(draft)
  else if (shape.effect === 'read') fillFilters(draft)
  else if (shape.verb === 'update') fillNewPlace(draft)
  fillMainText(draft)
  fillNotes(draft)
  if (needsTarget(shape)) fillTargetFromRest(draft)
  return draft
}

function needsTarget(shape: ToolShape): boolean {
  return shape.target !== undefined && (shape.target.required || shape.effect !== 'read')
}

/** Values that the command phrase itself brings: "start" → in progress, "we lost" → churned. */
function fillImplied(draft: Draft): void {
  for (const { hit, weight } of draft.frame.actions) {
    if (weight < 0.5) continue
    for (const value of conceptsOf(hit, 'value')) {
      const fit = fitValue(draft.shape, value.id)
      if (fit && isFree(draft, fit.slot)) setArgument(draft, fit.slot, fit.value)
    }
  }
}

const slotKindOf: Partial<Record<SpanKind, Slot['kind'][]>> = {
  email: ['email'],
  phone: ['phone'],
  money: ['money'],
  code: ['code'],
  time: ['moment'],
}

function fillSpans(draft: Draft): void {
  for (const span of draft.frame.spans) {
    if (isSpanUsed(draft, span)) continue
    const kinds = slotKindOf[span.kind]
    if (!kinds || inOwnWords(draft, spanRange(draft, span).start)) continue
    const slot = draft.shape.slots.find(candidate => kinds.includes(candidate.kind) && isFree(draft, candidate))
    if (!slot) continue
    setArgument(draft, slot, span.kind === 'money' ? span.value.amount : span.kind === 'time' ? span.text : span.value)
    if (span.kind === 'money' && span.value.currency) fillCurrency(draft, span.value.currency)
    useSpan(draft, span)
  }
  fillLimit(draft)
}

function fillCurrency(draft: Draft, currency: string): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'currency')
  if (slot && isFree(draft, slot)) setArgument(draft, slot, currency)
}

function fillPlace(draft: Draft, span: Extract<Draft['frame']['spans'][number], { kind: 'place' }>): void {
  const parts: [Slot['kind'], string | undefined][] = [
    ['street', span.value.street],
    ['zip', span.value.zip],
    ['city', span.value.city],
  ]
  let placed = false
  for (const [kind, value] of parts) {
    const slot = draft.shape.slots.find(candidate => candidate.kind === kind && isFree(draft, candidate))
    if (!slot || value === undefined) continue
    setArgument(draft, slot, value)
    placed = true
  }
  if (placed) useSpan(draft, span)
}

/** "the last 5 tasks": a count right before the noun. */
function fillLimit(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'limit')
  if (!slot || !isFree(draft, slot)) return
  const span = draft.frame.spans.find(candidate => candidate.kind === 'number' && !isSpanUsed(draft, candidate))
  if (span?.kind !== 'number' || !Number.isInteger(span.value) || span.value > 100) return
  const { end } = spanRange(draft, span)
  const counts = draft.frame.hits.some(hit => hit.start <= end + 1 && hit.start >= end && conceptsOf(hit, 'entity').length > 0)
  if (!counts) return
  setArgument(draft, slot, span.value)
  useSpan(draft, span)
}

function fillValues(draft: Draft): void {
  for (const hit of draft.frame.hits) {
    const values = conceptsOf(hit, 'value')
    if (values.length === 0 || (isUsed(draft, hit) && !carriesValue(hit))) continue
    if (draft.fieldHits.has(hit) || (inOwnWords(draft, hit.start) ? !standsApart(draft, hit) : insideTitle(draft, hit))) continue
    // "What company does Sara work for?" asks for a field; only "list all companies" filters by it.
    if (conceptsOf(hit, 'field').length > 0 && draft.frame.question && draft.frame.named.length > 0) continue
    for (const value of values) {
      const fit = fitValue(draft.shape, value.id)
      if (!fit || (!isFree(draft, fit.slot) && !mayAdd(draft, fit.slot))) continue
      addValue(draft, fit.slot, fit.value)
      useHit(draft, hit)
      break
    }
  }
}

/** ", high priority" and ", urgent" after the person's own words are no part of them. */
function standsApart(draft: Draft, hit: Hit): boolean {
  const { tokens } = draft.frame
  const before = tokens[hit.start - 1]
  const after = tokens[hit.end]
  const closed = !after || /^[,;.!)\n]/.test(after.text) || draft.used[hit.end] === true
  const open = before !== undefined && /^[,;(\n]/.test(before.text)
  return closed && (open || hit.end - hit.start > 1 || draft.used[hit.start - 1] === true)
}

/** The noun "clients" also says which status. */
function carriesValue(hit: Hit): boolean {
  return conceptsOf(hit, 'entity').length > 0
}

function mayAdd(draft: Draft, slot: Slot): boolean {
  return slot.many && slot.kind === 'enum' && draft.shape.effect === 'read'
}

function addValue(draft: Draft, slot: Slot, value: unknown): void {
  const before = draft.args[slot.name]
  if (!Array.isArray(before)) return setArgument(draft, slot, value)
  draft.args[slot.name] = [...new Set([...before, ...(Array.isArray(value) ? value : [value])])]
}

/** In "add task review open points" the "open" belongs to the title: it stands amid words of the person's own. */
function insideTitle(draft: Draft, hit: { start: number; end: number }): boolean {
  const { shape, frame, used } = draft
  if (shape.effect === 'read' || !shape.main || shape.verb !== 'create') return false
  const isOwn = (index: number) => frame.tokens[index]?.word === true && !used[index]
  const before = isOwn(hit.start - 1) && !isConnecting(frame, hit.start - 1)
  return before && isOwn(hit.end)
}

function isConnecting(frame: Frame, index: number): boolean {
  return frame.hits.some(
    hit => hit.start <= index && index < hit.end && (hasConcept(hit, 'role', 'cue_as') || hasConcept(hit, 'role', 'article')),
  )
}
