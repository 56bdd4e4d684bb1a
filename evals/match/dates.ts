// Dates in an answer, however they are written: ISO, day before month, or with the month's name in five languages.
import { plain } from './fold.ts'

export interface DateMention {
  year: number | undefined
  month: number
  day: number
  text: string
}

const locales = ['en', 'de', 'fr', 'it', 'pt']
const months = monthNames()
const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|')
const ordinal = '(?:st|nd|rd|th|er|º|°|o|\\.)?'
const year = '(?:,?[ \\u00a0]*(?:de +|of +)?(\\d{4}))?'

const patterns: { pattern: RegExp; order: ('year' | 'month' | 'day')[] }[] = [
  { pattern: /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g, order: ['year', 'month', 'day'] },
  {
    pattern: /(?<![\d./-])(\d{1,2})([./-])[ \u00a0]?(\d{1,2})\2[ \u00a0]?(\d{4}|\d{2})(?!\d)/g,
    order: ['day', 'month', 'year'],
  },
  { pattern: /(?<![\d.,'’])(\d{1,2})(\.)[ \u00a0]?(\d{1,2})\.(?!\s?\d)/g, order: ['day', 'month'] },
  { pattern: /(?<![\d/])(\d{1,2})(\/)(\d{1,2})(?![\d/])/g, order: ['day', 'month'] },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(\\d{1,2})${ordinal}()\\s*(?:de\\s+|of\\s+)?(${monthPattern})(?!\\p{L})\\.?${year}(?!\\d)`,
      'gu',
    ),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(${monthPattern})(?!\\p{L})\\.?()\\s+(\\d{1,2})${ordinal}(?![\\d.,:]\\d|\\d)${year}`,
      'gu',
    ),
    order: ['month', 'day', 'year'],
  },
]

export function datesIn(text: string): DateMention[] {
  const lower = plain(text)
  const found: DateMention[] = []
  for (const { pattern, order } of patterns) {
    for (const match of lower.matchAll(pattern)) {
      const groups = order[0] === 'year' ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]]
      const mention = readMention(order, groups, match[0])
      if (mention) found.push(mention)
    }
  }
  return found
}

/** Whether the text names that day; a date without a year is taken to be the right one. */
export function namesDate(text: string, isoDate: string): boolean {
  const [year, month, day] = isoDate.split('-').map(Number)
  return datesIn(text).some(
    mention => mention.month === month && mention.day === day && (mention.year === undefined || mention.year === year),
  )
}

function readMention(order: string[], groups: (string | undefined)[], text: string): DateMention | undefined {
  const parts: Record<string, number | undefined> = {}
  for (const [index, part] of order.entries()) {
    const raw = groups[index]
    if (raw !== undefined) parts[part] = months.get(raw) ?? Number(raw)
  }
  const { month = 0, day = 0, year } = parts
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return { year: year !== undefined && year < 100 ? 2000 + year : year, month, day, text }
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>([
    ['sept', 9],
    ['maerz', 3],
  ])
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        names.set(plain(format.format(new Date(Date.UTC(2026, month, 15)))).replace(/\.$/, ''), month + 1)
      }
    }
  }
  return names
}
