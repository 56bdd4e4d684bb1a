// Bookings as whole rows, with the names of what they belong to, and what they collide with.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Database } from '../../db/types.ts'
import type { RecordView } from '../card.ts'
import { withLocalTimes } from '../local-times.ts'
import { pageSize } from '../paging.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'

export type BookingChange = Database['public']['Tables']['bookings']['Update']

export const bookingColumns = `id, title, start_time, end_time, status, location, contact_id, project_id,
  contact:contacts!bookings_contact_id_fkey(id, first_name, last_name, company_name, email, phone),
  project:projects!bookings_project_id_fkey(id, name)` as const

export type BookingRow = Awaited<ReturnType<typeof readBooking>>

/** @throws {CrmError} `not_found` */
export async function readBooking(id: string, { db }: ToolContext) {
  const [row] = unwrap(await db.from('bookings').select(bookingColumns).eq('id', id))
  if (!row) throw notFound(id, ['bookings'])
  return row
}

/** Filtered by id only, as `saveTask` is. @throws {CrmError} `not_found` */
export async function saveBooking(id: string, change: BookingChange, { db }: ToolContext): Promise<BookingRow> {
  const [row] = unwrap(await db.from('bookings').update(change).eq('id', id).select(bookingColumns))
  if (!row) throw notFound(id, ['bookings'])
  return row
}

export function bookingView(
  row: Readonly<Record<string, unknown>>,
  context: ToolContext,
  detail: 'brief' | 'full' = 'brief',
): RecordView {
  return viewOf('bookings', withLocalTimes(row, context), detail)
}

/** Other bookings at the same time that were not cancelled. One ends when the next begins: no conflict. */
export async function conflictsWith(
  { id, start, end }: { id: string; start: Date; end: Date },
  context: ToolContext,
): Promise<{ conflicts?: RecordView[] }> {
  const others = context.db.from('bookings').select(bookingColumns).neq('id', id).neq('status', 'cancelled')
  const overlapping = others.lt('start_time', end.toISOString()).gt('end_time', start.toISOString())
  const rows = unwrap(await overlapping.order('start_time').limit(pageSize))
  return rows.length > 0 ? { conflicts: rows.map(row => bookingView(row, context)) } : {}
}
