import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { deleteDocument } from './delete-document.ts'
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
  const archive = await createArchive(database, 'Delete Document')
  org = archive.org
  owner = caller(database, org.owner)
  member = caller(database, archive.member)
})

const remove = (document: string, by = owner, options = {}) =>
  by.call(deleteDocument, { document }, { ...options, kind: 'change' })
const left = async () => (await org.owner.db.from('documents').select('name').order('name')).data?.map(row => row.name)
const all = ['Briefing.docx', 'Contract.pdf', 'Logo.png', 'Price list.xlsx']

describe('delete_document', () => {
  it('previews without deleting', async () => {
    expect(await owner.preview(deleteDocument, { document: 'price list' })).toMatchObject({
      action: 'delete',
      total: 1,
      records: [{ record: { title: 'Price list.xlsx', fields: { visibility: 'internal' } } }],
    })
    expect(await left()).toEqual(all)
  })

  it('deletes the one document', async () => {
    expect(await remove('Price list.xlsx')).toMatchObject({ action: 'deleted', record: { title: 'Price list.xlsx' } })
    expect(await left()).toEqual(all.slice(0, 3))
  })

  it('members delete what they uploaded, and get a sentence for the rest', async () => {
    const refusal = {
      code: 'forbidden',
      message: 'Only owners and the person who uploaded it can delete this document.',
    }
    await expect(member.preview(deleteDocument, { document: 'logo' })).rejects.toMatchObject(refusal)
    await expect(remove('logo', member)).rejects.toMatchObject(refusal)
    await remove('briefing', member)
    expect(await left()).toEqual(all.slice(1))
  })

  it('says so when there is none', async () => {
    await expect(remove('moon map')).rejects.toMatchObject({ code: 'not_found' })
    await expect(remove('')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await left()).toEqual(all)
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(remove('Contract.pdf', stranger)).rejects.toMatchObject({ code: 'not_found' })
    expect(await left()).toEqual(all)
  })

  it('repeated after a crash, says the same', async () => {
    const first = await remove('contract', owner, { callId: 'call_contract' })
    const second = await remove('contract', owner, { callId: 'call_contract' })
    expect(second.record.id).toBe(first.record.id)
    expect(await left()).toHaveLength(3)
  })

  it('can be undone', async () => {
    await remove('contract')
    expect(await owner.call(undoLastChange, {})).toMatchObject({
      action: 'restored',
      record: { title: 'Contract.pdf' },
    })
    expect(await left()).toEqual(all)
  })
})
