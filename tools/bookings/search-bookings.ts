// Finds and counts bookings: what is on, when, where, with whom.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { addDays, parseMoment, parsePeriod, startOfDay } from '../dates.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { findContactGroup, findRecord } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { loosePattern, wordsOf } from '../words.ts'
import { clockOf } from './booking-fields.ts'
import { bookingColumns, bookingView } from './booking-rows.ts'

const states = ['planned', 'cancelled', 'all'] as const

const input = toolInput({
  on: text(
    'When: a day, a stretch or a time, as said: "tomorrow", "next week", "Wednesday at noon". The coming ones if not said.',
    80,
  ).optional(),
  query: text('Words of the title.').optional(),
  contact: reference('Only those with this contact; of a company also those with its people.').optional(),
  project: reference('Only those of this project.').optional(),
  status: z.enum(states).optional().describe('Planned ones (not cancelled) if not said.'),
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
    const found = await searched(filters, context)
    const records = found.rows.map(row => bookingView(row, context))
    return { kind: 'list' as const, table: 'bookings' as const, total: found.total, records }
  },
})

interface Window {
  from?: Date
  before?: Date
}

async function searched(filters: Filters, context: ToolContext) {
  const [contacts, project] = await Promise.all([
    filters.contact ? findContactGroup(filters.contact, context) : undefined,
    filters.project ? findRecord(filters.project, ['projects'], context) : undefined,
  ])
  const links = { contactIds: contacts?.ids, projectId: project?.id }
  const coming = await filtered(
    filters,
    links,
    filters.on ? windowOf(filters.on, context) : { from: context.now },
    context,
  )
  const isAskedByName = filters.query || contacts || project || filters.status
  if (coming.total > 0 || filters.on || !isAskedByName) return coming
  // "When was the site visit?": nothing of it lies ahead, so the last ones.
  return filtered(filters, links, { before: context.now }, context)
}

async function filtered(
  filters: Filters,
  { contactIds, projectId }: { contactIds: string[] | undefined; projectId: string | undefined },
  { from, before }: Window,
  { db }: ToolContext,
) {
  let query = db.from('bookings').select(bookingColumns, { count: 'exact' })
  if (filters.status === 'cancelled') query = query.eq('status', 'cancelled')
  else if (filters.status !== 'all') query = query.neq('status', 'cancelled')
  if (from) query = query.gt('end_time', from.toISOString())
  if (before) query = query.lt('start_time', before.toISOString())
  if (contactIds) query = query.in('contact_id', contactIds)
  if (projectId) query = query.eq('project_id', projectId)
  // In one parameter: of two filters on one column with the same operator, the embedded backend keeps the last.
  const words = wordsOf(filters.query ?? '').map(word => `title.ilike.%${loosePattern(word)}%`)
  if (words.length > 0) query = query.or(`and(${words.join(',')})`)
  const isPast = from === undefined
  const response = await query
    .order('start_time', { ascending: !isPast })
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}

/** A time if one is said, else a day or a stretch of days. @throws {CrmError} `invalid_input` */
function windowOf(on: string, context: ToolContext): Window {
  const clock = clockOf(context)
  const moment = momentIn(on, context)
  if (moment) return { from: moment.start, before: moment.end ?? new Date(moment.start.getTime() + 60_000) }
  const { from, until } = parsePeriod(on, clock)
  return {
    ...(from && { from: startOfDay(from, clock.timeZone) }),
    ...(until && { before: startOfDay(addDays(until, 1), clock.timeZone) }),
  }
}

function momentIn(on: string, context: ToolContext) {
  try {
    return parseMoment(on, clockOf(context))
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}
