import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { moveBooking } from './move-booking.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Move Booking')
  owner = caller(database, org.owner)
})

const move = (input: object, options = {}) => owner.call(moveBooking, input, { ...options, kind: 'change' })
const times = ({ record }: { record: { fields: Record<string, unknown> } }) =>
  [record.fields.start_time, record.fields.end_time].map(time => String(time).slice(5, 16))
const calendar = async () => (await org.owner.db.from('bookings').select().order('id')).data

describe('move_booking', () => {
  it.each([
    [{ start: 'Thursday at 9:00' }, ['11-26T09:00', '11-26T10:30']],
    [{ start: 'Thursday' }, ['11-26T14:00', '11-26T15:30']],
    [{ start: '16:00' }, ['11-24T16:00', '11-24T17:30']],
    [{ start: 'Thursday from 9 to 10' }, ['11-26T09:00', '11-26T10:00']],
    [{ start: '2pm', end: '3pm' }, ['11-24T14:00', '11-24T15:00']],
    [{ end: '16:00' }, ['11-24T14:00', '11-24T16:00']],
    [{ duration: '2 hours' }, ['11-24T14:00', '11-24T16:00']],
    [{ later_by: 'half an hour' }, ['11-24T14:30', '11-24T16:00']],
    [{ earlier_by: 'eine Stunde' }, ['11-24T13:00', '11-24T14:30']],
    [{ later_by: 'two days' }, ['11-26T14:00', '11-26T15:30']],
  ])('%j keeps what is not said', async (input, expected) => {
    expect(times(await move({ booking: 'design review', ...input }))).toEqual(expected)
  })

  it('shows before and after in local time', async () => {
    expect((await move({ booking: 'lunch', start: '12:30' })).changes).toEqual([
      { field: 'start_time', from: '2026-11-25T12:00:00+01:00', to: '2026-11-25T12:30:00+01:00' },
      { field: 'end_time', from: '2026-11-25T13:30:00+01:00', to: '2026-11-25T14:00:00+01:00' },
    ])
  })

  it('a day later is at the same hour, also when summer time ends in between', async () => {
    const day = { start_time: '2027-10-30T10:00:00+02:00', end_time: '2027-10-30T11:00:00+02:00' }
    await org.owner.db.from('bookings').insert({ title: 'Autumn walk', ...day })
    const { fields } = (await move({ booking: 'autumn walk', later_by: 'one day' })).record
    expect(fields.start_time).toBe('2027-10-31T10:00:00+01:00')
  })

  it('says what it now overlaps, but not itself', async () => {
    expect((await move({ booking: 'kick-off', start: '14:30' })).conflicts?.map(({ title }) => title)).toEqual([
      'Design review',
    ])
    expect((await move({ booking: 'lunch', later_by: '10 minutes' })).conflicts).toBeUndefined()
  })

  it('means the coming one rather than the past one of that name', async () => {
    expect(times(await move({ booking: 'team retro', start: '17:00' }))).toEqual(['11-27T17:00', '11-27T18:00'])
  })

  it.each([
    ['the meeting with Anna', '11-24T17:00'],
    ["Wednesday's appointment", '11-25T17:00'],
  ])('finds %s', async (booking, start) => {
    expect(times(await move({ booking, start: '17:00' }))[0]).toBe(start)
  })

  it.each([
    [{ booking: 'lunch' }, 'invalid_input', /when it should be instead/],
    [{ booking: 'lunch', start: 'some day' }, 'invalid_input', /can't tell when/],
    [{ booking: 'lunch', end: 'Tuesday 9:00' }, 'invalid_input', /cannot end before/],
    [{ booking: 'moon landing', start: '9:00' }, 'not_found', /booking called/],
    [{ booking: "tomorrow's meeting", start: '9:00' }, 'ambiguous', /more than one booking/],
  ])('refuses %j with a sentence, and moves nothing', async (input, code, message) => {
    const before = await calendar()
    await expect(move(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await calendar()).toEqual(before)
  })

  it('of several of one name means the one of the day that is said', async () => {
    const retro = {
      start_time: '2026-12-04T16:00:00+01:00',
      end_time: '2026-12-04T17:00:00+01:00',
      title: 'Team retro',
    }
    await org.owner.db.from('bookings').insert(retro)
    expect(times(await move({ booking: 'Team retro from 4 December', start: '17:00' }))[0]).toBe('12-04T17:00')
    await expect(move({ booking: 'Team retro', start: '17:00' })).rejects.toMatchObject({ code: 'ambiguous' })
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const { data } = await org.owner.db.from('bookings').select('id').eq('title', 'Lunch').single()
    for (const booking of ['Lunch', data?.id]) {
      await expect(stranger.call(moveBooking, { booking, start: '9:00' })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('repeated after a crash, moves no further', async () => {
    const input = { booking: 'lunch', later_by: '30 min' }
    await move(input, { callId: 'call_move' })
    expect(times(await move(input, { callId: 'call_move' }))).toEqual(['11-25T12:30', '11-25T14:00'])
  })

  it('can be undone', async () => {
    const before = await calendar()
    await move({ booking: 'lunch', start: 'Thursday 9:00' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'restored', record: { title: 'Lunch' } })
    expect(await calendar()).toEqual(before)
  })
})
