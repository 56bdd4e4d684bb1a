// Contacts as a CSV file.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { fileCardSchema } from '../card.ts'
import { writeCsv } from '../csv.ts'
import { todayOf } from '../dates.ts'
import { toolInput } from '../inputs.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { type ContactFilters, contactFilters, filteredContacts } from './contact-filters.ts'
import type { ContactRow } from './contact-rows.ts'

/** Headings that the import understands. */
const columns: readonly [heading: string, column: keyof ContactRow][] = [
  ['First name', 'first_name'],
  ['Last name', 'last_name'],
  ['Company', 'company_name'],
  ['Email', 'email'],
  ['Phone', 'phone'],
  ['Status', 'status'],
  ['Tags', 'tags'],
  ['Street', 'address_street'],
  ['House number', 'address_number'],
  ['Zip', 'address_zip'],
  ['City', 'address_city'],
  ['Country', 'address_country'],
  ['Language', 'language'],
  ['UID', 'company_uid'],
  ['Notes', 'notes'],
]
const rowsAtOnce = 1000
const rowsAtMost = 10_000

export const exportContacts = defineTool({
  name: 'export_contacts',
  title: 'Export contacts',
  description:
    'Makes a CSV file of all contacts, or of those that fit a stage, tag, company, town or date, for the person to download. To show contacts in the chat use search_contacts.',
  effect: 'read',
  input: toolInput(contactFilters),
  output: fileCardSchema,
  examples: [
    { language: 'en', text: 'export all contacts', input: {} },
    { language: 'en', text: 'export the clients in Bristol as CSV', input: { status: 'client', city: 'Bristol' } },
    { language: 'en', text: 'can I download everyone tagged wholesale?', input: { tag: 'wholesale' } },
    { language: 'de', text: 'Exportiere alle Kontakte', input: {} },
    { language: 'de', text: 'Alle Leads als CSV-Datei bitte', input: { status: 'lead' } },
    { language: 'fr', text: 'Exporte tous les clients', input: { status: 'client' } },
    { language: 'it', text: 'Esporta i contatti in CSV', input: {} },
    { language: 'pt', text: 'Exporta os contactos', input: {} },
  ],
  async run(filters, context) {
    const rows = await allRows(filters, context)
    const content = writeCsv(
      columns.map(([heading]) => heading),
      rows.map(row => columns.map(([, column]) => row[column])),
      context.language,
    )
    const today = todayOf({ now: context.now, timeZone: context.org.settings.time_zone })
    return { kind: 'file' as const, name: `contacts-${today}.csv`, media_type: 'text/csv', total: rows.length, content }
  },
})

/** In pages, because a hosted project answers no more rows at once. */
async function allRows(filters: ContactFilters, context: ToolContext): Promise<ContactRow[]> {
  const rows: ContactRow[] = []
  for (;;) {
    const { query } = await filteredContacts(filters, context)
    const page = query.order('last_name').order('first_name').order('id')
    const response = await page.range(rows.length, rows.length + rowsAtOnce - 1)
    const read = unwrap(response)
    const total = response.count ?? 0
    if (total > rowsAtMost)
      throw new CrmError('invalid_input', `These are ${total} contacts, more than fit into one file.`, {
        hint: 'Export them in parts, by status or tag.',
      })
    rows.push(...read)
    if (read.length === 0 || rows.length >= total) return rows
  }
}
