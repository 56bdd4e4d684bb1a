// Starts a project.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { viewOf } from '../records.ts'
import { defineTool } from '../tool.ts'
import { columnsOf, projectFields } from './project-fields.ts'
import { projectColumns, readProject } from './project-rows.ts'

const input = toolInput({ name: text('What it is called.', 300), ...projectFields })

export const createProject = defineTool({
  name: 'create_project',
  title: 'Create project',
  description:
    'Starts a project, with client, deadline, status (active unless said otherwise) and description where they were said. A single thing to do is a task: create_task.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'new project Autumn Catalogue for Harbour Coffee, deadline 15 March',
      input: { name: 'Autumn Catalogue', contact: 'Harbour Coffee', deadline: '15 March' },
    },
    {
      language: 'en',
      text: 'create a project "Booking Portal" for Lakeside Dental',
      input: { name: 'Booking Portal', contact: 'Lakeside Dental' },
    },
    { language: 'en', text: 'start a project office move', input: { name: 'office move' } },
    {
      language: 'en',
      text: 'please add a project called Trade Fair Stand for Tom Becker, still a lead, due end of May',
      input: { name: 'Trade Fair Stand', contact: 'Tom Becker', status: 'lead', deadline: 'end of May' },
    },
    {
      language: 'de',
      text: 'Neues Projekt Umbau Werkhalle für Holzbau Lüthi bis Ende Februar',
      input: { name: 'Umbau Werkhalle', contact: 'Holzbau Lüthi', deadline: 'Ende Februar' },
    },
    {
      language: 'de',
      text: 'Leg bitte das Projekt "Imagefilm" für Selin Aydin an',
      input: { name: 'Imagefilm', contact: 'Selin Aydin' },
    },
    {
      language: 'fr',
      text: 'Crée un projet "Refonte du logo" pour Luc Perrin',
      input: { name: 'Refonte du logo', contact: 'Luc Perrin' },
    },
    {
      language: 'it',
      text: 'Nuovo progetto Catalogo estate per Chiara Fontana, scadenza 30 aprile',
      input: { name: 'Catalogo estate', contact: 'Chiara Fontana', deadline: '30 aprile' },
    },
    {
      language: 'pt',
      text: 'Cria o projeto Loja online para o Rui Tavares',
      input: { name: 'Loja online', contact: 'Rui Tavares' },
    },
  ],
  async run({ name, ...fields }, context) {
    const { db, newId } = context
    const row = { ...(await columnsOf(fields, context)), id: newId(), name }
    // The same call repeated after a crash finds the row it inserted.
    const once = { onConflict: 'id', ignoreDuplicates: true }
    const [inserted] = unwrap(await db.from('projects').upsert(row, once).select(projectColumns))
    const project = inserted ?? (await readProject(newId(), context))
    return {
      kind: 'change' as const,
      action: 'created' as const,
      record: viewOf('projects', withLocalTimes(project, context)),
    }
  },
})
