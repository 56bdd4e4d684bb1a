// Moves a booking to another time. It keeps its length unless a new one is said.
import { CrmError } from '../../db/errors.ts'
import { changeCardSchema } from '../card.ts'
import { instantAt, localTime, type Moment, parseDuration, parseMoment } from '../dates.ts'
import { reference, text, toolInput } from '../inputs.ts'
import { withLocalTimes } from '../local-times.ts'
import { changesBetween } from '../records.ts'
import { changedBefore, findTarget } from '../targets.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { chooseBooking } from './booking-choice.ts'
import { clockOf, endOf } from './booking-fields.ts'
import { type BookingRow, bookingView, conflictsWith, readBooking, saveBooking } from './booking-rows.ts'

const input = toolInput({
  booking: reference('The booking to move: words of its title, who it is with, or its id.'),
  start: text(
    'The new day, time or both, as said: "Thursday at 9:00", "16:00". What is not said stays.',
    80,
  ).optional(),
  end: text('The new time it ends, if said.', 80).optional(),
  duration: text('How long it takes from now on, if said: "two hours".', 60).optional(),
  later_by: text('How much later than now, if said so: "half an hour".', 60).optional(),
  earlier_by: text('How much earlier than now, if said so.', 60).optional(),
})

type Times = Pick<ReturnType<typeof input.parse>, 'start' | 'end' | 'duration' | 'later_by' | 'earlier_by'>

export const moveBooking = defineTool({
  name: 'move_booking',
  title: 'Move booking',
  description:
    'Moves one booking to another day or time, or makes it longer or shorter. Without a new end or duration it keeps its length. `conflicts` says what it now overlaps: tell the person.',
  effect: 'write',
  pack: 'scheduling',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'move the site visit to Thursday at 9:00',
      input: { booking: 'site visit', start: 'Thursday at 9:00' },
    },
    {
      language: 'en',
      text: 'push the call with Priya Nair back by half an hour',
      input: { booking: 'call with Priya Nair', later_by: 'half an hour' },
    },
    { language: 'en', text: 'can we do Roadmap at 4pm instead?', input: { booking: 'Roadmap', start: '4pm' } },
    {
      language: 'en',
      text: 'reschedule the meeting with Tom Becker to next Tuesday',
      input: { booking: 'meeting with Tom Becker', start: 'next Tuesday' },
    },
    {
      language: 'de',
      text: 'Verschieb die Teamsitzung auf Freitag um 14 Uhr',
      input: { booking: 'Teamsitzung', start: 'Freitag um 14 Uhr' },
    },
    {
      language: 'de',
      text: 'Termin mit Selin Aydin eine Stunde früher bitte',
      input: { booking: 'Termin mit Selin Aydin', earlier_by: 'eine Stunde' },
    },
    {
      language: 'fr',
      text: 'Déplace le rendez-vous avec Luc Perrin à jeudi 10h',
      input: { booking: 'rendez-vous avec Luc Perrin', start: 'jeudi 10h' },
    },
    {
      language: 'it',
      text: 'sposta la riunione a giovedì alle 16',
      input: { booking: 'riunione', start: 'giovedì alle 16' },
    },
    { language: 'pt', text: 'muda a visita para amanhã às 9h', input: { booking: 'visita', start: 'amanhã às 9h' } },
  ],
  async run({ booking, ...times }, context) {
    if (Object.values(times).every(value => value === undefined))
      throw new CrmError('invalid_input', 'Say when it should be instead.')
    const [{ id }, earlier] = await Promise.all([
      findTarget(booking, 'bookings', context, chooseBooking(booking, context)),
      changedBefore('bookings', context),
    ])
    const before = await readBooking(id, context)
    // "Half an hour later" must not be done twice by a call that is repeated after a crash.
    const { start, end } = earlier.length > 0 ? timesOf(before) : newTimes(before, times, context)
    const differs =
      start.getTime() !== timesOf(before).start.getTime() || end.getTime() !== timesOf(before).end.getTime()
    const change = { start_time: start.toISOString(), end_time: end.toISOString() }
    const [after, conflicts] = await Promise.all([
      differs ? saveBooking(id, change, context) : before,
      conflictsWith({ id, start, end }, context),
    ])
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: bookingView(after, context),
      changes: changesBetween(withLocalTimes(before, context), withLocalTimes(after, context)),
      ...conflicts,
    }
  },
})

function timesOf({ start_time, end_time }: BookingRow) {
  return { start: new Date(start_time), end: new Date(end_time) }
}

/** @throws {CrmError} `invalid_input` */
function newTimes(before: BookingRow, times: Times, context: ToolContext): { start: Date; end: Date } {
  const { start, end } = timesOf(before)
  const moment = newStart(start, times, context)
  const usual = (end.getTime() - start.getTime()) / 60_000
  return { start: moment.start, end: endOf(moment, times, usual, context) }
}

function newStart(start: Date, { start: said, later_by, earlier_by }: Times, context: ToolContext): Moment {
  const { timeZone } = clockOf(context)
  const wall = localTime(start, timeZone)
  const day = wall.slice(0, 10)
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  if (said) return parseMoment(said, clockOf(context), { day, minutes })
  if (!later_by && !earlier_by) return { start }
  // On the wall clock: a day later is at the same hour, even when summer time ends in between.
  const shift = later_by ? parseDuration(later_by) : -parseDuration(earlier_by ?? '')
  return { start: instantAt(day, minutes + shift, timeZone) }
}
