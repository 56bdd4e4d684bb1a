// Who changed what and when, of one record or in this conversation.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema, type Table, tableSchema } from '../card.ts'
import { localTime } from '../dates.ts'
import { reference, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { changesBetween, titleOf } from '../records.ts'
import { findRecord } from '../references.ts'
import { type AuditedRow, asRow } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const tables = ['contacts', 'tasks', 'projects', 'invoices', 'bookings', 'documents'] as const
const shown = 15

const input = toolInput({
  record: reference(
    'The contact, task, project, invoice, booking or document. Left out: what was changed in this conversation.',
  ).optional(),
  kind: z.enum(tables).optional().describe('What kind of record it is, if that was said.'),
})

export const showHistory = defineTool({
  name: 'show_history',
  title: 'Show history',
  description:
    'Who changed what and when: the history of one record, newest first, or, without a record, what was changed in this conversation. To take changes back use undo_last_change.',
  effect: 'read',
  input,
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'what did you just change?', input: {} },
    { language: 'en', text: "who changed Tom Becker's record last?", input: { record: 'Tom Becker' } },
    { language: 'en', text: 'show the history of Harbour Coffee', input: { record: 'Harbour Coffee' } },
    {
      language: 'en',
      text: 'when was the task Send offer changed?',
      input: { record: 'Send offer', kind: 'tasks' },
    },
    { language: 'de', text: 'Was hast du gerade geändert?', input: {} },
    { language: 'de', text: 'Wer hat Selin Aydin zuletzt geändert?', input: { record: 'Selin Aydin' } },
    { language: 'fr', text: "Montre l'historique de Luc Perrin", input: { record: 'Luc Perrin' } },
    { language: 'it', text: 'Chi ha modificato Chiara Fontana?', input: { record: 'Chiara Fontana' } },
    { language: 'pt', text: 'Mostra o histórico do Rui Tavares', input: { record: 'Rui Tavares' } },
  ],
  async run({ record, kind }, context) {
    const found = record === undefined ? undefined : await findRecord(record, kind ? [kind] : [...tables], context)
    const { entries, total } = await read(found, context)
    const [people, names] = await Promise.all([namesOfPeople(context), namesOfLinked(entries, context)])
    const rows = entries.map(entry => ({
      label: [
        localTime(new Date(entry.created_at), context.org.settings.time_zone).slice(0, 16).replace('T', ' '),
        nameOf(entry.user_id, people, context),
      ].join(' · '),
      value: [found ? '' : titleOfEntry(entry), whatHappened(entry, names, context)].filter(Boolean).join(': '),
    }))
    return { kind: 'figures' as const, title: titleFor(found?.title, rows.length, total), rows }
  },
})

interface Entry {
  table: Table
  action: string
  before: AuditedRow | undefined
  after: AuditedRow | undefined
  user_id: string | null
  undo_of: string | null
  created_at: string
}

async function read(record: { table: Table; id: string } | undefined, { db, conversationId }: ToolContext) {
  const columns = 'table_name, action, before, after, user_id, undo_of, created_at' as const
  const all = db.from('audit_log').select(columns, { count: 'exact' }).in('table_name', tableSchema.options)
  const query = record
    ? all.eq('table_name', record.table).eq('record_id', record.id)
    : all.eq('conversation_id', conversationId)
  const response = await query.order('id', { ascending: false }).limit(shown)
  const entries: Entry[] = unwrap(response).map(({ table_name, before, after, ...row }) => ({
    ...row,
    table: tableSchema.parse(table_name),
    before: asRow(before ?? undefined),
    after: asRow(after ?? undefined),
  }))
  return { entries, total: response.count ?? entries.length }
}

function titleFor(record: string | undefined, count: number, total: number): string {
  const what = record ? `History of ${record}` : 'Changes in this conversation'
  if (total === 0) return record ? `${what}: no changes recorded` : 'Nothing was changed in this conversation'
  return count < total ? `${what}, the last ${count} of ${total}` : what
}

async function namesOfPeople({ db }: ToolContext): Promise<Map<string, string>> {
  const rows = unwrap(await db.from('profiles').select('id, full_name, email').limit(500))
  return new Map(rows.map(row => [row.id, row.full_name ?? row.email]))
}

function nameOf(id: string | null, people: Map<string, string>, { user }: ToolContext): string {
  if (id === null) return 'OrbitCRM'
  const name = people.get(id) ?? 'somebody who has left'
  return id === user.id ? `${name} (you)` : name
}

const linked: Record<string, 'contacts' | 'projects' | 'profiles'> = {
  contact_id: 'contacts',
  project_id: 'projects',
  assigned_to: 'profiles',
}

/** What the records are called that rows point to. Only asked for when a change is about one. */
async function namesOfLinked(entries: Entry[], { db }: ToolContext): Promise<Map<string, string>> {
  const wanted = { contacts: new Set<string>(), projects: new Set<string>(), profiles: new Set<string>() }
  for (const { before, after } of entries) {
    for (const { field, from, to } of before && after ? changesBetween(before, after) : []) {
      for (const id of [from, to]) if (linked[field] && typeof id === 'string') wanted[linked[field]].add(id)
    }
  }
  const [contacts, projects, profiles] = await Promise.all([
    wanted.contacts.size > 0
      ? db
          .from('contacts')
          .select('id, first_name, last_name, company_name, email, phone')
          .in('id', [...wanted.contacts])
      : undefined,
    wanted.projects.size > 0
      ? db
          .from('projects')
          .select('id, name')
          .in('id', [...wanted.projects])
      : undefined,
    wanted.profiles.size > 0
      ? db
          .from('profiles')
          .select('id, full_name, email')
          .in('id', [...wanted.profiles])
      : undefined,
  ])
  return new Map([
    ...(contacts ? unwrap(contacts) : []).map(row => [row.id, titleOf('contacts', row)] as const),
    ...(projects ? unwrap(projects) : []).map(row => [row.id, titleOf('projects', row)] as const),
    ...(profiles ? unwrap(profiles) : []).map(row => [row.id, titleOf('profiles', row)] as const),
  ])
}

function titleOfEntry({ table, before, after }: Entry): string {
  return titleOf(table, after ?? before ?? {})
}

/** Written by others, and long: that it changed is enough, its words stay in the record. */
const freeText = new Set(['notes', 'description', 'content_summary', 'settings'])

function whatHappened(entry: Entry, names: Map<string, string>, context: ToolContext): string {
  const { action, before, after, undo_of } = entry
  const undone = undo_of ? ' (undo)' : ''
  if (!before) return `created${undone}`
  if (!after) return `deleted${undone}`
  const changes = changesBetween(withLocalTimes(before, context), withLocalTimes(after, context))
  const parts = changes.map(({ field, from, to }) => {
    const label = field.replace(/_id$/, '').replaceAll('_', ' ')
    if (freeText.has(field)) return `${label} changed`
    return `${label}: ${written(field, from, names)} → ${written(field, to, names)}`
  })
  return `${parts.join('; ') || action}${undone}`
}

function written(field: string, value: unknown, names: Map<string, string>): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return '–'
  if (linked[field]) return names.get(String(value)) ?? 'one that is gone'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
