// The arguments that describe a project, and how they become columns. Only what was given is set.
import { z } from 'zod'
import { instantAt, parseDay } from '../dates.ts'
import { day, reference, text } from '../inputs.ts'
import { findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import type { ProjectChange } from './project-rows.ts'

export const projectStates = ['lead', 'active', 'on_hold', 'completed', 'archived'] as const
export const projectStatusSchema = z.enum(projectStates)

export const projectFields = {
  contact: reference('The client it is for, if one is named: name, company, e-mail or id.').optional(),
  status: projectStatusSchema.optional().describe('Where it stands, only if said.'),
  deadline: day('When it has to be ready.').optional(),
  description: text('What it is about, beyond the name.', 4000).optional(),
}

export type ProjectFields = { [Field in keyof typeof projectFields]?: z.infer<(typeof projectFields)[Field]> }

/** Who says a day means the end of that working day. */
const endOfWork = 17 * 60

/** @throws {CrmError} `not_found`, `ambiguous`, `invalid_input` */
export async function columnsOf(fields: ProjectFields, context: ToolContext): Promise<ProjectChange> {
  const { contact, status, deadline, description } = fields
  const { now, org, language } = context
  const timeZone = org.settings.time_zone
  const due = deadline && parseDay(deadline, { now, timeZone, language })
  const found = contact ? await findRecord(contact, ['contacts'], context) : undefined
  return {
    ...(found && { contact_id: found.id }),
    ...(status && { status }),
    ...(due && { deadline: instantAt(due, endOfWork, timeZone).toISOString() }),
    ...(description && { description }),
  }
}
