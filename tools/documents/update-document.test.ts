import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createArchive } from './testing.ts'
import { updateDocument } from './update-document.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  const archive = await createArchive(database, 'Update Document')
  org = archive.org
  owner = caller(database, org.owner)
  member = caller(database, archive.member)
})

const update = (input: object, by = owner) =>
  by.call(updateDocument, { document: 'contract', ...input }, { kind: 'change' })
const stored = async () => (await org.owner.db.from('documents').select().order('name')).data

describe('update_document', () => {
  it('shares one with the team, and takes that back', async () => {
    expect((await update({ visibility: 'shared' })).changes).toEqual([
      { field: 'visibility', from: 'internal', to: 'shared' },
    ])
    expect((await update({ visibility: 'internal' })).changes).toEqual([
      { field: 'visibility', from: 'shared', to: 'internal' },
    ])
    expect((await update({ visibility: 'internal' })).changes).toEqual([])
  })

  it('renames and links it, and shows before and after in words', async () => {
    const card = await update({ name: 'Lease.pdf', contact: 'Anna', project: 'website' })
    expect(card.record.title).toBe('Lease.pdf')
    expect(card.changes).toEqual(
      expect.arrayContaining([
        { field: 'name', from: 'Contract.pdf', to: 'Lease.pdf' },
        { field: 'contact', from: 'Acme AG', to: 'Anna' },
        { field: 'project', from: null, to: 'Website' },
      ]),
    )
    expect(card.changes).toHaveLength(3)
  })

  it('takes a link away', async () => {
    expect((await update({ clear: ['contact'] })).changes).toEqual([{ field: 'contact', from: 'Acme AG', to: null }])
  })

  it('members change what they uploaded, and get a sentence for the rest', async () => {
    await update({ document: 'briefing', visibility: 'shared' }, member)
    await expect(update({ document: 'logo', visibility: 'internal' }, member)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only owners and the person who uploaded it can change this document.',
    })
    await expect(update({ visibility: 'shared' }, member)).rejects.toMatchObject({ code: 'not_found' })
    expect((await stored())?.map(row => row.visibility)).toEqual(['shared', 'internal', 'shared', 'internal'])
  })

  it.each([
    [{}, 'invalid_input', /what to change/],
    [{ visibility: 'public' }, 'invalid_input', /"visibility" must be one of/],
    [{ document: 'moon map', visibility: 'shared' }, 'not_found', /document called/],
    [{ contact: 'Xaver' }, 'not_found', /contact called/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    const before = await stored()
    await expect(update(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await stored()).toEqual(before)
  })

  it('cannot reach another organization, by name or by id', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const id = (await stored())?.[1]?.id
    for (const document of ['Contract.pdf', id]) {
      await expect(update({ document, visibility: 'shared' }, stranger)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('can be undone', async () => {
    const before = await stored()
    await update({ visibility: 'shared', name: 'Lease.pdf' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({
      action: 'restored',
      record: { title: 'Contract.pdf' },
    })
    expect(await stored()).toEqual(before)
  })
})
