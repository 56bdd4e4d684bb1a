// Deletes several bookings for good, after a person has approved it.
import { batchCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'
import { changedColumns, changeMeant, meantBy, previewOf } from './booking-bulk.ts'
import { bookingFilters, bookingStatus, narrowed, ofStatus } from './booking-filters.ts'

export const deleteBookings = defineTool({
  name: 'delete_bookings',
  title: 'Delete several bookings',
  description:
    'Deletes all coming bookings that fit the filters for good, or cancelled ones, only when deleting is asked for. Meetings that do not take place are cancelled with cancel_bookings instead.',
  effect: 'confirm',
  pack: 'scheduling',
  input: toolInput({ ...bookingFilters, ...bookingStatus }),
  output: batchCardSchema,
  examples: [
    { language: 'en', text: 'delete all meetings with Tom Becker', input: { contact: 'Tom Becker' } },
    { language: 'en', text: 'remove all appointments next week for good', input: { on: 'next week' } },
    { language: 'en', text: 'delete all cancelled bookings', input: { status: 'cancelled' } },
    { language: 'de', text: 'Lösch alle Termine mit Selin Aydin', input: { contact: 'Selin Aydin' } },
    { language: 'fr', text: 'Supprime tous les rendez-vous de demain', input: { on: 'demain' } },
    { language: 'pt', text: 'Apaga todas as reuniões com o Rui Tavares', input: { contact: 'Rui Tavares' } },
  ],
  async preview(filters, context) {
    return previewOf('delete', await meantBy(filters, context), undefined, context)
  },
  async run(filters, context) {
    return changeMeant('deleted', filters, context, ({ conditions, window, status }) => {
      const removal = ofStatus(context.db.from('bookings').delete({ count: 'exact' }), status)
      return narrowed(removal, conditions, window).select(changedColumns)
    })
  },
})
