// Cancels several bookings in one go. They stay in the calendar, as cancelled.
import { batchCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'
import { changedColumns, changeMeant, meantBy, previewOf } from './booking-bulk.ts'
import { bookingFilters, narrowed } from './booking-filters.ts'

const cancelled = { status: 'cancelled' as const }

export const cancelBookings = defineTool({
  name: 'cancel_bookings',
  title: 'Cancel several bookings',
  description:
    'Cancels all coming bookings that fit the filters at once: those of a day or a part of it, with a contact, of a project, with words of the title. For one booking use cancel_booking.',
  effect: 'write',
  pack: 'scheduling',
  input: toolInput(bookingFilters),
  output: batchCardSchema,
  examples: [
    { language: 'en', text: 'cancel all meetings with Tom Becker', input: { contact: 'Tom Becker' } },
    { language: 'en', text: 'cancel my meetings on Friday after 11', input: { on: 'Friday after 11' } },
    { language: 'en', text: 'call off all appointments tomorrow', input: { on: 'tomorrow' } },
    { language: 'de', text: 'Sag alle Termine mit Selin Aydin ab', input: { contact: 'Selin Aydin' } },
    { language: 'de', text: 'Sag meine Sitzungen am Freitag ab', input: { on: 'am Freitag' } },
    { language: 'fr', text: 'Annule tous mes rendez-vous de demain', input: { on: 'demain' } },
    { language: 'it', text: 'Annulla tutte le riunioni con Chiara Fontana', input: { contact: 'Chiara Fontana' } },
    { language: 'pt', text: 'Cancela todas as reuniões com o Rui Tavares', input: { contact: 'Rui Tavares' } },
  ],
  async preview(filters, context) {
    return previewOf('update', await meantBy(filters, context), cancelled, context)
  },
  async run(filters, context) {
    return changeMeant('updated', filters, context, ({ conditions, window }) => {
      const change = context.db.from('bookings').update(cancelled, { count: 'exact' }).neq('status', 'cancelled')
      return narrowed(change, conditions, window).select(changedColumns)
    })
  },
})
