import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from './database.ts'
import { unwrap } from './postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from './testing.ts'

const states = ['draft', 'sent', 'overdue', 'paid', 'cancelled'] as const
type State = (typeof states)[number]

let test: TestDatabase
let org: TestOrg
let db: Db
let contact: string

beforeAll(async () => {
  test = await openTestDatabase()
  org = await test.createOrg('Invoices')
  db = org.owner.db
  contact = unwrap(await db.from('contacts').insert({ company_name: 'Acme AG' }).select('id').single()).id
})
afterAll(() => test.database.close())

async function make(status: State, more: object = {}): Promise<string> {
  const row = { status, amount_total: 100, contact_id: contact, due_date: '2026-12-01', ...more }
  return unwrap(await db.from('invoices').insert(row).select('id').single()).id
}
const numberOf = async (id: string) =>
  unwrap(await db.from('invoices').select('invoice_number').eq('id', id).single()).invoice_number
const item = (invoice_id: string, more: object = {}) => ({
  invoice_id,
  position: 1,
  description: 'Design',
  unit_price: 100,
  ...more,
})

describe('the number of an invoice', () => {
  const next = async (who: Db = db) =>
    unwrap(await who.from('invoices').insert({ currency: 'CHF' }).select('invoice_number').single()).invoice_number

  it('is the next one of the organization, and of its year', async () => {
    const fresh = await test.createOrg('Numbers')
    expect([await next(fresh.owner.db), await next(fresh.owner.db)]).toEqual(['2026-0001', '2026-0002'])
    await fresh.owner.db.from('invoices').insert([{ invoice_number: '2026-0041' }, { invoice_number: '2025-0999' }])
    expect(await next(fresh.owner.db)).toBe('2026-0042')
    await fresh.owner.db.from('invoices').insert([{ invoice_number: 'OLD-77' }, { invoice_number: '2026-9999' }])
    expect(await next(fresh.owner.db)).toBe('2026-10000')
    const other = await test.createOrg('Others')
    expect(await next(other.owner.db)).toBe('2026-0001')
  })

  it('belongs to the year that it is where the organization is', async () => {
    const late = await openTestDatabase({ clock: '2026-12-31T23:30:00Z' })
    const [zurich, lisbon, nowhere] = [
      await late.createOrg('Zurich'),
      await late.createOrg('Lisbon', { settings: { time_zone: 'Europe/Lisbon' } }),
      await late.createOrg('Nowhere', { settings: { time_zone: 'Middle/Earth' } }),
    ]
    const numbers = await Promise.all([zurich, lisbon, nowhere].map(({ owner }) => next(owner.db)))
    expect(numbers).toEqual(['2027-0001', '2026-0001', '2027-0001'])
    await late.database.close()
  })

  it('is given back by a draft that is deleted, and taken again', async () => {
    const fresh = await test.createOrg('Given Back')
    const who = fresh.owner.db
    const made = unwrap(
      await who
        .from('invoices')
        .insert([1, 2, 3].map(amount_total => ({ amount_total })))
        .select(),
    )
    expect(made.map(row => row.invoice_number)).toEqual(['2026-0001', '2026-0002', '2026-0003'])
    const drop = (number: string) => who.from('invoices').delete().eq('invoice_number', number)
    await drop('2026-0002')
    expect([await next(who), await next(who)]).toEqual(['2026-0002', '2026-0004'])
    for (const number of ['2026-0003', '2026-0004', '2026-0001']) await drop(number)
    expect([await next(who), await next(who), await next(who)]).toEqual(['2026-0001', '2026-0003', '2026-0004'])
  })

  it('of an earlier day stays free: numbers and dates go the same way', async () => {
    const fresh = await test.createOrg('Earlier')
    const who = fresh.owner.db
    const early = [
      { created_at: '2026-11-20T10:00:00Z' },
      { created_at: '2026-11-20T10:00:00Z' },
      { created_at: '2026-11-23T07:00:00Z' },
    ]
    for (const row of early) await who.from('invoices').insert(row)
    await who.from('invoices').delete().eq('invoice_number', '2026-0001')
    expect(await next(who)).toBe('2026-0004')
    for (const number of ['2026-0002', '2026-0003', '2026-0004'])
      await who.from('invoices').delete().eq('invoice_number', number)
    expect(await next(who)).toBe('2026-0001')
  })
})

