// Several bookings at once: which ones, what is shown before, what is answered after.
import type { z } from 'zod'
import type { Answer } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Card, Preview } from '../card.ts'
import { withLocalTimes } from '../local-times.ts'
import { pageSize } from '../paging.ts'
import { changesBetween } from '../records.ts'
import { changedBefore } from '../targets.ts'
import type { ToolContext } from '../tool.ts'
import {
  type BookingConditions,
  type BookingFilters,
  type bookingStatus,
  conditionsOf,
  narrowed,
  ofStatus,
  type Window,
  windowOf,
} from './booking-filters.ts'
import { bookingColumns, bookingView } from './booking-rows.ts'

/** What comes back from a change: no embedded records, which the embedded backend would read again by the filters. */
export const changedColumns = 'id, title, start_time, end_time, status' as const
type BatchCard = Extract<Card, { kind: 'batch' }>

export interface Meant {
  conditions: BookingConditions
  window: Window
  status: Filters['status']
}

type Filters = BookingFilters & { status?: z.infer<(typeof bookingStatus)['status']> }

/**
 * Of those that stand only what lies ahead, since what is over can't be called off; of cancelled ones also what is past.
 * @throws {CrmError} `invalid_input`, `not_found`
 */
export async function meantBy({ status, ...filters }: Filters, context: ToolContext): Promise<Meant> {
  if (Object.values({ status, ...filters }).every(value => value === undefined))
    throw new CrmError('invalid_input', 'Say which bookings are meant.', {
      hint: 'For example those of a day, with a contact, or of a project.',
    })
  const window: Window = filters.on ? windowOf(filters.on, context) : {}
  const conditions = await conditionsOf(filters, context)
  const isPlanned = status === undefined || status === 'planned'
  const { from } = window
  const ahead = { ...window, from: from && from > context.now ? from : context.now }
  return { conditions, window: isPlanned ? ahead : window, status }
}

/** @throws {CrmError} `not_found` */
export async function previewOf(
  action: Preview['action'],
  { conditions, window, status }: Meant,
  change: Record<string, unknown> | undefined,
  context: ToolContext,
): Promise<Preview> {
  const query = ofStatus(context.db.from('bookings').select(bookingColumns, { count: 'exact' }), status)
  const response = await narrowed(query, conditions, window).order('start_time').order('id').limit(pageSize)
  const rows = unwrap(response).map(row => withLocalTimes(row, context))
  if (rows.length === 0) throw noneFit()
  const records = rows.map((row, index) => ({
    record: bookingView(unwrap(response)[index] ?? {}, context),
    ...(change && { changes: changesBetween(row, { ...row, ...change }) }),
  }))
  return { action, total: response.count ?? rows.length, records }
}

/**
 * Changes those that are meant, in one request; repeated after a crash it tells what the first one did.
 * @throws {CrmError} `invalid_input`, `not_found`
 */
export async function changeMeant(
  action: 'updated' | 'deleted',
  filters: Filters,
  context: ToolContext,
  change: (meant: Meant) => PromiseLike<Answer<Record<string, unknown>>>,
): Promise<BatchCard> {
  const [meant, earlier] = await Promise.all([meantBy(filters, context), changedBefore('bookings', context)])
  if (earlier.length > 0) return batchOf(action, earlier, earlier.length, context)
  const response = await change(meant)
  const rows = unwrap(response)
  return batchOf(action, rows, response.count ?? rows.length, context)
}

function batchOf(
  action: 'updated' | 'deleted',
  rows: Readonly<Record<string, unknown>>[],
  total: number,
  context: ToolContext,
): BatchCard {
  if (rows.length === 0) throw noneFit()
  return { kind: 'batch', action, total, records: rows.slice(0, pageSize).map(row => bookingView(row, context)) }
}

function noneFit(): CrmError {
  return new CrmError('not_found', 'There are no such bookings ahead.', { hint: 'Nothing was changed.' })
}
