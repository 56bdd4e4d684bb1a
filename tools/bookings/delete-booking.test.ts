import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { deleteBooking } from './delete-booking.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Delete Booking')
  owner = caller(database, org.owner)
})

const left = async () =>
  (await org.owner.db.from('bookings').select('title').order('title')).data?.map(row => row.title)
const all = ['Design review', 'Intro', 'Kick-off', 'Lunch', 'Photo shoot', 'Team retro', 'Team retro']
const without = (title: string) => all.filter(other => other !== title)

describe('delete_booking', () => {
  it('previews without deleting', async () => {
    expect(await owner.preview(deleteBooking, { booking: 'lunch' })).toMatchObject({
      action: 'delete',
      total: 1,
      records: [{ record: { title: 'Lunch', fields: { start_time: '2026-11-25T12:00:00+01:00' } } }],
    })
    expect(await left()).toEqual(all)
  })

  it('deletes the one booking; a member may, too', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    expect(await member.call(deleteBooking, { booking: 'lunch' })).toMatchObject({ action: 'deleted' })
    expect(await left()).toEqual(without('Lunch'))
  })

  it('says so when there is none', async () => {
    await expect(owner.preview(deleteBooking, { booking: 'moon landing' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(owner.call(deleteBooking, { booking: 'moon landing' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(owner.call(deleteBooking, {})).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('cannot reach another organization', async () => {
    const { data } = await org.owner.db.from('bookings').select('id').eq('title', 'Lunch').single()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const booking of ['Lunch', data?.id]) {
      await expect(stranger.call(deleteBooking, { booking })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await left()).toEqual(all)
  })

  it('repeated after a crash, says the same and deletes no other', async () => {
    const first = await owner.call(deleteBooking, { booking: 'team retro' }, { callId: 'call_retro', kind: 'change' })
    const second = await owner.call(deleteBooking, { booking: 'team retro' }, { callId: 'call_retro', kind: 'change' })
    expect(second.record.id).toBe(first.record.id)
    expect((await left())?.length).toBe(all.length - 1)
  })

  it('can be undone', async () => {
    await owner.call(deleteBooking, { booking: 'lunch' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'restored', record: { title: 'Lunch' } })
    expect(await left()).toEqual(all)
  })
})
