// Typed pieces of a text: what they are and what they are worth, with their place.

/** A day or a stretch of days; ISO dates, `to` is inclusive and equals `from` for a single day. */
export interface DayValue {
  from: string
  to: string
}

export type SpanValue =
  | { kind: 'email'; value: string }
  | { kind: 'phone'; value: string }
  | { kind: 'url'; value: string }
  | { kind: 'uuid'; value: string }
  | { kind: 'quote'; value: string }
  | { kind: 'day'; value: DayValue; leadStart: number }
  /** Minutes after midnight; `until` may lie on the next day. */
  | { kind: 'time'; value: { from: number; until?: number } }
  /** A limit within a day, in minutes after midnight: "after 11". */
  | { kind: 'hours'; value: { after?: number; before?: number } }
  /** Minutes. */
  | { kind: 'duration'; value: number }
  | { kind: 'money'; value: { amount: number; currency?: string } }
  | { kind: 'number'; value: number }
  | { kind: 'percent'; value: number }
  | { kind: 'code'; value: string }
  | { kind: 'place'; value: { street?: string; zip?: string; city?: string } }
export type SpanKind = SpanValue['kind']

export type Span = SpanValue & { start: number; end: number; text: string }

/** Keeps the spans that came first in order of trust; later ones must not overlap them. */
export function withoutOverlaps(spans: Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans) {
    if (!kept.some(other => span.start < other.end && other.start < span.end)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}
