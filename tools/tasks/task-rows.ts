// Tasks as whole rows, with the names of what they belong to; and which task a person means.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Database } from '../../db/types.ts'
import { ranks } from '../ranking.ts'
import { chooseOne, findMatches, type Match, notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { describedTasks, readTaskDescription } from './task-description.ts'

export type TaskChange = Database['public']['Tables']['tasks']['Update']

/** Contact, project and assignee come embedded, so that cards can name them. */
export const taskColumns = `id, title, description, status, priority, due_date, contact_id, project_id, created_at,
  contact:contacts!tasks_contact_id_fkey(id, first_name, last_name, company_name, email, phone),
  project:projects!tasks_project_id_fkey(id, name),
  assigned_to:profiles!tasks_assigned_to_fkey(id, full_name, email)` as const

export type TaskRow = Awaited<ReturnType<typeof readTask>>

/** @throws {CrmError} `not_found` */
export async function readTask(id: string, { db }: ToolContext) {
  const [row] = unwrap(await db.from('tasks').select(taskColumns).eq('id', id))
  if (!row) throw notFound(id, ['tasks'])
  return row
}

/**
 * Filtered by id only: when embedded records are asked for, the embedded backend reads the row again by the filters.
 * @throws {CrmError} `not_found`
 */
export async function saveTask(id: string, change: TaskChange, { db }: ToolContext): Promise<TaskRow> {
  const [row] = unwrap(await db.from('tasks').update(change).eq('id', id).select(taskColumns))
  if (!row) throw notFound(id, ['tasks'])
  return row
}

export async function findTask(reference: string, context: ToolContext): Promise<TaskRow> {
  const match = await chooseTask(reference, context)(await findMatches(reference, ['tasks'], context))
  return readTask(match.id, context)
}

/** Open tasks come before done ones; asks when several open ones fit equally. One more request when several fit, or one is picked. */
export function chooseTask(reference: string, context: ToolContext): (matches: Match[]) => Promise<Match> {
  return async matches => {
    const fitting = matches.filter(match => match.rank > ranks.unlike)
    const description = fitting.length === 0 ? readTaskDescription(reference) : undefined
    const described = description ? await describedTasks(description, context) : []
    if (described.length > 0) return chooseOne(reference, ['tasks'], described)
    if (fitting.length <= 1) return chooseOne(reference, ['tasks'], matches)
    const open = await openOnes(fitting, context)
    return chooseOne(reference, ['tasks'], open.length > 0 ? open : matches)
  }
}

async function openOnes(matches: Match[], { db }: ToolContext): Promise<Match[]> {
  const ids = matches.map(match => match.id)
  const open = unwrap(await db.from('tasks').select('id').in('id', ids).neq('status', 'done'))
  return matches.filter(match => open.some(({ id }) => id === match.id))
}
