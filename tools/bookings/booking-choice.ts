// Which booking a person means: by its title, else by who it is with or when it is.
import { unwrap } from '../../db/postgrest-errors.ts'
import { addDays, findDays, startOfDay } from '../dates.ts'
import { ranks } from '../ranking.ts'
import { chooseOne, findMatches, type Match } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { wordsOf } from '../words.ts'
import { type BookingRow, readBooking } from './booking-rows.ts'

/** Words for a booking that say nothing about which one. */
const nouns = new Set(
  (
    'meeting meetings appointment appointments booking bookings call slot session visit the my our with at on for of termin termins termine besprechung sitzung ' +
    'treffen buchung anruf mit am um der die das den meinen unseren rendez vous reunion rdv avec le la du mon notre appuntamento riunione incontro con il lo mio ' +
    'reuniao compromisso marcacao com o a meu minha'
  ).split(' '),
)

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function findBooking(reference: string, context: ToolContext): Promise<BookingRow> {
  const match = await chooseBooking(reference, context)(await findMatches(reference, ['bookings'], context))
  return readBooking(match.id, context)
}

/** Coming bookings that stand come before past and cancelled ones. One more request when several fit. */
export function chooseBooking(reference: string, context: ToolContext): (matches: Match[]) => Promise<Match> {
  return async matches => {
    const fitting = matches.filter(match => match.rank > ranks.unlike)
    if (fitting.length === 0) {
      const others = await byCircumstances(reference, context)
      return chooseOne(reference, ['bookings'], others.length > 0 ? others : matches)
    }
    if (fitting.length === 1) return chooseOne(reference, ['bookings'], matches)
    const coming = await comingOf(fitting, context)
    return chooseOne(reference, ['bookings'], coming.length > 0 ? coming : matches)
  }
}

async function comingOf(matches: Match[], { db, now }: ToolContext): Promise<Match[]> {
  const ids = matches.map(match => match.id)
  const coming = db.from('bookings').select('id').in('id', ids).neq('status', 'cancelled')
  const rows = unwrap(await coming.gte('end_time', now.toISOString()))
  return matches.filter(match => rows.some(({ id }) => id === match.id))
}

/** "the meeting with Hanna Meier", "tomorrow's appointment": coming bookings with that contact, or on that day. */
async function byCircumstances(reference: string, context: ToolContext): Promise<Match[]> {
  const { db, now, org, language } = context
  const timeZone = org.settings.time_zone
  const [day, ...otherDays] = findDays(reference, { now, timeZone, language })
  const rest = day ? `${reference.slice(0, day.leadStart)} ${reference.slice(day.end)}` : reference
  const name = wordsOf(rest.replace(/['’]s\b/g, ''))
    .filter(word => !nouns.has(word))
    .join(' ')
  if (otherDays.length > 0 || (!day?.day && !name)) return []
  const contacts = name
    ? (await findMatches(name, ['contacts'], context)).filter(({ rank }) => rank > ranks.nearly)
    : []
  if (name && contacts.length === 0) return []
  let query = db.from('bookings').select('id, title, start_time').neq('status', 'cancelled')
  if (contacts.length > 0)
    query = query.in(
      'contact_id',
      contacts.map(({ id }) => id),
    )
  if (day?.day) query = query.lt('start_time', startOfDay(addDays(day.day, 1), timeZone).toISOString())
  const from = day?.day ? startOfDay(day.day, timeZone) : now
  const rows = unwrap(await query.gte('end_time', from.toISOString()).order('start_time').limit(25))
  return rows.map(({ id, title, start_time }) => ({
    table: 'bookings' as const,
    id,
    title,
    subtitle: start_time.slice(0, 10),
    rank: ranks.described,
    exact: false,
    described: true,
  }))
}
