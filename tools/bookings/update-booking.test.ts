import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createCalendar } from './testing.ts'
import { updateBooking } from './update-booking.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Update Booking')
  owner = caller(database, org.owner)
})

const update = (input: object, options = {}) =>
  owner.call(updateBooking, { booking: 'design review', ...input }, { ...options, kind: 'change' })
const calendar = async () => (await org.owner.db.from('bookings').select().order('id')).data

describe('update_booking', () => {
  it('changes what was given and shows before and after in words', async () => {
    const card = await update({ title: 'Big review', location: 'Bern', project: 'website' })
    expect(card.changes).toEqual(
      expect.arrayContaining([
        { field: 'title', from: 'Design review', to: 'Big review' },
        { field: 'location', from: 'Office', to: 'Bern' },
        { field: 'project', from: null, to: 'Website' },
      ]),
    )
    expect(card.changes).toHaveLength(3)
  })

  it('empties what was asked', async () => {
    const { fields } = (await update({ clear: ['location', 'contact'] })).record
    expect(fields).not.toHaveProperty('location')
    expect(fields).not.toHaveProperty('contact')
  })

  it('puts a cancelled one back', async () => {
    const card = await update({ booking: 'intro', status: 'confirmed' })
    expect(card.changes).toEqual([{ field: 'status', from: 'cancelled', to: 'confirmed' }])
  })

  it.each([
    [{}, 'invalid_input', /what to change/],
    [{ status: 'maybe' }, 'invalid_input', /"status" must be one of/],
    [{ booking: 'moon landing', location: 'x' }, 'not_found', /booking called/],
    [{ contact: 'Nina' }, 'ambiguous', /more than one contact/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    const before = await calendar()
    await expect(update(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await calendar()).toEqual(before)
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(updateBooking, { booking: 'Lunch', location: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('can be undone', async () => {
    const before = await calendar()
    await update({ location: 'Bern' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'restored' })
    expect(await calendar()).toEqual(before)
  })
})
