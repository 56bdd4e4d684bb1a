import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { markInvoicePaid } from './mark-invoice-paid.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Mark Invoice Paid')
})
afterAll(() => database.database.close())

const change = (input: object) => office.owner.call(markInvoicePaid, input, { kind: 'change' })
const undo = () => office.owner.call(undoLastChange, {}, { kind: 'change' })

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
    await change({ invoice: title, paid_on })
    const stored = await office.stored(id)
    expect(stored?.status).toBe('paid')
    expect(new Date(String(stored?.paid_at)).toISOString()).toBe(moment)
    await undo()
    expect(await office.stored(id)).toMatchObject({ status: 'sent', paid_at: null })
  })

  it('pays what is overdue, by row or by date', async () => {
    const { id, title } = await office.invoice('sent', {}, '2026-09-16')
    await office.org.owner.db.from('invoices').update({ status: 'overdue' }).eq('id', id)
    const card = await change({ invoice: title })
    expect(card.changes?.[0]).toEqual({ field: 'status', from: 'overdue', to: 'paid' })
  })

  it('knows the open invoice of a contact from the paid ones', async () => {
    await office.invoice('paid', { contact: 'Nina Vogel' })
    const { title } = await office.invoice('sent', { contact: 'Nina Vogel' })
    expect((await change({ invoice: 'Nina Vogel' })).record.title).toBe(title)
  })

  it('knows which of a contact it is by the amount, and takes no other amount for it', async () => {
    await office.invoice('sent', { contact: 'Nina Roth', amount: 300 })
    const { title } = await office.invoice('sent', { contact: 'Nina Roth', amount: 1480 })
    await expect(change({ invoice: 'Nina Roth' })).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(change({ invoice: 'Nina Roth, 999' })).rejects.toMatchObject({ code: 'ambiguous' })
    expect((await change({ invoice: "Nina Roth, CHF 1'480.–" })).record.title).toBe(title)
    await undo()
    expect((await change({ invoice: 'Nina Roth over 1480' })).record.title).toBe(title)
    await expect(change({ invoice: 'Nina Roth, 999' })).rejects.toMatchObject({ code: 'ambiguous' })
    for (const invoice of [
      "Nina Roth's 1480 to her",
      'Nina Roth the 1480 invoice',
      'the 1480 francs invoice of Nina Roth',
      "Nina Roth's 1480 CHF",
    ]) {
      await undo()
      expect((await change({ invoice })).record.title).toBe(title)
    }
  })

  it('paid already, changes nothing but another day that is said', async () => {
    const { id, title } = await office.invoice('paid')
    const before = await office.stored(id)
    expect((await change({ invoice: title })).changes).toEqual([])
    expect(await office.stored(id)).toEqual(before)
    await change({ invoice: title, paid_on: '18.11.2026' })
    expect(String((await office.stored(id))?.paid_at)).toContain('2026-11-18')
  })

  it('takes a payment back that was a mistake', async () => {
    const { id, title } = await office.invoice('paid')
    await change({ invoice: title, not_paid: true })
    expect(await office.stored(id)).toMatchObject({ status: 'sent', paid_at: null })
    expect((await change({ invoice: title, not_paid: true })).changes).toEqual([])
  })

  it('needs an invoice that was sent, and a day that has been', async () => {
    const draft = await office.draft()
    await expect(change({ invoice: draft.title })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${draft.title} is a draft: it has to be sent before it can be paid.`,
    })
    const cancelled = await office.invoice('cancelled')
    await expect(change({ invoice: cancelled.title })).rejects.toMatchObject({ code: 'conflict' })
    const sent = await office.invoice('sent')
    await expect(change({ invoice: sent.title, paid_on: '24.11.2026' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('still to come'),
    })
  })

  it('finds no invoice that is not there, or not theirs, and needs to know which', async () => {
    const { id, title } = await office.draft()
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const invoice of [id, title]) {
      await expect(stranger.call(markInvoicePaid, { invoice })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(change({ invoice: '2026-0999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await office.stored(id)).toMatchObject({ status: 'draft' })
  })
})
