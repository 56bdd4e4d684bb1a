// One contact with everything that hangs on it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { type Card, recordCardSchema, type Table } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { findRecord, notFound } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const input = toolInput({ contact: reference('Name, company, e-mail, phone or id of the contact.') })

/** Records of each kind that are shown; the totals are true. */
const shown = 5
const columns = `*,
  tasks:tasks(*), task_total:tasks(count),
  projects:projects(*), project_total:projects(count),
  invoices:invoices(*), invoice_total:invoices(count),
  bookings:bookings(*), booking_total:bookings(count)` as const

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
    const related = [
      listOf('tasks', row.tasks, row.task_total),
      listOf('projects', row.projects, row.project_total),
      listOf('invoices', row.invoices, row.invoice_total),
      listOf('bookings', row.bookings, row.booking_total),
    ].filter(list => list.total > 0)
    const record = viewOf('contacts', row)
    return related.length > 0 ? { kind: 'record' as const, record, related } : { kind: 'record' as const, record }
  },
})

function withRelated(id: string, { db, now }: ToolContext) {
  let query = db.from('contacts').select(columns).eq('id', id)
  for (const tasks of ['tasks', 'task_total']) query = query.neq(`${tasks}.status`, 'done')
  for (const bookings of ['bookings', 'booking_total']) {
    query = query.gte(`${bookings}.end_time`, now.toISOString()).neq(`${bookings}.status`, 'cancelled')
  }
  return query
    .order('due_date', { referencedTable: 'tasks' })
    .order('created_at', { referencedTable: 'projects', ascending: false })
    .order('created_at', { referencedTable: 'invoices', ascending: false })
    .order('start_time', { referencedTable: 'bookings' })
    .limit(shown, { referencedTable: 'tasks' })
    .limit(shown, { referencedTable: 'projects' })
    .limit(shown, { referencedTable: 'invoices' })
    .limit(shown, { referencedTable: 'bookings' })
}

type List = Extract<Card, { kind: 'list' }>

function listOf(table: Table, rows: Record<string, unknown>[], total: { count: number }[]): List {
  return {
    kind: 'list',
    table,
    total: total[0]?.count ?? rows.length,
    records: rows.map(row => viewOf(table, row, 'brief')),
  }
}
