import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { getContact } from './get-contact.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let annaId: string

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Get Contact')
  owner = caller(database, org.owner)
  const { db } = org.owner
  const { data } = await db
    .from('contacts')
    .insert([
      {
        first_name: 'Anna',
        last_name: 'Müller',
        company_name: 'Acme AG',
        email: 'anna@acme.ch',
        phone: '+41791234567',
        notes: 'likes tea',
      },
      {
        first_name: 'Nina',
        last_name: 'Vogel',
        company_name: 'Vogel GmbH',
        email: 'nina@vogel.example',
        phone: null,
        notes: null,
      },
      { first_name: 'Nina', last_name: 'Keller', company_name: 'Keller AG', email: null, phone: null, notes: null },
    ])
    .select('id')
  annaId = data?.[0]?.id ?? ''
  const task = { contact_id: annaId, status: 'todo' as const }
  await db.from('tasks').insert([
    ...Array.from({ length: 7 }, (_, index) => ({
      ...task,
      title: `Open ${index}`,
      due_date: `2026-12-0${7 - index}`,
    })),
    { ...task, title: 'Done', status: 'done' as const, due_date: '2026-12-01' },
  ])
  await db.from('projects').insert({ name: 'Website', contact_id: annaId })
  await db.from('invoices').insert({ invoice_number: 'R-1', contact_id: annaId, amount_total: 1200.5, status: 'sent' })
  await db.from('bookings').insert([
    { title: 'Past', contact_id: annaId, start_time: '2026-11-02T09:00:00Z', end_time: '2026-11-02T10:00:00Z' },
    { title: 'Coming', contact_id: annaId, start_time: '2026-11-26T09:00:00Z', end_time: '2026-11-26T10:00:00Z' },
  ])
})
afterAll(() => database.database.close())

describe('get_contact', () => {
  it('shows the contact with open tasks, projects, invoices and coming bookings; totals are true', async () => {
    const card = await owner.call(getContact, { contact: 'Anna' }, { kind: 'record' })
    expect(card.record).toMatchObject({ title: 'Anna Müller', fields: { company_name: 'Acme AG', notes: 'likes tea' } })
    const [tasks, projects, invoices, bookings] = card.related ?? []
    expect(tasks).toMatchObject({ table: 'tasks', total: 7 })
    expect(tasks?.records.map(record => record.title)).toEqual(['Open 6', 'Open 5', 'Open 4', 'Open 3', 'Open 2'])
    expect(projects).toMatchObject({ total: 1, records: [{ title: 'Website', fields: { status: 'active' } }] })
    expect(invoices).toMatchObject({
      total: 1,
      records: [{ title: 'R-1', fields: { amount_total: 1200.5, currency: 'CHF' } }],
    })
    expect(bookings).toMatchObject({ total: 1, records: [{ title: 'Coming' }] })
  })

  it.each([
    'anna müller',
    'Müller Anna',
    'Mueller',
    'Acme',
    'Frau Müller',
    'anna@acme.ch',
    '079 123 45 67',
    'Ana Muller',
    "Anna's",
  ])('finds Anna by "%s"', async contact => {
    expect((await owner.call(getContact, { contact }, { kind: 'record' })).record.id).toBe(annaId)
  })

  it('finds her by id', async () => {
    expect(await owner.call(getContact, { contact: annaId })).toMatchObject({ record: { title: 'Anna Müller' } })
  })

  it('asks which Nina, with what tells them apart', async () => {
    await expect(owner.call(getContact, { contact: 'Nina' })).rejects.toMatchObject({
      code: 'ambiguous',
      choices: [
        { label: 'Nina Keller (Keller AG)', value: 'Nina Keller' },
        { label: 'Nina Vogel (Vogel GmbH)', value: 'Nina Vogel' },
      ],
    })
  })

  it.each(['Nina from Vogel', 'Nina (Vogel GmbH)', 'Nina Vogel', 'Nina von Vogel', 'Nina, Vogel GmbH'])(
    '"%s" decides',
    async contact => {
      expect(await owner.call(getContact, { contact })).toMatchObject({ record: { title: 'Nina Vogel' } })
    },
  )

  it('says so when there is none, with near matches', async () => {
    await expect(owner.call(getContact, { contact: 'Anna Meier' })).rejects.toMatchObject({
      code: 'not_found',
      message: `I can't find a contact called "Anna Meier".`,
      choices: expect.arrayContaining([{ label: 'Anna Müller (Acme AG)', value: 'Anna Müller' }]),
    })
  })

  it('refuses an id that somebody made up', async () => {
    await expect(owner.call(getContact, { contact: '12345678-1234-4234-8234-123456789abc' })).rejects.toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining("Ids can't be guessed"),
    })
  })

  it('shows nothing of another organization, by name or by id', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const contact of ['Anna Müller', 'anna@acme.ch', annaId]) {
      await expect(stranger.call(getContact, { contact })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('needs to be told who', async () => {
    await expect(owner.call(getContact, { contact: '' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: '"contact" is missing.',
    })
  })
})
