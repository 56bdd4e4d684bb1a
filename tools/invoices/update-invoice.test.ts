import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { caller } from '../testing.ts'
import { type Office, openOffice } from './testing.ts'
import { updateInvoice } from './update-invoice.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Update Invoice')
})
afterAll(() => database.database.close())

const update = (input: object) => office.owner.call(updateInvoice, input, { kind: 'change' })
const undo = () => office.owner.call(undoLastChange, {}, { kind: 'change' })

describe('update_invoice', () => {
  it.each([
    [{ amount: 'CHF 620' }, { amount_total: 620 }, [{ field: 'amount_total', from: 100, to: 620 }]],
    [{ amount: '620.55 EUR' }, { amount_total: 620.55, currency: 'EUR' }, undefined],
    [{ currency: 'EUR' }, { currency: 'EUR' }, [{ field: 'currency', from: 'CHF', to: 'EUR' }]],
    [{ due_date: '31 December' }, { due_date: '2026-12-31' }, undefined],
    [{ due_date: 'net 10' }, { due_date: '2026-12-03' }, undefined],
    [{ contact: 'Nina Vogel' }, {}, [{ field: 'contact', from: 'Acme AG', to: 'Nina Vogel' }]],
    [{ clear: ['due_date'] }, { due_date: null }, [{ field: 'due_date', from: '2026-12-23', to: null }]],
  ])('%j changes the draft, and undo changes it back', async (change, columns, changes) => {
    const { id, title } = await office.draft()
    const before = await office.stored(id)
    const card = await update({ invoice: title, ...change })
    expect(await office.stored(id)).toMatchObject(columns)
    if (changes) expect(card.changes).toEqual(changes)
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it('replaces the items, and undo brings the old ones back', async () => {
    const items = [
      { description: 'Design', quantity: 2, unit_price: 150 },
      { description: 'Print', unit_price: 50, vat_rate: 8.1 },
    ]
    const { id, title } = await office.draft({ amount: 350, items })
    const before = await office.stored(id)
    const card = await update({ invoice: title, items: [{ description: 'Everything', unit_price: 400 }] })
    expect(card.changes).toEqual([
      { field: 'amount_total', from: 354.05, to: 400 },
      {
        field: 'items',
        from: ['Design: 2 × 150.00 = 300.00', 'Print: 50.00 + 8.1% VAT'],
        to: ['Everything: 400.00'],
      },
    ])
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it('undoes a change of nothing but the items', async () => {
    const { id, title } = await office.draft({ amount: 100, items: [{ description: 'Desing', unit_price: 100 }] })
    const before = await office.stored(id)
    await update({ invoice: title, items: [{ description: 'Design', unit_price: 100 }] })
    expect(await undo()).toMatchObject({ action: 'restored', record: { table: 'invoices', title } })
    expect(await office.stored(id)).toEqual(before)
  })

  it('makes a new amount the price of the only item', async () => {
    const { id, title } = await office.draft({ amount: 100, items: [{ description: 'Design', unit_price: 100 }] })
    const before = await office.stored(id)
    const card = await update({ invoice: title, amount: 90 })
    expect(card.record.fields).toMatchObject({ amount_total: 90, items: ['Design: 90.00'] })
    await undo()
    expect(await office.stored(id)).toEqual(before)
  })

  it.each([
    [
      'several',
      [
        { description: 'Design', unit_price: 60 },
        { description: 'Print', unit_price: 40 },
      ],
    ],
    ['a quantity', [{ description: 'Design', quantity: 2, unit_price: 50 }]],
    ['VAT', [{ description: 'Design', unit_price: 100, vat_rate: 8.1 }]],
  ])('does not let an amount contradict items with %s', async (_, items) => {
    const { title } = await office.draft({ amount: 100, items })
    await expect(update({ invoice: title, amount: 90 })).rejects.toMatchObject({
      code: 'invalid_input',
      message: `The amount of invoice ${title} is the sum of its items.`,
    })
    const card = await update({ invoice: title, amount: 90, clear: ['items'] })
    expect(card.record.fields).toMatchObject({ amount_total: 90 })
    expect(card.record.fields).not.toHaveProperty('items')
  })

  it.each(['sent', 'paid', 'cancelled'] as const)('never changes one that is %s', async state => {
    const { id, title } = await office.invoice(state)
    const before = await office.stored(id)
    await expect(update({ invoice: title, amount: 7000 })).rejects.toMatchObject({
      code: 'conflict',
      message: `Invoice ${title} is ${state}, so it can't be changed.`,
    })
    expect(await office.stored(id)).toEqual(before)
  })

  it('finds the draft of a contact among what was sent to them', async () => {
    await office.invoice('sent', { contact: 'Nina Roth' })
    const { title } = await office.draft({ contact: 'Nina Roth' })
    expect((await update({ invoice: 'the draft for Nina Roth', amount: 5 })).record.title).toBe(title)
  })

  it('says what is wrong, and changes nothing', async () => {
    const { title } = await office.draft()
    await expect(update({ invoice: title })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(update({ invoice: title, amount: -5 })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(update({ invoice: title, status: 'paid' })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(update({ invoice: '2026-0999', amount: 5 })).rejects.toMatchObject({ code: 'not_found' })
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(updateInvoice, { invoice: title, amount: 5 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('may be done by members', async () => {
    const { title } = await office.draft()
    await expect(office.member.call(updateInvoice, { invoice: title, amount: 5 })).resolves.toMatchObject({
      kind: 'change',
    })
  })
})
