// Changes a project: name, status in the pipeline, deadline, client, description.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { changeCardSchema } from '../card.ts'
import { instantAt, localTime, shiftDay } from '../dates.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { changesBetween, viewOf } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { columnsOf, projectFields } from './project-fields.ts'
import { type ProjectChange, type ProjectRow, readProject, saveProject } from './project-rows.ts'

const clearable = ['contact', 'deadline', 'description'] as const

const input = toolInput({
  project: reference('The project to change: words of its name, or its id.'),
  name: text('The new name.', 300).optional(),
  ...projectFields,
  later_by: text('How much later than now the deadline is, if said so: "two weeks".', 60).optional(),
  earlier_by: text('How much earlier than now the deadline is, if said so.', 60).optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty, only if asked for.'),
})

export const updateProject = defineTool({
  name: 'update_project',
  title: 'Update project',
  description:
    'Changes one project: moves it in the pipeline (lead, active, on_hold, completed), archives it (status archived), sets its deadline, name, client or description. Give only what changes.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'put the Booking Portal on hold',
      input: { project: 'Booking Portal', status: 'on_hold' },
    },
    {
      language: 'en',
      text: 'Autumn Catalogue is now active',
      input: { project: 'Autumn Catalogue', status: 'active' },
    },
    { language: 'en', text: 'archive the project office move', input: { project: 'office move', status: 'archived' } },
    {
      language: 'en',
      text: 'we finished the project Trade Fair Stand',
      input: { project: 'Trade Fair Stand', status: 'completed' },
    },
    {
      language: 'en',
      text: 'set the deadline of Booking Portal to 30 April',
      input: { project: 'Booking Portal', deadline: '30 April' },
    },
    {
      language: 'en',
      text: 'extend the deadline of Booking Portal by two weeks',
      input: { project: 'Booking Portal', later_by: 'two weeks' },
    },
    {
      language: 'en',
      text: 'rename project Office Move to New Office',
      input: { project: 'Office Move', name: 'New Office' },
    },
    {
      language: 'de',
      text: 'Projekt Imagefilm wieder aktiv setzen',
      input: { project: 'Imagefilm', status: 'active' },
    },
    {
      language: 'de',
      text: 'Verschieb die Deadline von Umbau Werkhalle auf den 15.3.',
      input: { project: 'Umbau Werkhalle', deadline: '15.3.' },
    },
    {
      language: 'de',
      text: 'Verlängere die Deadline vom Projekt Imagefilm um eine Woche',
      input: { project: 'Imagefilm', later_by: 'eine Woche' },
    },
    {
      language: 'de',
      text: 'Das Projekt Imagefilm ist abgeschlossen',
      input: { project: 'Imagefilm', status: 'completed' },
    },
    {
      language: 'fr',
      text: 'Mets le projet Refonte du logo en pause',
      input: { project: 'Refonte du logo', status: 'on_hold' },
    },
    {
      language: 'it',
      text: 'Archivia il progetto Catalogo estate',
      input: { project: 'Catalogo estate', status: 'archived' },
    },
    { language: 'pt', text: 'Arquiva o projeto Loja online', input: { project: 'Loja online', status: 'archived' } },
  ],
  async run({ project, name, clear, later_by, earlier_by, ...fields }, context) {
    const given = [name, clear, later_by, earlier_by, ...Object.values(fields)].some(value => value !== undefined)
    if (!given) throw new CrmError('invalid_input', 'Say what to change about this project.')
    const [{ id, repeated }, columns] = await Promise.all([
      findTarget(project, 'projects', context),
      columnsOf(fields, context),
    ])
    const before = await readProject(id, context)
    // "A week later" must not be done twice by a call that is repeated after a crash.
    const moved = repeated ? {} : movedDeadline(before, { later_by, earlier_by }, context)
    const change = { ...columns, ...moved, ...cleared(clear ?? []), ...(name && { name }) }
    const after = differs(before, change) ? await saveProject(id, change, context) : before
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: viewOf('projects', withLocalTimes(after, context), 'brief'),
      changes: changesBetween(withLocalTimes(before, context), withLocalTimes(after, context)),
    }
  },
})

/** On the wall clock: a week later is at the same hour. @throws {CrmError} `invalid_input` */
function movedDeadline(
  { deadline }: ProjectRow,
  { later_by, earlier_by }: { later_by?: string | undefined; earlier_by?: string | undefined },
  { org }: ToolContext,
): ProjectChange {
  const by = later_by ?? earlier_by
  if (!by) return {}
  if (!deadline) throw new CrmError('invalid_input', 'This project has no deadline that could be moved.')
  const timeZone = org.settings.time_zone
  const wall = localTime(new Date(deadline), timeZone)
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  const day = shiftDay(wall.slice(0, 10), by, later_by ? 1 : -1)
  return { deadline: instantAt(day, minutes, timeZone).toISOString() }
}

function cleared(fields: readonly (typeof clearable)[number][]): ProjectChange {
  return Object.fromEntries(fields.map(field => [field === 'contact' ? 'contact_id' : field, null]))
}

function differs(before: ProjectRow, change: ProjectChange): boolean {
  const now: Record<string, unknown> = {
    ...before,
    deadline: before.deadline && new Date(before.deadline).toISOString(),
  }
  return Object.entries(change).some(([column, value]) => now[column] !== value)
}
