import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { createContact } from '../contacts/create-contact.ts'
import { updateContact } from '../contacts/update-contact.ts'
import { type Caller, caller, contextFor } from '../testing.ts'
import { undoLastChange } from './undo-last-change.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Undo')
  owner = caller(database, org.owner)
})

const undo = (options = {}) => owner.call(undoLastChange, {}, options)
const names = async () => {
  const { data } = await org.owner.db.from('contacts').select('first_name, status').order('first_name')
  return data?.map(row => `${row.first_name} ${row.status}`)
}

describe('undo_last_change', () => {
  it('goes back step by step', async () => {
    await owner.call(createContact, { name: 'Anna' })
    await owner.call(updateContact, { contact: 'Anna', status: 'client' })
    await owner.call(createContact, { name: 'Bruno' })
    expect(await undo()).toMatchObject({ action: 'deleted', record: { title: 'Bruno' } })
    expect(await names()).toEqual(['Anna client'])
    expect(await undo()).toMatchObject({
      action: 'restored',
      changes: [{ field: 'status', from: 'client', to: 'lead' }],
    })
    expect(await undo()).toMatchObject({ action: 'deleted', record: { title: 'Anna' } })
    expect(await names()).toEqual([])
  })

  it('says so when there is nothing to undo', async () => {
    await expect(undo()).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('nothing to undo'),
    })
  })

  it('takes back what one call did to several records, as one', async () => {
    const context = await contextFor(database, org.owner, { conversationId: owner.conversationId })
    await context.db.from('contacts').insert([{ first_name: 'Anna' }, { first_name: 'Bruno' }, { first_name: 'Carla' }])
    const card = await owner.call(undoLastChange, {}, { kind: 'batch' })
    expect(card).toMatchObject({ action: 'deleted', total: 3 })
    expect(card.records.map(record => record.title).sort()).toEqual(['Anna', 'Bruno', 'Carla'])
    expect(await names()).toEqual([])
  })

  it('refuses when the record was changed since, and changes nothing', async () => {
    await owner.call(createContact, { name: 'Anna' })
    await owner.call(updateContact, { contact: 'Anna', status: 'client' })
    await org.owner.db.from('contacts').update({ status: 'churned' }).eq('first_name', 'Anna')
    await expect(undo()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Anna') })
    expect(await names()).toEqual(['Anna churned'])
  })

  it('undoes nothing of another conversation, person or organization', async () => {
    await owner.call(createContact, { name: 'Anna' })
    const member = await org.addMember('Mia Member')
    const stranger = (await database.createOrg('Stranger')).owner
    for (const other of [
      caller(database, org.owner),
      caller(database, member, owner.conversationId),
      caller(database, stranger, owner.conversationId),
    ]) {
      await expect(other.call(undoLastChange, {})).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await names()).toEqual(['Anna lead'])
  })

  it('repeated after a crash, does not undo the change before as well', async () => {
    await owner.call(createContact, { name: 'Anna' })
    await owner.call(createContact, { name: 'Bruno' })
    const first = await undo({ callId: 'call_undo' })
    expect(await undo({ callId: 'call_undo' })).toEqual(first)
    expect(await names()).toEqual(['Anna lead'])
  })

  it('takes back several changes when told, a batch counting as one, and no more than there are', async () => {
    await owner.call(createContact, { name: 'Anna' })
    await owner.call(createContact, { name: 'Bruno' })
    const context = await contextFor(database, org.owner, { conversationId: owner.conversationId })
    await context.db.from('contacts').insert([{ first_name: 'Carla' }, { first_name: 'Dora' }])
    expect(await owner.call(undoLastChange, { steps: 2 })).toMatchObject({ kind: 'batch', total: 3 })
    expect(await names()).toEqual(['Anna lead'])
    expect(await owner.call(undoLastChange, { steps: 5 })).toMatchObject({
      action: 'deleted',
      record: { title: 'Anna' },
    })
    expect(await names()).toEqual([])
  })

  it('takes back all of several changes or none', async () => {
    await owner.call(createContact, { name: 'Anna' })
    await owner.call(createContact, { name: 'Bruno' })
    await org.owner.db.from('contacts').update({ status: 'churned' }).eq('first_name', 'Anna')
    await expect(owner.call(undoLastChange, { steps: 2 })).rejects.toMatchObject({ code: 'conflict' })
    expect(await names()).toEqual(['Anna churned', 'Bruno lead'])
  })

  it.each([{ steps: 0 }, { steps: 'all' }, { contact: 'Anna' }])('refuses %j', async input => {
    await expect(owner.call(undoLastChange, input)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
