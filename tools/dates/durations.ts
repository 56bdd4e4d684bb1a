// How long something takes, in words and figures: "one hour", "90 min", "1h30", "anderthalb Stunden", "une demi-heure".
import { CrmError } from '../../db/errors.ts'
import { countOf, foldInPlace, numbers } from './words.ts'

export interface DurationSpan {
  start: number
  end: number
  minutes: number
}

const hour = '(?:hours?|hrs?|h|stunden?|std\\.?|heures?|or[ae]|horas?)'
const minute = '(?:minutes?|minuten?|mins?\\.?|min\\.?|minut[oi]|minutos?|m)'
/** A number word stands apart: "am" is not a minute. */
const count = `(?:\\d{1,3}(?:[.,]\\d{1,2})?|(?:${numbers})(?=[\\s-]))`

interface Rule {
  pattern: RegExp
  read(groups: Record<string, string | undefined>): number
}

const fixed = (minutes: number, words: string): Rule => ({
  pattern: new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, 'g'),
  read: () => minutes,
})

const rules: Rule[] = [
  fixed(
    15,
    "(?:a |an? )?quarter (?:of )?(?:an )?hour|(?:eine |ne )?viertelstunde|(?:un )?quart d'heure|(?:un )?quarto d'ora|(?:um )?quarto de hora",
  ),
  fixed(
    30,
    "half an hour|half hour|(?:eine |ne )?halbe stunde|(?:une )?demi[- ]?heure|(?:una )?mezz'?ora|mezza ora|meia hora",
  ),
  fixed(45, "three quarters of an hour|(?:eine )?dreiviertelstunde|trois quarts d'heure|tre quarti d'ora"),
  fixed(
    90,
    "an hour and a half|one and a half hours?|anderthalb stunden?|eineinhalb stunden?|une heure et demie|un'ora e mezza|una ora e mezza|uma hora e meia",
  ),
  fixed(150, 'two and a half hours?|zweieinhalb stunden?|deux heures et demie|due ore e mezza|duas horas e meia'),
  fixed(60, "un'ora"),
  {
    pattern: new RegExp(
      `(?<![\\w.,:-])(?<hours>${count})[\\s-]?${hour}(?:\\s?(?:and |und |et |e )?(?:(?<minutes>\\d{1,2})(?:\\s?${minute})?|(?<counted>${count})\\s?${minute}))?(?![\\w])`,
      'g',
    ),
    read: ({ hours = '', minutes, counted = minutes }) => amountOf(hours) * 60 + (counted ? amountOf(counted) : 0),
  },
  {
    pattern: new RegExp(`(?<![\\w.,:-])(?<days>${count})\\s(?:days?|tage?n?|jours?|giorn[oi]|dias?)(?!\\w)`, 'g'),
    read: ({ days = '' }) => amountOf(days) * 1440,
  },
  {
    pattern: new RegExp(
      `(?<![\\w.,:-])(?<weeks>${count})\\s(?:weeks?|wochen?|semaines?|settiman[ae]|semanas?)(?!\\w)`,
      'g',
    ),
    read: ({ weeks = '' }) => amountOf(weeks) * 7 * 1440,
  },
  {
    pattern: new RegExp(`(?<![\\w.,:-])(?<minutes>${count})[\\s-]?${minute}(?![\\w])`, 'g'),
    read: ({ minutes = '' }) => amountOf(minutes),
  },
]

function amountOf(text: string): number {
  return /^\d/.test(text) ? Number(text.replace(',', '.')) : countOf(text)
}

/** Every length of time in a text, the longest where they overlap. */
export function findDurations(text: string): DurationSpan[] {
  const folded = foldInPlace(text.normalize('NFC'))
  const spans = rules.flatMap(rule =>
    [...folded.matchAll(rule.pattern)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
      minutes: Math.round(rule.read(match.groups ?? {})),
    })),
  )
  const kept: DurationSpan[] = []
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(other => span.end <= other.start || span.start >= other.end)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}

const longest = 14 * 24 * 60

/** Minutes. A number alone is minutes, too. @throws {CrmError} `invalid_input` */
export function parseDuration(text: string): number {
  const trimmed = text.normalize('NFC').trim()
  const [span, ...others] = findDurations(trimmed)
  const rest = span ? `${trimmed.slice(0, span.start)} ${trimmed.slice(span.end)}` : trimmed
  const words = foldInPlace(rest).replace(
    /\b(?:for|by|about|um|fur|lang|etwa|circa|ca|pendant|environ|per|di|por|de|durante)\b/g,
    '',
  )
  const bare = /^\d{1,3}$/.exec(trimmed)?.[0]
  const minutes = bare && Number(bare) >= 5 ? Number(bare) : span?.minutes
  if (minutes === undefined || others.length > 0 || (!bare && /[\p{L}\d]/u.test(words)))
    throw notADuration(`I can't tell how long "${trimmed}" is.`)
  if (minutes < 1 || minutes > longest) throw notADuration('It must take at least a minute, and at most two weeks.')
  return minutes
}

function notADuration(message: string): CrmError {
  return new CrmError('invalid_input', message, { hint: 'Say for example "45 minutes" or "two hours".' })
}
