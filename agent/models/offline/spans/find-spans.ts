// All typed spans of a text, each place claimed once by the most telling kind.

import { foldInPlace, months, units, weekdays } from '../../../../tools/dates/words.ts'
import { findDays, findPeriods } from '../../../../tools/dates.ts'
import type { OfflineTurn } from '../turn.ts'
import { findAddresses, isBankAccount } from './address.ts'
import { findAmounts, findNumbers } from './amount.ts'
import { findRanges, findStretches } from './ranges.ts'
import type { Span } from './span.ts'
import { withoutOverlaps } from './span.ts'
import { findTimes } from './time.ts'

type Clock = Pick<OfflineTurn, 'now' | 'timeZone' | 'language'>

const dayWords = new RegExp(
  `\\b(?:${weekdays}|${months}|${units}|\\d{1,2}\\.\\d{1,2}\\.|today|tomorrow|yesterday|heute|morgen|ubermorgen|gestern|demain|aujourd'hui|oggi|domani|dopodomani|hoje|amanha)(?!\\w)`,
  'g',
)

/** Texts longer than this are pasted matter: their tail is not searched for dates. Characters. */
const maxSearched = 2_000

export function findSpans(text: string, clock: Clock): Span[] {
  return collect(text, findDaySpans(text.slice(0, maxSearched), clock))
}

/** For the many short examples that are read when the model is built: that there is a day matters, not which. */
export function findPlainSpans(text: string): Span[] {
  const days = [...foldInPlace(text).matchAll(dayWords)].map(({ 0: words, index }) => ({
    kind: 'day' as const,
    value: { from: '', to: '' },
    start: index,
    end: index + words.length,
    text: words,
    leadStart: index,
  }))
  return collect(text, days)
}

function collect(text: string, days: Span[]): Span[] {
  const addresses = findAddresses(text)
  const sure = addresses.filter(span => span.kind !== 'phone' && span.kind !== 'code')
  const phones = addresses.filter(span => span.kind === 'phone')
  const codes = addresses.filter(span => span.kind === 'code')
  // A group of four in an account number looks like a year.
  const accounts = codes.filter(isBankAccount)
  const certain = withoutOverlaps([...sure, ...accounts, ...days, ...phones, ...findAmounts(text), ...codes])
  return withoutOverlaps([...certain, ...findTimes(text, certain), ...findNumbers(text)])
}

/** "next week" is a stretch, "Friday next week" a day: the longer reading of a place wins. */
function findDaySpans(text: string, clock: Clock): Span[] {
  const days = findDays(text, clock)
  const periods = findPeriods(text, clock).filter(
    period =>
      !days.some(day => day.start <= period.start && period.end <= day.end && day.text.length > period.text.length),
  )
  const stretches = periods.flatMap(({ start, end, text: words, period }) => {
    if (!period.from || !period.until) return []
    const leadStart = days.find(day => day.start === start)?.leadStart ?? start
    return [
      { kind: 'day' as const, value: { from: period.from, to: period.until }, start, end, text: words, leadStart },
    ]
  })
  const single = days.flatMap(({ day, start, end, text: words, leadStart }) =>
    day ? [{ kind: 'day' as const, value: { from: day, to: day }, start, end, text: words, leadStart }] : [],
  )
  return [...findRanges(text, days, clock), ...findStretches(text, days, clock), ...stretches, ...single].sort(
    (a, b) => b.text.length - a.text.length,
  )
}
