import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchContacts } from './search-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Search Contacts')
  owner = caller(database, org.owner)
  const row = {
    email: null as string | null,
    phone: '+41441112233' as string | null,
    address_city: null as string | null,
    address_country: null as string | null,
    tags: [] as string[],
    company_name: null as string | null,
    is_company: false,
  }
  await org.owner.db.from('contacts').insert([
    {
      ...row,
      first_name: 'Anna',
      last_name: 'Müller',
      status: 'client',
      address_city: 'Zürich',
      tags: ['VIP'],
      email: 'anna@acme.ch',
      company_name: 'Acme AG',
      created_at: '2026-11-23T07:00:00Z',
    },
    {
      ...row,
      first_name: 'Bruno',
      last_name: 'Müller',
      status: 'lead',
      address_city: 'Bern',
      address_country: 'CH',
      created_at: '2026-11-20T07:00:00Z',
    },
    {
      ...row,
      first_name: 'Carla',
      last_name: 'Rossi',
      status: 'lead',
      address_city: 'Zürich',
      address_country: 'IT',
      email: 'carla@rossi.example',
      phone: null,
      created_at: '2026-10-15T07:00:00Z',
    },
    {
      ...row,
      first_name: null,
      last_name: null,
      company_name: 'Acme AG',
      is_company: true,
      status: 'client',
      created_at: '2026-10-31T22:30:00Z',
    },
    { ...row, first_name: 'Zoe', last_name: 'Zbinden', status: 'churned', created_at: '2026-10-31T23:30:00Z' },
  ])
})
afterAll(() => database.database.close())

const search = (input: object) => owner.call(searchContacts, input, { kind: 'list' })
const titles = async (input: object) => (await search(input)).records.map(record => record.title)

describe('search_contacts', () => {
  it.each([
    [{}, ['Bruno Müller', 'Anna Müller', 'Carla Rossi', 'Zoe Zbinden', 'Acme AG']],
    [{ status: 'lead' }, ['Bruno Müller', 'Carla Rossi']],
    [{ query: 'mueller' }, ['Anna Müller', 'Bruno Müller']],
    [{ query: 'Mül' }, ['Anna Müller', 'Bruno Müller']],
    [{ query: 'carla@rossi.example' }, ['Carla Rossi']],
    [{ query: 'Acme' }, ['Anna Müller', 'Acme AG']],
    [{ query: 'Müller', status: 'lead' }, ['Bruno Müller']],
    [{ tag: 'vip' }, ['Anna Müller']],
    [{ city: 'zurich' }, ['Anna Müller', 'Carla Rossi']],
    // At home an address goes without its country.
    [{ country: 'Schweiz' }, ['Anna Müller', 'Bruno Müller']],
    [{ country: 'IT' }, ['Carla Rossi']],
    [{ country: 'Italie', city: 'Bern' }, []],
    [{ company_name: 'acme' }, ['Anna Müller', 'Acme AG']],
    [{ company_name: 'Acme AG', is_company: false }, ['Anna Müller']],
    [{ is_company: true }, ['Acme AG']],
    [{ without_email: true }, ['Bruno Müller', 'Zoe Zbinden', 'Acme AG']],
    [{ without_phone: true }, ['Carla Rossi']],
    [{ created_on: 'today' }, ['Anna Müller']],
    [{ created_on: 'last week' }, ['Bruno Müller']],
    [{ created_on: 'last month' }, ['Carla Rossi', 'Acme AG']],
    [{ created_on: 'since 1.11.' }, ['Bruno Müller', 'Anna Müller', 'Zoe Zbinden']],
    [{ created_on: 'Oktober' }, ['Carla Rossi', 'Acme AG']],
    [{ query: 'Nobody' }, []],
    [{ query: 'VIP' }, ['Anna Müller']],
  ])('%j', async (input, expected) => {
    expect((await titles(input)).sort()).toEqual([...expected].sort())
  })

  it('says what is no country', async () => {
    await expect(search({ country: 'Atlantis' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('sorts by name, or as asked', async () => {
    expect(await titles({})).toEqual(['Anna Müller', 'Bruno Müller', 'Carla Rossi', 'Zoe Zbinden', 'Acme AG'])
    expect((await titles({ sort: 'newest' }))[0]).toBe('Anna Müller')
    expect((await titles({ sort: 'oldest' }))[0]).toBe('Carla Rossi')
  })

  it('counts all, shows a page', async () => {
    const first = await search({ limit: 2 })
    const second = await search({ limit: 2, page: 2 })
    expect(first).toMatchObject({ total: 5, records: [{ title: 'Anna Müller' }, { title: 'Bruno Müller' }] })
    expect(second).toMatchObject({ total: 5, records: [{ title: 'Carla Rossi' }, { title: 'Zoe Zbinden' }] })
  })

  it('shows lean lines, without notes and empty columns', async () => {
    const [zoe] = (await search({ query: 'Zoe' })).records
    expect(zoe?.fields).toEqual({ status: 'churned', phone: '+41 44 111 22 33' })
  })

  it('sees nothing of another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await stranger.call(searchContacts, {})).toMatchObject({ total: 0, records: [] })
    expect(await stranger.call(searchContacts, { query: 'Anna' })).toMatchObject({ total: 0, records: [] })
  })

  it.each([
    [{ created_on: 'whenever' }, /can't tell which day/],
    [{ limit: 500 }, /"limit"/],
    [{ sort: 'colour' }, /"sort" must be one of/],
  ])('refuses %j with a sentence', async (input, message) => {
    await expect(search(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
  })
})
