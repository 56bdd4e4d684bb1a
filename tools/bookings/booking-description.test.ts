import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unwrap } from '../../db/postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
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
  org = await createCalendar(database, 'Described')
  owner = caller(database, org.owner)
})

describe('a booking that is only described', () => {
  it.each([
    ['my first meeting tomorrow', 'Kick-off'],
    ['the last meeting on November 24', 'Design review'],
    ['my next meeting', 'Kick-off'],
    ['next meeting with Anna', 'Design review'],
    ['my first meeting after 11 tomorrow', 'Design review'],
    ['the next team retro meeting', 'Team retro'],
    ['die letzte Sitzung am 24.11.', 'Design review'],
    ['mein nächstes Treffen mit Anna Müller', 'Design review'],
    ['mon prochain rendez-vous avec Anna', 'Design review'],
    ['le dernier rendez-vous du 24 novembre', 'Design review'],
    ['a minha primeira reunião de amanhã', 'Kick-off'],
    ['the second meeting tomorrow', 'Design review'],
    ['the meeting at 14:00 tomorrow', 'Design review'],
    ["Anna's review tomorrow", 'Design review'],
    ["Anna Müller's design review on November 24", 'Design review'],
  ])('%s', async (booking, title) => {
    expect(await owner.call(cancelBooking, { booking })).toMatchObject({ record: { title } })
  })

  it('takes the coming one of two of a name', async () => {
    await owner.call(cancelBooking, { booking: 'the next team retro' })
    const { data } = await org.owner.db
      .from('bookings')
      .select('start_time')
      .eq('status', 'cancelled')
      .eq('title', 'Team retro')
    expect(data?.map(row => row.start_time.slice(0, 10))).toEqual(['2026-11-27'])
  })

  it('finds the last one behind more than a thousand older ones', async () => {
    const booking = (title: string, day: number) => {
      const start_time = new Date(Date.UTC(2020, 0, 1 + day, 9)).toISOString()
      return { org_id: org.id, title, start_time, end_time: start_time.replace('T09', 'T10') }
    }
    const many = Array.from({ length: 1_001 }, (_, day) => booking('Standup', day))
    unwrap(await org.owner.db.from('bookings').insert([...many, booking('Yearly audit', 1_500)]))
    expect(await owner.call(cancelBooking, { booking: 'the last yearly audit' })).toMatchObject({
      record: { title: 'Yearly audit' },
    })
  })

  it('asks whether it is the one with the same person on that day that has another title', async () => {
    const error = await owner.call(cancelBooking, { booking: 'the lesson with Anna tomorrow' }).catch(thrown => thrown)
    expect(error).toMatchObject({ code: 'not_found', choices: [{ label: expect.stringContaining('Design review') }] })
  })

  it.each([
    ['my next meeting with Xaver', 'not_found'],
    ['the third meeting tomorrow', 'not_found'],
    ['the last team retro', 'ambiguous'],
    ['my first meeting on Sunday', 'not_found'],
  ])('asks or says so rather than take another: %s', async (booking, code) => {
    await expect(owner.call(cancelBooking, { booking })).rejects.toMatchObject({ code })
  })
})
