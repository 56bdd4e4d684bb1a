// Days and stretches of days for an argument: ISO for one day, the person's words for what only the tool can resolve.
import { addDays, todayOf } from '../../../../tools/dates.ts'
import type { Slot } from '../shape/slot.ts'
import type { Span } from '../spans/span.ts'
import { hasConcept, tokenRange } from '../understand/analysis.ts'
import { clockOf } from './clock.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, useSpan } from './draft.ts'

type DaySpan = Extract<Span, { kind: 'day' }>

export function fillDays(draft: Draft): void {
  const days = draft.frame.spans.filter(
    (span): span is DaySpan =>
      span.kind === 'day' && !isSpanUsed(draft, span) && (isDayLike(span) || draft.shape.effect === 'read'),
  )
  const slots = draft.shape.slots.filter(slot => slot.kind === 'day' && isFree(draft, slot))
  if (slots.length === 0) return
  const [first, second] = days
  if (!first) return
  if (isBygone(draft, first)) {
    useSpan(draft, first)
    return
  }
  const from = slots.find(slot => slot.bound === 'from')
  const to = slots.find(slot => slot.bound === 'to')
  const single = slots.find(slot => slot.bound === undefined)
  if (from && to && !single) {
    fillBounds(draft, from, to, first, second)
    return
  }
  const slot = slotFor(draft, slots, first) ?? single ?? slots[0]
  if (!slot) return
  const limit = draft.shape.effect === 'read' && takesTime(slot) ? limitOf(draft) : undefined
  if (limit && single) {
    setArgument(draft, slot, `${first.text} ${limit.text}`)
    for (const span of [first, limit.span]) useSpan(draft, span)
    return
  }
  const withTime = draft.shape.effect === 'read' && takesTime(slot) ? timeAfter(draft, first) : undefined
  if (withTime) {
    setArgument(draft, slot, draft.frame.text.slice(first.start, withTime.end))
    for (const span of [first, withTime]) useSpan(draft, span)
    return
  }
  setDay(draft, slot, first)
}

/** "finished since yesterday": when it was is kept nowhere, and is no new deadline. */
function isBygone({ frame, shape, turn }: Draft, { value }: DaySpan): boolean {
  const isFinished = frame.hits.some(hit => hasConcept(hit, 'value', 'completed') && !hit.fuzzy)
  return shape.verb === 'update' && isFinished && value.to < todayOf(turn)
}

/** One day, or with the day right after it a stretch: "from Monday to Friday". */
export function setDay(draft: Draft, slot: Slot, first: DaySpan): void {
  const second = draft.frame.spans.find(({ kind, start }) => kind === 'day' && start >= first.end)
  // Of what is moved the second day is where it goes.
  const isFilter = draft.shape.effect === 'read' && !draft.shape.bulk
  const isStretch = second !== undefined && isFilter && !isSpanUsed(draft, second) && isRange(draft, first, second)
  const stretch = second && draft.frame.text.slice(first.leadStart, second.end)
  setArgument(draft, slot, isStretch ? stretch : dayArgument(draft, slot, first))
  useSpan(draft, first)
  if (isStretch) useSpan(draft, second)
}

/** Of several days that a filter may be about: what was paid has a day of payment, what lies behind was made then. */
function slotFor(draft: Draft, slots: Slot[], { value, text }: DaySpan): Slot | undefined {
  if (slots.length < 2) return undefined
  const named = (name: string) => slots.find(slot => slot.name === name)
  const isPaid = draft.args.status === 'paid' || draft.frame.hits.some(hit => hasConcept(hit, 'action', 'pay'))
  if (draft.frame.hits.some(hit => hasConcept(hit, 'role', 'must') && hasConcept(hit, 'value', 'unpaid')))
    return named('due')
  // "the invoices that we issued in 2027": what was made has its day behind it.
  if (draft.frame.hits.some(hit => hasConcept(hit, 'value', 'invoiced'))) return named('created_on')
  const isAhead = value.from > todayOf(draft.turn) && !/^\p{L}+$/u.test(text)
  return (isPaid ? named('paid_on') : undefined) ?? (isAhead ? undefined : named('created_on'))
}

/** "March" and "2027" are no day that something can be due on. */
function isDayLike({ value }: DaySpan): boolean {
  return value.from === value.to || addDays(value.from, longestWritten) >= value.to
}

/** A week is due by its end. Days. */
const longestWritten = 7

