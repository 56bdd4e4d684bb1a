// Stretches of days: "this week", "last month", "March 2026", "the last 7 days", "KW 49", "Q3".
import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  mondayOf,
  mondayOfWeek,
  partsOf,
  startOfMonth,
  startOfQuarter,
} from './calendar.ts'
import { reckon } from './find-items.ts'
import { shift } from './relative-rules.ts'
import type { DayClock, Reckoning } from './rule.ts'
import * as words from './words.ts'

/** Both ends belong to it. Without an end it is open on that side. */
export interface Period {
  from?: Day
  until?: Day
}

export interface PeriodSpan {
  start: number
  end: number
  text: string
  period: Period
}

interface PeriodRule {
  pattern: RegExp
  read(groups: Record<string, string | undefined>, clock: Reckoning): Period | undefined
}

/** The week, month, quarter or year around a day. */
function periodAround(day: Day, unit: words.Unit): Period {
  if (unit === 'day') return { from: day, until: day }
  if (unit === 'week') return { from: mondayOf(day), until: addDays(mondayOf(day), 6) }
  if (unit === 'month') return { from: startOfMonth(day), until: endOfMonth(day) }
  if (unit === 'quarter') {
    const from = startOfQuarter(day)
    return { from, until: endOfMonth(addMonths(from, 2)) }
  }
  return { from: `${day.slice(0, 4)}-01-01`, until: `${day.slice(0, 4)}-12-31` }
}

/** The year that is meant when none is said: this one, unless the month lies on the wrong side of today. */
function yearFor(month: number, clock: Reckoning): number {
  const today = partsOf(clock.today)
  if (clock.lean === 'past') return month > today.month ? today.year - 1 : today.year
  return month < today.month ? today.year + 1 : today.year
}

const firstOf = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`

const many = {
  back: 'last|past|previous|letzten?|vergangenen|derniers|dernieres|ultim[ie]|ultim[oa]s',
  ahead: 'next|coming|nachsten|naechsten|kommenden|prochaine?s|prossim[ie]|proxim[oa]s',
}

function window(count: string, unit: string, direction: 1 | -1, clock: Reckoning): Period {
  const far = shift(clock.today, direction * words.countOf(count), words.unitOf(unit))
  return direction === 1 ? { from: clock.today, until: far } : { from: far, until: clock.today }
}

const rules: PeriodRule[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:(?<before>${words.before})\s+(?<unit>${words.units})|(?<unitFirst>${words.units})\s+(?<after>${words.after}))\b`,
      'g',
    ),
    read(groups, clock) {
      const unit = words.unitOf(groups.unit ?? groups.unitFirst ?? '')
      const position = words.positionOf(groups.before ?? groups.after ?? '')
      return unit === 'day' ? undefined : periodAround(shift(startOfMonthFor(unit, clock), position, unit), unit)
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?<word>${many.back}|${many.ahead})\s+(?<count>${words.numbers})|(?<countFirst>${words.numbers})\s+(?<wordAfter>${many.back}|${many.ahead}))\s+(?<unit>${words.units})\b`,
      'g',
    ),
    read({ word, wordAfter, count, countFirst, unit = '' }, clock) {
      const back = new RegExp(`^(?:${many.back})$`).test(word ?? wordAfter ?? '')
      return window(count ?? countFirst ?? '', unit, back ? -1 : 1, clock)
    },
  },
  {
    pattern: new RegExp(String.raw`\b(?<month>${words.months})(?:\s+(?:de\s+)?(?<year>20\d\d))?\b(?!\s+\d)`, 'g'),
    read({ month = '', year }, clock) {
      const number = words.monthNumber(month)
      return periodAround(firstOf(year ? Number(year) : yearFor(number, clock), number), 'month')
    },
  },
  {
    pattern: /\bq(?<quarter>[1-4])(?:[\s/]+(?<year>20\d\d))?\b/g,
    read({ quarter, year }, clock) {
      const last = Number(quarter) * 3
      return periodAround(
        firstOf(year ? Number(year) : yearFor(clock.lean === 'past' ? last - 2 : last, clock), last),
        'quarter',
      )
    },
  },
  {
    pattern:
      /\b(?:kw|(?:calendar )?week|kalenderwoche|woche|semaine|settimana|semana)\.?\s*(?<week>\d{1,2})(?:[\s/]+(?<year>20\d\d))?\b/g,
    read({ week, year }, clock) {
      const monday = mondayOfWeek(Number(year ?? clock.today.slice(0, 4)), Number(week))
      return monday ? periodAround(monday, 'week') : undefined
    },
  },
  {
    pattern: /(?<![\w.,'/-])(?<year>20\d\d)(?![\w.,'/-])/g,
    read: ({ year }) => periodAround(firstOf(Number(year), 1), 'year'),
  },
]

/** Steps of a month start on the first, so that none is skipped at the end of a long month. */
function startOfMonthFor(unit: words.Unit, clock: Reckoning): Day {
  return unit === 'week' ? clock.today : startOfMonth(clock.today)
}

/** Every stretch of days in a text, the longest where they overlap. */
export function findPeriods(text: string, clock: DayClock): PeriodSpan[] {
  const composed = text.normalize('NFC')
  const folded = words.foldInPlace(composed)
  const reckoning = reckon(clock)
  const spans = rules.flatMap(rule =>
    [...folded.matchAll(rule.pattern)].flatMap(match => {
      const period = rule.read(match.groups ?? {}, reckoning)
      const end = match.index + match[0].length
      return period ? [{ start: match.index, end, text: composed.slice(match.index, end), period }] : []
    }),
  )
  const longestFirst = spans.toSorted((a, b) => b.text.length - a.text.length)
  const kept: PeriodSpan[] = []
  for (const span of longestFirst) {
    if (kept.every(other => span.end <= other.start || span.start >= other.end)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}
