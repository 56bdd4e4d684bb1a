// Calendar days as `YYYY-MM-DD` strings: arithmetic without clocks, so that no summer time can shift a day.
// Only `dayOf` and `instantAt` know about time zones.

/** ISO 8601 calendar date. Compares correctly as a string. */
export type Day = string

const msPerDay = 86_400_000

function toMs(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function fromMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

/** `undefined` when the calendar has no such day (31 February). Months count from 1. */
export function makeDay(year: number, month: number, date: number): Day | undefined {
  const ms = Date.UTC(year, month - 1, date)
  const made = new Date(ms)
  const exists = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return exists ? fromMs(ms) : undefined
}

export function addDays(day: Day, count: number): Day {
  return fromMs(toMs(day) + count * msPerDay)
}

/** Keeps the date of the month where it exists, else takes the month's last day. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day)
  const first = fromMs(Date.UTC(year, month - 1 + count, 1))
  return addDays(first, Math.min(date, partsOf(endOfMonth(first)).date) - 1)
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(toMs(day)).getUTCDay() || 7
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day)
  return fromMs(Date.UTC(year, month, 0))
}

export function startOfQuarter(day: Day): Day {
  const { year, month } = partsOf(day)
  return fromMs(Date.UTC(year, month - 1 - ((month - 1) % 3), 1))
}

/** The Monday of an ISO week; `undefined` when the year has no such week. */
export function mondayOfWeek(year: number, week: number): Day | undefined {
  const monday = addDays(mondayOf(fromMs(Date.UTC(year, 0, 4))), (week - 1) * 7)
  const thursday = addDays(monday, 3)
  return week >= 1 && partsOf(thursday).year === year ? monday : undefined
}

/** Minutes east of Greenwich that `timeZone` is at this instant. */
function offsetMinutes(instant: Date, timeZone: string): number {
  const parts = wallClock(timeZone).formatToParts(instant)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(part => part.type === type)?.value)
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return Math.round((wall - Math.floor(instant.getTime() / 1000) * 1000) / 60_000)
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

/** Kept per zone: making a formatter costs a hundred times what formatting does. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...fields })
  wallClocks.set(timeZone, made)
  return made
}

/** The calendar day that people in `timeZone` have at this instant. */
export function dayOf(instant: Date, timeZone: string): Day {
  return fromMs(instant.getTime() + offsetMinutes(instant, timeZone) * 60_000)
}

/** The instant of a wall-clock time. A time that the switch to summer time skips is moved on by the gap. */
export function instantAt(day: Day, minutesAfterMidnight: number, timeZone: string): Date {
  const wall = toMs(day) + minutesAfterMidnight * 60_000
  const guess = wall - offsetMinutes(new Date(wall), timeZone) * 60_000
  return new Date(wall - offsetMinutes(new Date(guess), timeZone) * 60_000)
}

/** The instant as ISO 8601 with the zone's own offset: "2026-11-24T14:00:00+01:00". */
export function localTime(instant: Date, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone)
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}
