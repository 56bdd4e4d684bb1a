// Day and time of a booking: one argument from the day and the time that the text says, the end or how long beside it.
import { findShifts, findTimes } from '../../../../tools/dates.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import type { Span } from '../spans/span.ts'
import { hasConcept, hasRole, isWordFor, tokenRange } from '../understand/analysis.ts'
import { clockOf } from './clock.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isSpanUsed, setArgument, spanRange, useSpan, useTokens } from './draft.ts'

type DaySpan = Extract<Span, { kind: 'day' }>
type TimeSpan = Extract<Span, { kind: 'time' }>
type DurationSpan = Extract<Span, { kind: 'duration' }>

export function fillMoments(draft: Draft): void {
  const start = slotNamed(draft, 'start')
  if (!start) fillShift(draft)
  if (start?.kind !== 'moment' || !isFree(draft, start)) return
  const spans = draft.frame.spans.filter(span => !isSpanUsed(draft, span))
  const day = goalOf(
    draft,
    spans.filter((span): span is DaySpan => span.kind === 'day' && span.value.from === span.value.to),
  )
  const [time, second] = timesOf(draft, spans)
  const length = spans.find((span): span is DurationSpan => span.kind === 'duration')
  const hasTime = spans.some(({ kind }) => kind === 'time' || kind === 'hours')
  if (!day && !length && movesToNextDay(draft, hasTime)) return
  const shifts = length !== undefined && !time && isShifted(draft)
  if (length) placeLength(draft, length, !shifts && (day !== undefined || time !== undefined))
  // "tomorrow's sync an hour later": the day says which one it is.
  if (shifts && day) useSpan(draft, day)
  if (shifts || (!day && !time)) return
  const minutes = time?.value.from ?? (day && timeWithin(day))
  const text = [day?.value.from, minutes !== undefined && clockOf(minutes)].filter(Boolean).join(' ')
  setArgument(draft, start, text)
  if (day) useSpan(draft, day)
  if (time) useWithLead(draft, time)
  const until = time?.value.until ?? (second && isJoined(draft, time, second) ? second.value.from : undefined)
  const end = slotNamed(draft, 'end')
  if (until === undefined || !end || until >= dayMinutes) return
  setArgument(draft, end, clockOf(until))
  if (second && time?.value.until === undefined) useWithLead(draft, second)
}

/** "Tuesday noon": said with the day. */
function timeWithin({ text }: DaySpan): number | undefined {
  return findTimes(text, text).find(({ problem }) => !problem)?.from.minutes
}

const dayMinutes = 24 * 60

function slotNamed(draft: Draft, name: string): Slot | undefined {
  return draft.shape.slots.find(slot => slot.name === name)
}

/** Of two days the last one is where something goes: "from Tuesday to Thursday". Where nothing moves, it is the first. */
function goalOf(draft: Draft, days: DaySpan[]): DaySpan | undefined {
  const said = days.filter(day => !inQuotes(draft, day))
  const left = draft.shape.target && said.length === 1 ? said.find(day => isLeft(draft, day)) : undefined
  if (left) useSpan(draft, left)
  const free = said.filter(day => day !== left)
  if (draft.shape.target && free.length > 1) for (const day of free.slice(0, -1)) useSpan(draft, day)
  return draft.shape.target ? free.at(-1) : free[0]
}

/** "from the 5th to …": where it goes was not understood, and it must not stay where it is. */
function isLeft(draft: Draft, day: DaySpan): boolean {
  const { frame } = draft
  const { start, end } = spanRange(draft, day)
  const before = hasRole(frame, start - 1, 'article') && !hasRole(frame, start - 1, 'cue_from') ? start - 2 : start - 1
  // "vom 5." is one.
  const isFrom = hasRole(frame, before, 'cue_from') || isWordFor(frame, start, 'cue_from')
  const goesOn = hasRole(frame, end, 'moves_to', 'goal') || frame.hits.some(({ tail }) => tail?.start === end)
  const isLast = !frame.tokens.slice(end).some(({ word }) => word)
  return isFrom && (goesOn || isLast)
}

function timesOf(draft: Draft, spans: Span[]): TimeSpan[] {
  const times = spans.filter((span): span is TimeSpan => span.kind === 'time' && !inQuotes(draft, span))
  if (!draft.shape.target || times.length < 2 || times.some(time => time.value.until !== undefined)) return times
  const [first, second] = times
  // "from 2 pm to 4 pm" of something that is moved: the new time is the last one, unless they belong together.
  if (first && second && !isJoined(draft, first, second)) {
    useWithLead(draft, first)
    return [second]
  }
  return times
}

function inQuotes(draft: Draft, span: Span): boolean {
  return draft.frame.spans.some(
    other => other.kind === 'quote' && other.start <= span.start && span.end <= other.end && isOwnText(draft),
  )
}

