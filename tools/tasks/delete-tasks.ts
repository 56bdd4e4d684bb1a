// Deletes several tasks in one go, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { batchCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { changedBefore } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { batchOf, changedColumns, previewOf, requireFilter } from './bulk.ts'
import { conditionsOf, narrowed, taskFilters } from './task-filters.ts'

const input = toolInput(taskFilters)

export const deleteTasks = defineTool({
  name: 'delete_tasks',
  title: 'Delete several tasks',
  description:
    'Deletes all tasks that fit the filters for good (open ones unless a status is said). If the work was done, update_tasks with new_status done is meant instead. For one named task use delete_task.',
  effect: 'confirm',
  input,
  output: batchCardSchema,
  examples: [
    { language: 'en', text: 'delete all done tasks', input: { status: 'done' } },
    { language: 'en', text: 'delete all tasks without a due date', input: { without_due_date: true } },
    { language: 'en', text: 'remove every task of the project Office Move', input: { project: 'Office Move' } },
    { language: 'en', text: 'clear out all low priority tasks', input: { priority: 'low' } },
    { language: 'de', text: 'Lösch alle erledigten Aufgaben', input: { status: 'done' } },
    { language: 'de', text: 'Entferne alle Aufgaben von Holzbau Lüthi', input: { contact: 'Holzbau Lüthi' } },
    { language: 'fr', text: 'Supprime toutes les tâches terminées', input: { status: 'done' } },
    { language: 'it', text: 'Elimina tutte le attività di Chiara Fontana', input: { contact: 'Chiara Fontana' } },
    { language: 'pt', text: 'Apaga todas as tarefas concluídas', input: { status: 'done' } },
  ],
  async preview(filters, context) {
    requireFilter(filters)
    return previewOf('delete', await conditionsOf(filters, context), undefined, context)
  },
  async run(filters, context) {
    requireFilter(filters)
    const [conditions, earlier] = await Promise.all([conditionsOf(filters, context), changedBefore('tasks', context)])
    if (earlier.length > 0) return batchOf('deleted', earlier, earlier.length)
    const removal = context.db.from('tasks').delete({ count: 'exact' })
    const response = await narrowed(removal, conditions).select(changedColumns)
    const rows = unwrap(response)
    return batchOf('deleted', rows, response.count ?? rows.length)
  },
})
