// Deletes a booking, after a person has approved it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { notFound } from '../references.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { chooseBooking, findBooking } from './booking-choice.ts'
import { bookingColumns, bookingView } from './booking-rows.ts'

const input = toolInput({ booking: reference('The booking to delete: words of its title, who it is with, or its id.') })

export const deleteBooking = defineTool({
  name: 'delete_booking',
  title: 'Delete booking',
  description:
    'Deletes one booking for good, only when deleting is asked for. A meeting that does not take place is cancelled with cancel_booking instead.',
  effect: 'confirm',
  pack: 'scheduling',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete the booking site visit', input: { booking: 'site visit' } },
    { language: 'en', text: 'remove Roadmap from the calendar for good', input: { booking: 'Roadmap' } },
    {
      language: 'en',
      text: 'please delete the appointment with Tom Becker',
      input: { booking: 'appointment with Tom Becker' },
    },
    { language: 'de', text: 'Lösch den Termin mit Selin Aydin', input: { booking: 'Termin mit Selin Aydin' } },
    { language: 'de', text: 'Die Teamsitzung aus dem Kalender löschen', input: { booking: 'Teamsitzung' } },
    {
      language: 'fr',
      text: 'Supprime le rendez-vous avec Luc Perrin',
      input: { booking: 'rendez-vous avec Luc Perrin' },
    },
    {
      language: 'it',
      text: "Elimina l'appuntamento con Chiara Fontana",
      input: { booking: 'appuntamento con Chiara Fontana' },
    },
    { language: 'pt', text: 'Apaga a reunião com Rui Tavares', input: { booking: 'reunião com Rui Tavares' } },
  ],
  async preview({ booking }, context) {
    const row = await findBooking(booking, context)
    return { action: 'delete', total: 1, records: [{ record: bookingView(row, context, 'full') }] }
  },
  async run({ booking }, context) {
    const { id, deleted } = await findTarget(booking, 'bookings', context, chooseBooking(booking, context))
    const [row] = deleted
      ? [deleted]
      : unwrap(await context.db.from('bookings').delete().eq('id', id).select(bookingColumns))
    if (!row) throw notFound(booking, ['bookings'])
    return { kind: 'change' as const, action: 'deleted' as const, record: bookingView(row, context) }
  },
})
