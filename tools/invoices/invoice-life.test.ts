// From draft to payment or cancellation: send_invoice, mark_invoice_paid, cancel_invoice, delete_invoice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import type { Tool } from '../tool.ts'
import { cancelInvoice } from './cancel-invoice.ts'
import { deleteInvoice } from './delete-invoice.ts'
import { markInvoicePaid } from './mark-invoice-paid.ts'
import { sendInvoice } from './send-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Invoice Life', { iban: 'CH9300762011623852957', payment_terms_days: 20 })
})
afterAll(() => database.database.close())

const change = (tool: Tool, input: object) => office.owner.call(tool, input, { kind: 'change' })
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
    expect((await change(sendInvoice, { invoice: title })).changes).toEqual(changes)
    expect(await office.stored(id)).toMatchObject({ status: 'sent', due_date: '2026-12-13' })
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it('gives it a due date when it has none', async () => {
    const { id, title } = await office.draft()
    await office.org.owner.db.from('invoices').update({ due_date: null }).eq('id', id)
    expect((await change(sendInvoice, { invoice: title })).record.fields.due_date).toBe('2026-12-13')
  })

  it('sends nothing twice, nothing empty, and nothing to nobody', async () => {
    const sent = await office.invoice('sent')
    await expect(change(sendInvoice, { invoice: sent.title })).rejects.toMatchObject({
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
})

describe('mark_invoice_paid', () => {
  it.each([
    [undefined, '2026-11-23T08:00:00.000Z'],
    ['today', '2026-11-23T08:00:00.000Z'],
    ['20.11.2026', '2026-11-20T11:00:00.000Z'],
    ['yesterday', '2026-11-22T11:00:00.000Z'],
    ['on Friday', '2026-11-20T11:00:00.000Z'],
    ['1.10.', '2026-10-01T10:00:00.000Z'],
  ])('paid %s is paid at %s, and can be undone', async (paid_on, moment) => {
    const { id, title } = await office.invoice('sent')
    await change(markInvoicePaid, { invoice: title, paid_on })
    const stored = await office.stored(id)
    expect(stored?.status).toBe('paid')
    expect(new Date(String(stored?.paid_at)).toISOString()).toBe(moment)
    await undo()
    expect(await office.stored(id)).toMatchObject({ status: 'sent', paid_at: null })
  })

  it('pays what is overdue, by row or by date', async () => {
    const { id, title } = await office.invoice('sent', {}, '2026-09-16')
    await office.org.owner.db.from('invoices').update({ status: 'overdue' }).eq('id', id)
    const card = await change(markInvoicePaid, { invoice: title })
    expect(card.changes?.[0]).toEqual({ field: 'status', from: 'overdue', to: 'paid' })
  })

  it('knows the open invoice of a contact from the paid ones', async () => {
    await office.invoice('paid', { contact: 'Nina Vogel' })
    const { title } = await office.invoice('sent', { contact: 'Nina Vogel' })
    expect((await change(markInvoicePaid, { invoice: 'Nina Vogel' })).record.title).toBe(title)
  })

  it('paid already, changes nothing but another day that is said', async () => {
    const { id, title } = await office.invoice('paid')
    const before = await office.stored(id)
    expect((await change(markInvoicePaid, { invoice: title })).changes).toEqual([])
    expect(await office.stored(id)).toEqual(before)
    await change(markInvoicePaid, { invoice: title, paid_on: '18.11.2026' })
    expect(String((await office.stored(id))?.paid_at)).toContain('2026-11-18')
  })

  it('takes a payment back that was a mistake', async () => {
    const { id, title } = await office.invoice('paid')
    await change(markInvoicePaid, { invoice: title, not_paid: true })
    expect(await office.stored(id)).toMatchObject({ status: 'sent', paid_at: null })
    expect((await change(markInvoicePaid, { invoice: title, not_paid: true })).changes).toEqual([])
  })

  it('needs an invoice that was sent, and a day that has been', async () => {
    const draft = await office.draft()
    await expect(change(markInvoicePaid, { invoice: draft.title })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${draft.title} is a draft: it has to be sent before it can be paid.`,
    })
    const cancelled = await office.invoice('cancelled')
    await expect(change(markInvoicePaid, { invoice: cancelled.title })).rejects.toMatchObject({ code: 'conflict' })
    const sent = await office.invoice('sent')
    await expect(change(markInvoicePaid, { invoice: sent.title, paid_on: '24.11.2026' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('still to come'),
    })
  })
})

describe('cancel_invoice', () => {
  it.each(['sent', 'draft'] as const)('cancels one that is %s, and undoes it', async state => {
    const { id, title } = state === 'draft' ? await office.draft() : await office.invoice('sent')
    const before = await office.stored(id)
    const preview = await office.owner.preview(cancelInvoice, { invoice: title })
    expect(preview.records[0]?.changes).toEqual([{ field: 'status', from: state, to: 'cancelled' }])
    await change(cancelInvoice, { invoice: title })
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
    await expect(change(cancelInvoice, { invoice: cancelled.title })).rejects.toMatchObject({ code: 'conflict' })
  })
})

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
    await expect(change(deleteInvoice, { invoice: title })).rejects.toMatchObject({
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
})

describe.each([sendInvoice, markInvoicePaid, cancelInvoice, deleteInvoice])('$name', tool => {
  it('finds no invoice that is not there, or not theirs, and needs to know which', async () => {
    const { id, title } = await office.draft()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const invoice of [id, title]) {
      await expect(stranger.call(tool, { invoice })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(change(tool, { invoice: '2026-0999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change(tool, {})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await office.stored(id)).toMatchObject({ status: 'draft' })
  })
})
