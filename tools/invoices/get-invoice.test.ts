import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import type { RecordView } from '../card.ts'
import { type Caller, caller } from '../testing.ts'
import { getInvoice } from './get-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office
let stranger: Caller
/** 2026-0001 of Acme's, 2026-0002 of Nina Vogel's, 2026-0003 of Nina Roth's, 2026-0004 of Acme's again. */
let late: RecordView

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Get Invoice')
  stranger = caller(database, (await database.createOrg('Stranger')).owner)
  late = await office.invoice('sent', { amount: 'CHF 2780' }, '2026-11-20')
  await office.draft({ contact: 'Nina Vogel', amount: 'EUR 4250' })
  await office.draft({ contact: 'Nina Roth', amount: 50, items: [{ description: 'Print', unit_price: 50 }] })
  await office.draft()
})
afterAll(() => database.database.close())

describe('get_invoice', () => {
  const get = (invoice: string, who: Caller = office.owner) => who.call(getInvoice, { invoice }, { kind: 'record' })

  it('shows one with its state of today', async () => {
    expect((await get('2026-0001')).record).toEqual({
      table: 'invoices',
      id: late.id,
      title: '2026-0001',
      fields: { status: 'overdue', amount_total: 2780, currency: 'CHF', due_date: '2026-11-20', contact: 'Acme AG' },
    })
    expect((await get('2026-0003')).record.fields.items).toEqual(['Print: 50.00'])
  })

  it.each([
    ['invoice 2026-0002', '2026-0002'],
    ['Rechnung Nr. 2026-0002', '2026-0002'],
    ['0002', '2026-0002'],
    ['Nina Vogel', '2026-0002'],
    ['the invoice for Nina Vogel', '2026-0002'],
    ["Nina Roth's invoice", '2026-0003'],
  ])('finds "%s"', async (reference, number) => {
    expect((await get(reference)).record.title).toBe(number)
  })

  it('asks which one when a contact has several', async () => {
    await expect(get('Acme')).rejects.toMatchObject({
      code: 'ambiguous',
      message: '"Acme" fits more than one invoice.',
    })
  })

  it.each(['2026-0999', '2026-0012', 'Nobody Inc', '00000000-0000-4000-8000-000000000000'])(
    'does not find %s',
    async reference => {
      await expect(get(reference)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('hides those of other organizations', async () => {
    for (const reference of [late.title, late.id]) {
      await expect(get(reference, stranger)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('needs to know which', async () => {
    await expect(get('')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
