// Finds and counts tasks.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { type Period, parsePeriod, todayOf } from '../dates.ts'
import { day, reference, text, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { findMember } from '../people.ts'
import { viewOf } from '../records.ts'
import { findContactGroup, findRecord } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { loosePattern, wordsOf } from '../words.ts'
import { prioritySchema } from './task-fields.ts'
import { taskColumns } from './task-rows.ts'

const states = ['open', 'overdue', 'todo', 'in_progress', 'done', 'all'] as const

const input = toolInput({
  query: text('Words of the title.').optional(),
  status: z.enum(states).optional().describe('Open ones if not said. Overdue: open and past their due date.'),
  due: day('When they are due: a day or a stretch such as "today", "this week", "until Friday".').optional(),
  without_due_date: z.boolean().optional().describe('True for those that have no due date.'),
  contact: reference('Only those of this contact; of a company also those of its people.').optional(),
  project: reference('Only those of this project.').optional(),
  priority: prioritySchema.optional().describe('Only those of this priority.'),
  assigned_to: reference('Whose tasks: a member of the team, or "me".').optional(),
  ...pageFields,
})

export const searchTasks = defineTool({
  name: 'search_tasks',
  title: 'Search tasks',
  description:
    'Lists and counts tasks, by due date: open ones unless said otherwise; overdue, due today or this week, mine, of a contact, project, priority or status. `total` counts all that fit, the list is capped.',
  effect: 'read',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'show open tasks', input: { status: 'open' } },
    { language: 'en', text: "what's overdue?", input: { status: 'overdue' } },
    { language: 'en', text: 'what do I have to do today?', input: { due: 'today' } },
    { language: 'en', text: 'tasks for Harbour Coffee', input: { contact: 'Harbour Coffee' } },
    { language: 'en', text: 'urgent tasks assigned to me', input: { assigned_to: 'me', priority: 'urgent' } },
    { language: 'en', text: 'how many tasks are due this week?', input: { due: 'this week' } },
    { language: 'en', text: 'list everything that is done', input: { status: 'done' } },
    { language: 'de', text: 'Welche Aufgaben sind überfällig?', input: { status: 'overdue' } },
    { language: 'de', text: 'Was steht diese Woche an?', input: { due: 'diese Woche' } },
    { language: 'de', text: 'Zeig mir die Aufgaben von Holzbau Lüthi', input: { contact: 'Holzbau Lüthi' } },
    { language: 'fr', text: 'Quelles tâches sont en retard ?', input: { status: 'overdue' } },
    { language: 'it', text: 'Mostrami le attività di oggi', input: { due: 'oggi' } },
    { language: 'pt', text: 'Mostra as tarefas em aberto', input: { status: 'open' } },
  ],
  async run(filters, context) {
    const { rows, total } = await filtered(filters, context)
    const records = rows.map(row => viewOf('tasks', row, 'brief'))
    return { kind: 'list' as const, table: 'tasks' as const, total, records }
  },
})

type Filters = z.infer<typeof input>

async function filtered(filters: Filters, context: ToolContext) {
  const { now, org, language, db } = context
  const clock = { now, timeZone: org.settings.time_zone, language }
  const due: Period = filters.due ? parsePeriod(filters.due, clock) : {}
  const [contacts, project, member] = await Promise.all([
    filters.contact ? findContactGroup(filters.contact, context) : undefined,
    filters.project ? findRecord(filters.project, ['projects'], context) : undefined,
    filters.assigned_to ? findMember(filters.assigned_to, context) : undefined,
  ])
  const status = filters.status ?? 'open'
  let query = db.from('tasks').select(taskColumns, { count: 'exact' })
  if (status === 'open' || status === 'overdue') query = query.neq('status', 'done')
  else if (status !== 'all') query = query.eq('status', status)
  if (status === 'overdue') query = query.lt('due_date', todayOf(clock))
  if (due.from) query = query.gte('due_date', due.from)
  if (due.until) query = query.lte('due_date', due.until)
  if (filters.without_due_date) query = query.is('due_date', null)
  if (contacts) query = query.in('contact_id', contacts.ids)
  if (project) query = query.eq('project_id', project.id)
  if (filters.priority) query = query.eq('priority', filters.priority)
  const conditions = wordsOf(filters.query ?? '').map(word => `title.ilike.%${loosePattern(word)}%`)
  if (member) conditions.push(`or(assigned_to.eq.${member.id},and(assigned_to.is.null,created_by.eq.${member.id}))`)
  // In one parameter: of two filters on one column with the same operator, the embedded backend keeps the last.
  if (conditions.length > 0) query = query.or(`and(${conditions.join(',')})`)
  const response = await query
    .order('due_date', { nullsFirst: false })
    .order('priority', { ascending: false })
    .order('created_at')
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}
