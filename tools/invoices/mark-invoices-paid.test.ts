import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { markInvoicesPaid } from './mark-invoices-paid.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office
let late: string
let lateOfNina: string
let due: string
let draft: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  office = await openOffice(database, 'Paid Office')
  late = (await office.invoice('sent', {}, '2026-10-30')).id
  lateOfNina = (await office.invoice('sent', { contact: 'Nina Vogel', amount: 'EUR 50' }, '2026-11-10')).id
  due = (await office.invoice('sent', {}, '2026-12-20')).id
  draft = (await office.draft()).id
})

const mark = (input: object, options = {}) => office.owner.call(markInvoicesPaid, input, { ...options, kind: 'batch' })
const states = async () =>
  Promise.all([late, lateOfNina, due, draft].map(async id => String((await office.stored(id))?.status)))
const untouched = ['sent', 'sent', 'sent', 'draft']

describe('mark_invoices_paid', () => {
  it.each([
    [{ status: 'overdue' }, ['paid', 'paid', 'sent', 'draft']],
    [{ status: 'unpaid' }, ['paid', 'paid', 'paid', 'draft']],
    [{ contact: 'Acme' }, ['paid', 'sent', 'paid', 'draft']],
    [{ currency: 'EUR' }, ['sent', 'paid', 'sent', 'draft']],
    [{ due: 'Oktober 2026' }, ['paid', 'sent', 'sent', 'draft']],
  ])('%j pays what fits, and no draft', async (input, expected) => {
    const card = await mark(input, { language: 'de' })
    expect(await states()).toEqual(expected)
    expect(card).toMatchObject({ action: 'updated', total: expected.filter(state => state === 'paid').length })
  })

  it('takes the day that was said', async () => {
    await mark({ status: 'overdue', paid_on: 'yesterday' })
    expect((await office.stored(late))?.paid_at).toBe('2026-11-22T11:00:00+00:00')
  })

  it('shows before what would change, and changes nothing', async () => {
    const preview = await office.owner.preview(markInvoicesPaid, { status: 'overdue' })
    expect(preview.total).toBe(2)
    expect(preview.records[0]?.changes).toContainEqual({ field: 'status', from: 'overdue', to: 'paid' })
    expect(await states()).toEqual(untouched)
  })

  it.each([
    [{}, 'invalid_input', /which invoices/],
    [{ paid_on: 'today' }, 'invalid_input', /which invoices/],
    [{ status: 'unpaid', paid_on: 'tomorrow' }, 'invalid_input', /still to come/],
    [{ status: 'draft' }, 'invalid_input', /"status" must be one of/],
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ contact: 'Nina Roth' }, 'not_found', /no such unpaid invoices/],
  ])('refuses %j with a sentence, and changes nothing', async (input, code, message) => {
    await expect(mark(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await states()).toEqual(untouched)
  })

  it('repeated after a crash, pays no more', async () => {
    await mark({ status: 'overdue' }, { callId: 'call-a' })
    expect(await mark({ status: 'overdue' }, { callId: 'call-a' })).toMatchObject({ total: 2 })
  })

  it('a member may, another organization may not', async () => {
    const stranger = caller(database, (await database.createOrg('Strangers')).owner)
    await expect(stranger.call(markInvoicesPaid, { status: 'unpaid' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await states()).toEqual(untouched)
    await office.member.call(markInvoicesPaid, { status: 'overdue' })
    expect(await states()).toEqual(['paid', 'paid', 'sent', 'draft'])
  })

  it('can be undone in one step', async () => {
    await mark({ status: 'unpaid' })
    await office.owner.call(undoLastChange, {})
    expect(await states()).toEqual(untouched)
  })
})
