// Dates with a month in words (3. Dezember, December 3rd, 3 de dezembro), dates of the month (the 15th), and the ends
// of weeks, months and years.

import type { Language } from '../tool.ts'
import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  mondayOf,
  partsOf,
  startOfMonth,
  startOfQuarter,
  weekdayOf,
} from './calendar.ts'
import { dateFrom } from './numeric-rules.ts'
import type { Finding, Reckoning, Rule } from './rule.ts'
import * as words from './words.ts'

const year = String.raw`(?:,?\s*(?:(?:de|del|di)\s+)?(?<year>20\d\d))?`
const glue = String.raw`(?:[\s'-]+(?:${words.glueWords})\b){0,2}[\s'-]+`

/** The day a date of the month falls on next: "the 15th". */
function dateOfMonth(date: number, clock: Reckoning): Finding | undefined {
  if (date < 1 || date > 31) return undefined
  const step = clock.lean === 'past' ? -1 : 1
  for (let month = startOfMonth(clock.today), tries = 0; tries < 3; month = addMonths(month, step), tries++) {
    const day = addDays(month, date - 1)
    const reachable = step === 1 ? day >= clock.today : day <= clock.today
    if (reachable && day <= endOfMonth(month)) return { kind: 'date', day }
  }
  return undefined
}

type Part = 'start' | 'middle' | 'end'

function partOf(word: string): Part {
  if (new RegExp(`^(?:${words.endWords})$`).test(word)) return 'end'
  return new RegExp(`^(?:${words.middleWords})$`).test(word) ? 'middle' : 'start'
}

/** A week ends on Friday, for people at work; when Friday is over, on Sunday. */
export function endOfWeek(monday: Day, today: Day): Day {
  const friday = addDays(monday, 4)
  return friday >= today ? friday : addDays(monday, 6)
}

function partOfUnit(part: Part, unit: words.Unit, position: number, today: Day): Day | undefined {
  if (unit === 'week') {
    const monday = addDays(mondayOf(today), position * 7)
    if (part === 'end') return endOfWeek(monday, today)
    return part === 'middle' ? addDays(monday, 2) : monday
  }
  const length = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit]
  if (length === 0) return undefined
  const first =
    unit === 'quarter' ? startOfQuarter(today) : unit === 'year' ? `${today.slice(0, 4)}-01-01` : startOfMonth(today)
  const begin = addMonths(first, position * length)
  if (part === 'end') return addDays(addMonths(begin, length), -1)
  if (part === 'start') return begin
  return unit === 'month' ? addDays(begin, 14) : undefined
}

function readPartOfUnit(groups: Record<string, string | undefined>, clock: Reckoning): Finding | undefined {
  const part = partOf(groups.part ?? '')
  const unit = words.unitOf(groups.unit ?? groups.unitFirst ?? '')
  const position = groups.before ?? groups.after
  const day = partOfUnit(part, unit, position ? words.positionOf(position) : 0, clock.today)
  if (!day) return undefined
  // "Anfang Monat" on the 23rd is the next one.
  const passed = day < clock.today && !position && clock.lean !== 'past'
  const next = passed ? partOfUnit(part, unit, 1, clock.today) : day
  return next ? { kind: 'day', day: next } : undefined
}

function partOfMonth(part: Part, month: number, yearText: string | undefined, clock: Reckoning): Day {
  const pick = (first: Day) => ({ start: first, middle: addDays(first, 14), end: endOfMonth(first) })[part]
  const first = `${yearText ?? partsOf(clock.today).year}-${String(month).padStart(2, '0')}-01`
  const day = pick(first)
  if (yearText) return day
  if (clock.lean === 'past') return day > clock.today ? pick(addMonths(first, -12)) : day
  return day < clock.today ? pick(addMonths(first, 12)) : day
}

