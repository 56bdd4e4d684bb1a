// What an amount is made of: "6 hours of design at CHF 150".
import type { Span } from '../spans/span.ts'
import { hasRole } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, spanRange, useSpan, useTokens } from './draft.ts'
import { asHeading, cleanText } from './free-text.ts'

type MoneySpan = Extract<Span, { kind: 'money' }>

/** A count, what it is, and the price of one after "at": the amount is their product. */
export function fillItems(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.kind === 'rows' && candidate.name === 'items')
  const amount = draft.shape.slots.find(candidate => candidate.kind === 'money')
  if (!slot || !amount || !isFree(draft, amount)) return
  const spans = draft.frame.spans.filter(span => !isSpanUsed(draft, span))
  const price = spans.find((span): span is MoneySpan => span.kind === 'money' && isPriceOfOne(draft, span))
  const count = price && spans.findLast(span => ['number', 'duration'].includes(span.kind) && span.end <= price.start)
  const quantity = count && quantityOf(count)
  if (!price || !count || !quantity) return
  const from = spanRange(draft, count).end
  const to = spanRange(draft, price).start
  const last = hasRole(draft.frame, to - 1, 'price_of_one') ? to - 1 : to
  const description = cleanText(draft.frame, from, last, draft.used) || count.text
  setArgument(draft, amount, Math.round(quantity * price.value.amount * 100) / 100)
  setArgument(draft, slot, [{ description: asHeading(description), quantity, unit_price: price.value.amount }])
  const currency = draft.shape.slots.find(candidate => candidate.name === 'currency')
  if (currency && price.value.currency) setArgument(draft, currency, price.value.currency)
  useSpan(draft, count)
  useTokens(draft, from, to)
  useSpan(draft, price)
}

/** "at CHF 150", "à 120.-", "zu 90 Franken", "CHF 150 each". */
function isPriceOfOne(draft: Draft, span: MoneySpan): boolean {
  const { start, end } = spanRange(draft, span)
  return hasRole(draft.frame, start - 1, 'price_of_one') || hasRole(draft.frame, end, 'each')
}

/** Hours as they were said: "6 hours" is 6, "90 minutes" is 1.5. */
function quantityOf(count: Span): number | undefined {
  if (count.kind === 'number') return count.value
  if (count.kind !== 'duration') return undefined
  const days = /^\D*(\d+(?:[.,]\d+)?)\s*(?:d|t|j|g)/i.exec(count.text)
  return days?.[1] ? Number(days[1].replace(',', '.')) : count.value / 60
}
