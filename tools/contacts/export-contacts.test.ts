import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { exportContacts } from './export-contacts.ts'
import { importContacts } from './import-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Export')
  owner = caller(database, org.owner)
  await org.owner.db.from('contacts').insert([
    {
      first_name: 'Zoë',
      last_name: 'Graf',
      phone: '+41791110120',
      status: 'client',
      tags: ['a', 'b'],
      notes: 'one\ntwo',
    },
    { first_name: '=HYPERLINK("http://evil")', last_name: 'Aebi; "Söhne"', address_city: 'Bern' },
  ])
})
afterAll(() => database.database.close())

const exported = (input: object, options = {}) => owner.call(exportContacts, input, { kind: 'file', ...options })

describe('export_contacts', () => {
  it('writes a file that a spreadsheet opens without running anything', async () => {
    const { content, ...about } = await exported({})
    expect(about).toEqual({ kind: 'file', name: 'contacts-2026-11-23.csv', media_type: 'text/csv', total: 2 })
    expect(content).toContain(`"'=HYPERLINK(""http://evil"")","Aebi; ""Söhne"""`)
    expect(content).toContain(`Zoë,Graf,,,"'+41791110120",client,"a, b"`)
  })

  it('takes only those that fit, and semicolons for who reads German', async () => {
    const { total, content } = await exported({ city: 'bern' }, { language: 'de' })
    expect(total).toBe(1)
    expect(content).toContain('First name;Last name;Company')
    expect((await exported({ query: 'Nobody Atall' })).total).toBe(0)
  })

  it('can be imported elsewhere as it was', async () => {
    const stranger = (await database.createOrg('Stranger')).owner
    const { content } = await exported({})
    await caller(database, stranger).call(importContacts, { csv: content })
    const columns = 'first_name, last_name, phone, status, tags, notes, address_city' as const
    const [here, there] = await Promise.all(
      [org.owner, stranger].map(({ db }) => db.from('contacts').select(columns).order('last_name')),
    )
    expect(there?.data).toEqual(here?.data)
  })

  it('exports nobody of other organizations', async () => {
    const other = caller(database, (await database.createOrg('Other')).owner)
    expect(await other.call(exportContacts, {})).toMatchObject({ total: 0 })
  })

  it('refuses filters that there are not', async () => {
    await expect(exported({ colour: 'red' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