/** "Wednesday at noon": some filters also look for what is on at a time of day. */
function takesTime(slot: Slot): boolean {
  return /\btime\b/.test(slot.description)
}

/** "after 11", "before 2" anywhere beside the day, as the tool's grammar writes it. */
function limitOf(draft: Draft): { text: string; span: Span } | undefined {
  const span = draft.frame.spans.find(candidate => candidate.kind === 'hours' && !isSpanUsed(draft, candidate))
  if (span?.kind !== 'hours') return undefined
  const { after, before } = span.value
  return { text: after === undefined ? `before ${clockOf(before ?? 0)}` : `after ${clockOf(after)}`, span }
}

function timeAfter(draft: Draft, day: DaySpan): Span | undefined {
  const time = draft.frame.spans.find(span => span.kind === 'time' && span.start >= day.end && !isSpanUsed(draft, span))
  return time && /^[\s,]*(?:\p{L}+\s)?$/u.test(draft.frame.text.slice(day.end, time.start)) ? time : undefined
}

function fillBounds(draft: Draft, from: Slot, to: Slot, first: DaySpan, second: DaySpan | undefined): void {
  const lead = leadOf(draft, first)
  if (second) {
    setArgument(draft, from, first.value.from)
    setArgument(draft, to, second.value.to)
    useSpan(draft, second)
  } else {
    if (lead !== 'before') setArgument(draft, from, first.value.from)
    if (lead !== 'after') setArgument(draft, to, first.value.to)
  }
  useSpan(draft, first)
}

/** "from Monday to Friday", "1.11. – 15.11.". */
function isRange(draft: Draft, first: Span, second: Span): boolean {
  const between = draft.frame.text.slice(first.end, second.start).trim()
  return between.split(/\s+/).length <= 2 && between !== ','
}

/** A written value is one ISO day; a filter may be a stretch in the person's words, which the tool reads with the same grammar. */
export function dayArgument(draft: Draft, slot: Slot, span: DaySpan): string {
  if (slot.name === 'paid_on' && draft.shape.effect !== 'read') return pastDay(draft, span)
  if (draft.shape.effect !== 'read') return slot.bound === 'from' ? span.value.from : writtenDay(span)
  // A filter's day is read by the tool, which knows whether it looks back or ahead.
  const lead = isLeft(draft, span) ? undefined : leadOf(draft, span)
  return lead ? draft.frame.text.slice(cueStart(draft, span), span.end) : span.text
}

/** "everything from today to Friday", where Friday is what they get: the day that they had. */
function isLeft(draft: Draft, span: DaySpan): boolean {
  return draft.frame.spans.some(
    other => other.kind === 'day' && other.start > span.end && isSpanUsed(draft, other) && !isSpanUsed(draft, span),
  )
}

/** Nobody has paid in the future: "on Friday" was the last one, "on 20 November" this year's. */
function pastDay(draft: Draft, { value, text }: DaySpan): string {
  if (value.from <= todayOf(draft.turn) || /\d{4}/.test(text)) return value.from
  if (!/\d/.test(text)) return addDays(value.from, -7)
  return `${Number(value.from.slice(0, 4)) - 1}${value.from.slice(4)}`
}

/** "due next week" is due by its end; a week's end is its Friday for people at work, which the date grammar knows. */
function writtenDay(span: DaySpan): string {
  return span.value.from === span.value.to ? span.value.from : span.text
}

/** Of "due before Friday" only "before Friday" is the stretch. */
function cueStart(draft: Draft, span: DaySpan): number {
  const range = tokenRange(draft.frame.tokens, span.leadStart, span.start)
  const cue = draft.frame.hits.findLast(
    hit =>
      hit.start >= range.start &&
      hit.end <= range.end &&
      (hasConcept(hit, 'role', 'cue_after') || hasConcept(hit, 'role', 'cue_before')),
  )
  return draft.frame.tokens[cue?.start ?? range.start]?.start ?? span.leadStart
}

function leadOf(draft: Draft, span: DaySpan): 'before' | 'after' | undefined {
  const range = tokenRange(draft.frame.tokens, span.leadStart, span.start)
  if (span.leadStart === span.start) return undefined
  const over = draft.frame.hits.filter(hit => hit.start >= range.start && hit.end <= range.end)
  if (over.some(hit => hasConcept(hit, 'role', 'cue_after') && !hasConcept(hit, 'role', 'cue_by'))) return 'after'
  return over.some(hit => hasConcept(hit, 'role', 'cue_before')) ? 'before' : undefined
}
