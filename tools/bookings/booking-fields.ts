// The arguments that describe a booking, and how they become columns. Only what was given is set.
import type { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { type Moment, parseDuration, parseEnd } from '../dates.ts'
import { reference, text } from '../inputs.ts'
import { findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import type { BookingChange } from './booking-rows.ts'

export const bookingFields = {
  contact: reference('The contact it is with, if one is named: name, company, e-mail or id.').optional(),
  project: reference('The project it belongs to, if one is named.').optional(),
  location: text('Where it takes place, only if said.', 300).optional(),
}

export type BookingFields = { [Field in keyof typeof bookingFields]?: z.infer<(typeof bookingFields)[Field]> }

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function columnsOf(fields: BookingFields, context: ToolContext): Promise<BookingChange> {
  const { contact, project, location } = fields
  const [contactFound, projectFound] = await Promise.all([
    contact ? findRecord(contact, ['contacts'], context) : undefined,
    project ? findRecord(project, ['projects'], context) : undefined,
  ])
  return {
    ...(contactFound && { contact_id: contactFound.id }),
    ...(projectFound && { project_id: projectFound.id }),
    ...(location && { location }),
  }
}

export function clockOf({ now, org, language }: ToolContext) {
  return { now, timeZone: org.settings.time_zone, language }
}

/** When it is over: as said, after as long as said, else after `usualMinutes`. @throws {CrmError} `invalid_input` */
export function endOf(
  moment: Moment,
  said: { end?: string | undefined; duration?: string | undefined },
  usualMinutes: number,
  context: ToolContext,
): Date {
  const after = (minutes: number) => new Date(moment.start.getTime() + minutes * 60_000)
  const spoken = said.end ? parseEnd(said.end, moment.start, clockOf(context)) : undefined
  const end = spoken ?? (said.duration ? after(parseDuration(said.duration)) : moment.end) ?? after(usualMinutes)
  if (end > moment.start) return end
  throw new CrmError('invalid_input', 'A booking cannot end before it starts.')
}
