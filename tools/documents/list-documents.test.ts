import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { listDocuments } from './list-documents.ts'
import { createArchive } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  const archive = await createArchive(database, 'List Documents')
  org = archive.org
  owner = caller(database, org.owner)
  member = caller(database, archive.member)
})

const list = (input: object, by = owner) => by.call(listDocuments, input, { kind: 'list' })
const titles = async (input: object, by = owner) => (await list(input, by)).records.map(({ title }) => title)

describe('list_documents', () => {
  it('filters by each of its arguments, the newest first', async () => {
    const table: [object, string[]][] = [
      [{}, ['Logo.png', 'Briefing.docx', 'Price list.xlsx', 'Contract.pdf']],
      [{ query: 'price' }, ['Price list.xlsx']],
      [{ query: 'moon' }, []],
      [{ contact: 'Acme' }, ['Contract.pdf']],
      [{ project: 'website' }, ['Logo.png']],
      [{ visibility: 'shared' }, ['Logo.png']],
      [{ visibility: 'internal' }, ['Briefing.docx', 'Price list.xlsx', 'Contract.pdf']],
      [{ uploaded_by: 'Mia' }, ['Briefing.docx']],
      [{ uploaded_by: 'me', uploaded_on: 'last week' }, ['Price list.xlsx']],
      [{ uploaded_on: 'Oktober' }, ['Contract.pdf']],
    ]
    for (const [input, expected] of table) expect(await titles(input), JSON.stringify(input)).toEqual(expected)
  })

  it('counts all, shows a page, in lean lines', async () => {
    const card = await list({ limit: 1, page: 4 })
    expect(card).toMatchObject({ table: 'documents', total: 4 })
    expect(card.records.map(({ fields }) => fields)).toEqual([
      { file_type: 'PDF', visibility: 'internal', embedding_status: 'pending', contact: 'Acme AG' },
    ])
  })

  it('a member sees what is shared and their own, a stranger nothing', async () => {
    expect(await titles({}, member)).toEqual(['Logo.png', 'Briefing.docx'])
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await list({}, stranger)).toMatchObject({ total: 0, records: [] })
  })

  it.each([
    [{ visibility: 'public' }, 'invalid_input', /"visibility" must be one of/],
    [{ uploaded_on: 'whenever' }, 'invalid_input', /can't tell which day/],
    [{ contact: 'Xaver' }, 'not_found', /contact called/],
    [{ uploaded_by: 'Xaver' }, 'not_found', /nobody called/],
  ])('refuses %j with a sentence', async (input, code, message) => {
    await expect(list(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
