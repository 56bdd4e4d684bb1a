// One contact with everything that hangs on it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { type Card, recordCardSchema, type Table } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { findRecord, notFound } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const input = toolInput({ contact: reference('Name, company, e-mail, phone or id of the contact.') })

/** Records of each kind that are shown. All are counted, up to what one answer of the database holds. */
const shown = 5
const counted = 500
const columns = `*,
  tasks!tasks_contact_id_fkey(id, title, status, priority, due_date),
  projects!projects_contact_id_fkey(id, name, status, deadline),
  invoices!invoices_contact_id_fkey(id, invoice_number, status, amount_total, currency, due_date),
  bookings!bookings_contact_id_fkey(id, title, start_time, end_time, status, location)` as const

export const getContact = defineTool({
  name: 'get_contact',
  title: 'Show contact',
  description:
    'Everything about one contact: details, notes, open tasks, projects, invoices and coming bookings. To find contacts by status, tag or town use search_contacts.',
  effect: 'read',
  input,
  output: recordCardSchema,
  examples: [
    { language: 'en', text: 'show me Tom Becker', input: { contact: 'Tom Becker' } },
    { language: 'en', text: 'what do we know about Harbour Coffee?', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: "what's Priya's phone number?", input: { contact: 'Priya' } },
    { language: 'en', text: 'details of milo@frey.example', input: { contact: 'milo@frey.example' } },
    { language: 'de', text: 'Zeig mir den Kontakt Selin Aydin', input: { contact: 'Selin Aydin' } },
    {
      language: 'de',
      text: 'Wie lautet die E-Mail-Adresse von Beat Zurbriggen?',
      input: { contact: 'Beat Zurbriggen' },
    },
    { language: 'fr', text: 'Montre-moi la fiche de Luc Perrin', input: { contact: 'Luc Perrin' } },
    { language: 'it', text: 'Fammi vedere i dati di Chiara Fontana', input: { contact: 'Chiara Fontana' } },
    { language: 'pt', text: 'Mostra o contacto Rui Tavares', input: { contact: 'Rui Tavares' } },
  ],
  async run({ contact }, context) {
    const { id } = await findRecord(contact, ['contacts'], context)
    const [row] = unwrap(await withRelated(id, context))
    if (!row) throw notFound(contact, ['contacts'])
    const { tasks, projects, invoices, bookings } = row
    const related = [
      listOf('tasks', tasks),
      listOf('projects', projects),
      listOf('invoices', invoices),
      listOf('bookings', bookings),
    ].filter(list => list.total > 0)
    const record = viewOf('contacts', row)
    return related.length > 0 ? { kind: 'record' as const, record, related } : { kind: 'record' as const, record }
  },
})

function withRelated(id: string, { db, now }: ToolContext) {
  return db
    .from('contacts')
    .select(columns)
    .eq('id', id)
    .neq('tasks.status', 'done')
    .neq('bookings.status', 'cancelled')
    .gte('bookings.end_time', now.toISOString())
    .order('due_date', { referencedTable: 'tasks' })
    .order('created_at', { referencedTable: 'projects', ascending: false })
    .order('created_at', { referencedTable: 'invoices', ascending: false })
    .order('start_time', { referencedTable: 'bookings' })
    .limit(counted, { referencedTable: 'tasks' })
    .limit(counted, { referencedTable: 'projects' })
    .limit(counted, { referencedTable: 'invoices' })
    .limit(counted, { referencedTable: 'bookings' })
}

type List = Extract<Card, { kind: 'list' }>

function listOf(table: Table, rows: Record<string, unknown>[]): List {
  const records = rows.slice(0, shown).map(row => viewOf(table, row, 'brief'))
  return { kind: 'list', table, total: rows.length, records }
}
