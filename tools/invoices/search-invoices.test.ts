import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchInvoices } from './search-invoices.ts'
import { type Office, openOffice } from './testing.ts'

let database: TestDatabase
let office: Office
let stranger: Caller
/** Numbers by what is special about them. */
const numbers: Record<string, string> = {}

const seed = [
  ['late', 'Acme AG', 'CHF', 2780, 'sent', '2026-11-20'],
  ['today', 'Nina Vogel', 'EUR', 4250, 'sent', '2026-11-23'],
  ['later', 'Nina Roth', 'CHF', 7300, 'sent', '2026-12-02'],
  ['paid', 'Acme AG', 'CHF', 450, 'paid', '2026-10-01'],
  ['cancelled', 'Acme AG', 'CHF', 310, 'cancelled', '2026-12-23'],
  ['draft', 'Acme AG', 'CHF', 560, 'draft', '2026-11-01'],
  // Marked by somebody, then given more time.
  ['markedOverdue', 'Acme AG', 'CHF', 640.2, 'overdue', '2026-12-20'],
] as const

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(database, 'Search Invoices')
  stranger = caller(database, (await database.createOrg('Stranger')).owner)
  const rows = seed.map(([name, contact, currency, amount_total, status, due_date], index) => {
    numbers[name] = `2026-000${index + 1}`
    const paid_at = status === 'paid' ? '2026-11-23T08:30:00+01:00' : null
    const contact_id = office.contacts[contact] ?? null
    return { invoice_number: numbers[name], contact_id, currency, amount_total, status, due_date, paid_at }
  })
  const { error } = await office.org.owner.db.from('invoices').insert(rows)
  if (error) throw error
})
afterAll(() => database.database.close())

const search = (input: object, who: Caller = office.owner) => who.call(searchInvoices, input, { kind: 'list' })
const found = async (input: object) => {
  const { records, total } = await search(input)
  expect(total).toBe(records.length)
  const named = Object.entries(numbers)
  return records.map(record => named.find(([, number]) => number === record.title)?.[0])
}

describe('search_invoices', () => {
  it.each<[object, string[]]>([
    [{ status: 'overdue' }, ['late']],
    [{ status: 'unpaid' }, ['markedOverdue', 'later', 'today', 'late']],
    [{ status: 'sent' }, ['markedOverdue', 'later', 'today', 'late']],
    [{ status: 'draft' }, ['draft']],
    [{ status: 'paid' }, ['paid']],
    [{ status: 'cancelled' }, ['cancelled']],
    [{ status: 'invoiced' }, ['markedOverdue', 'paid', 'later', 'today', 'late']],
    [{}, ['markedOverdue', 'draft', 'cancelled', 'paid', 'later', 'today', 'late']],
    [{ contact: 'Acme' }, ['markedOverdue', 'draft', 'cancelled', 'paid', 'late']],
    [{ status: 'unpaid', contact: 'Vogel GmbH' }, ['today']],
    [{ currency: 'euros' }, ['today']],
    [{ due: 'december', status: 'unpaid' }, ['markedOverdue', 'later']],
    [{ due: 'this week', status: 'unpaid' }, ['today']],
    [{ paid_on: 'today' }, ['paid']],
    [{ created_on: 'last month' }, []],
    [{ status: 'unpaid', sort: 'due_date' }, ['late', 'today', 'later', 'markedOverdue']],
    [{ status: 'unpaid', currency: 'CHF', sort: 'amount' }, ['later', 'late', 'markedOverdue']],
    [{ status: 'unpaid', sort: 'amount', limit: 20 }, ['later', 'today', 'late', 'markedOverdue']],
  ])('%j finds %j', async (input, expected) => {
    expect(await found(input)).toEqual(expected)
  })

  it('tells what is late by the day of the organization, whatever the row says', async () => {
    const { records } = await search({ status: 'unpaid', sort: 'due_date' })
    expect(records.map(record => record.fields.status)).toEqual(['overdue', 'sent', 'sent', 'sent'])
    const tomorrow = await office.owner.call(
      searchInvoices,
      { status: 'overdue' },
      { kind: 'list', now: '2026-11-24T00:30:00+01:00' },
    )
    expect(tomorrow.total).toBe(2)
  })

  it('counts all and shows a page', async () => {
    const card = await search({ limit: 2, page: 2 })
    expect([card.total, card.records.length]).toEqual([7, 2])
  })

  it.each([
    [{ contact: 'Nobody Inc' }, 'not_found'],
    [{ contact: 'Nina' }, 'ambiguous'],
    [{ project: 'Nothing' }, 'not_found'],
    [{ currency: 'Taler' }, 'invalid_input'],
    [{ due: 'someday' }, 'invalid_input'],
    [{ status: 'lost' }, 'invalid_input'],
  ])('%j is %s', async (input, code) => {
    await expect(search(input)).rejects.toMatchObject({ code })
  })

  it('shows members all, and strangers nothing', async () => {
    expect((await search({}, office.member)).total).toBe(7)
    expect((await search({}, stranger)).total).toBe(0)
  })
})
