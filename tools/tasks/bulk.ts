// Changing several tasks at once: which ones, what is shown before, what is answered after.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Card, Preview, PreviewAction } from '../card.ts'
import { pageSize } from '../paging.ts'
import { changesBetween, viewOf } from '../records.ts'
import type { ToolContext } from '../tool.ts'
import { narrowed, type TaskFilters } from './task-filters.ts'
import { taskColumns } from './task-rows.ts'

/** What comes back from a change: no embedded records, which the embedded backend would read again by the filters. */
export const changedColumns = 'id, title, status, priority, due_date' as const

/** "All tasks" has to be said: a call without any filter is rather a mistake. @throws {CrmError} `invalid_input` */
export function requireFilter(filters: TaskFilters): void {
  if (Object.values(filters).some(value => value !== undefined)) return
  throw new CrmError('invalid_input', 'Say which tasks are meant.', {
    hint: 'For example the overdue ones, those of a contact or project, or all open ones.',
  })
}

/** @param change the embedded columns as they will be @throws {CrmError} `not_found` */
export async function previewOf(
  action: PreviewAction,
  conditions: string[],
  change: Record<string, unknown> | undefined,
  { db }: ToolContext,
): Promise<Preview> {
  const query = db.from('tasks').select(taskColumns, { count: 'exact' })
  const response = await narrowed(query, conditions).order('due_date').order('id').limit(pageSize)
  const rows = unwrap(response)
  if (rows.length === 0) throw noneFit()
  const records = rows.map(row => ({
    record: viewOf('tasks', row, 'brief'),
    ...(change && { changes: changesBetween(row, { ...row, ...change }) }),
  }))
  return { action, total: response.count ?? rows.length, records }
}

/** @throws {CrmError} `not_found` */
export function batchOf(
  action: 'updated' | 'deleted',
  rows: Readonly<Record<string, unknown>>[],
  total: number,
): Extract<Card, { kind: 'batch' }> {
  if (rows.length === 0) throw noneFit()
  const records = rows.slice(0, pageSize).map(row => viewOf('tasks', row, 'brief'))
  return { kind: 'batch', action, total, records }
}

function noneFit(): CrmError {
  return new CrmError('not_found', 'There are no such tasks.', { hint: 'Nothing was changed.' })
}
