// VAT on what is charged: "plus 8.1% MWST" comes on top of each item, "incl. VAT" is in the price already.
import { hasRole } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { setArgument, spanRange, useTokens } from './draft.ts'

/** Percent on top of the prices; what names it is no part of what an item is called. Any other percentage is a loose end. */
export function takeVat(draft: Draft): number | undefined {
  const { frame } = draft
  if (!itemSlot(draft)) return undefined
  const percent = frame.spans.find(({ kind }) => kind === 'percent')
  const word = frame.tokens.findIndex((_, index) => hasRole(frame, index, 'vat'))
  if (percent?.kind === 'percent' && !isBeside(draft, percent, word)) draft.loose += unsure
  if (word < 0) return undefined
  const range = percent && isBeside(draft, percent, word) ? spanRange(draft, percent) : { start: word, end: word + 1 }
  let start = Math.min(range.start, word)
  let end = Math.max(range.end, word + 1)
  while (hasRole(frame, start - 1, 'vat_on_top', 'vat_included') || /^[+.]$/.test(frame.tokens[start - 1]?.text ?? ''))
    start--
  while (hasRole(frame, end, 'vat_on_top', 'vat_included')) end++
  const says = (role: 'vat_on_top' | 'vat_included') =>
    frame.tokens.some((_, index) => index >= start && index < end && hasRole(frame, index, role))
  useTokens(draft, start, end)
  if (says('vat_included')) return undefined
  if (percent?.kind === 'percent') return percent.value
  // "plus VAT": how much, nobody said.
  if (says('vat_on_top')) draft.loose += unsure
  return undefined
}

export function setVat(draft: Draft, rate: number | undefined): void {
  const slot = itemSlot(draft)
  if (rate === undefined || !slot) return
  const items = draft.args[slot.name]
  if (Array.isArray(items)) {
    setArgument(
      draft,
      slot,
      items.map(item => ({ ...item, vat_rate: rate })),
    )
  } else draft.loose += unsure
}

/** What is charged must be right, or not be written. */
export const unsure = 2

function itemSlot({ shape }: Draft) {
  return shape.verb === 'create' ? shape.slots.find(({ kind, name }) => kind === 'rows' && name === 'items') : undefined
}

function isBeside(draft: Draft, span: Draft['frame']['spans'][number], word: number): boolean {
  const { start, end } = spanRange(draft, span)
  return word >= 0 && word >= start - 2 && word <= end + 1
}
