// Deletes a task, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { chooseTask, findTask, taskColumns } from './task-rows.ts'

const input = toolInput({ task: reference('The task to delete: words of its title, or its id.') })

export const deleteTask = defineTool({
  name: 'delete_task',
  title: 'Delete task',
  description: 'Deletes one task for good. If the work was done, complete_task is meant instead.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete the task order new chairs', input: { task: 'order new chairs' } },
    { language: 'en', text: 'remove renew the domain from my list', input: { task: 'renew the domain' } },
    {
      language: 'en',
      text: 'could you please drop the reminder to call Tom Becker?',
      input: { task: 'call Tom Becker' },
    },
    {
      language: 'de',
      text: 'Lösch die Aufgabe Steuererklärung vorbereiten',
      input: { task: 'Steuererklärung vorbereiten' },
    },
    {
      language: 'de',
      text: 'Entferne bitte die Erinnerung Selin Aydin anrufen',
      input: { task: 'Selin Aydin anrufen' },
    },
    { language: 'fr', text: 'Supprime la tâche payer le loyer', input: { task: 'payer le loyer' } },
    { language: 'it', text: "Elimina l'attività chiamare Chiara Fontana", input: { task: 'chiamare Chiara Fontana' } },
    { language: 'pt', text: 'Apaga a tarefa ligar ao Rui Tavares', input: { task: 'ligar ao Rui Tavares' } },
  ],
  async preview({ task }, context) {
    const row = await findTask(task, context)
    return { action: 'delete', total: 1, records: [{ record: viewOf('tasks', row) }] }
  },
  async run({ task }, context) {
    const { id, deleted } = await findTarget(task, 'tasks', context, chooseTask(task, context))
    const [row] = deleted ? [deleted] : unwrap(await context.db.from('tasks').delete().eq('id', id).select(taskColumns))
    if (!row) throw notFound(task, ['tasks'])
    return { kind: 'change' as const, action: 'deleted' as const, record: viewOf('tasks', row, 'brief') }
  },
})
