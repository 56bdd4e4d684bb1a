import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { findDuplicates } from './find-duplicates.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())
beforeEach(async () => {
  org = await database.createOrg('Duplicates')
  owner = caller(database, org.owner)
})

interface Given {
  first_name?: string
  last_name?: string
  company_name?: string
  is_company?: boolean
  email?: string
  phone?: string
  company_uid?: string
}
const add = (rows: Given[]) =>
  org.owner.db.from('contacts').insert(rows.map((row, index) => ({ created_at: `2026-01-0${index + 1}`, ...row })))
const pairs = async () => {
  const { lists } = await owner.call(findDuplicates, {}, { kind: 'lists' })
  return lists.map(list => `${list.title}: ${list.records.map(record => record.title).join(' = ')}`)
}

describe('find_duplicates', () => {
  it.each<[string, Given, Given]>([
    ['e-mail', { first_name: 'Anna', email: 'a@x.example' }, { first_name: 'Ann', email: 'A@x.example' }],
    ['phone', { first_name: 'Anna', phone: '+41791234567' }, { first_name: 'Beat', phone: '+41791234567' }],
    [
      'company identifier',
      { company_name: 'Alp AG', is_company: true, company_uid: 'CHE-1' },
      { company_name: 'Berg AG', is_company: true, company_uid: 'CHE-1' },
    ],
    ['name', { first_name: 'Jörg', last_name: 'Kälin' }, { first_name: 'Kaelin', last_name: 'Joerg' }],
    ['name', { company_name: 'Acme AG', is_company: true }, { company_name: 'ACME', is_company: true }],
    [
      'name',
      { first_name: 'Reto', last_name: 'Camenzind', company_name: 'Holz AG' },
      { first_name: 'Reto', last_name: 'Camenzynd', company_name: 'Holz' },
    ],
  ])('finds two of the same %s, the older one first', async (reason, older, newer) => {
    await add([older, newer])
    const [pair, ...others] = await pairs()
    expect(others).toEqual([])
    expect(pair?.toLowerCase()).toContain(reason)
    const { lists } = await owner.call(findDuplicates, {}, { kind: 'lists' })
    const titles = lists[0]?.records.map(record => record.title)
    expect(titles?.[0]).toBe([older.first_name, older.last_name].filter(Boolean).join(' ') || older.company_name)
  })

  it.each<[string, Given, Given]>([
    [
      'namesakes of two companies',
      { first_name: 'Jan', last_name: 'Meier', company_name: 'Alpha' },
      { first_name: 'Jan', last_name: 'Meier', company_name: 'Beta' },
    ],
    [
      'namesakes with two addresses',
      { first_name: 'Jan', last_name: 'Meier', email: 'a@x.example' },
      { first_name: 'Jan', last_name: 'Meier', email: 'b@x.example' },
    ],
    [
      'a person and the company they work for',
      { company_name: 'Alp', is_company: true, phone: '+41441' },
      { first_name: 'Eva', company_name: 'Alp', phone: '+41441' },
    ],
    [
      'two people of one company',
      { first_name: 'Eva', last_name: 'Egli', company_name: 'Alp' },
      { first_name: 'Ivo', last_name: 'Egli', company_name: 'Alp' },
    ],
    ['two with only an e-mail address each', { email: 'a@x.example' }, { email: 'b@x.example' }],
  ])('leaves %s alone', async (_, one, other) => {
    await add([one, other])
    expect(await pairs()).toEqual([])
    expect(await owner.call(findDuplicates, {})).toMatchObject({ title: 'No duplicates found' })
  })

  it('names a pair once, by the surest sign', async () => {
    const anna = { first_name: 'Anna', last_name: 'Abt', email: 'anna@abt.example', phone: '+41791112233' }
    await add([anna, anna])
    expect(await pairs()).toEqual(['Same e-mail address: Anna Abt = Anna Abt'])
  })

  it('sees nothing of other organizations', async () => {
    const anna = { first_name: 'Anna', email: 'anna@abt.example' }
    await add([anna, anna])
    const stranger = (await database.createOrg('Stranger')).owner
    await stranger.db.from('contacts').insert(anna)
    expect(await caller(database, stranger).call(findDuplicates, {}, { kind: 'lists' })).toMatchObject({ lists: [] })
    expect(await pairs()).toHaveLength(1)
  })

  it('takes no arguments', async () => {
    await expect(owner.call(findDuplicates, { name: 'Anna' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
