// What a description of a booking says: "my first meeting with Amir on Friday after 11", "das letzte Treffen am 3. März".
import { unwrap } from '../../db/postgrest-errors.ts'
import { addDays, findDayPart, findDays, findHourBounds, findTimes, localTime, startOfDay } from '../dates.ts'
import { findOrder, type Order, pickFrom } from '../ordering.ts'
import { ranks } from '../ranking.ts'
import { ambiguous, findMatches, type Match, notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { wordsOf } from '../words.ts'
import { clockOf } from './booking-fields.ts'

/** Words for a booking that say nothing about which one. */
const nouns = new Set(
  (
    'meeting meetings appointment appointments booking bookings event events call slot session visit item thing entry calendar the my our of on at for in s i have named called future ' +
    'termin termins termine besprechung sitzung treffen buchung anruf um am der die das den dem meinen unseren meine mein unsere vom von ' +
    'rendez vous reunion rdv entretien le la l du de d mon ma notre a appuntamento riunione incontro il lo mio mia ' +
    'reuniao compromisso marcacao o as no na dia meu minha'
  ).split(' '),
)
const companions = /\b(?:with|mit|avec|con|com)\b/

export interface BookingDescription {
  order: Order | undefined
  day: string | undefined
  after: number | undefined
  before: number | undefined
  /** What is neither a day, a time nor an order: the title, or who it is with. */
  about: string
  /** Who it is with, where a word says so. */
  people: string
}

/** Nothing when a day is named that there is not, or several are. */
export function readDescription(reference: string, context: ToolContext): BookingDescription | undefined {
  const text = reference.normalize('NFC')
  const [day, ...otherDays] = findDays(text, clockOf(context))
  if (otherDays.length > 0 || (day && !day.day)) return undefined
  const withoutDay = day ? blanked(text, day.leadStart, day.end) : text
  const bounds = findHourBounds(withoutDay, text)
  const withoutBounds = bounds.reduce((rest, { start, end }) => blanked(rest, start, end), withoutDay)
  const [time] = bounds.length > 0 ? [] : findTimes(withoutBounds, text)
  const withoutTime = time ? blanked(withoutBounds, time.start, time.end) : withoutBounds
  const part = time || bounds.length > 0 ? undefined : findDayPart(text)
  const order = findOrder(withoutTime)
  const rest = order ? blanked(withoutTime, order.start, order.end) : withoutTime
  const [about = '', ...people] = rest.replace(/['’]s\b/g, '').split(companions)
  return {
    order: order?.order,
    day: day?.day ?? undefined,
    after: bounds.find(bound => bound.after !== undefined)?.after ?? time?.from.minutes ?? part?.after,
    before: bounds.find(bound => bound.before !== undefined)?.before ?? (time ? time.from.minutes + 1 : part?.before),
    about: telling(about),
    people: telling(people.join(' ')),
  }
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

function telling(text: string): string {
  return wordsOf(text)
    .filter(word => !nouns.has(word))
    .join(' ')
}

/**
 * The bookings that stand and fit, in order of time: those of the day that is said, else the coming ones. One of them
 * where the description picks one. Two requests.
 * @throws {CrmError} `ambiguous` when "the last" may be the last that was or the last to come, `not_found` with the
 * choices when only the title is another
 */
export async function describedBookings(
  reference: string,
  description: BookingDescription,
  context: ToolContext,
): Promise<Match[]> {
  const { order, day, about, people } = description
  const isAnything = !order && !day && !about && !people
  if (isAnything) return []
  const ofDay = (time: string) => !day || localTime(new Date(time), context.org.settings.time_zone).startsWith(day)
  const [contacts, rows] = await Promise.all([contactsOf(people || about, context), readRows(description, context)])
  if (!order && !day && (people || about) && contacts.size === 0) return []
  const fitting = rows.filter(
    row => ofDay(row.start_time) && isAtTime(row, description, context) && isAbout(row, description, contacts),
  )
  const matches = fitting.map(matchOf)
  // "the lesson with Anna on Thursday", which has another title: to be asked about, not to be taken.
  const near =
    matches.length === 0 && day && people && about
      ? rows.filter(row => ofDay(row.start_time) && isAbout(row, { ...description, about: '' }, contacts))
      : []
  if (near.length > 0) throw notFound(reference, ['bookings'], near.map(matchOf))
  if (!order) return matches
  const coming = matches.filter((_, index) => new Date(fitting[index]?.end_time ?? 0) >= context.now)
  if (order === 'last' && !day) return lastOf(reference, matches, coming)
  const one = pickFrom(order, day && order !== 'next' ? matches : coming)
  return one ? [one] : []
}

/** "my last meeting with Raj": the one that was, or the last to come? Only where there is but one kind it is clear. */
function lastOf(reference: string, matches: Match[], coming: Match[]): Match[] {
  const past = matches.filter(match => !coming.includes(match)).at(-1)
  const last = coming.at(-1)
  if (past && last) throw ambiguous(reference, ['bookings'], [past, last])
  return [past ?? last].filter(match => match !== undefined)
}

function matchOf({ id, title, start_time }: Row): Match {
  const subtitle = start_time.slice(0, 10)
  return { table: 'bookings', id, title, subtitle, rank: ranks.described, exact: false, described: true }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

/** Of a day all, of the last all until far back, else what lies ahead. */
async function readRows({ order, day }: BookingDescription, { db, now, org }: ToolContext) {
  const timeZone = org.settings.time_zone
  let query = db.from('bookings').select(columns).neq('status', 'cancelled')
  if (day) {
    query = query.gte('end_time', startOfDay(day, timeZone).toISOString())
    query = query.lt('start_time', startOfDay(addDays(day, 1), timeZone).toISOString())
  } else if (order !== 'last') query = query.gte('end_time', now.toISOString())
  // Whatever the limit cuts off is farthest from what is meant: the end for "the last", else the beginning.
  const ascending = order !== 'last'
  const rows = unwrap(await query.order('start_time', { ascending }).order('id', { ascending }).limit(limit))
  return ascending ? rows : rows.reverse()
}

const columns =
  'id, title, start_time, end_time, contact_id, contact:contacts!bookings_contact_id_fkey(first_name, last_name, company_name)'
const limit = 1_000

async function contactsOf(name: string, context: ToolContext): Promise<Set<string>> {
  if (!name) return new Set()
  const matches = await findMatches(name, ['contacts'], context)
  return new Set(matches.filter(({ rank }) => rank > ranks.nearly).map(({ id }) => id))
}

function isAtTime({ start_time }: Row, { after, before }: BookingDescription, context: ToolContext): boolean {
  const wall = localTime(new Date(start_time), context.org.settings.time_zone)
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  return (after === undefined || minutes >= after) && (before === undefined || minutes < before)
}

/** Who it is with, by its contact or by its title; what is left is the title, who it is with, or both. */
function isAbout(row: Row, { about, people }: BookingDescription, contacts: Set<string>): boolean {
  const isWith = row.contact_id !== null && contacts.has(row.contact_id)
  const title = new Set(wordsOf(row.title))
  const titled = (words: string) => words.split(' ').every(word => title.has(word))
  if (people) return (isWith || titled(people)) && (!about || titled(about))
  // "Tom Bright's demo": the one word is of its title, the others of whom it is with.
  const names = Object.values(row.contact ?? {}).flatMap(name => wordsOf(name ?? ''))
  return !about || isWith || about.split(' ').every(word => title.has(word) || names.includes(word))
}
