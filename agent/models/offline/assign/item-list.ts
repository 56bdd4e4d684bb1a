// Several things on one invoice: "2 hours of repair at 95 and a tyre for 49.90", "logo 800, website 4500".
import type { Span } from '../spans/span.ts'
import { hasConcept, hasRole, hitsAt, spanAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, spanRange, useTokens } from './draft.ts'
import { asHeading, cleanText } from './free-text.ts'
import { isTimes, priceOfOne, quantityOf } from './items.ts'
import { unsure } from './vat.ts'

/** Token indexes; `end` is exclusive. */
interface Clause {
  start: number
  end: number
}

interface Line {
  description: string
  quantity: number
  unit_price: number
  currency: string | undefined
}

/** Each clause with its price is an item; where one of several can't be read, the whole is left undone. */
export function fillItemList(draft: Draft): void {
  const slot = draft.shape.slots.find(({ kind, name }) => kind === 'rows' && name === 'items')
  const amount = draft.shape.slots.find(({ kind }) => kind === 'money')
  // "700, no wait, 750" are not two things.
  const corrects = draft.frame.hits.some(hit => hasConcept(hit, 'role', 'correction'))
  if (!slot || !amount || !isFree(draft, amount) || corrects) return
  // "10 bolts at 2.50": read as a time, which no invoice has.
  if (draft.frame.spans.some(span => span.kind === 'time' && /\d\.\d/.test(span.text) && !isSpanUsed(draft, span)))
    draft.loose += unsure
  const clauses = clausesOf(draft).filter(clause => priceIn(draft, clause))
  if (clauses.length < 2) return
  const lines = clauses.map(clause => lineOf(draft, clause))
  const read = lines.filter(line => line !== undefined)
  const currencies = new Set(read.flatMap(({ currency }) => currency ?? []))
  if (read.length < lines.length || currencies.size > 1) {
    draft.loose += unsure
    return
  }
  const cents = read.map(({ quantity, unit_price }) => Math.round(quantity * unit_price * 100))
  setArgument(draft, amount, cents.reduce((sum, value) => sum + value, 0) / 100)
  setArgument(
    draft,
    slot,
    read.map(({ description, quantity, unit_price }) => ({ description, quantity, unit_price })),
  )
  const currency = draft.shape.slots.find(({ name }) => name === 'currency')
  const [only] = currencies
  if (currency && only) setArgument(draft, currency, only)
  for (const { start, end } of clauses) useTokens(draft, start, end)
}

/** What stands between commas, "and" and "+", after whom it is for. */
function clausesOf({ frame, used }: Draft): Clause[] {
  const { tokens, named } = frame
  const clauses: Clause[] = []
  let start = 0
  for (let index = 0; index <= tokens.length; index++) {
    const inSpan = index < tokens.length && spanAt(frame, index) !== undefined
    const name = named.find(one => one.start <= index && index < one.end)
    const ends = index === tokens.length || (!inSpan && isSeparator(frame, index))
    if (!ends && !name && !used[index]) continue
    if (ends && start < index) clauses.push({ start, end: index })
    start = name?.end ?? index + 1
  }
  return clauses
}

function isSeparator(frame: Draft['frame'], index: number): boolean {
  return /^[,;:+\n]/.test(frame.tokens[index]?.text ?? '') || hasRole(frame, index, 'conjunction')
}

/** The price of a clause: with its currency, after "at" or "for", or a bare figure at its edge. A day says something else. */
function priceIn(draft: Draft, { start, end }: Clause): Span | undefined {
  const spans = draft.frame.spans.filter(span => {
    const range = spanRange(draft, span)
    return range.start >= start && range.end <= end && !isSpanUsed(draft, span)
  })
  if (spans.some(({ kind }) => kind === 'day' || kind === 'percent')) return undefined
  const figures = spans.filter(({ kind }) => kind === 'money' || kind === 'number')
  return (
    figures.find(span => priceOfOne(draft, span)) ??
    figures.find(({ kind }) => kind === 'money') ??
    figures.findLast(span => isAtEdge(draft, span, { start, end }))
  )
}

/** "logo 800", "300 for the logo", not "phase 2". */
function isAtEdge(draft: Draft, span: Span, { start, end }: Clause): boolean {
  const range = spanRange(draft, span)
  const leads = range.start === start && hasRole(draft.frame, range.end, 'cue_for', 'of')
  return span.kind === 'number' && span.value >= 10 && !isYear(span.value) && (leads || range.end === end)
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1990 && value < 2100
}

function lineOf(draft: Draft, clause: Clause): Line | undefined {
  const span = priceIn(draft, clause)
  if (span?.kind !== 'money' && span?.kind !== 'number') return undefined
  const each = priceOfOne(draft, span)
  const count = each && countBefore(draft, span, clause)
  const quantity = count ? quantityOf(count) : 1
  if (!quantity) return undefined
  const used = [...draft.used]
  for (const part of count ? [span, count] : [span]) {
    const range = spanRange(draft, part)
    used.fill(true, range.start, range.end)
  }
  for (let index = clause.start; index < clause.end; index++)
    if (isTimes(draft, index) || hitsAt(draft.frame, index).some(hit => hasConcept(hit, 'role', 'each')))
      used[index] = true
  const description = cleanText(draft.frame, clause.start, clause.end, used)
  if (!/\p{L}{2}/u.test(description)) return undefined
  const money = span.kind === 'money' ? span.value : { amount: span.value, currency: undefined }
  return { description: asHeading(description), quantity, unit_price: money.amount, currency: money.currency }
}

function countBefore(draft: Draft, price: Span, { start }: Clause): Span | undefined {
  return draft.frame.spans.findLast(
    span =>
      ['number', 'duration', 'time'].includes(span.kind) &&
      span.end <= price.start &&
      spanRange(draft, span).start >= start,
  )
}
