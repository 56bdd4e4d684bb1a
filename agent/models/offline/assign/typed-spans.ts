// Addresses, amounts and figures for the arguments that take such: whatever word leads to them.
import type { Slot } from '../shape/slot.ts'
import { isBankAccount, isCompanyId } from '../spans/address.ts'
import type { Span, SpanKind } from '../spans/span.ts'
import { conceptsOf, hasConcept } from '../understand/analysis.ts'
import { namesNoun } from './command-words.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isSpanUsed, setArgument, spanRange, useHit, useSpan } from './draft.ts'

const slotKindOf: Partial<Record<SpanKind, Slot['kind'][]>> = {
  email: ['email'],
  phone: ['phone'],
  money: ['money'],
  code: ['code'],
}

export function fillSpans(draft: Draft): void {
  for (const span of draft.frame.spans) {
    if (isSpanUsed(draft, span) || (span.kind === 'money' && span.value.amount < 0)) continue
    const kinds = slotKindOf[span.kind]
    if (!kinds || isBareCode(span) || inOwnWords(draft, spanRange(draft, span).start)) continue
    const slot = draft.shape.slots.find(candidate => kinds.includes(candidate.kind) && isFree(draft, candidate))
    if (!slot) continue
    setArgument(draft, slot, span.kind === 'money' ? span.value.amount : span.value)
    useWordBefore(draft, span)
    if (span.kind === 'money' && span.value.currency) fillCurrency(draft, span.value.currency)
    useSpan(draft, span)
  }
  fillBareAmount(draft)
  fillWanted(draft)
  fillLimit(draft)
  fillSteps(draft)
}

/** "Anna has paid 2026-0003": without a word for it, what is numbered like an invoice is nobody's company number. */
function isBareCode(span: Span): boolean {
  return span.kind === 'code' && !isCompanyId(span) && !isBankAccount(span)
}

/** "with email tom@bright.example": what the phrase means otherwise, here it leads to the address. */
function useWordBefore(draft: Draft, span: Span): void {
  const { start } = spanRange(draft, span)
  const lead = draft.frame.hits.find(hit => hit.end === start && conceptsOf(hit, 'value').some(isHaving))
  if (lead) useHit(draft, lead)
}

function isHaving({ id }: { id: string }): boolean {
  return id.startsWith('with_')
}

/** "invoice Acme 900": where an amount is needed, the one figure is it. */
function fillBareAmount(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.kind === 'money' && candidate.required)
  if (!slot || !isFree(draft, slot)) return
  const [only, ...others] = draft.frame.spans.filter(span => span.kind === 'number' && !isSpanUsed(draft, span))
  if (!only || others.length > 0) return
  setArgument(draft, slot, only.value)
  useSpan(draft, only)
}

/** "purchase 500000 tokens": how many of what the tool is about. */
function fillWanted(draft: Draft): void {
  const slot = draft.shape.slots.find(({ kind, name }) => ['money', 'count'].includes(kind) && name !== 'limit')
  if (!slot || slot.required || !isFree(draft, slot) || draft.shape.effect === 'write') return
  const wanted = draft.frame.spans.find(
    span =>
      span.kind === 'number' &&
      !isSpanUsed(draft, span) &&
      draft.frame.hits.some(hit => hit.start === spanRange(draft, span).end && namesNoun(draft, hit)),
  )
  if (draft.shape.verb !== 'buy' || wanted?.kind !== 'number') return
  setArgument(draft, slot, wanted.value)
  useSpan(draft, wanted)
}

function fillCurrency(draft: Draft, currency: string): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'currency')
  if (slot && isFree(draft, slot)) setArgument(draft, slot, currency)
}

/** "the last 5 tasks": a count right before the noun. */
function fillLimit(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'limit')
  if (!slot || !isFree(draft, slot)) return
  const span = draft.frame.spans.find(candidate => candidate.kind === 'number' && !isSpanUsed(draft, candidate))
  if (asksForNext(draft)) {
    setArgument(draft, slot, 1)
    for (const hit of draft.frame.hits) if (hasConcept(hit, 'ordinal', '1')) useHit(draft, hit)
  }
  if (!span) limitInWords(draft, slot)
  if (span?.kind !== 'number' || !Number.isInteger(span.value) || span.value > 100) return
  const { end } = spanRange(draft, span)
  const counts = draft.frame.hits.some(
    hit => hit.start <= end + 1 && hit.start >= end && conceptsOf(hit, 'entity').length > 0,
  )
  if (!counts) return
  setArgument(draft, slot, span.value)
  useSpan(draft, span)
  // "the first 3 tasks"
  for (const hit of draft.frame.hits)
    if (hit.end === spanRange(draft, span).start && hasConcept(hit, 'ordinal')) useHit(draft, hit)
}

/** "the next three appointments". */
function limitInWords(draft: Draft, slot: Slot): void {
  const { frame } = draft
  const word = frame.hits.find(
    hit =>
      hasConcept(hit, 'number') &&
      // "both people and companies"
      !hasConcept(hit, 'role', 'many') &&
      !hit.fuzzy &&
      frame.hits.some(noun => noun.start >= hit.end && noun.start <= hit.end + 1 && namesNoun(draft, noun)),
  )
  const [count] = word ? conceptsOf(word, 'number') : []
  if (!word || !count || !isFree(draft, slot)) return
  setArgument(draft, slot, Number(count.id))
  useHit(draft, word)
}

/** "when is my next meeting with Anna?": of those that lie ahead, in order of time, the first. */
function asksForNext({ frame, shape }: Draft): boolean {
  if (shape.verb !== 'search' || shape.table !== 'bookings') return false
  return frame.described.some(({ start, end, picked, nouns }) => {
    const within = frame.hits.filter(hit => hit.start >= start && hit.end <= end)
    const isOther = within.some(hit => hasConcept(hit, 'role', 'plural') || hasConcept(hit, 'ordinal', '-1'))
    return picked && !isOther && nouns.includes(shape.noun)
  })
}

/** "undo the last two changes": one step too few would leave what was to go. */
function fillSteps(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'steps')
  if (!slot || !isFree(draft, slot)) return
  const span = draft.frame.spans.find(candidate => candidate.kind === 'number' && !isSpanUsed(draft, candidate))
  const word = draft.frame.hits.find(hit => conceptsOf(hit, 'number').length > 0)
  const steps = span?.kind === 'number' ? span.value : Number(word && conceptsOf(word, 'number')[0]?.id)
  if (!Number.isInteger(steps) || steps < 1) return
  setArgument(draft, slot, steps)
  if (span) useSpan(draft, span)
  else if (word) useHit(draft, word)
}
