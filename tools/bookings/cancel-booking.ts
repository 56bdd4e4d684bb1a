// Cancels a booking. It stays in the calendar, as cancelled.
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { changesBetween } from '../records.ts'
import { findTarget } from '../targets.ts'
import { defineTool } from '../tool.ts'
import { chooseBooking } from './booking-choice.ts'
import { bookingView, readBooking, saveBooking } from './booking-rows.ts'

const input = toolInput({ booking: reference('The booking to cancel: words of its title, who it is with, or its id.') })

export const cancelBooking = defineTool({
  name: 'cancel_booking',
  title: 'Cancel booking',
  description:
    'Cancels one booking: it does not take place, but stays on record. For another time use move_booking; to remove it altogether, delete_booking.',
  effect: 'write',
  pack: 'scheduling',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'cancel the site visit', input: { booking: 'site visit' } },
    {
      language: 'en',
      text: 'call off the meeting with Tom Becker please',
      input: { booking: 'meeting with Tom Becker' },
    },
    { language: 'en', text: 'Roadmap is not happening', input: { booking: 'Roadmap' } },
    { language: 'de', text: 'Sag den Termin mit Selin Aydin ab', input: { booking: 'Termin mit Selin Aydin' } },
    { language: 'de', text: 'Die Teamsitzung fällt aus', input: { booking: 'Teamsitzung' } },
    {
      language: 'fr',
      text: 'Annule le rendez-vous avec Luc Perrin',
      input: { booking: 'rendez-vous avec Luc Perrin' },
    },
    {
      language: 'it',
      text: "Annulla l'appuntamento con Chiara Fontana",
      input: { booking: 'appuntamento con Chiara Fontana' },
    },
    { language: 'pt', text: 'Cancela a reunião com Rui Tavares', input: { booking: 'reunião com Rui Tavares' } },
  ],
  async run({ booking }, context) {
    const { id } = await findTarget(booking, 'bookings', context, chooseBooking(booking, context))
    const before = await readBooking(id, context)
    const after = before.status === 'cancelled' ? before : await saveBooking(id, { status: 'cancelled' }, context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: bookingView(after, context),
      changes: changesBetween(withLocalTimes(before, context), withLocalTimes(after, context)),
    }
  },
})
