// What an amount is made of: "6 hours of design at CHF 150".
import type { ConceptKind } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Span } from '../spans/span.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, spanRange, useSpan, useTokens } from './draft.ts'
import { asHeading, cleanText } from './free-text.ts'

interface Price {
  span: Span
  amount: number
  currency?: string | undefined
}

/** A count, what it is, and the price of one after "at" or a sign: the amount is their product. */
export function fillItems(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.kind === 'rows' && candidate.name === 'items')
  const amount = draft.shape.slots.find(candidate => candidate.kind === 'money')
  if (!slot || !amount || !isFree(draft, amount)) return
  const spans = draft.frame.spans.filter(span => !isSpanUsed(draft, span))
  for (const price of spans.flatMap(span => priceOfOne(draft, span) ?? [])) {
    const count = spans.findLast(
      span => ['number', 'duration', 'time'].includes(span.kind) && span.end <= price.span.start,
    )
    const quantity = count && quantityOf(count)
    if (!count || !quantity) continue
    const from = spanRange(draft, count).end
    const to = spanRange(draft, price.span).start
    const last = isTimes(draft, to - 1) ? to - 1 : to
    const between = cleanText(draft.frame, from, last, draft.used)
    useSpan(draft, count)
    useTokens(draft, from, to)
    useSpan(draft, price.span)
    const description = between ? asHeading(between) : (purposeOf(draft, price.span) ?? count.text)
    setArgument(draft, amount, Math.round(quantity * price.amount * 100) / 100)
    setArgument(draft, slot, [{ description, quantity, unit_price: price.amount }])
    const currency = draft.shape.slots.find(candidate => candidate.name === 'currency')
    if (currency && price.currency) setArgument(draft, currency, price.currency)
    return
  }
}

/** "at CHF 150", "à 120", "x 450", "CHF 150 each". */
export function priceOfOne(draft: Draft, span: Span): Price | undefined {
  const { start, end } = spanRange(draft, span)
  const said = isTimes(draft, start - 1) || hasRole(draft.frame, end, 'each')
  if (!said) return undefined
  if (span.kind === 'money') return { span, ...span.value }
  return span.kind === 'number' ? { span, amount: span.value } : undefined
}

export function isTimes({ frame }: Draft, index: number): boolean {
  return /^[x×*]$/i.test(frame.tokens[index]?.text ?? '') || hasRole(frame, index, 'price_of_one')
}

/** Hours as they were said: "6 hours" is 6, "90 minutes" is 1.5. "4 heures" may also be four o'clock: not beside a price. */
export function quantityOf(count: Span): number | undefined {
  if (count.kind === 'number') return count.value
  const [, figure, unit] = /^\D*(\d+(?:[.,]\d+)?)\s*([dtjgh]|or[ae])/i.exec(count.text) ?? []
  if (figure && unit && (count.kind === 'time' || !/h/i.test(unit))) return Number(figure.replace(',', '.'))
  return count.kind === 'duration' ? count.value / 60 : undefined
}

/** What the whole amount is for: "invoice Nina CHF 1'200 for garden planning", "…, 500 euros: deposit". One item. */
export function fillPurpose(draft: Draft): void {
  const { args, shape } = draft
  const slot = shape.slots.find(candidate => candidate.kind === 'rows' && candidate.name === 'items')
  const amount = shape.slots.find(candidate => candidate.kind === 'money')
  if (shape.verb !== 'create' || !slot || !amount || !isFree(draft, slot) || isFree(draft, amount)) return
  const description = purposeOf(draft)
  if (description) setArgument(draft, slot, [{ description, quantity: 1, unit_price: args[amount.name] }])
}

/** @param price right behind it "of" is enough: "3 x 40 of tea" */
function purposeOf(draft: Draft, price?: Span): string | undefined {
  const { frame } = draft
  const behind = price && spanRange(draft, price).end
  for (let index = frame.lead; index < frame.tokens.length; index++) {
    const start = index === behind && hasRole(frame, index, 'of') ? index + 1 : purposeAfter(draft, index)
    if (start === undefined) continue
    const end = purposeEnd(draft, start)
    const description = cleanText(frame, start, end, draft.used)
    if (!description) continue
    useTokens(draft, index, end)
    return asHeading(description)
  }
  return undefined
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
  if (hits.some(hit => others.some(kind => (kind === 'action' ? commands(frame, hit) : hasConcept(hit, kind)))))
    return undefined
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
    hit => commands(frame, hit) || (hasConcept(hit, 'field') && !frame.tokens[index]?.capital),
  )
}

/** "for a bike *check*", "tyre *change*" are no second command; "… für Beratung *erstellen*" is the only one. */
function commands(frame: Draft['frame'], hit: Hit): boolean {
  const ids = conceptsOf(hit, 'action').map(({ id }) => id)
  if (ids.every(id => id === 'search' || id === 'get')) return false
  const isLast = !frame.tokens[hit.end]?.word
  const weight = (one: Hit) => frame.actions.find(action => action.hit === one)?.weight ?? 0
  return !(isLast && frame.actions.some(other => other.hit !== hit && other.weight > weight(hit)))
}
