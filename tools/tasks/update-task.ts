// Changes a task: title, status, due date, priority, contact, project, who does it.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { changeCardSchema } from '../card.ts'
import { type Day, shiftDay } from '../dates.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { changesBetween, viewOf } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { columnsOf, taskFields } from './task-fields.ts'
import { chooseTask, readTask, saveTask, type TaskChange, type TaskRow } from './task-rows.ts'

const clearable = ['due_date', 'contact', 'project', 'description', 'assigned_to'] as const

const input = toolInput({
  task: reference('The task to change: words of its title, or its id.'),
  title: text('The new title.', 500).optional(),
  status: z.enum(['todo', 'in_progress', 'done']).optional().describe('The new status; todo opens it again.'),
  ...taskFields,
  later_by: text('How much later than now it is due, if said so: "two days", "a week".', 60).optional(),
  earlier_by: text('How much earlier than now it is due, if said so.', 60).optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty, only if asked for.'),
})

export const updateTask = defineTool({
  name: 'update_task',
  title: 'Update task',
  description:
    'Changes one task: title, due date (reschedule), priority, status (start, reopen), contact, project, or who does it. To finish a task use complete_task.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'push the tax report back to next Tuesday',
      input: { task: 'tax report', due_date: 'next Tuesday' },
    },
    {
      language: 'en',
      text: 'move the task order new chairs to next Monday',
      input: { task: 'order new chairs', due_date: 'next Monday' },
    },
    {
      language: 'en',
      text: 'push the task renew the domain back by two days',
      input: { task: 'renew the domain', later_by: 'two days' },
    },
    { language: 'en', text: 'renew the domain is urgent', input: { task: 'renew the domain', priority: 'urgent' } },
    { language: 'en', text: 'reopen prepare the contract', input: { task: 'prepare the contract', status: 'todo' } },
    {
      language: 'en',
      text: 'I started working on the task send the offer',
      input: { task: 'send the offer', status: 'in_progress' },
    },
    {
      language: 'en',
      text: 'rename order new chairs to order new desks',
      input: { task: 'order new chairs', title: 'order new desks' },
    },
    {
      language: 'en',
      text: 'please assign renew the domain to me',
      input: { task: 'renew the domain', assigned_to: 'me' },
    },
    {
      language: 'de',
      text: 'Verschieb die Aufgabe Steuererklärung auf den 15.12.',
      input: { task: 'Steuererklärung', due_date: '15.12.' },
    },
    {
      language: 'de',
      text: 'Verschieb die Aufgabe Offerte schreiben um eine Woche nach hinten',
      input: { task: 'Offerte schreiben', later_by: 'eine Woche' },
    },
    {
      language: 'de',
      text: 'Setz die Priorität von Offerte schreiben auf hoch',
      input: { task: 'Offerte schreiben', priority: 'high' },
    },
    {
      language: 'fr',
      text: 'Reporte la tâche payer le loyer à vendredi',
      input: { task: 'payer le loyer', due_date: 'vendredi' },
    },
    { language: 'it', text: 'Sposta chiamare Chiara a lunedì', input: { task: 'chiamare Chiara', due_date: 'lunedì' } },
    {
      language: 'pt',
      text: 'Adia a tarefa ligar ao Rui para amanhã',
      input: { task: 'ligar ao Rui', due_date: 'amanhã' },
    },
  ],
  async run({ task, title, status, clear, later_by, earlier_by, ...fields }, context) {
    const given = [title, status, clear, later_by, earlier_by, ...Object.values(fields)].some(
      value => value !== undefined,
    )
    if (!given) throw new CrmError('invalid_input', 'Say what to change about this task.')
    const [{ id, repeated }, columns] = await Promise.all([
      findTarget(task, 'tasks', context, chooseTask(task, context)),
      columnsOf(fields, context),
    ])
    const before = await readTask(id, context)
    // "A week later" must not be done twice by a call that is repeated after a crash.
    const moved = repeated ? {} : movedDay(before.due_date, { later_by, earlier_by })
    const change = { ...columns, ...moved, ...cleared(clear ?? []), ...(title && { title }), ...(status && { status }) }
    const after = differs(before, change) ? await saveTask(id, change, context) : before
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: viewOf('tasks', after, 'brief'),
      changes: changesBetween(before, after),
    }
  },
})

/** @throws {CrmError} `invalid_input` */
function movedDay(
  due: Day | null,
  { later_by, earlier_by }: { later_by?: string | undefined; earlier_by?: string | undefined },
): TaskChange {
  const by = later_by ?? earlier_by
  if (!by) return {}
  if (!due) throw new CrmError('invalid_input', 'This task has no due date that could be moved.')
  return { due_date: shiftDay(due, by, later_by ? 1 : -1) }
}

function cleared(fields: readonly (typeof clearable)[number][]): TaskChange {
  const columnOf = { contact: 'contact_id', project: 'project_id' } as const
  return Object.fromEntries(
    fields.map(field => [field in columnOf ? columnOf[field as keyof typeof columnOf] : field, null]),
  )
}

function differs(before: TaskRow, change: TaskChange): boolean {
  const now: Record<string, unknown> = { ...before, assigned_to: before.assigned_to?.id ?? null }
  return Object.entries(change).some(([column, value]) => now[column] !== value)
}
