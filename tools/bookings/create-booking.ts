// Books a meeting or any other time in the calendar.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { parseMoment } from '../dates.ts'
import { text, toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'
import { bookingFields, clockOf, columnsOf, endOf } from './booking-fields.ts'
import { bookingColumns, bookingView, conflictsWith, readBooking } from './booking-rows.ts'

const input = toolInput({
  title: text('What it is, in the words of the person: "Call with Anna Müller".', 300),
  start: text('Day and time it starts, as said: "tomorrow at 14:00", "Tuesday from 2 to 3pm". Both are needed.', 80),
  end: text('The time it ends, if said: "15:30".', 80).optional(),
  duration: text('How long it takes, if said: "45 minutes". One hour if neither is said.', 60).optional(),
  ...bookingFields,
})

const usualMinutes = 60

export const createBooking = defineTool({
  name: 'create_booking',
  title: 'Create booking',
  description:
    'Puts a meeting, call, visit or other appointment into the calendar, with day and time. If it overlaps another one, it is booked all the same and `conflicts` says with what: tell the person. Without a time of day it is a task: create_task.',
  effect: 'write',
  pack: 'scheduling',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'book a meeting with Tom Becker tomorrow at 16:30 for 45 minutes',
      input: {
        title: 'meeting with Tom Becker',
        contact: 'Tom Becker',
        start: 'tomorrow at 16:30',
        duration: '45 minutes',
      },
    },
    {
      language: 'en',
      text: 'call with Priya Nair friday 10:15',
      input: { title: 'call with Priya Nair', contact: 'Priya Nair', start: 'friday 10:15' },
    },
    {
      language: 'en',
      text: 'schedule "Roadmap" on Thursday 26 November from 14:00 to 15:30 in the office',
      input: { title: 'Roadmap', start: 'Thursday 26 November 14:00', end: '15:30', location: 'office' },
    },
    {
      language: 'en',
      text: 'please put a site visit at Harbour Coffee in the calendar, Wednesday half past two',
      input: { title: 'site visit', contact: 'Harbour Coffee', start: 'Wednesday half past two' },
    },
    {
      language: 'de',
      text: 'Termin mit Selin Aydin am Donnerstag um 11 Uhr',
      input: { title: 'Termin mit Selin Aydin', contact: 'Selin Aydin', start: 'Donnerstag um 11 Uhr' },
    },
    {
      language: 'de',
      text: 'trag übermorgen von 9 bis 10 uhr "Teamsitzung" ein',
      input: { title: 'Teamsitzung', start: 'übermorgen 9 uhr', end: '10 uhr' },
    },
    {
      language: 'fr',
      text: 'rendez-vous avec Luc Perrin le 2 décembre à 15h',
      input: { title: 'rendez-vous avec Luc Perrin', contact: 'Luc Perrin', start: 'le 2 décembre à 15h' },
    },
    {
      language: 'it',
      text: 'appuntamento con Chiara Fontana venerdì alle 11',
      input: { title: 'appuntamento con Chiara Fontana', contact: 'Chiara Fontana', start: 'venerdì alle 11' },
    },
    {
      language: 'pt',
      text: 'marca uma reunião com Rui Tavares amanhã às 17h',
      input: { title: 'reunião com Rui Tavares', contact: 'Rui Tavares', start: 'amanhã às 17h' },
    },
  ],
  async run({ title, start, end, duration, ...fields }, context) {
    const { db, newId } = context
    const moment = parseMoment(start, clockOf(context))
    const until = endOf(moment, { end, duration }, usualMinutes, context)
    const times = { start_time: moment.start.toISOString(), end_time: until.toISOString() }
    const row = { ...(await columnsOf(fields, context)), ...times, id: newId(), title }
    // The same call repeated after a crash finds the row it inserted.
    const once = { onConflict: 'id', ignoreDuplicates: true }
    const [response, conflicts] = await Promise.all([
      db.from('bookings').upsert(row, once).select(bookingColumns),
      conflictsWith({ id: newId(), start: moment.start, end: until }, context),
    ])
    const [inserted] = unwrap(response)
    const booking = inserted ?? (await readBooking(newId(), context))
    const record = bookingView(booking, context, 'full')
    return { kind: 'change' as const, action: 'created' as const, record, ...conflicts }
  },
})
