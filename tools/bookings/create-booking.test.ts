import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createBooking } from './create-booking.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Create Booking')
  owner = caller(database, org.owner)
})

const create = (input: object, options = {}) => owner.call(createBooking, input, { ...options, kind: 'change' })
const counted = async () => (await org.owner.db.from('bookings').select('id')).data?.length

describe('create_booking', () => {
  it('books an hour, confirmed, and nothing that was not said', async () => {
    const card = await create({ title: 'Call', start: 'Thursday at 10:00' })
    expect(card.record).toMatchObject({
      table: 'bookings',
      title: 'Call',
      fields: {
        start_time: '2026-11-26T10:00:00+01:00',
        end_time: '2026-11-26T11:00:00+01:00',
        status: 'confirmed',
      },
    })
    const { data } = await org.owner.db.from('bookings').select().eq('id', card.record.id).single()
    expect(data).toMatchObject({ org_id: org.id, contact_id: null, project_id: null, location: null })
    expect(new Date(data?.start_time ?? '').toISOString()).toBe('2026-11-26T09:00:00.000Z')
  })

  it.each([
    [{ start: 'Thursday 10:00', end: '11:30' }, '11:30'],
    [{ start: 'Thursday 11', end: '1' }, '13:00'],
    [{ start: 'Thursday at 10', duration: '45 minutes' }, '10:45'],
    [{ start: 'Thursday from 2 to 3:30pm' }, '15:30'],
    [{ start: 'Donnerstag von 9 bis 10 Uhr' }, '10:00'],
    [{ start: '2026-11-26T08:00', end: '2026-11-26T08:20' }, '08:20'],
  ])('%j ends at %s', async (times, end) => {
    const { fields } = (await create({ title: 'Call', ...times }, { language: 'de' })).record
    expect(fields.end_time).toBe(`2026-11-26T${end}:00+01:00`)
  })

  it('links contact and project, and takes the place', async () => {
    const card = await create({
      title: 'Visit',
      start: 'Friday 9:00',
      contact: 'Anna',
      project: 'website',
      location: 'Bern',
    })
    expect(card.record.fields).toMatchObject({ contact: 'Anna Müller', project: 'Website', location: 'Bern' })
  })

  it('books over another one, and says so', async () => {
    const card = await create({ title: 'Printer check', start: 'tomorrow from 14:30 to 15:00' })
    expect(card.conflicts?.map(record => record.title)).toEqual(['Design review'])
    expect(card.conflicts?.[0]?.fields).toMatchObject({ start_time: '2026-11-24T14:00:00+01:00' })
  })

  it('right after another one, or over a cancelled one, is no conflict', async () => {
    expect((await create({ title: 'Next', start: 'tomorrow 15:30' })).conflicts).toBeUndefined()
    expect((await create({ title: 'Free', start: 'Wednesday 15:00', duration: '30 min' })).conflicts).toBeUndefined()
  })

  it("reckons in the organization's time zone, through summer time", async () => {
    const lisbon = await database.createOrg('Lisbon', { settings: { time_zone: 'Europe/Lisbon' } })
    const card = await caller(database, lisbon.owner).call(
      createBooking,
      { title: 'x', start: '29.3.2027 9:00' },
      { kind: 'change' },
    )
    expect(card.record.fields.start_time).toBe('2027-03-29T09:00:00+01:00')
  })

  it.each([
    [{}, 'invalid_input', /"title" is missing. "start" is missing/],
    [{ title: 'x', start: 'tomorrow' }, 'invalid_input', /At what time\?/],
    [{ title: 'x', start: '8:00' }, 'invalid_input', /On which day\?/],
    [{ title: 'x', start: 'some day' }, 'invalid_input', /can't tell when/],
    [{ title: 'x', start: '31.2.2027 10:00' }, 'invalid_input', /no 31 February/],
    [{ title: 'x', start: 'Thursday 10:00', duration: 'long' }, 'invalid_input', /how long/],
    [{ title: 'x', start: 'Thursday 10:00', end: 'Wednesday 11:00' }, 'invalid_input', /cannot end before/],
    [{ title: 'x', start: 'Thursday 10:00', contact: 'Xaver' }, 'not_found', /contact called/],
    [{ title: 'x', start: 'Thursday 10:00', contact: 'Nina' }, 'ambiguous', /more than one contact/],
  ])('refuses %j with a sentence, and books nothing', async (input, code, message) => {
    const before = await counted()
    await expect(create(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await counted()).toBe(before)
  })

  it("sees no conflict with, and links nothing of, another organization's", async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const card = await stranger.call(createBooking, { title: 'x', start: 'tomorrow 14:30' }, { kind: 'change' })
    expect(card.conflicts).toBeUndefined()
    const input = { title: 'x', start: 'tomorrow 14:30', contact: 'Anna Müller' }
    await expect(stranger.call(createBooking, input)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('repeated after a crash, books once and is no conflict with itself', async () => {
    const input = { title: 'Once', start: 'Thursday 10:00' }
    const first = await create(input, { callId: 'call_once' })
    const before = await counted()
    expect(await create(input, { callId: 'call_once' })).toEqual(first)
    expect(await counted()).toBe(before)
  })

  it('can be undone', async () => {
    const before = await counted()
    await create({ title: 'Soon gone', start: 'Thursday 10:00' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'deleted', record: { title: 'Soon gone' } })
    expect(await counted()).toBe(before)
  })
})
