// Finds and counts contacts by what is known about them.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { viewOf } from '../records.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { contactFilters, filteredContacts } from './contact-filters.ts'

const sorts = ['name', 'newest', 'oldest', 'last_changed'] as const

const input = toolInput({
  ...contactFilters,
  sort: z.enum(sorts).optional().describe('Order, by name if not said.'),
  ...pageFields,
})

export const searchContacts = defineTool({
  name: 'search_contacts',
  title: 'Search contacts',
  description:
    'Lists and counts contacts by name, status, tag, company, town, country, missing e-mail or phone, or when they were added. `total` counts all that fit, the list is capped. Without filters it lists all.',
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
    const { rows, total } = await filtered(filters, context)
    const records = rows.map(row => viewOf('contacts', row, 'brief'))
    return { kind: 'list' as const, table: 'contacts' as const, total, records }
  },
})

type Filters = z.infer<typeof input>

async function filtered(filters: Filters, context: ToolContext) {
  let { query } = await filteredContacts(filters, context)
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
