import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { getDocument } from './get-document.ts'
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
  const archive = await createArchive(database, 'Get Document')
  org = archive.org
  owner = caller(database, org.owner)
  member = caller(database, archive.member)
})

const get = (document: string, by = owner) => by.call(getDocument, { document }, { kind: 'record' })

describe('get_document', () => {
  it('shows what is known about it, and who uploaded it when', async () => {
    expect((await get('contract')).record).toMatchObject({
      table: 'documents',
      title: 'Contract.pdf',
      fields: {
        file_type: 'PDF',
        visibility: 'internal',
        contact: 'Acme AG',
        uploaded_by: 'Get Document Owner',
        created_at: '2026-10-05',
        size_bytes: 1200,
      },
    })
  })

  it('an owner sees those of members, a member what is shared', async () => {
    expect((await get('briefing')).record.fields).toMatchObject({ uploaded_by: 'Mia Member' })
    expect((await get('logo', member)).record.fields).toMatchObject({ project: 'Website' })
    await expect(get('contract', member)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('says so when there is none', async () => {
    await expect(get('moon map')).rejects.toMatchObject({ code: 'not_found' })
    await expect(get('')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('cannot reach another organization, by name or by id', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const { data } = await org.owner.db.from('documents').select('id').eq('name', 'Logo.png').single()
    for (const document of ['Logo.png', data?.id ?? '']) {
      await expect(get(document, stranger)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
