// Finds and counts contacts by what is known about them.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { addDays, parsePeriod, startOfDay } from '../dates.ts'
import { day, text, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { ranks } from '../ranking.ts'
import { viewOf } from '../records.ts'
import { findMatches } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { companyStem, loosePattern } from '../words.ts'
import { statusSchema } from './contact-fields.ts'

const sorts = ['name', 'newest', 'oldest', 'last_changed'] as const

const input = toolInput({
  query: text('Part of a name, company, e-mail address or phone number.').optional(),
  status: statusSchema.optional().describe('Stage in the pipeline.'),
  tag: text('Only those with this tag.', 50).optional(),
  company_name: text('Only people of this company.').optional(),
  city: text('Only those in this town.', 100).optional(),
  is_company: z.boolean().optional().describe('True for companies only, false for people only.'),
  without_email: z.boolean().optional().describe('True for those with no e-mail address.'),
  without_phone: z.boolean().optional().describe('True for those with no phone number.'),
  created_on: day(
    'When they were added: a day or a stretch such as "this week", "last month", "since Monday".',
  ).optional(),
  sort: z.enum(sorts).optional().describe('Order, by name if not said.'),
  ...pageFields,
})

export const searchContacts = defineTool({
  name: 'search_contacts',
  title: 'Search contacts',
  description:
    'Lists and counts contacts by name, status, tag, company, town, missing e-mail or phone, or when they were added. `total` counts all that fit, the list is capped. Without filters it lists all.',
  effect: 'read',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'show all leads', input: { status: 'lead' } },
    { language: 'en', text: 'how many clients do we have in Bristol?', input: { status: 'client', city: 'Bristol' } },
    { language: 'en', text: 'find Becker', input: { query: 'Becker' } },
    { language: 'en', text: 'which contacts were added this week?', input: { created_on: 'this week' } },
    { language: 'en', text: 'contacts without e-mail', input: { without_email: true } },
    { language: 'en', text: 'who works at Lakeside Dental?', input: { company_name: 'Lakeside Dental' } },
    { language: 'en', text: 'everyone tagged wholesale, newest first', input: { tag: 'wholesale', sort: 'newest' } },
    { language: 'de', text: 'Zeig mir alle Kunden aus Burgdorf', input: { status: 'client', city: 'Burgdorf' } },
    { language: 'de', text: 'Welche Kontakte haben keine Telefonnummer?', input: { without_phone: true } },
    { language: 'de', text: 'Liste alle Firmen auf', input: { is_company: true } },
    { language: 'fr', text: 'Quels sont nos prospects ?', input: { status: 'lead' } },
    { language: 'it', text: 'Mostrami i clienti con il tag fiera', input: { status: 'client', tag: 'fiera' } },
    { language: 'pt', text: 'Que contactos foram criados no mês passado?', input: { created_on: 'mês passado' } },
  ],
  async run(filters, context) {
    const ids = filters.query ? await idsFor(filters.query, context) : undefined
    if (ids?.length === 0) return { kind: 'list' as const, table: 'contacts' as const, total: 0, records: [] }
    const { rows, total } = await filtered(filters, ids, context)
    const records = rows.map(row => viewOf('contacts', row, 'brief'))
    return { kind: 'list' as const, table: 'contacts' as const, total, records }
  },
})

/** More than this many of one name are not counted. */
const searchLimit = 100

type Filters = z.infer<typeof input>

/** Those that fit the words best: all the Annas for "Anna", not also the Hannahs. */
async function idsFor(query: string, context: ToolContext): Promise<string[]> {
  const matches = (await findMatches(query, ['contacts'], context, searchLimit)).filter(
    match => match.rank > ranks.unlike,
  )
  const good = matches.filter(match => match.rank > ranks.nearly)
  return (good.length > 0 ? good : matches).map(match => match.id)
}

async function filtered(filters: Filters, ids: string[] | undefined, context: ToolContext) {
  let query = context.db.from('contacts').select('*', { count: 'exact' })
  if (ids) query = query.in('id', ids)
  if (filters.status) query = query.eq('status', filters.status)
  if (filters.company_name) query = query.ilike('company_name', `%${loosePattern(companyStem(filters.company_name))}%`)
  if (filters.city) query = query.ilike('address_city', `%${loosePattern(filters.city)}%`)
  if (filters.is_company !== undefined) query = query.eq('is_company', filters.is_company)
  if (filters.without_email) query = query.is('email', null)
  if (filters.without_phone) query = query.is('phone', null)
  if (filters.tag) query = query.overlaps('tags', spellingsOf(filters.tag))
  const { from, before } = filters.created_on ? createdBetween(filters.created_on, context) : {}
  if (from) query = query.gte('created_at', from.toISOString())
  if (before) query = query.lt('created_at', before.toISOString())
  for (const [column, ascending] of orders[filters.sort ?? 'name']) {
    query = query.order(column, { ascending, nullsFirst: false })
  }
  const response = await query.range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}

const orders: Record<(typeof sorts)[number], [column: string, ascending: boolean][]> = {
  name: [
    ['last_name', true],
    ['first_name', true],
    ['company_name', true],
    ['id', true],
  ],
  newest: [
    ['created_at', false],
    ['id', true],
  ],
  oldest: [
    ['created_at', true],
    ['id', true],
  ],
  last_changed: [
    ['updated_at', false],
    ['id', true],
  ],
}

function createdBetween(period: string, { now, org, language }: ToolContext): { from?: Date; before?: Date } {
  const timeZone = org.settings.time_zone
  const { from, until } = parsePeriod(period, { now, timeZone, language, lean: 'past' })
  return {
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(until && { before: startOfDay(addDays(until, 1), timeZone) }),
  }
}

/** Tags are compared exactly by the database; people don't mind capitals. */
function spellingsOf(tag: string): string[] {
  const lower = tag.toLowerCase()
  return [...new Set([tag, lower, tag.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])]
}
