import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchEverything } from './search-everything.ts'
import { fill } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let stranger: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Overview')
  owner = caller(database, org.owner)
  stranger = caller(database, (await database.createOrg('Stranger')).owner)
  await fill(database, org)
})
afterAll(() => database.database.close())

describe('search_everything', () => {
  const search = (query: string, by = owner) => by.call(searchEverything, { query })

  it('shows the record when there is only one', async () => {
    expect(await search('Petrov')).toMatchObject({
      kind: 'record',
      record: { table: 'contacts', title: 'Ivan Petrov' },
    })
  })

  it('groups what it finds by kind', async () => {
    const card = await owner.call(searchEverything, { query: 'helix' }, { kind: 'lists' })
    expect(card.lists.map(list => [list.title, list.total, ...list.records.map(record => record.title)])).toEqual([
      ['Contacts', 1, 'Helix Robotics'],
      ['Projects', 1, 'Helix Intranet'],
      ['Tasks', 1, 'Helix offer'],
      ['Documents', 1, 'helix-contract.pdf'],
    ])
    expect(card.lists[2]?.records[0]?.fields).toMatchObject({ contact: 'Helix Robotics' })
  })

  it('finds invoices by number and bookings by title', async () => {
    expect(await search('A-2')).toMatchObject({ kind: 'record', record: { table: 'invoices' } })
    expect(await search('kick-off')).toMatchObject({ kind: 'record', record: { table: 'bookings' } })
  })

  it('says so when there is nothing, and finds nothing of other organizations', async () => {
    expect(await search('Zzyzx')).toMatchObject({ kind: 'lists', title: 'Nothing found for “Zzyzx”', lists: [] })
    expect(await search('Petrov', stranger)).toMatchObject({ kind: 'lists', lists: [] })
  })

  it('hides from members what they may not see', async () => {
    const member = caller(database, await org.addMember('Max Member'))
    expect(await search('helix-contract.pdf', member)).toMatchObject({ kind: 'lists', lists: [] })
  })

  it('needs something to look for', async () => {
    await expect(search('')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
