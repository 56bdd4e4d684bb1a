import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { deleteInvoice } from './delete-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Delete Invoice')
})
afterAll(() => database.database.close())

const change = (input: object) => office.owner.call(deleteInvoice, input, { kind: 'change' })
const undo = () => office.owner.call(undoLastChange, {}, { kind: 'change' })

describe('delete_invoice', () => {
  it('deletes a draft with its items, and undo brings all back', async () => {
    const items = [
      { description: 'Design', quantity: 2, unit_price: 150 },
      { description: 'Print', unit_price: 50 },
    ]
    const { id, title } = await office.draft({ amount: 350, items })
    const before = await office.stored(id)
    expect((await office.owner.preview(deleteInvoice, { invoice: title })).records[0]?.record.title).toBe(title)
    const card = await office.owner.call(deleteInvoice, { invoice: title }, { callId: 'call_delete', kind: 'change' })
    expect(card).toMatchObject({ action: 'deleted', record: { title } })
    expect(await office.stored(id)).toBeUndefined()
    const again = await office.owner.call(deleteInvoice, { invoice: title }, { callId: 'call_delete', kind: 'change' })
    expect(again.record.title).toBe(title)
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it.each(['sent', 'paid', 'cancelled'] as const)('never deletes one that is %s', async state => {
    const { id, title } = await office.invoice(state)
    await expect(office.owner.preview(deleteInvoice, { invoice: title })).rejects.toMatchObject({ code: 'conflict' })
    await expect(change({ invoice: title })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${title} is ${state}, so it can't be deleted.`,
    })
    expect(await office.stored(id)).toBeDefined()
  })

  it('is for owners', async () => {
    const { title } = await office.draft()
    const refusal = { code: 'forbidden', message: 'Only owners can delete invoices.' }
    await expect(office.member.preview(deleteInvoice, { invoice: title })).rejects.toMatchObject(refusal)
    await expect(office.member.call(deleteInvoice, { invoice: title })).rejects.toMatchObject(refusal)
  })

  it('finds no invoice that is not there, or not theirs, and needs to know which', async () => {
    const { id, title } = await office.draft()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const invoice of [id, title]) {
      await expect(stranger.call(deleteInvoice, { invoice })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(change({ invoice: '2026-0999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await office.stored(id)).toMatchObject({ status: 'draft' })
  })
})