function isOwnText(draft: Draft): boolean {
  return draft.shape.main !== undefined
}

/** "from 9 am to 11 am": the second is the end of the first. */
function isJoined(draft: Draft, first: TimeSpan | undefined, second: TimeSpan): boolean {
  if (!first) return false
  const between = draft.frame.text.slice(first.end, second.start).trim()
  return /^(?:[-–—]|\p{L}+(?:\s\p{L}+)?)$/u.test(between)
}

function isShifted({ shape, frame }: Draft): boolean {
  const moves = frame.hits.some(hit => hasConcept(hit, 'role', 'later') || hasConcept(hit, 'role', 'earlier'))
  return moves && shape.slots.some(({ name }) => name === 'later_by')
}

/** "push the task back by a week": of what has a day and no time, only the day moves. */
function fillShift(draft: Draft): void {
  const { frame, shape } = draft
  if (shape.effect === 'read' || !slotNamed(draft, 'later_by')) return
  const hits = frame.hits.filter(hit => !inOwnWords(draft, hit.start))
  const shifts = hits.filter(hit => saysShift(hit) || hasConcept(hit, 'role', 'moves'))
  const length = findShifts(frame.text).find(span => {
    const range = tokenRange(frame.tokens, span.start, span.end)
    return !inOwnWords(draft, range.start) && !draft.used[range.end - 1]
  })
  const isEarlier = shifts.some(hit => hasConcept(hit, 'role', 'earlier'))
  const slot = slotNamed(draft, isEarlier ? 'earlier_by' : 'later_by')
  if (!length || !slot || shifts.length === 0) return
  setArgument(draft, slot, frame.text.slice(length.start, length.end))
  for (const hit of shifts) useTokens(draft, hit.start, hit.end)
  const range = tokenRange(frame.tokens, length.start, length.end)
  useTokens(draft, range.start, range.end)
}

function saysShift(hit: Hit): boolean {
  return (['later', 'earlier', 'lasts'] as const).some(role => hasConcept(hit, 'role', role))
}

/** "move it to the following day": a day later than it is. With another time too, only the record knows when that is. */
function movesToNextDay(draft: Draft, hasTime: boolean): boolean {
  const later = slotNamed(draft, 'later_by')
  const next = draft.frame.hits.find(hit => hasConcept(hit, 'role', 'next_day'))
  if (!later || !next) return false
  if (hasTime) return true
  setArgument(draft, later, '1 day')
  useTokens(draft, next.start, next.end)
  return true
}

/** How long it takes, or by how much it moves. */
function placeLength(draft: Draft, length: DurationSpan, hasGoal: boolean): void {
  const later = slotNamed(draft, 'later_by')
  const earlier = slotNamed(draft, 'earlier_by')
  const duration = slotNamed(draft, 'duration')
  const shifts = draft.frame.hits.filter(hit => !inOwnWords(draft, hit.start))
  const isEarlier = shifts.some(hit => hasConcept(hit, 'role', 'earlier'))
  const isLater = shifts.some(hit => hasConcept(hit, 'role', 'later'))
  // "move it by an hour", "um eine Stunde", "décale d'une heure": by how much, not how long.
  const isShift = hasRole(draft.frame, wordBefore(draft, length), 'goal', 'of')
  const lasts = shifts.some(hit => hasConcept(hit, 'role', 'lasts'))
  // "extend it by an hour": how long it is then, only the record knows.
  if (lasts && isByHowMuch(draft, length)) return
  const slot = hasGoal || lasts ? duration : isEarlier ? earlier : isLater || isShift ? later : duration
  const chosen = slot ?? duration
  if (!chosen) return
  setArgument(draft, chosen, length.text)
  for (const hit of shifts) if (saysShift(hit)) useTokens(draft, hit.start, hit.end)
  useWithLead(draft, length)
}

/** "d'une heure": an apostrophe is no word. */
function wordBefore({ frame }: Draft, span: Span): number {
  return frame.tokens.findLastIndex(token => token.word && token.end <= span.start)
}

function isByHowMuch(draft: Draft, length: DurationSpan): boolean {
  const before = spanRange(draft, length).start - 1
  return hasRole(draft.frame, before, 'goal') && !hasRole(draft.frame, before, 'cue_to')
}

/** A time takes the preposition along that leads to it. */
function useWithLead(draft: Draft, span: Span): void {
  const range = spanRange(draft, span)
  let start = range.start
  while (start > 0 && leadsToTime(draft, start - 1)) start--
  useTokens(draft, start, range.end)
}

function leadsToTime(draft: Draft, index: number): boolean {
  return draft.frame.hits.some(
    hit =>
      hit.start === index &&
      hit.end === index + 1 &&
      (['cue_at', 'cue_from', 'cue_for', 'cue_to', 'cue_after', 'cue_by', 'article'] as const).some(role =>
        hasConcept(hit, 'role', role),
      ),
  )
}
