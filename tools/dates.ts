// Days in words and figures, in the organization's time zone: the one door to the date grammar in `dates/`.
// The finder of spans and the parser are one grammar: what `findDays` finds in a message, `parseDay` understands.
import { type Day, dayOf, instantAt } from './dates/calendar.ts'
import type { DayClock } from './dates/rule.ts'

export { addDays, type Day, instantAt, localTime } from './dates/calendar.ts'
export { type DayPart, findDayPart } from './dates/day-parts.ts'
export { type DaySpan, findDays, parseDay } from './dates/days.ts'
export { findDurations, parseDuration } from './dates/durations.ts'
export { findHourBounds, type HourBound } from './dates/hour-bounds.ts'
export { type Moment, parseEnd, parseMoment, readMoment } from './dates/moments.ts'
export { parsePeriod } from './dates/parse-period.ts'
export { findPeriods, type Period, type PeriodSpan } from './dates/periods.ts'
export type { DayClock } from './dates/rule.ts'
export { findShifts, shiftDay } from './dates/shifts.ts'
export { findTimes } from './dates/times.ts'

/** The organization's current day. */
export function todayOf(clock: Pick<DayClock, 'now' | 'timeZone'>): Day {
  return dayOf(clock.now, clock.timeZone)
}

/** The instant at which a day begins in the organization's zone, for comparing timestamps. */
export function startOfDay(day: Day, timeZone: string): Date {
  return instantAt(day, 0, timeZone)
}

/** The day that a stored timestamp falls on in the organization's zone. */
export function dayAt(timestamp: string, timeZone: string): Day {
  return dayOf(new Date(timestamp), timeZone)
}
