// Which booking a person means: by its title, else by who it is with, when it is, or its place among others.
import { unwrap } from '../../db/postgrest-errors.ts'
import { ranks } from '../ranking.ts'
import { chooseOne, findMatches, type Match } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { describedBookings, readDescription } from './booking-description.ts'
import { type BookingRow, readBooking } from './booking-rows.ts'

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function findBooking(reference: string, context: ToolContext): Promise<BookingRow> {
  const match = await chooseBooking(reference, context)(await findMatches(reference, ['bookings'], context))
  return readBooking(match.id, context)
}

/** Coming bookings that stand come before past and cancelled ones. Two more requests when they are only described. */
export function chooseBooking(reference: string, context: ToolContext): (matches: Match[]) => Promise<Match> {
  return async matches => {
    const fitting = matches.filter(match => match.rank > ranks.unlike)
    const description =
      fitting.filter(match => match.exact).length === 1 ? undefined : readDescription(reference, context)
    const isNarrowed = description && (description.order || (description.day && fitting.length > 1))
    if (description && (isNarrowed || fitting.length === 0)) {
      const others = await describedBookings(reference, description, context)
      return chooseOne(reference, ['bookings'], others.length > 0 || isNarrowed ? others : matches)
    }
    if (fitting.length <= 1) return chooseOne(reference, ['bookings'], matches)
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
