import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { cancelBooking } from './cancel-booking.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Cancel Booking')
  owner = caller(database, org.owner)
})

const cancel = (booking: string, options = {}) => owner.call(cancelBooking, { booking }, { ...options, kind: 'change' })
const cancelled = async () => {
  const { data } = await org.owner.db.from('bookings').select('title').eq('status', 'cancelled').order('title')
  return data?.map(row => row.title)
}

describe('cancel_booking', () => {
  it('cancels, and keeps it on record', async () => {
    const card = await cancel('lunch')
    expect(card).toMatchObject({ action: 'updated', record: { title: 'Lunch', fields: { status: 'cancelled' } } })
    expect(card.changes).toEqual([{ field: 'status', from: 'confirmed', to: 'cancelled' }])
    expect(await cancelled()).toEqual(['Intro', 'Lunch'])
  })

  it('cancelled already: nothing changes', async () => {
    expect((await cancel('intro')).changes).toEqual([])
  })

  it('says so when there is none, and asks which of two', async () => {
    await expect(cancel('moon landing')).rejects.toMatchObject({ code: 'not_found' })
    await expect(cancel('')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(cancel("tomorrow's meeting")).rejects.toMatchObject({ code: 'ambiguous' })
    expect(await cancelled()).toEqual(['Intro'])
  })

  it('repeated after a crash, does not go on to the next one of that name', async () => {
    await cancel('team retro', { callId: 'call_retro' })
    await cancel('team retro', { callId: 'call_retro' })
    expect(await cancelled()).toEqual(['Intro', 'Team retro'])
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(cancelBooking, { booking: 'Lunch' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await cancelled()).toEqual(['Intro'])
  })

  it('can be undone', async () => {
    await cancel('lunch')
    expect(await owner.call(undoLastChange, {})).toMatchObject({
      action: 'restored',
      changes: [{ field: 'status', from: 'cancelled', to: 'confirmed' }],
    })
    expect(await cancelled()).toEqual(['Intro'])
  })
})
