// Finds and counts bookings: what is on, when, where, with whom.
import type { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import {
  type BookingConditions,
  bookingFilters,
  bookingStatus,
  conditionsOf,
  narrowed,
  ofStatus,
  type Window,
  windowOf,
} from './booking-filters.ts'
import { bookingColumns, bookingView } from './booking-rows.ts'

const input = toolInput({
  ...bookingFilters,
  ...bookingStatus,
  ...pageFields,
})
type Filters = z.infer<typeof input>

export const searchBookings = defineTool({
  name: 'search_bookings',
  title: 'Search bookings',
  description:
    'Lists and counts bookings (meetings, appointments, calls) in order of time: what is on a day or in a week, when or where something is, whether a time is free, by contact or project. `total` counts all that fit, the list is capped.',
  effect: 'read',
  pack: 'scheduling',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: "what's on tomorrow?", input: { on: 'tomorrow' } },
    { language: 'en', text: 'which appointments do I have this week?', input: { on: 'this week' } },
    { language: 'en', text: 'when is the site visit?', input: { query: 'site visit' } },
    { language: 'en', text: 'am I free on Wednesday at noon?', input: { on: 'Wednesday at noon' } },
    { language: 'en', text: 'meetings with Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'show cancelled bookings', input: { status: 'cancelled' } },
    { language: 'de', text: 'Was steht heute im Kalender?', input: { on: 'heute' } },
    { language: 'de', text: 'Welche Termine habe ich mit Selin Aydin?', input: { contact: 'Selin Aydin' } },
    {
      language: 'fr',
      text: 'Quels rendez-vous avons-nous la semaine prochaine ?',
      input: { on: 'la semaine prochaine' },
    },
    { language: 'it', text: 'Che appuntamenti ho domani?', input: { on: 'domani' } },
    { language: 'pt', text: 'Que reuniões há na quinta-feira?', input: { on: 'na quinta-feira' } },
  ],
  async run(filters, context) {
    const found = await lookUpNamesakes(filters, context, one => searched(one, context))
    const records = found.rows.map(row => bookingView(row, context))
    return { kind: 'list' as const, table: 'bookings' as const, total: found.total, records }
  },
})

async function searched(filters: Filters, context: ToolContext) {
  const conditions = await conditionsOf(filters, context)
  const window = filters.on ? windowOf(filters.on, context) : { from: context.now }
  const coming = await filtered(filters, conditions, window, context)
  const isAskedByName = filters.query || filters.contact || filters.project || filters.status
  if (coming.total > 0 || filters.on || !isAskedByName) return coming
  // "When was the site visit?": nothing of it lies ahead, so the last ones.
  return filtered(filters, conditions, { before: context.now }, context)
}

async function filtered(filters: Filters, conditions: BookingConditions, window: Window, { db }: ToolContext) {
  const query = ofStatus(db.from('bookings').select(bookingColumns, { count: 'exact' }), filters.status)
  const response = await narrowed(query, conditions, window)
    .order('start_time', { ascending: window.from !== undefined })
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}
