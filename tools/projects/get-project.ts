// One project with everything that hangs on it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { type Card, type RecordView, recordCardSchema, type Table } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { viewOf } from '../records.ts'
import { findRecord, notFound } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const input = toolInput({ project: reference('Words of its name, or its id.') })

/** Records of each kind that are shown. All are counted, up to what one answer of the database holds. */
const shown = 10
const counted = 500
const columns = `*,
  contact:contacts!projects_contact_id_fkey(id, first_name, last_name, company_name, email, phone),
  tasks!tasks_project_id_fkey(id, title, status, priority, due_date,
    assigned_to:profiles!tasks_assigned_to_fkey(id, full_name, email)),
  invoices!invoices_project_id_fkey(id, invoice_number, status, amount_total, currency, due_date),
  bookings!bookings_project_id_fkey(id, title, start_time, end_time, status, location),
  documents!documents_project_id_fkey(id, name, file_type, visibility)` as const

export const getProject = defineTool({
  name: 'get_project',
  title: 'Show project',
  description:
    'Everything about one project: status, client, deadline, description, open tasks, invoices, coming bookings and documents. To list projects use search_projects.',
  effect: 'read',
  input,
  output: recordCardSchema,
  examples: [
    { language: 'en', text: 'show me the project Booking Portal', input: { project: 'Booking Portal' } },
    { language: 'en', text: 'when is the deadline of Autumn Catalogue?', input: { project: 'Autumn Catalogue' } },
    { language: 'en', text: 'how is the Trade Fair Stand project going?', input: { project: 'Trade Fair Stand' } },
    { language: 'en', text: 'details of project Office Move with its tasks', input: { project: 'Office Move' } },
    { language: 'de', text: 'Zeig mir das Projekt Umbau Werkhalle', input: { project: 'Umbau Werkhalle' } },
    { language: 'de', text: 'Wie steht es um das Projekt Imagefilm?', input: { project: 'Imagefilm' } },
    { language: 'fr', text: 'Montre-moi le projet Refonte du logo', input: { project: 'Refonte du logo' } },
    { language: 'it', text: 'A che punto è il progetto Catalogo estate?', input: { project: 'Catalogo estate' } },
    { language: 'pt', text: 'Mostra o projeto Loja online', input: { project: 'Loja online' } },
  ],
  async run({ project }, context) {
    const { id } = await findRecord(project, ['projects'], context)
    const [row] = unwrap(await withRelated(id, context))
    if (!row) throw notFound(project, ['projects'])
    const related = [
      listOf('tasks', row.tasks, task => viewOf('tasks', task, 'brief')),
      listOf('invoices', row.invoices, invoice => viewOf('invoices', invoice, 'brief')),
      listOf('bookings', row.bookings, booking => viewOf('bookings', withLocalTimes(booking, context), 'brief')),
      listOf('documents', row.documents, document => viewOf('documents', document, 'brief')),
    ].filter(list => list.total > 0)
    const record = viewOf('projects', withLocalTimes(row, context))
    return related.length > 0 ? { kind: 'record' as const, record, related } : { kind: 'record' as const, record }
  },
})

function withRelated(id: string, { db, now }: ToolContext) {
  return db
    .from('projects')
    .select(columns)
    .eq('id', id)
    .neq('tasks.status', 'done')
    .neq('bookings.status', 'cancelled')
    .gte('bookings.end_time', now.toISOString())
    .order('due_date', { referencedTable: 'tasks' })
    .order('created_at', { referencedTable: 'invoices', ascending: false })
    .order('start_time', { referencedTable: 'bookings' })
    .order('name', { referencedTable: 'documents' })
    .limit(counted, { referencedTable: 'tasks' })
    .limit(counted, { referencedTable: 'invoices' })
    .limit(counted, { referencedTable: 'bookings' })
    .limit(counted, { referencedTable: 'documents' })
}

type List = Extract<Card, { kind: 'list' }>

function listOf<Row>(table: Table, rows: Row[], view: (row: Row) => RecordView): List {
  return { kind: 'list', table, total: rows.length, records: rows.slice(0, shown).map(view) }
}