const compounds: Record<string, [Part, words.Unit]> = {
  monatsende: ['end', 'month'],
  monatsmitte: ['middle', 'month'],
  monatsanfang: ['start', 'month'],
  quartalsende: ['end', 'quarter'],
  jahresende: ['end', 'year'],
  jahresanfang: ['start', 'year'],
  wochenanfang: ['start', 'week'],
  eow: ['end', 'week'],
  eom: ['end', 'month'],
  eoy: ['end', 'year'],
}

/** "the 28th of this month". */
function dateInMonth(date: number, position: number, { today }: Reckoning): Finding | undefined {
  const first = addMonths(startOfMonth(today), position)
  const day = addDays(first, date - 1)
  return date >= 1 && day <= endOfMonth(first) ? { kind: 'day', day } : undefined
}

/** What follows a mere "le 23", "am 23." where that is a day: "à 10h", "um 10", "10 Uhr". */
const timeOfDay = String.raw`(?:a|alle|at|um|as)\s\d|(?:(?:from|von|de|das|dalle|a)\s)?(?:\d{1,2}(?::\d\d|\s?(?:h|uhr|am|pm)\b|h\d)|midi\b|noon\b|mittags?\b|mezzogiorno\b)`

const weekdayNames = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function checkedWeekday(weekday: number, day: Day): Finding {
  if (weekdayOf(day) === weekday) return { kind: 'day', day }
  const problem = `${day} is a ${weekdayNames[weekdayOf(day)]}, not a ${weekdayNames[weekday]}.`
  return { kind: 'problem', problem }
}

/** What a figure behind a weekday is when it is no date of the month. */
const noDate = String.raw`\d|[:h%/]|[.,]\d|\s?(?:uhr|h|am|pm|heures?|horas?|o'clock|euros?|eur|chf|franken|fr|usd|x)\b|(?:\.|st|nd|rd|th|er|º|°)?\s*(?:(?:of|de|del|di)\s+)?${words.anyMonths}\b`

/** "lundi 19 à 16h30", "Friday the 13th", "segunda 19": a weekday and the date of the month that it falls on. */
function weekdayAndDate(language: Language): Rule {
  return {
    pattern: new RegExp(
      String.raw`(?<![\w-])(?<weekday>${words.weekdays}|${words.shortWeekdays(language)})\.?,?\s+(?:(?<led>the|den|dem|der|le|il|dia|o dia)\s+)?(?<date>\d{1,2})(?!${noDate})(?<point>\.|st|nd|rd|th|er|º|°)?(?![\w/])(?:(?=(?<timed>,?\s+(?:${timeOfDay})))|)`,
      'dg',
    ),
    language,
    read({ weekday = '', led, date, point, timed }, clock) {
      const found = dateOfMonth(Number(date), clock)
      if (found?.kind !== 'date') return undefined
      const finding = checkedWeekday(words.weekdayNumber(weekday), found.day)
      const isSaid = led !== undefined || point !== undefined || (timed !== undefined && Number(date) > 12)
      // "Friday 11" is an hour, and so may be "vendredi 10 à 11h".
      const isDate = isSaid || (finding.kind === 'day' && (timed !== undefined || Number(date) > 12))
      return isDate ? finding : undefined
    },
  }
}

