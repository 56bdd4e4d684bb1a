import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { sendInvoice } from './send-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Send Invoice', { iban: 'CH9300762011623852957', payment_terms_days: 20 })
})
afterAll(() => database.database.close())

const change = (input: object) => office.owner.call(sendInvoice, input, { kind: 'change' })
const undo = () => office.owner.call(undoLastChange, {}, { kind: 'change' })

describe('send_invoice', () => {
  it('shows what it would do, does it, and undoes it', async () => {
    const { id, title } = await office.draft({ amount: 'CHF 980' })
    const before = await office.stored(id)
    const preview = await office.owner.preview(sendInvoice, { invoice: title })
    const changes = [
      { field: 'status', from: 'draft', to: 'sent' },
      { field: 'iban_used', from: null, to: 'CH9300762011623852957' },
    ]
    expect(preview).toMatchObject({ action: 'send', total: 1, records: [{ record: { title }, changes }] })
    expect(await office.stored(id)).toEqual(before)
    expect((await change({ invoice: title })).changes).toEqual(changes)
    expect(await office.stored(id)).toMatchObject({ status: 'sent', due_date: '2026-12-13' })
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it('gives it a due date when it has none', async () => {
    const { id, title } = await office.draft()
    await office.org.owner.db.from('invoices').update({ due_date: null }).eq('id', id)
    expect((await change({ invoice: title })).record.fields.due_date).toBe('2026-12-13')
  })

  it('sends nothing twice, nothing empty, and nothing to nobody', async () => {
    const sent = await office.invoice('sent')
    await expect(change({ invoice: sent.title })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${sent.title} is sent, so it can't be sent.`,
    })
    await office.org.owner.db.from('invoices').insert({ invoice_number: 'EMPTY-1' })
    await expect(office.owner.preview(sendInvoice, { invoice: 'EMPTY-1' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Invoice EMPTY-1 needs a contact and an amount before it can be sent.',
    })
  })

  it('repeated after a crash, says the same', async () => {
    const { title } = await office.draft()
    await office.owner.call(sendInvoice, { invoice: title }, { callId: 'call_send' })
    const again = await office.owner.call(sendInvoice, { invoice: title }, { callId: 'call_send', kind: 'change' })
    expect(again.record.fields.status).toBe('sent')
  })

  it('finds no invoice that is not there, or not theirs, and needs to know which', async () => {
    const { id, title } = await office.draft()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const invoice of [id, title]) {
      await expect(stranger.call(sendInvoice, { invoice })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(change({ invoice: '2026-0999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await office.stored(id)).toMatchObject({ status: 'draft' })
  })
})
