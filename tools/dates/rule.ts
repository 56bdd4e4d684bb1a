// What a rule of the date grammar looks like, and what it can find.
import type { Language } from '../tool.ts'
import type { Day } from './calendar.ts'

/** What days are reckoned from. */
export interface DayClock {
  /** The injected clock. */
  now: Date
  /** IANA name of the organization's time zone. */
  timeZone: string
  /** Short weekdays ("Fr", "mar") are read in this language only. */
  language?: Language | undefined
  /** Which way a date without a year, or a bare weekday, looks. Default `future`; `past` for "paid on 20.11.". */
  lean?: 'future' | 'past' | undefined
}

export interface Reckoning extends DayClock {
  today: Day
}

/**
 * One thing that was found. A `date` names its day on the calendar and may have its weekday beside it; a `week` and a
 * `weekday` may stand together; a `distance` counts from the day that follows it ("a week from Friday"). A `problem`
 * looks like a date but is none; the sentence says why.
 */
export type Finding =
  | { kind: 'date' | 'day'; day: Day }
  | { kind: 'weekday'; day: Day; weekday: number }
  | { kind: 'week'; day: Day; monday: Day }
  | { kind: 'distance'; from: (day: Day) => Day }
  | { kind: 'problem'; problem: string }

export interface Rule {
  /** Over folded text, with the flags `dg` (`d`: where the groups are). */
  pattern: RegExp
  /** Only for messages in this language. */
  language?: Language
  read(groups: Record<string, string | undefined>, clock: Reckoning): Finding | undefined
}