export const monthRules: Rule[] = [
  ...(['en', 'de', 'fr', 'it', 'pt'] as const).map(weekdayAndDate),
  {
    pattern: new RegExp(
      String.raw`(?<![\w.,/-])(?<date>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s*(?:(?:of|de|del|di)\s+)?(?<month>${words.anyMonths})\b\.?${year}(?![\w-])`,
      'dg',
    ),
    read: ({ date, month = '', year }, clock) => dateFrom(Number(date), words.monthNumber(month), year, clock),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<month>${words.anyMonths})\.?\s+(?:the\s+)?(?<date>\d{1,2})(?:st|nd|rd|th)?(?![\w:%']|[.,]\d)${year}`,
      'dg',
    ),
    read: ({ date, month = '', year }, clock) => dateFrom(Number(date), words.monthNumber(month), year, clock),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w.,/-])(?<date>\d{1,2})(?:(?:\.|st|nd|rd|th|er|º|°)\s+(?:(?:of|des|de|del|do|du)\s+)?|\s+(?:(?:of|des|de|del|do|du)\s+|(?=d[eo]st[ea]\s)))(?:(?<before>${words.before})\s+(?:${words.monthUnits})|(?:${words.monthUnits})\s+(?<after>${words.after}))\b`,
      'dg',
    ),
    read: ({ date, before, after }, clock) => dateInMonth(Number(date), words.positionOf(before ?? after ?? ''), clock),
  },
  {
    pattern: new RegExp(
      String.raw`(?:(?:\bthe\s+|^|(?<=[,!]\s))(?<english>\d{1,2})(?:st|nd|rd|th)|\bdia\s+(?<portuguese>\d{1,2}))(?=\s*(?:$|[,.;!?)]|\b(?:and|at|um|as|e|i mean|i meant|please|instead|then|too|so|because|for|with|to(?!\s+(?:the\s+)?\d))\b|${timeOfDay}|(?<=dia\s+\d{1,2}\s*)(?!de\b|[\d/:])))`,
      'dg',
    ),
    read: ({ english, portuguese }, clock) => dateOfMonth(Number(english ?? portuguese), clock),
  },
  {
    pattern: new RegExp(
      String.raw`(?:\b(?:am|bis|zum|per|vom|ab|den)\s+(?<german>\d{1,2})\.(?!\d)|(?:(?<![\w-])(?:le|il|au|al)|^(?:on|by))\s+(?<latin>\d{1,2}))(?=\s*(?:$|[,;!?)]|(?:meine?te? ich|je veux dire|pour|avec|per|con)\b|(?:d'|de |di )\w+(?:er|ir|re|are|ere|ire)\b|${timeOfDay}))`,
      'dg',
    ),
    read: ({ german, latin }, clock) => dateOfMonth(Number(german ?? latin), clock),
  },
  {
    // "am 19. auf 16 Uhr", "auf den 12. verschieben": not "den 2. auf hoch", which is the second of a list.
    pattern: new RegExp(
      String.raw`\b(?:am|bis|zum|per|vom|ab|auf den|bis den|fur den)\s+(?<date>\d{1,2})\.(?=\s+(?:(?:${words.afterDateWords})(?!\w)|\w+e[rl]?n\s*(?:$|[,.;!?])))`,
      'dg',
    ),
    read: ({ date }, clock) => dateOfMonth(Number(date), clock),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<part>${words.endWords}|${words.middleWords}|${words.startWords})${glue}(?<month>${words.months})${year}\b`,
      'dg',
    ),
    read: ({ part = '', month = '', year }, clock) => ({
      kind: 'day',
      day: partOfMonth(partOf(part), words.monthNumber(month), year, clock),
    }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<part>${words.endWords}|${words.middleWords}|${words.startWords})${glue}(?:(?<before>${words.before})\s+(?<unit>${words.units})|(?<unitFirst>${words.units})(?:\s+(?<after>${words.after}))?)\b`,
      'dg',
    ),
    read: readPartOfUnit,
  },
  {
    pattern:
      /\b(?:(?<unit>month|year|quarter|week)(?:\s|-|')*s?[\s-]?end(?!\w)|(?<compound>monats(?:ende|mitte|anfang)|quartalsende|jahres(?:ende|anfang)|wochenanfang|eo[wmy])\b)/dg,
    read({ unit, compound = '' }, clock) {
      if (unit === 'week') return undefined
      const [part, whole] = compounds[compound] ?? ['end', words.unitOf(unit ?? '')]
      return readPartOfUnit(
        { part: part === 'end' ? 'ende' : part === 'middle' ? 'mitte' : 'anfang', unitFirst: whole },
        clock,
      )
    },
  },
]
