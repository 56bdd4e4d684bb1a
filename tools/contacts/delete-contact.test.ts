import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createContact } from './create-contact.ts'
import { deleteContact } from './delete-contact.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Delete Contact')
  owner = caller(database, org.owner)
  await owner.call(createContact, { name: 'Nina Vogel', company_name: 'Vogel GmbH' })
  await owner.call(createContact, { name: 'Nina Keller', company_name: 'Keller AG' })
})

const left = async () => {
  const { data } = await org.owner.db.from('contacts').select('last_name').order('last_name')
  return data?.map(row => row.last_name)
}

describe('delete_contact', () => {
  it('previews without deleting', async () => {
    const preview = await owner.preview(deleteContact, { contact: 'Nina Vogel' })
    expect(preview).toMatchObject({
      action: 'delete',
      total: 1,
      records: [{ record: { title: 'Nina Vogel', fields: { company_name: 'Vogel GmbH' } } }],
    })
    expect(await left()).toEqual(['Keller', 'Vogel'])
  })

  it('deletes the one contact', async () => {
    const card = await owner.call(deleteContact, { contact: 'Nina Vogel' })
    expect(card).toMatchObject({ action: 'deleted', record: { title: 'Nina Vogel' } })
    expect(await left()).toEqual(['Keller'])
  })

  it('asks which Nina, and deletes neither', async () => {
    await expect(owner.preview(deleteContact, { contact: 'Nina' })).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(owner.call(deleteContact, { contact: 'Nina' })).rejects.toMatchObject({ code: 'ambiguous' })
    expect(await left()).toEqual(['Keller', 'Vogel'])
  })

  it('says so when there is none', async () => {
    await expect(owner.preview(deleteContact, { contact: 'Xaver' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(owner.call(deleteContact, {})).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('repeated after a crash, deletes no second one that the words now fit', async () => {
    await owner.call(createContact, { name: 'Ole Brandt', company_name: 'One AG' })
    const first = await owner.call(deleteContact, { contact: 'Ole' }, { callId: 'call_ole' })
    await owner.call(createContact, { name: 'Ole Brandt', company_name: 'Two AG' })
    expect(await owner.call(deleteContact, { contact: 'Ole' }, { callId: 'call_ole' })).toEqual(first)
    expect(await left()).toEqual(['Brandt', 'Keller', 'Vogel'])
  })

  it('is refused to members with a sentence', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    const refusal = { code: 'forbidden', message: 'Only owners can delete contacts.' }
    await expect(member.preview(deleteContact, { contact: 'Nina Vogel' })).rejects.toMatchObject(refusal)
    await expect(member.call(deleteContact, { contact: 'Nina Vogel' })).rejects.toMatchObject(refusal)
    expect(await left()).toEqual(['Keller', 'Vogel'])
  })

  it('cannot reach another organization', async () => {
    const { data } = await org.owner.db.from('contacts').select('id').eq('last_name', 'Vogel').single()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const contact of ['Nina Vogel', data?.id]) {
      await expect(stranger.call(deleteContact, { contact })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await left()).toEqual(['Keller', 'Vogel'])
  })

  it('can be undone, with what hung on the contact', async () => {
    const { data: contact } = await org.owner.db.from('contacts').select('id').eq('last_name', 'Vogel').single()
    await org.owner.db.from('tasks').insert({ title: 'Call Nina', contact_id: contact?.id ?? '' })
    await owner.call(deleteContact, { contact: 'Nina Vogel' })
    const card = await owner.call(undoLastChange, {})
    expect(card).toMatchObject({ kind: 'change', action: 'restored', record: { title: 'Nina Vogel' } })
    const { data: task } = await org.owner.db.from('tasks').select('contact_id').single()
    expect(task?.contact_id).toBe(contact?.id)
    expect(await left()).toEqual(['Keller', 'Vogel'])
  })
})
