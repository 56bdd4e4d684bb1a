// Changes several tasks in one go.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { batchCardSchema } from '../card.ts'
import { parseDay } from '../dates.ts'
import { day, reference, toolInput } from '../inputs.ts'
import { findMember } from '../people.ts'
import { findRecord } from '../references.ts'
import { changedBefore } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { batchOf, changedColumns, previewOf, requireFilter } from './bulk.ts'
import { prioritySchema } from './task-fields.ts'
import { conditionsOf, narrowed, type TaskFilters, taskFilters } from './task-filters.ts'
import type { TaskChange } from './task-rows.ts'

const clearable = ['due_date', 'assigned_to', 'contact', 'project'] as const

const changeFields = {
  new_status: z
    .enum(['todo', 'in_progress', 'done'])
    .optional()
    .describe('The status they all get; done completes them.'),
  new_due_date: day('The day they are all due on.').optional(),
  new_priority: prioritySchema.optional().describe('The priority they all get.'),
  new_assigned_to: reference('Who is to do them all: a member of the team, or "me".').optional(),
  new_project: reference('The project they all move to.').optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty in all of them, only if asked for.'),
}

const input = toolInput({ ...taskFilters, ...changeFields })
type Input = z.infer<typeof input>

export const updateTasks = defineTool({
  name: 'update_tasks',
  title: 'Update several tasks',
  description:
    'Changes all tasks that fit the filters at once: completes, reopens, reschedules, reassigns or reprioritises them. `new_…` is what they get, the other arguments say which ones (open ones unless said). For one named task use update_task or complete_task.',
  effect: 'write',
  input,
  output: batchCardSchema,
  examples: [
    { language: 'en', text: 'mark all overdue tasks as done', input: { status: 'overdue', new_status: 'done' } },
    {
      language: 'en',
      text: 'complete every open task of the project Booking Portal',
      input: { project: 'Booking Portal', status: 'open', new_status: 'done' },
    },
    {
      language: 'en',
      text: "move all of Priya's tasks to Monday",
      input: { assigned_to: 'Priya', new_due_date: 'Monday' },
    },
    {
      language: 'en',
      text: 'everything due today can wait until tomorrow',
      input: { due: 'today', new_due_date: 'tomorrow' },
    },
    {
      language: 'en',
      text: "please reassign Tom's open tasks to me",
      input: { assigned_to: 'Tom', status: 'open', new_assigned_to: 'me' },
    },
    {
      language: 'en',
      text: 'set all tasks for Harbour Coffee to urgent',
      input: { contact: 'Harbour Coffee', new_priority: 'urgent' },
    },
    {
      language: 'de',
      text: 'Setz alle überfälligen Aufgaben auf erledigt',
      input: { status: 'overdue', new_status: 'done' },
    },
    {
      language: 'de',
      text: 'Verschieb alle Aufgaben von Holzbau Lüthi auf Freitag',
      input: { contact: 'Holzbau Lüthi', new_due_date: 'Freitag' },
    },
    {
      language: 'fr',
      text: 'Toutes les tâches en retard sont terminées',
      input: { status: 'overdue', new_status: 'done' },
    },
    {
      language: 'it',
      text: 'Segna come fatte tutte le attività di Chiara Fontana',
      input: { contact: 'Chiara Fontana', new_status: 'done' },
    },
    {
      language: 'pt',
      text: 'Marca todas as tarefas atrasadas como feitas',
      input: { status: 'overdue', new_status: 'done' },
    },
  ],
  async preview(given, context) {
    const { conditions, shown } = await read(given, context)
    return previewOf('update', conditions, shown, context)
  },
  async run(given, context) {
    const [{ conditions, columns }, earlier] = await Promise.all([
      read(given, context),
      changedBefore('tasks', context),
    ])
    if (earlier.length > 0) return batchOf('updated', earlier, earlier.length)
    const change = context.db.from('tasks').update(columns, { count: 'exact' })
    const response = await narrowed(change, conditions).select(changedColumns)
    const rows = unwrap(response)
    return batchOf('updated', rows, response.count ?? rows.length)
  },
})

/** Which tasks (only those that are not so already), what they get, and how that reads. */
async function read(given: Input, context: ToolContext) {
  const { new_status, new_due_date, new_priority, new_assigned_to, new_project, clear, ...filters } = given
  requireFilter(filters)
  const changes = { new_status, new_due_date, new_priority, new_assigned_to, new_project, clear }
  const [conditions, { columns, shown }] = await Promise.all([
    conditionsOf(filters satisfies TaskFilters, context),
    changeOf(changes, context),
  ])
  const different = Object.entries(columns).map(([column, value]) =>
    value === null ? `${column}.not.is.null` : `${column}.is.null,${column}.neq.${value}`,
  )
  if (different.length === 0) throw new CrmError('invalid_input', 'Say what to change about these tasks.')
  return { conditions: [...conditions, `or(${different.join(',')})`], columns, shown }
}

type Changes = Pick<Input, keyof typeof changeFields>

async function changeOf(changes: Changes, context: ToolContext) {
  const { new_status, new_due_date, new_priority, new_assigned_to, new_project, clear = [] } = changes
  const { now, org, language } = context
  const due = new_due_date && parseDay(new_due_date, { now, timeZone: org.settings.time_zone, language })
  const [member, project] = await Promise.all([
    new_assigned_to ? findMember(new_assigned_to, context) : undefined,
    new_project ? findRecord(new_project, ['projects'], context) : undefined,
  ])
  const columnOf = {
    due_date: 'due_date',
    assigned_to: 'assigned_to',
    contact: 'contact_id',
    project: 'project_id',
  } as const
  const columns: TaskChange = {
    ...Object.fromEntries(clear.map(field => [columnOf[field], null])),
    ...(new_status && { status: new_status }),
    ...(due && { due_date: due }),
    ...(new_priority && { priority: new_priority }),
    ...(member && { assigned_to: member.id }),
    ...(project && { project_id: project.id }),
  }
  const shown = {
    ...columns,
    ...Object.fromEntries(clear.map(field => [field, null])),
    ...(member && { assigned_to: { full_name: member.name } }),
    ...(project && { project: { name: project.title } }),
  }
  return { columns, shown }
}