describe('what becomes of an invoice', () => {
  const legal: [State, State][] = [
    ['draft', 'sent'],
    ['draft', 'cancelled'],
    ['sent', 'overdue'],
    ['sent', 'paid'],
    ['sent', 'cancelled'],
    ['overdue', 'sent'],
    ['overdue', 'paid'],
    ['overdue', 'cancelled'],
    ['paid', 'sent'],
  ]
  const steps = states.flatMap(from => states.filter(to => to !== from).map(to => [from, to] as const))

  it.each(steps)('%s to %s, only if that makes sense', async (from, to) => {
    const id = await make(from)
    const { error } = await db.from('invoices').update({ status: to }).eq('id', id)
    const allowed = legal.some(([start, end]) => start === from && end === to)
    expect(error?.code).toBe(allowed ? undefined : 'PT409')
    const row = unwrap(await db.from('invoices').select('status, paid_at').eq('id', id).single())
    expect(row).toEqual({
      status: allowed ? to : from,
      paid_at: allowed && to === 'paid' ? '2026-11-23T08:00:00+00:00' : null,
    })
  })

  it.each(states)('%s: only a draft is edited or deleted', async status => {
    const changes = [
      { amount_total: 7000 },
      { currency: 'EUR' },
      { contact_id: null },
      { due_date: '2027-01-01' },
      { invoice_number: `X-${status}` },
      { iban_used: 'CH9300762011623852957' },
    ]
    for (const change of changes) {
      const { error } = await db
        .from('invoices')
        .update(change)
        .eq('id', await make(status))
      expect(error?.code, JSON.stringify(change)).toBe(status === 'draft' ? undefined : 'PT409')
    }
    const { error } = await db
      .from('invoices')
      .delete()
      .eq('id', await make(status))
    expect(error?.code).toBe(status === 'draft' ? undefined : 'PT409')
  })

  it('holds for the service role and for jobs, too', async () => {
    const id = await make('sent')
    const { error } = await test.database.service().from('invoices').update({ amount_total: 1 }).eq('id', id)
    expect(error?.message).toBe(`Invoice ${await numberOf(id)} is no longer a draft and cannot be changed.`)
  })

  it('links a project at any time: that is our own order, not the invoice', async () => {
    const project = unwrap(await db.from('projects').insert({ name: 'P' }).select('id').single()).id
    const { error } = await db
      .from('invoices')
      .update({ project_id: project })
      .eq('id', await make('paid'))
    expect(error).toBeNull()
  })

  it('lets a contact go, and a whole organization', async () => {
    const gone = await test.createOrg('Gone')
    const who = gone.owner.db
    const acme = unwrap(await who.from('contacts').insert({ company_name: 'Acme' }).select('id').single()).id
    const row = { status: 'sent' as const, amount_total: 0, contact_id: acme }
    const id = unwrap(await who.from('invoices').insert(row).select('id').single()).id
    unwrap(await who.from('contacts').delete().eq('id', acme))
    expect(unwrap(await who.from('invoices').select('contact_id').eq('id', id).single())).toEqual({ contact_id: null })
    await test.database.query('delete from organizations where id = $1', [gone.id])
    expect(await test.database.query('select id from invoices where id = $1', [id])).toEqual([])
  })
})

describe('the items of an invoice', () => {
  it('come to its amount, or are refused', async () => {
    const id = await make('draft')
    const wrong = await db.from('invoice_items').insert(item(id, { unit_price: 99 }))
    expect(wrong.error).toMatchObject({
      code: 'PT400',
      message: `The amount of invoice ${await numberOf(id)} is the sum of its items.`,
    })
    expect((await db.from('invoice_items').insert(item(id))).error).toBeNull()
    expect((await db.from('invoices').update({ amount_total: 90 }).eq('id', id)).error?.code).toBe('PT400')
    expect((await db.from('invoice_items').update({ quantity: 2 }).eq('invoice_id', id)).error?.code).toBe('PT400')
    expect((await db.from('invoice_items').update({ description: 'Drawing' }).eq('invoice_id', id)).error).toBeNull()
    expect((await db.from('invoice_items').delete().eq('invoice_id', id)).error).toBeNull()
  })

  it('change with a draft only', async () => {
    const id = await make('draft')
    unwrap(await db.from('invoice_items').insert(item(id)))
    unwrap(await db.from('invoices').update({ status: 'sent' }).eq('id', id))
    const attempts = [
      db.from('invoice_items').insert(item(id, { position: 2 })),
      db.from('invoice_items').update({ description: 'Other' }).eq('invoice_id', id),
      db.from('invoice_items').delete().eq('invoice_id', id),
      db.rpc('change_invoice', { p_id: id, p_change: { amount_total: 5 }, p_items: [] }),
    ]
    for (const attempt of attempts) expect((await attempt).error?.code).toBe('PT409')
  })

  it('of a foreign invoice tell nothing about it', async () => {
    const stranger = await test.createOrg('Stranger')
    const id = await make('sent')
    const { error } = await stranger.owner.db.from('invoice_items').insert(item(id, { org_id: org.id }))
    expect(error?.message).not.toContain(await numberOf(id))
    expect(['42501', '23503']).toContain(error?.code)
    expect((await stranger.owner.db.rpc('change_invoice', { p_id: id, p_change: {} })).error?.code).toBe('PT404')
  })
})
