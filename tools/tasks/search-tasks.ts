// Finds and counts tasks.
import type { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { viewOf } from '../records.ts'
import { lookUpNamesakes } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { conditionsOf, narrowed, taskFilters } from './task-filters.ts'
import { taskColumns } from './task-rows.ts'

const input = toolInput({ ...taskFilters, ...pageFields })

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
    const { rows, total } = await lookUpNamesakes(filters, context, one => filtered(one, context))
    const records = rows.map(row => viewOf('tasks', row, 'brief'))
    return { kind: 'list' as const, table: 'tasks' as const, total, records }
  },
})

async function filtered(filters: z.infer<typeof input>, context: ToolContext) {
  const query = context.db.from('tasks').select(taskColumns, { count: 'exact' })
  const response = await narrowed(query, await conditionsOf(filters, context))
    .order('due_date', { nullsFirst: false })
    .order('priority', { ascending: false })
    .order('created_at')
    .order('id')
    .range(...pageRange(filters))
  return { rows: unwrap(response), total: response.count ?? 0 }
}
