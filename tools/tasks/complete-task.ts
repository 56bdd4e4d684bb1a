// Marks a task as done.
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween, viewOf } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { chooseTask, readTask, saveTask } from './task-rows.ts'

const input = toolInput({ task: reference('The task that is done: words of its title, or its id.') })

export const completeTask = defineTool({
  name: 'complete_task',
  title: 'Complete task',
  description: 'Marks one task as done. If it was done already, nothing changes.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'mark order new chairs as done', input: { task: 'order new chairs' } },
    { language: 'en', text: 'I called Tom Becker', input: { task: 'call Tom Becker' } },
    { language: 'en', text: 'renew the domain is finished', input: { task: 'renew the domain' } },
    { language: 'en', text: 'complete the task prepare the contract please', input: { task: 'prepare the contract' } },
    {
      language: 'de',
      text: 'Aufgabe Steuererklärung vorbereiten ist erledigt',
      input: { task: 'Steuererklärung vorbereiten' },
    },
    { language: 'de', text: 'Hak die Offerte für Holzbau Lüthi ab', input: { task: 'Offerte für Holzbau Lüthi' } },
    { language: 'fr', text: 'La tâche payer le loyer est terminée', input: { task: 'payer le loyer' } },
    { language: 'it', text: 'Segna come fatto chiamare Chiara Fontana', input: { task: 'chiamare Chiara Fontana' } },
    { language: 'pt', text: 'Conclui a tarefa ligar ao Rui Tavares', input: { task: 'ligar ao Rui Tavares' } },
  ],
  async run({ task }, context) {
    const { id } = await findTarget(task, 'tasks', context, chooseTask(task, context))
    const before = await readTask(id, context)
    const after = before.status === 'done' ? before : await saveTask(id, { status: 'done' }, context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: viewOf('tasks', after, 'brief'),
      changes: changesBetween(before, after),
    }
  },
})
