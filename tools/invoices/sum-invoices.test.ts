import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { sumInvoices } from './sum-invoices.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office

const rows = [
  ['Acme AG', 'CHF', 4800.1, 'paid', '2026-03-04', '2026-02-25T11:00:00+01:00', '2026-02-02'],
  ['Acme AG', 'CHF', 6400.2, 'paid', '2026-10-14', '2026-10-12T11:00:00+02:00', '2026-09-14'],
  // Late on the last evening of October in Zurich, November in Tokyo.
  ['Nina Vogel', 'CHF', 1780, 'paid', '2026-10-28', '2026-10-31T23:30:00+01:00', '2026-09-28'],
  ['Nina Vogel', 'EUR', 3100, 'paid', '2026-04-15', '2026-04-10T11:00:00+02:00', '2026-03-16'],
  ['Acme AG', 'CHF', 2780, 'overdue', '2026-09-16', null, '2026-08-17'],
  ['Nina Roth', 'CHF', 640.2, 'sent', '2026-11-22', null, '2026-10-01'],
  ['Nina Roth', 'CHF', 7300, 'sent', '2026-12-02', null, '2026-11-02'],
  ['Nina Vogel', 'EUR', 4250, 'sent', '2026-12-15', null, '2025-10-16'],
  ['Acme AG', 'CHF', 999, 'draft', '2026-12-18', null, '2026-11-18'],
  ['Acme AG', 'CHF', 310, 'cancelled', '2026-12-03', null, '2026-11-03'],
] as const

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Sum Invoices')
  for (const [index, [contact, currency, amount_total, status, due_date, paid_at, created]] of rows.entries()) {
    const values = { currency, amount_total, status, due_date, paid_at, invoice_number: `S-${index}` }
    const row = { ...values, contact_id: office.contacts[contact] ?? null, created_at: `${created}T10:00:00+01:00` }
    const { error } = await office.org.owner.db.from('invoices').insert(row)
    if (error) throw error
  }
})
afterAll(() => database.database.close())

const sum = async (input: object, who: Caller = office.owner) => {
  const card = await who.call(sumInvoices, input, { kind: 'figures' })
  return card.rows.map(({ label, value, unit = '' }) => [label, value, unit].filter(part => part !== '').join(' '))
}

describe('sum_invoices', () => {
  it.each<[object, string[]]>([
    [{ status: 'unpaid' }, ['Unpaid 10720.2 CHF', 'Unpaid 4250 EUR', 'Invoices 4']],
    [{ status: 'unpaid', currency: 'EUR' }, ['Unpaid 4250 EUR', 'Invoices 1']],
    [{ status: 'overdue' }, ['Overdue 3420.2 CHF', 'Invoices 2']],
    [{ status: 'overdue', contact: 'Acme' }, ['Overdue 2780 CHF', 'Invoices 1']],
    [{}, ['Invoiced 23700.5 CHF', 'Invoiced 7350 EUR', 'Invoices 8']],
    [{ on: 'this year' }, ['Invoiced 23700.5 CHF', 'Invoiced 3100 EUR', 'Invoices 7']],
    [{ status: 'draft' }, ['Drafts 999 CHF', 'Invoices 1']],
    [{ status: 'cancelled' }, ['Cancelled 310 CHF', 'Invoices 1']],
    [{ status: 'paid', on: 'October' }, ['Paid 8180.2 CHF', 'Invoices 2']],
    [{ status: 'paid', contact: 'Acme AG', on: 'this year' }, ['Paid 11200.3 CHF', 'Invoices 2']],
    [{ status: 'paid', on: 'October', counted_by: 'created' }, ['Invoices 0']],
    [{ status: 'unpaid', on: 'until 30.11.2026', counted_by: 'due' }, ['Unpaid 3420.2 CHF', 'Invoices 2']],
    [
      { status: 'paid', by: 'month', on: 'this year', currency: 'CHF' },
      ['February 2026 4800.1 CHF', 'October 2026 8180.2 CHF', 'Total 12980.3 CHF', 'Invoices 3'],
    ],
    [
      { status: 'unpaid', by: 'contact' },
      [
        'Nina Roth 7940.2 CHF',
        'Nina Vogel 4250 EUR',
        'Acme AG 2780 CHF',
        'Total 10720.2 CHF',
        'Total 4250 EUR',
        'Invoices 4',
      ],
    ],
    [
      { status: 'all', by: 'status', currency: 'CHF' },
      [
        'cancelled 310 CHF',
        'draft 999 CHF',
        'overdue 3420.2 CHF',
        'paid 12980.3 CHF',
        'sent 7300 CHF',
        'Total 25009.5 CHF',
        'Invoices 8',
      ],
    ],
  ])('%j comes to %j', async (input, expected) => {
    expect(await sum(input)).toEqual(expected)
  })

  it('says what it added up', async () => {
    const card = await office.owner.call(sumInvoices, { status: 'paid', on: 'October' }, { kind: 'figures' })
    expect(card.title).toBe('Paid, 2026-10-01 – 2026-10-31')
  })

  it('loses no cent on the way', async () => {
    const cents = await openOffice(database, 'Cents')
    const many = Array.from({ length: 300 }, (_, n) => ({
      invoice_number: `C-${n}`,
      amount_total: 0.1,
      status: 'sent' as const,
    }))
    await cents.org.owner.db.from('invoices').insert(many)
    expect(await sum({ status: 'unpaid' }, cents.owner)).toEqual(['Unpaid 30 CHF', 'Invoices 300'])
  })

  it('shows the largest groups and adds up the rest', async () => {
    const crowd = await openOffice(database, 'Many Contacts')
    const people = Array.from({ length: 30 }, (_, n) => ({ first_name: `Person ${n}` }))
    const { data } = await crowd.org.owner.db.from('contacts').insert(people).select('id')
    const invoices = (data ?? []).map(({ id }, n) => ({
      contact_id: id,
      invoice_number: `M-${n}`,
      amount_total: n + 1,
      status: 'sent' as const,
    }))
    await crowd.org.owner.db.from('invoices').insert(invoices)
    const lines = await sum({ status: 'unpaid', by: 'contact' }, crowd.owner)
    expect(lines).toHaveLength(27)
    expect(lines.slice(-3)).toEqual(['Others 21 CHF', 'Total 465 CHF', 'Invoices 30'])
  })

  it.each([
    [{ contact: 'Nobody Inc' }, 'not_found'],
    [{ contact: 'Nina' }, 'ambiguous'],
    [{ on: 'someday' }, 'invalid_input'],
    [{ by: 'color' }, 'invalid_input'],
  ])('%j is %s', async (input, code) => {
    await expect(sum(input)).rejects.toMatchObject({ code })
  })

  it('counts nothing of other organizations', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await sum({}, stranger)).toEqual(['Invoices 0'])
  })
})
