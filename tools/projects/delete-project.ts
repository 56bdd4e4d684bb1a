// Deletes a project, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import { requireOwner } from '../roles.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { findProject, projectColumns } from './project-rows.ts'

const input = toolInput({ project: reference('The project to delete: words of its name, or its id.') })

export const deleteProject = defineTool({
  name: 'delete_project',
  title: 'Delete project',
  description:
    'Deletes one project for good; its tasks, invoices, bookings and documents stay, without the link. Owners only. To put a project away, archive it with update_project.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete the project Office Move', input: { project: 'Office Move' } },
    { language: 'en', text: 'please remove project Booking Portal', input: { project: 'Booking Portal' } },
    { language: 'en', text: 'get rid of the Autumn Catalogue project', input: { project: 'Autumn Catalogue' } },
    { language: 'de', text: 'Lösch das Projekt Imagefilm', input: { project: 'Imagefilm' } },
    {
      language: 'de',
      text: 'Kannst du das Projekt Umbau Werkhalle bitte löschen?',
      input: { project: 'Umbau Werkhalle' },
    },
    { language: 'fr', text: 'Supprime le projet Refonte du logo', input: { project: 'Refonte du logo' } },
    { language: 'it', text: 'Elimina il progetto Catalogo estate', input: { project: 'Catalogo estate' } },
    { language: 'pt', text: 'Apaga o projeto Loja online', input: { project: 'Loja online' } },
  ],
  async preview({ project }, context) {
    requireOwner(context, 'delete projects')
    const row = await findProject(project, context)
    return { action: 'delete', total: 1, records: [{ record: viewOf('projects', withLocalTimes(row, context)) }] }
  },
  async run({ project }, context) {
    requireOwner(context, 'delete projects')
    const { id, deleted } = await findTarget(project, 'projects', context)
    const [row] = deleted
      ? [deleted]
      : unwrap(await context.db.from('projects').delete().eq('id', id).select(projectColumns))
    if (!row) throw notFound(project, ['projects'])
    return {
      kind: 'change' as const,
      action: 'deleted' as const,
      record: viewOf('projects', withLocalTimes(row, context), 'brief'),
    }
  },
})
