// What an amount is made of: "6 hours of design at CHF 150".
import type { ConceptKind } from '../lexicon/lexicon.ts'
import type { Span } from '../spans/span.ts'
import { hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from '../understand/analysis.ts'
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

/** What the whole amount is for: "invoice Nina CHF 1'200 for garden planning", "…, 500 euros: deposit". One item. */
export function fillPurpose(draft: Draft): void {
  const { args, frame, shape } = draft
  const slot = shape.slots.find(candidate => candidate.kind === 'rows' && candidate.name === 'items')
  const amount = shape.slots.find(candidate => candidate.kind === 'money')
  if (shape.verb !== 'create' || !slot || !amount || !isFree(draft, slot) || isFree(draft, amount)) return
  for (let index = frame.lead; index < frame.tokens.length; index++) {
    const start = purposeAfter(draft, index)
    if (start === undefined) continue
    const end = purposeEnd(draft, start)
    const description = cleanText(frame, start, end, draft.used)
    if (!description) continue
    setArgument(draft, slot, [{ description: asHeading(description), quantity: 1, unit_price: args[amount.name] }])
    useTokens(draft, index, end)
    return
  }
}

/** After "for", "about", a comma or a colon: words that mean nothing else here. */
function purposeAfter(draft: Draft, index: number): number | undefined {
  const { frame, used } = draft
  if (used[index]) return undefined
  const opens = purposeCue(draft, index)
  if (!opens && !/^[,:]$/.test(frame.tokens[index]?.text ?? '')) return undefined
  let start = opens ?? index + 1
  while (!used[start] && hasRole(frame, start, 'article', 'possessive', 'of', 'cue_for')) start++
  const own = frame.tokens.flatMap((token, at) => (token.word && at >= start ? [at] : []))
  const stretch = own.filter(at => at < purposeEnd(draft, start))
  const others: ConceptKind[] = opens ? ['action'] : ['action', 'field', 'value']
  const hits = stretch.flatMap(at => hitsOver(frame, at).filter(hit => !hit.fuzzy))
  if (hits.some(hit => others.some(kind => hasConcept(hit, kind)))) return undefined
  return stretch.some(at => isOwnWord(draft, at)) ? start : undefined
}

/** Where what comes after "for" begins. "for the" may also lead to a day: those are spoken for. */
function purposeCue({ frame }: Draft, index: number): number | undefined {
  const cue = hitsAt(frame, index).find(
    hit =>
      (['cue_for', 'cue_about', 'price_of_one'] as const).some(role => hasConcept(hit, 'role', role)) ||
      (hit.end - hit.start > 1 && hasConcept(hit, 'role', 'cue_by')),
  )
  return cue?.end
}

/** Nothing that a word of ours means, or what is done at an appointment: "dinner". */
function isOwnWord({ frame }: Draft, index: number): boolean {
  if (spanAt(frame, index)) return false
  return hitsOver(frame, index).every(hit => hit.fuzzy || hasConcept(hit, 'role', 'is_text'))
}

/** Up to a comma, another argument or a name. A month that lies in it is part of it: "the lunches in March". */
function purposeEnd(draft: Draft, start: number): number {
  let end = start
  while (end < draft.frame.tokens.length && !endsPurpose(draft, end, end === start)) end++
  return end
}

function endsPurpose({ frame, used }: Draft, index: number, isFirst: boolean): boolean {
  if (used[index] || namedAt(frame, index) || /^[,;.!?()\n]$/.test(frame.tokens[index]?.text ?? '')) return true
  const span = spanAt(frame, index)
  if (span?.kind === 'money' || (span?.kind === 'day' && span.value.from === span.value.to)) return true
  if (isFirst) return false
  if (hasRole(frame, index, 'polite') || (hasRole(frame, index, 'cue_for') && !hasRole(frame, index, 'of', 'article')))
    return true
  return hitsAt(frame, index).some(
    hit => hasConcept(hit, 'action') || (hasConcept(hit, 'field') && !frame.tokens[index]?.capital),
  )
}
