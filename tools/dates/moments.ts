// A day and a time of day from words, as instants in the organization's zone: "Tuesday at 14:00", "morgen um halb neun".
import { CrmError } from '../../db/errors.ts'
import { type Day, dayOf, instantAt, localTime } from './calendar.ts'
import { findDays } from './days.ts'
import { findDurations } from './durations.ts'
import type { DayClock } from './rule.ts'
import { after, findTimes, type TimeOfDay } from './times.ts'
import { foldInPlace, glueWords, leadWords } from './words.ts'

/** What a text says about when: any part may be missing. */
export interface SpokenMoment {
  day?: Day
  from?: TimeOfDay
  until?: TimeOfDay
}

export interface Moment {
  start: Date
  /** When the text says how long, or until when. */
  end?: Date
}

const iso = /^(\d{4}-\d\d-\d\d)[t ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?$/i
const fromNow = /^(?:in|dans|fra|tra|em|daqui a)\s+(?=.*(?:h|min|stund|or[ae]))/
const filler = new RegExp(
  `\\b(?:${leadWords}|${glueWords}|at|um|a|alle|all|as|ore|uhr|gegen|around|about|ca|circa|etwa|vers|verso|pelas|to|and|und|et|e|` +
    'please|bitte|sharp|in the|morning|afternoon|evening|night|tonight|vormittags?|nachmittags?|morgens?|abends?|abend|fruh|frueh|mittags?|matin|apres-midi|soir|' +
    'mattina|pomeriggio|sera|manha|tarde|noite|between|zwischen|entre|tra|lang|pendant|during|per|por|durante|dalle|das|les|this|heute)\\b',
  'g',
)

/**
 * What the words say, without filling in what they leave open.
 * @throws {CrmError} `invalid_input` when they say something else, several days or times, or ones that don't exist
 */
export function readMoment(text: string, clock: DayClock): SpokenMoment {
  const said = text.normalize('NFC').trim()
  const given = readIso(said, clock) ?? readFromNow(said, clock)
  if (given) return given
  const [day, ...otherDays] = findDays(said, clock)
  if (day?.problem) throw notAMoment(day.problem)
  const withoutDay = day ? blanked(said, day.start, isoDayEnd(said, day)) : said
  const length = findDurations(withoutDay).find(({ start }) =>
    /\b(?:for|fur|pendant|per|por|durante)\s+$/.test(foldInPlace(withoutDay.slice(0, start))),
  )
  const rest = length ? blanked(withoutDay, length.start, length.end) : withoutDay
  const bare = /^\s*\d{1,2}\s*$/.test(rest) ? `at ${rest.trim()}` : rest
  const [time, ...otherTimes] = findTimes(bare, said)
  if (time?.problem) throw notAMoment(time.problem)
  const left = time ? blanked(bare, time.start, time.end) : bare
  const unread = /[\p{L}\d]/u.test(foldInPlace(left).replace(filler, ''))
  if ((!day && !time) || otherDays.length > 0 || otherTimes.length > 0 || unread)
    throw notAMoment(`I can't tell when "${said}" is.`)
  const until = time?.until ?? (time && length && { minutes: time.from.minutes + length.minutes, exact: true })
  return { ...(day?.day && { day: day.day }), ...(time && { from: time.from }), ...(until && { until }) }
}

/**
 * The instant that a text says; what it leaves open comes from `missing`. A time alone is today, while it lies ahead.
 * @throws {CrmError} `invalid_input` saying what is missing
 */
export function parseMoment(text: string, clock: DayClock, missing: { day?: Day; minutes?: number } = {}): Moment {
  const said = readMoment(text, clock)
  const minutes = said.from?.minutes ?? missing.minutes
  if (minutes === undefined) throw notAMoment(`At what time? "${text.trim()}" says no time of day.`)
  const day = said.day ?? missing.day ?? todayIfAhead(minutes, text, clock)
  const start = instantAt(day, minutes, clock.timeZone)
  return said.until ? { start, end: instantAt(day, said.until.minutes, clock.timeZone) } : { start }
}

/** When something ends that begins at `start`: "15:30", "tomorrow at noon", "at 1". @throws {CrmError} `invalid_input` */
export function parseEnd(text: string, start: Date, clock: DayClock): Date {
  const { timeZone } = clock
  const said = readMoment(text, clock)
  if (!said.from) throw notAMoment(`Until what time? "${text.trim()}" says no time of day.`)
  const wall = localTime(start, timeZone)
  const from = { minutes: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)), exact: true }
  if (said.day) return instantAt(said.day, said.from.minutes, timeZone)
  return instantAt(wall.slice(0, 10), after(from, said.from).minutes, timeZone)
}

function todayIfAhead(minutes: number, text: string, { now, timeZone }: DayClock): Day {
  const today = dayOf(now, timeZone)
  if (instantAt(today, minutes, timeZone) > now) return today
  throw notAMoment(`On which day? "${text.trim()}" is over for today.`)
}

function readIso(text: string, { timeZone }: DayClock): SpokenMoment | undefined {
  const [, day, hours, minutes, offset] = iso.exec(text) ?? []
  if (!day) return undefined
  const [wallDay, wallTime] = offset ? wallOf(new Date(text.replace(' ', 'T')), timeZone) : [day, `${hours}:${minutes}`]
  const from = { minutes: Number(wallTime?.slice(0, 2)) * 60 + Number(wallTime?.slice(3, 5)), exact: true }
  const instant = new Date(`${wallDay}T${wallTime}:00Z`)
  // A day or an hour that doesn't exist makes no instant, or another one.
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${wallDay}T${wallTime}`)
  if (!exists) throw notAMoment(`There is no ${text}.`)
  return { ...(wallDay && { day: wallDay }), from }
}

function wallOf(instant: Date, timeZone: string): [string, string] {
  if (Number.isNaN(instant.getTime())) throw notAMoment("That date and time don't exist.")
  const wall = localTime(instant, timeZone)
  return [wall.slice(0, 10), wall.slice(11, 16)]
}

/** "in half an hour". */
function readFromNow(text: string, { now, timeZone }: DayClock): SpokenMoment | undefined {
  const folded = foldInPlace(text)
  const lead = fromNow.exec(folded)?.[0].length
  const [span] = lead ? findDurations(text.slice(lead)) : []
  if (!lead || !span || span.start !== 0 || lead + span.end !== text.length || span.minutes >= 1440) return undefined
  const [day, time] = wallOf(new Date(now.getTime() + span.minutes * 60_000), timeZone)
  return { day, from: { minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)), exact: true } }
}

/** "2026-11-24 14:00 to 15:00": the grammar of days takes the hour along. */
function isoDayEnd(text: string, { start, end }: { start: number; end: number }): number {
  return /^\d{4}-\d\d-\d\d[T ]\d/.test(text.slice(start, end)) ? start + 11 : end
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

function notAMoment(message: string): CrmError {
  return new CrmError('invalid_input', message, { hint: 'Say a day and a time, such as "Tuesday at 14:00".' })
}
