import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { createInvoice } from './create-invoice.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Create Invoice')
})
afterAll(() => database.database.close())

const create = async (input: object) => (await office.owner.call(createInvoice, input, { kind: 'change' })).record
const numbersOf = async ({ org }: Office) => {
  const { data } = await org.owner.db.from('invoices').select('invoice_number').order('invoice_number').limit(1000)
  return (data ?? []).map(row => row.invoice_number)
}

describe('create_invoice', () => {
  it('makes a draft with the currency and terms of the organization', async () => {
    const record = await create({ contact: 'Acme', amount: "1'200.50" })
    expect(record).toEqual({
      table: 'invoices',
      id: record.id,
      title: '2026-0001',
      fields: { status: 'draft', amount_total: 1200.5, currency: 'CHF', due_date: '2026-12-23', contact: 'Acme AG' },
    })
    expect(await office.stored(record.id)).toMatchObject({
      contact_id: office.contacts['Acme AG'],
      project_id: null,
      paid_at: null,
      iban_used: null,
      items: [],
    })
  })

  it('takes other defaults from the settings', async () => {
    const other = await openOffice(database, 'Lisboa', { currency: 'EUR', payment_terms_days: 14 })
    const { fields } = await other.draft({ amount: 900 })
    expect(fields).toMatchObject({ currency: 'EUR', due_date: '2026-12-07' })
  })

  it.each([
    [
      { amount: 'CHF 890.-', due_date: 'in 10 Tagen' },
      { amount_total: 890, due_date: '2026-12-03' },
    ],
    [{ amount: '2.5k EUR' }, { amount_total: 2500, currency: 'EUR' }],
    [
      { amount: '480', currency: 'euros', due_date: '15 December' },
      { currency: 'EUR', due_date: '2026-12-15' },
    ],
    [
      { amount: 1350.5, due_date: 'net 14' },
      { amount_total: 1350.5, due_date: '2026-12-07' },
    ],
    [
      { amount: '3.400,00', currency: 'EUR', due_date: '2027-01-31' },
      { amount_total: 3400, due_date: '2027-01-31' },
    ],
  ])('reads %j', async (input, columns) => {
    expect(await office.stored((await create({ contact: 'Acme', ...input })).id)).toMatchObject(columns)
  })

  it('adds up items, VAT once per rate', async () => {
    const items = [
      { description: 'Design', quantity: '6 hours', unit_price: 'CHF 150' },
      { description: 'Print', quantity: 3, unit_price: '33.35', vat_rate: '8.1%' },
      { description: 'Paper', quantity: 1.5, unit_price: '0.33', vat_rate: 8.1 },
    ]
    // 900 + 100.05 + 0.50 (0.495 rounded), and 8.1 % of 100.55: 8.14.
    const record = await create({ contact: 'Nina Vogel', amount: '1000.55', items })
    expect(record.fields).toMatchObject({
      amount_total: 1008.69,
      items: [
        'Design: 6 × 150.00 = 900.00',
        'Print: 3 × 33.35 = 100.05 + 8.1% VAT',
        'Paper: 1.5 × 0.33 = 0.50 + 8.1% VAT',
      ],
    })
    expect((await create({ contact: 'Nina Vogel', amount: '1008.69', items })).fields.amount_total).toBe(1008.69)
  })

  it('bills nobody by a wrong sum', async () => {
    const items = [{ description: 'Design', quantity: 6, unit_price: 150 }]
    await expect(create({ contact: 'Acme', amount: 950, items })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The items come to 900.00, not to 950.00.',
    })
  })

  it('links the project that is named', async () => {
    const row = { name: 'Patient Portal', contact_id: office.contacts['Acme AG'] ?? null }
    const { data } = await office.org.owner.db.from('projects').insert(row).select('id').single()
    const record = await create({ contact: 'Acme', amount: 50, project: 'patient portal' })
    expect(await office.stored(record.id)).toMatchObject({ project_id: data?.id })
    expect(record.fields.project).toBe('Patient Portal')
  })

  it.each([
    [{ contact: 'Acme', amount: 'minus 300 CHF' }, /must be more than 0/],
    [{ contact: 'Acme', amount: 0 }, /must be more than 0/],
    [{ contact: 'Acme', amount: 'a lot' }, /can't read "a lot" as an amount/],
    [{ contact: 'Acme', amount: 'CHF 5', currency: 'EUR' }, /can't be EUR and CHF at once/],
    [{ contact: 'Acme', amount: 5, currency: 'Taler' }, /not a currency/],
    [{ contact: 'Acme', amount: 5, due_date: '31.2.' }, /no 31 February/],
    [{ contact: 'Acme' }, /"amount" is missing/],
    [{ amount: 5 }, /"contact" is missing/],
    [{ contact: 'Acme', amount: 5, items: [{ description: 'x', unit_price: 5, quantity: 0 }] }, /not a quantity/],
    [{ contact: 'Acme', amount: 5, items: [{ description: 'x', unit_price: 5, vat_rate: 120 }] }, /not a VAT rate/],
    [{ contact: 'Acme', amount: 5, number: '7' }, /no argument "number"/],
  ])('refuses %j with a sentence', async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
  })

  it('asks which contact when two fit, and says when none does', async () => {
    await expect(create({ contact: 'Nina', amount: 900 })).rejects.toMatchObject({
      code: 'ambiguous',
      choices: expect.arrayContaining([expect.objectContaining({ label: 'Nina Roth' })]),
    })
    await expect(create({ contact: 'Nobody Inc', amount: 900 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('knows no contacts of other organizations', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const contact of ['Acme AG', office.contacts['Acme AG']]) {
      await expect(stranger.call(createInvoice, { contact, amount: 5 })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('repeated after a crash, makes no second invoice', async () => {
    const input = { contact: 'Acme', amount: 77, items: [{ description: 'Once', unit_price: 77 }] }
    const first = await office.owner.call(createInvoice, input, { callId: 'call_once' })
    const before = await numbersOf(office)
    expect(await office.owner.call(createInvoice, input, { callId: 'call_once' })).toEqual(first)
    expect(await numbersOf(office)).toEqual(before)
  })

  it('can be undone, items and all, and gives its number back', async () => {
    const item = { description: 'Design', unit_price: 100 }
    const record = await create({ contact: 'Acme', amount: 100, items: [item] })
    const undone = await office.owner.call(undoLastChange, {}, { kind: 'change' })
    expect(undone).toMatchObject({ action: 'deleted', record: { title: record.title } })
    expect(await office.stored(record.id)).toBeUndefined()
    expect((await create({ contact: 'Acme', amount: 1 })).title).toBe(record.title)
  })

  it('may be done by members', async () => {
    const card = await office.member.call(createInvoice, { contact: 'Acme', amount: 20 }, { kind: 'change' })
    expect(card.action).toBe('created')
  })
})

describe('200 invoices at once', () => {
  const all = (count: number) =>
    Array.from({ length: count }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`)

  it('get the numbers 1 to 200, none twice and none missing; and again when 50 were undone and made anew', async () => {
    const crowd = await openOffice(database, 'Crowd')
    const input = { contact: crowd.contacts['Acme AG'], amount: 10 }
    const callers = Array.from({ length: 200 }, () => caller(database, crowd.org.owner))
    await Promise.all(callers.map(one => one.call(createInvoice, input)))
    expect(await numbersOf(crowd)).toEqual(all(200))
    const fifty = callers.filter((_, index) => index % 4 === 0)
    await Promise.all(fifty.map(one => one.call(undoLastChange, {})))
    expect(await numbersOf(crowd)).toHaveLength(150)
    await Promise.all(fifty.map(one => one.call(createInvoice, input)))
    expect(await numbersOf(crowd)).toEqual(all(200))
  }, 240_000)
})
