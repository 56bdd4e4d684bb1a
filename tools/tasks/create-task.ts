// Adds a task or reminder.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { text, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { defineTool } from '../tool.ts'
import { columnsOf, taskFields } from './task-fields.ts'
import { readTask, taskColumns } from './task-rows.ts'

const input = toolInput({
  title: text('What is to be done, in the words of the person: "Call Anna Müller".', 500),
  ...taskFields,
})

export const createTask = defineTool({
  name: 'create_task',
  title: 'Create task',
  description:
    'Adds a task, to-do or reminder, with due date, priority, contact, project and who does it, where they were said. The due date does not belong in the title.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'remind me to call Tom Becker next Friday',
      input: { title: 'call Tom Becker', contact: 'Tom Becker', due_date: 'next Friday' },
    },
    {
      language: 'en',
      text: 'new task: send the offer to Harbour Coffee by 3.12., urgent',
      input: {
        title: 'send the offer to Harbour Coffee',
        contact: 'Harbour Coffee',
        due_date: '3.12.',
        priority: 'urgent',
      },
    },
    { language: 'en', text: 'todo order new chairs', input: { title: 'order new chairs' } },
    {
      language: 'en',
      text: 'please add a high priority task for Lakeside Dental: prepare the contract, due end of month',
      input: { title: 'prepare the contract', contact: 'Lakeside Dental', due_date: 'end of month', priority: 'high' },
    },
    {
      language: 'en',
      text: 'I need to renew the domain tomorrow',
      input: { title: 'renew the domain', due_date: 'tomorrow' },
    },
    {
      language: 'de',
      text: 'Erinnere mich übermorgen daran, Selin Aydin anzurufen',
      input: { title: 'Selin Aydin anrufen', contact: 'Selin Aydin', due_date: 'übermorgen' },
    },
    {
      language: 'de',
      text: 'Neue Aufgabe: Offerte für Holzbau Lüthi schreiben bis Freitag',
      input: { title: 'Offerte für Holzbau Lüthi schreiben', contact: 'Holzbau Lüthi', due_date: 'Freitag' },
    },
    {
      language: 'de',
      text: 'Steuererklärung vorbereiten bis Ende Monat, Priorität hoch',
      input: { title: 'Steuererklärung vorbereiten', due_date: 'Ende Monat', priority: 'high' },
    },
    {
      language: 'fr',
      text: 'Rappelle-moi mardi prochain de payer le loyer',
      input: { title: 'payer le loyer', due_date: 'mardi prochain' },
    },
    {
      language: 'fr',
      text: 'Crée une tâche pour Luc Perrin : envoyer le devis',
      input: { title: 'envoyer le devis', contact: 'Luc Perrin' },
    },
    {
      language: 'it',
      text: 'Ricordami di chiamare Chiara Fontana domani',
      input: { title: 'chiamare Chiara Fontana', contact: 'Chiara Fontana', due_date: 'domani' },
    },
    {
      language: 'pt',
      text: 'Lembra-me de ligar ao Rui Tavares na sexta-feira',
      input: { title: 'ligar ao Rui Tavares', contact: 'Rui Tavares', due_date: 'sexta-feira' },
    },
  ],
  async run({ title, ...fields }, context) {
    const { db, user, newId } = context
    const columns = await columnsOf(fields, context)
    const row = { ...columns, id: newId(), title, created_by: user.id }
    // The same call repeated after a crash finds the row it inserted.
    const once = { onConflict: 'id', ignoreDuplicates: true }
    const [inserted] = unwrap(await db.from('tasks').upsert(row, once).select(taskColumns))
    const task = inserted ?? (await readTask(newId(), context))
    return { kind: 'change' as const, action: 'created' as const, record: viewOf('tasks', task) }
  },
})
