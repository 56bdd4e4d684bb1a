// The arguments that describe a task, and how they become columns. Only what was given is set.
import { z } from 'zod'
import { parseDay } from '../dates.ts'
import { day, reference, text } from '../inputs.ts'
import { findMember } from '../people.ts'
import { findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import type { TaskChange } from './task-rows.ts'

export const prioritySchema = z.enum(['low', 'medium', 'high', 'urgent'])

export const taskFields = {
  contact: reference('The contact it is about, if one is named: name, company, e-mail or id.').optional(),
  project: reference('The project it belongs to, if one is named.').optional(),
  due_date: day('When it is due.').optional(),
  priority: prioritySchema.optional().describe('How important it is, only if said.'),
  description: text('Details beyond the title.', 4000).optional(),
  assigned_to: reference('Who is to do it: a member of the team, or "me".').optional(),
}

export type TaskFields = { [Field in keyof typeof taskFields]?: z.infer<(typeof taskFields)[Field]> }

/**
 * The columns that the arguments set; references are resolved at the same time, one request each.
 * @throws {CrmError} `not_found`, `ambiguous`, `invalid_input`
 */
export async function columnsOf(fields: TaskFields, context: ToolContext): Promise<TaskChange> {
  const { contact, project, due_date, priority, description, assigned_to } = fields
  const { now, org, language } = context
  const due = due_date && parseDay(due_date, { now, timeZone: org.settings.time_zone, language })
  const [contactFound, projectFound, member] = await Promise.all([
    contact ? findRecord(contact, ['contacts'], context) : undefined,
    project ? findRecord(project, ['projects'], context) : undefined,
    assigned_to ? findMember(assigned_to, context) : undefined,
  ])
  return {
    ...(contactFound && { contact_id: contactFound.id }),
    ...(projectFound && { project_id: projectFound.id }),
    ...(due && { due_date: due }),
    ...(priority && { priority }),
    ...(description && { description }),
    ...(member && { assigned_to: member.id }),
  }
}
