import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchBookings } from './search-bookings.ts'
import { createCalendar } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await createCalendar(database, 'Search Bookings')
  owner = caller(database, org.owner)
})
afterAll(() => database.database.close())

const search = (input: object, options = {}) => owner.call(searchBookings, input, { ...options, kind: 'list' })
const titles = async (input: object, options = {}) => (await search(input, options)).records.map(({ title }) => title)

describe('search_bookings', () => {
  it.each([
    [{}, ['Kick-off', 'Design review', 'Lunch', 'Team retro']],
    [{ on: 'today' }, []],
    [{ on: 'tomorrow' }, ['Kick-off', 'Design review']],
    [{ on: 'this week' }, ['Kick-off', 'Design review', 'Lunch', 'Team retro']],
    [{ on: 'last week' }, ['Photo shoot', 'Team retro']],
    [{ on: 'nächste Woche' }, []],
    [{ on: 'Wednesday at noon' }, ['Lunch']],
    [{ on: 'Wednesday at 14:00' }, []],
    [{ on: 'tomorrow from 10 to 15' }, ['Kick-off', 'Design review']],
    [{ query: 'retro' }, ['Team retro']],
    [{ query: 'photo' }, ['Photo shoot']],
    [{ query: 'moon' }, []],
    [{ query: 'office' }, ['Design review']],
    [{ query: 'review office' }, ['Design review']],
    [{ query: 'kick-off office' }, []],
    [{ contact: 'Anna' }, ['Design review']],
    [{ project: 'website' }, ['Kick-off']],
    [{ status: 'cancelled' }, ['Intro']],
    [{ on: 'Wednesday', status: 'all' }, ['Lunch', 'Intro']],
  ])('%j, in order of time', async (input, expected) => {
    expect(await titles(input)).toEqual(expected)
  })

  it("a day is the organization's", async () => {
    const late = { title: 'Late call', start_time: '2026-12-01T23:30:00+01:00', end_time: '2026-12-01T23:45:00+01:00' }
    await org.owner.db.from('bookings').insert(late)
    expect(await titles({ on: '1.12.' })).toEqual(['Late call'])
    expect(await titles({ on: '2.12.' })).toEqual([])
  })

  it('counts all, shows a page, in lean lines and local time', async () => {
    const card = await search({ on: 'this week', limit: 1, page: 2 })
    expect(card).toMatchObject({ table: 'bookings', total: 4 })
    expect(card.records.map(({ fields }) => fields)).toEqual([
      {
        start_time: '2026-11-24T14:00:00+01:00',
        end_time: '2026-11-24T15:30:00+01:00',
        status: 'confirmed',
        location: 'Office',
        contact: 'Anna Müller',
      },
    ])
  })

  it('compares the place like the title, whatever the accents and capitals', async () => {
    const visit = { title: 'Visit', start_time: '2026-12-03T09:00:00+01:00', end_time: '2026-12-03T10:00:00+01:00' }
    await org.owner.db.from('bookings').insert({ ...visit, location: 'Büro Nord' })
    for (const query of ['büro', 'Buero', 'BURO']) expect(await titles({ query })).toEqual(['Visit'])
  })

  it('sees nothing of another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await stranger.call(searchBookings, { on: 'this week' })).toMatchObject({ total: 0, records: [] })
  })

  it('of two of a name, takes the one who has an appointment, and asks when both have', async () => {
    expect((await search({ contact: 'Nina' })).total).toBe(0)
    const contacts = (await org.owner.db.from('contacts').select('id').eq('first_name', 'Nina')).data ?? []
    const book = (title: string, hour: string, id: string | undefined) =>
      org.owner.db.from('bookings').insert({
        title,
        contact_id: id ?? null,
        start_time: `2026-12-02T${hour}:00:00+01:00`,
        end_time: `2026-12-02T${hour}:30:00+01:00`,
      })
    await book('Tasting', '09', contacts[0]?.id)
    expect(await titles({ contact: 'Nina' })).toEqual(['Tasting'])
    await book('Fitting', '11', contacts[1]?.id)
    await expect(search({ contact: 'Nina' })).rejects.toMatchObject({ code: 'ambiguous' })
  })

  it.each([
    [{ on: 'whenever' }, 'invalid_input', /can't tell which day/],
    [{ contact: 'Xaver' }, 'not_found', /contact called/],
    [{ status: 'lost' }, 'invalid_input', /"status" must be one of/],
  ])('refuses %j with a sentence', async (input, code, message) => {
    await expect(search(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
