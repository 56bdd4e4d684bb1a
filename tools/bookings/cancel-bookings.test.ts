import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { cancelBookings } from './cancel-bookings.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await createCalendar(database, 'Several Bookings')
  owner = caller(database, org.owner)
})

const standing = async () => {
  const { data } = await org.owner.db.from('bookings').select('title').neq('status', 'cancelled').order('start_time')
  return data?.map(row => row.title)
}
const all = ['Photo shoot', 'Team retro', 'Kick-off', 'Design review', 'Lunch', 'Team retro']
const without = (...titles: string[]) => all.filter(title => !titles.includes(title))

describe('cancel_bookings', () => {
  it.each([
    [{ on: 'tomorrow' }, without('Kick-off', 'Design review')],
    [{ on: 'tomorrow after 11' }, without('Design review')],
    [{ on: 'before 2 tomorrow' }, without('Kick-off')],
    [{ on: 'Tuesday before 14:00' }, without('Kick-off')],
    [{ on: 'morgen nach 9 Uhr' }, without('Kick-off', 'Design review')],
    [{ contact: 'Anna Müller' }, without('Design review')],
    [{ project: 'Website' }, without('Kick-off')],
    [{ query: 'retro' }, ['Photo shoot', 'Team retro', 'Kick-off', 'Design review', 'Lunch']],
    [{ on: 'this week', query: 'lunch' }, without('Lunch')],
  ])('%j cancels what lies ahead, and nothing else', async (input, left) => {
    await owner.call(cancelBookings, input, { kind: 'batch' })
    expect(await standing()).toEqual(left)
  })

  it('shows before what is to be cancelled', async () => {
    const preview = await owner.preview(cancelBookings, { on: 'tomorrow' })
    expect(preview).toMatchObject({ action: 'update', total: 2 })
    expect(preview.records.map(({ record }) => record.title)).toEqual(['Kick-off', 'Design review'])
    expect(preview.records[0]?.changes).toEqual([{ field: 'status', from: 'confirmed', to: 'cancelled' }])
    expect(await standing()).toEqual(all)
  })

  it.each([
    [{}, 'invalid_input', /which bookings/],
    [{ on: 'after 11' }, 'invalid_input', /which day/],
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ contact: 'Nina' }, 'ambiguous', /more than one/],
    [{ on: '20.11.' }, 'not_found', /no such bookings/],
  ])('refuses %j with a sentence, and cancels nothing', async (input, code, message) => {
    const refusal = { code, message: expect.stringMatching(message) }
    await expect(owner.call(cancelBookings, input)).rejects.toMatchObject(refusal)
    expect(await standing()).toEqual(all)
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(cancelBookings, { on: 'tomorrow' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await standing()).toEqual(all)
  })

  it('is undone as one', async () => {
    await owner.call(cancelBookings, { on: 'tomorrow' })
    await owner.call(undoLastChange, {})
    expect(await standing()).toEqual(all)
  })

  it('repeated after a crash, says the same and cancels no more', async () => {
    const first = await owner.call(cancelBookings, { on: 'tomorrow' }, { callId: 'call_off', kind: 'batch' })
    const second = await owner.call(cancelBookings, { on: 'tomorrow' }, { callId: 'call_off', kind: 'batch' })
    expect(second.total).toBe(first.total)
  })
})
