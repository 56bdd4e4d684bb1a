// A typed value beside a field word: "phone 079 …", "due Friday", "079 … is her phone".
import type { Hit } from '../lexicon/match.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import type { Span, SpanKind } from '../spans/span.ts'
import { setDay } from './days.ts'
import type { Draft } from './draft.ts'
import { isSpanUsed, setArgument, spanRange, useSpan } from './draft.ts'

export const spanKinds: Partial<Record<SlotKind, SpanKind[]>> = {
  email: ['email'],
  phone: ['phone', 'number'],
  day: ['day'],
  money: ['money', 'number'],
  count: ['number', 'duration', 'day'],
  code: ['code', 'number'],
  zip: ['number'],
}

/** The nearest fitting span after the field word, else the one right before it ("high priority", "079 … is her phone"). */
export function fillFromSpan(draft: Draft, slot: Slot, hit: Hit, kinds: SpanKind[]): boolean {
  const fitting = draft.frame.spans.filter(
    span =>
      (kinds.includes(span.kind) || isSpacedId(slot, span.kind)) &&
      !isSpanUsed(draft, span) &&
      (slot.kind !== 'count' || isCount(slot, span)),
  )
  const after = fitting.find(span => {
    const { start, end } = spanRange(draft, span)
    // "délai de paiement à 20 jours": the length of time may begin with the field's own words.
    return start >= hit.end || (slot.kind === 'count' && start >= hit.start && end > hit.end)
  })
  const before = fitting.findLast(
    span => spanRange(draft, span).end <= hit.start && spanRange(draft, span).end >= hit.start - 4,
  )
  const span = after ?? before
  if (!span) return false
  if (span.kind === 'day' && slot.kind !== 'count') setDay(draft, slot, span)
  else setArgument(draft, slot, spanText(span, slot))
  useSpan(draft, span)
  return true
}

/** "20 days" are payment terms; "the first on 9 December" are not nine. */
function isCount({ name }: Slot, { kind, text }: Span): boolean {
  return kind === 'number' || (name !== 'limit' && /\d/.test(text))
}

/** "NIF 513 204 877": grouped digits look like a phone number. */
function isSpacedId(slot: Slot, kind: SpanKind): boolean {
  return kind === 'phone' && /(^|_)(uid|vat_number)$/.test(slot.name)
}

function spanText(span: { kind: SpanKind; value: unknown; text: string }, slot: Slot): unknown {
  if (slot.kind === 'count' && span.kind !== 'number') return Number(/\d+/.exec(span.text)?.[0])
  if (span.kind === 'money') return (span.value as { amount: number }).amount
  // A phone number, an id or a postcode is text: a leading 0 counts.
  return span.kind === 'number' && slot.kind !== 'count' && slot.kind !== 'money' ? span.text : span.value
}
