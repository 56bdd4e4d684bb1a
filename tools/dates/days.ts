// Days in words and figures, in the organization's time zone. The finder of spans and the parser are one grammar:
// what `findDays` finds in a message is what `parseDay` understands as an argument.
import * as chronoDe from 'chrono-node/de'
import * as chronoEn from 'chrono-node/en'
import * as chronoFr from 'chrono-node/fr'
import * as chronoIt from 'chrono-node/it'
import * as chronoPt from 'chrono-node/pt'
import { CrmError } from '../../db/errors.ts'
import { type Day, makeDay } from './calendar.ts'
import { findItems, type Item, reckon } from './find-items.ts'
import type { DayClock, Reckoning } from './rule.ts'
import { foldInPlace, leadWords, months } from './words.ts'

/** A day found in a text. Offsets are UTF-16, in the NFC form of the text. */
export interface DaySpan {
  start: number
  end: number
  text: string
  /** Where the words that lead to it start ("by ", "bis am "); equals `start` when there are none. */
  leadStart: number
  /** `null`: looks like a date but is none ("31.02."); `problem` says why. */
  day: Day | null
  problem?: string
}

const chronos = { en: chronoEn, de: chronoDe, fr: chronoFr, it: chronoIt, pt: chronoPt }
const lead = new RegExp(String.raw`(?<![\w'])(?:(?:${leadWords})(?::?\s+|(?<=')))+$`)
/** Characters before a day in which words that lead to it are looked for. */
const longestLead = 60
const monthName = new RegExp(`\\b${months}\\b`)
/** Said with a day without changing it. */
const filler = /\b(?:eod|cob|first thing|or so|(?:at the )?latest|please|bitte)\b/g
const timeOfDay = /\b(?:at |um |a |as |alle )?\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|uhr|h)?\b/g

function toSpan(item: Item, text: string): DaySpan {
  const { start, end, finding } = item
  const leadLength = lead.exec(foldInPlace(text.slice(Math.max(0, start - longestLead), start)))?.[0].length ?? 0
  const place = { start, end, text: text.slice(start, end), leadStart: start - leadLength }
  if (finding.kind === 'problem') return { ...place, day: null, problem: finding.problem }
  return { ...place, day: 'day' in finding ? finding.day : null }
}

/** What our own grammar doesn't know ("the third of December"), read by chrono at noon of a zone without summer time. */
function findWithChrono(text: string, taken: Item[], clock: Reckoning): Item[] {
  let rest = text
  for (const { start, end } of taken) rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end)
  if (!monthName.test(foldInPlace(rest))) return []
  const reference = { instant: new Date(`${clock.today}T12:00:00Z`), timezone: 0 }
  const results = chronos[clock.language ?? 'en'].parse(rest, reference, { forwardDate: clock.lean !== 'past' })
  return results.flatMap(({ index, text: found, start }) => {
    const sure =
      start.isCertain('day') && start.isCertain('month') && monthName.test(foldInPlace(found)) && !found.includes('\n')
    const day = makeDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
    return sure && day ? [{ start: index, end: index + found.length, finding: { kind: 'day' as const, day } }] : []
  })
}

/** Every day in a text, in order. */
export function findDays(text: string, clock: DayClock): DaySpan[] {
  const composed = text.normalize('NFC')
  const reckoning = reckon(clock)
  const items = findItems(composed, reckoning)
  const more = findWithChrono(composed, items, reckoning)
  return [...items, ...more].sort((a, b) => a.start - b.start).map(item => toSpan(item, composed))
}

/**
 * The one day that a text says: an ISO date, a date in figures (day before month) or words such as "next Friday",
 * "übermorgen", "fin du mois", "KW 49".
 * @throws {CrmError} `invalid_input` when it says none, several, or one that doesn't exist
 */
export function parseDay(text: string, clock: DayClock): Day {
  const trimmed = text.normalize('NFC').trim()
  const [span, ...others] = findDays(trimmed, clock)
  if (span?.problem) throw notADay(span.problem)
  if (!span?.day || others.length > 0) throw notADay(`I can't tell which day "${trimmed}" is.`)
  const around = `${trimmed.slice(0, span.leadStart)} ${trimmed.slice(span.end)}`
  if (/[\p{L}\d]/u.test(foldInPlace(around).replace(timeOfDay, '').replace(filler, ''))) {
    throw notADay(`I can't tell which day "${trimmed}" is.`)
  }
  return span.day
}

function notADay(message: string): CrmError {
  return new CrmError('invalid_input', message, {
    hint: 'Say a date such as 27.11.2026, or "next Friday", "in two weeks".',
  })
}
