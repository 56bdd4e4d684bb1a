import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { cancelInvoice } from './cancel-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Cancel Invoice')
})
afterAll(() => database.database.close())

const change = (input: object) => office.owner.call(cancelInvoice, input, { kind: 'change' })
const undo = () => office.owner.call(undoLastChange, {}, { kind: 'change' })

describe('cancel_invoice', () => {
  it.each(['sent', 'draft'] as const)('cancels one that is %s, and undoes it', async state => {
    const { id, title } = state === 'draft' ? await office.draft() : await office.invoice('sent')
    const before = await office.stored(id)
    const preview = await office.owner.preview(cancelInvoice, { invoice: title })
    expect(preview.records[0]?.changes).toEqual([{ field: 'status', from: state, to: 'cancelled' }])
    await change({ invoice: title })
    expect(await office.stored(id)).toMatchObject({ status: 'cancelled', invoice_number: title, amount_total: 100 })
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it('refuses what is paid or cancelled already', async () => {
    const paid = await office.invoice('paid')
    await expect(office.owner.preview(cancelInvoice, { invoice: paid.title })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${paid.title} is paid, so it can't be cancelled.`,
    })
    const cancelled = await office.invoice('cancelled')
    await expect(change({ invoice: cancelled.title })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('finds no invoice that is not there, or not theirs, and needs to know which', async () => {
    const { id, title } = await office.draft()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const invoice of [id, title]) {
      await expect(stranger.call(cancelInvoice, { invoice })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(change({ invoice: '2026-0999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await office.stored(id)).toMatchObject({ status: 'draft' })
  })
})
