import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { deleteBookings } from './delete-bookings.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Delete Bookings')
  owner = caller(database, org.owner)
})

describe('delete_bookings', () => {
  const titles = async () => {
    const { data } = await org.owner.db.from('bookings').select('title').order('start_time')
    return data?.map(row => row.title)
  }

  it('deletes what lies ahead and stands, after showing it', async () => {
    expect(await owner.preview(deleteBookings, { query: 'retro' })).toMatchObject({ action: 'delete', total: 1 })
    await owner.call(deleteBookings, { query: 'retro' }, { kind: 'batch' })
    expect(await titles()).toEqual(['Photo shoot', 'Team retro', 'Kick-off', 'Design review', 'Lunch', 'Intro'])
  })

  it('deletes what was called off, past or to come, only if that is asked for', async () => {
    await org.owner.db.from('bookings').update({ status: 'cancelled' }).eq('title', 'Photo shoot')
    expect(await owner.preview(deleteBookings, { status: 'cancelled' })).toMatchObject({ action: 'delete', total: 2 })
    await owner.call(deleteBookings, { status: 'cancelled' })
    expect(await titles()).toEqual(['Team retro', 'Kick-off', 'Design review', 'Lunch', 'Team retro'])
  })

  it('is undone as one', async () => {
    await owner.call(deleteBookings, { on: 'tomorrow' })
    expect(await owner.call(undoLastChange, {}, { kind: 'batch' })).toMatchObject({ action: 'restored', total: 2 })
  })

  it.each([
    [{}, 'invalid_input'],
    [{ on: 'yesterday' }, 'not_found'],
  ])('refuses %j', async (input, code) => {
    await expect(owner.call(deleteBookings, input)).rejects.toMatchObject({ code })
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(deleteBookings, { on: 'tomorrow' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
