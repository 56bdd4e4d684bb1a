// Changes what a booking is about: title, place, contact, project; or puts a cancelled one back.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { changesBetween } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { chooseBooking } from './booking-choice.ts'
import { bookingFields, columnsOf } from './booking-fields.ts'
import { type BookingChange, bookingView, readBooking, saveBooking } from './booking-rows.ts'

const clearable = ['contact', 'project', 'location'] as const

const input = toolInput({
  booking: reference('The booking to change: words of its title, who it is with, or its id.'),
  title: text('The new title.', 300).optional(),
  ...bookingFields,
  status: z.enum(['confirmed', 'tentative']).optional().describe('Confirmed also puts a cancelled booking back.'),
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty, only if asked for.'),
})

export const updateBooking = defineTool({
  name: 'update_booking',
  title: 'Update booking',
  description:
    'Changes the title, location, contact, project or status of one booking. For another day or time use move_booking, to call it off cancel_booking.',
  effect: 'write',
  pack: 'scheduling',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'change the location of the lunch with Tom Becker to Restaurant Krone',
      input: { booking: 'lunch with Tom Becker', location: 'Restaurant Krone' },
    },
    {
      language: 'en',
      text: 'the site visit takes place in Bristol',
      input: { booking: 'site visit', location: 'Bristol' },
    },
    {
      language: 'en',
      text: 'rename the booking Roadmap to Roadmap 2027',
      input: { booking: 'Roadmap', title: 'Roadmap 2027' },
    },
    {
      language: 'de',
      text: 'Die Teamsitzung findet im Sitzungszimmer 2 statt',
      input: { booking: 'Teamsitzung', location: 'Sitzungszimmer 2' },
    },
    { language: 'de', text: 'Ort der Schulung auf Bern ändern', input: { booking: 'Schulung', location: 'Bern' } },
    { language: 'fr', text: 'La séance aura lieu à Lausanne', input: { booking: 'séance', location: 'Lausanne' } },
    {
      language: 'it',
      text: 'Il luogo della riunione è Lugano',
      input: { booking: 'riunione', location: 'Lugano' },
    },
  ],
  async run({ booking, title, status, clear, ...fields }, context) {
    const given = [title, status, clear, ...Object.values(fields)].some(value => value !== undefined)
    if (!given) throw new CrmError('invalid_input', 'Say what to change about this booking.')
    const [{ id }, columns] = await Promise.all([
      findTarget(booking, 'bookings', context, chooseBooking(booking, context)),
      columnsOf(fields, context),
    ])
    const before = await readBooking(id, context)
    const change = { ...cleared(clear ?? []), ...columns, ...(title && { title }), ...(status && { status }) }
    const now: Record<string, unknown> = before
    const differs = Object.entries(change).some(([column, value]) => now[column] !== value)
    const after = differs ? await saveBooking(id, change, context) : before
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: bookingView(after, context),
      changes: changesBetween(withLocalTimes(before, context), withLocalTimes(after, context)),
    }
  },
})

function cleared(fields: readonly (typeof clearable)[number][]): BookingChange {
  const columnOf = { contact: 'contact_id', project: 'project_id', location: 'location' } as const
  return Object.fromEntries(fields.map(field => [columnOf[field], null]))
}
