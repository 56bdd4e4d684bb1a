// Dates in figures: 2026-12-03, 03.12.2026, 3.12., 3/12/26. The day always comes before the month.
import { type Day, dayOf, makeDay, partsOf } from './calendar.ts'
import type { Finding, Reckoning, Rule } from './rule.ts'

const monthNames = 'January February March April May June July August September October November December'.split(' ')

function missingDay(date: number, month: number, year: number): Finding {
  const name = monthNames[month - 1]
  const problem = name
    ? `There is no ${date} ${name} ${year}.`
    : `There is no month ${month}. The day comes before the month: 3.12.2026 is 3 December.`
  return { kind: 'problem', problem }
}

/** Without a year it is the next one to come (or, looking back, the last one that was). */
export function dateFrom(date: number, month: number, year: string | undefined, clock: Reckoning): Finding {
  const thisYear = partsOf(clock.today).year
  if (year !== undefined) {
    const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
    const day = makeDay(fullYear, month, date)
    return day ? { kind: 'date', day } : missingDay(date, month, fullYear)
  }
  const near = makeDay(thisYear, month, date)
  const otherYear = clock.lean === 'past' ? thisYear - 1 : thisYear + 1
  const passed = (day: Day) => (clock.lean === 'past' ? day > clock.today : day < clock.today)
  const day = near && !passed(near) ? near : makeDay(otherYear, month, date)
  return near && day ? { kind: 'date', day } : missingDay(date, month, near ? otherYear : thisYear)
}

function readDate(groups: Record<string, string | undefined>, clock: Reckoning): Finding | undefined {
  const { date, month, year, shortYear } = groups
  const inRange = Number(date) >= 1 && Number(date) <= 31 && Number(month) >= 1 && Number(month) <= 12
  if (!inRange && !year && !shortYear) return undefined
  return dateFrom(Number(date), Number(month), year ?? shortYear, clock)
}

const currency = '(?:chf|eur|euros?|usd|gbp|fr|franken|francs?|stutz|rp)'

export const numericRules: Rule[] = [
  {
    pattern:
      /(?<![\w.-])(?<iso>\d{4}-\d{1,2}-\d{1,2})(?<time>[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?<offset>z|[+-]\d\d:?\d\d)?)?(?![\w-])/dg,
    read({ iso = '', time, offset }, clock) {
      const [year = '', month, date] = iso.split('-')
      if (offset) {
        const instant = new Date(`${iso}${time?.replace(' ', 't')}`.toUpperCase())
        if (!Number.isNaN(instant.getTime())) return { kind: 'date', day: dayOf(instant, clock.timeZone) }
      }
      return dateFrom(Number(date), Number(month), year, clock)
    },
  },
  {
    // 3.12.2026, 3. 12. 2026, 3.12.26, 3.12. - but no amounts (CHF 12.10.), versions or phone numbers.
    pattern: new RegExp(
      String.raw`(?<!\b${currency}\.?\s?)(?<![\w.,'/€$-])(?<date>\d{1,2})\.\s?(?<month>\d{1,2})\.(?:(?:\s?(?<year>\d{4})|(?<shortYear>\d{2}))(?![\d:]))?(?!\.?\d)(?!\s?${currency}\b)`,
      'dg',
    ),
    read: readDate,
  },
  {
    // 3.12 without its last dot only where a word leads to it, or as the whole text.
    pattern: new RegExp(
      String.raw`(?:(?<=\b(?:am|bis|by|on|until|due|le|il|vom|zum|per|dia|ab|fallig|avant|entro|ate)\s)|^)(?<date>\d{1,2})\.(?<month>\d{1,2})(?![\d.%']|\s?(?:${currency}|h|uhr|k|%))`,
      'dg',
    ),
    read: readDate,
  },
  {
    pattern: /(?<![\w.,/'-])(?!24\/7)(?<date>\d{1,2})\/(?<month>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?(?![\w/]|[.,]\d)/dg,
    read: readDate,
  },
  { pattern: /(?<![\w.-])(?<date>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})(?![\w-])/dg, read: readDate },
]
