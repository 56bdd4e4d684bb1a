import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { mergeContacts } from './merge-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let old: string
let young: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Merge')
  owner = caller(database, org.owner)
  old = await add({
    first_name: 'Reto',
    last_name: 'Camenzind',
    email: 'reto@camenzind.example',
    phone: '+41791110123',
    tags: ['referral'],
    notes: 'likes wood',
    created_at: '2026-05-18',
  })
  young = await add({
    first_name: 'Reto',
    last_name: 'Camenzind',
    phone: '+41791119999',
    address_city: 'Goldau',
    tags: ['Referral', 'fair'],
    notes: 'met in Schwyz',
    status: 'client',
    created_at: '2026-10-20',
  })
})

type NewContact = Parameters<ReturnType<typeof contacts>['insert']>[0]
const contacts = () => org.owner.db.from('contacts')
const add = async (row: Extract<NewContact, { id?: string }>) =>
  (await contacts().insert(row).select().single()).data?.id ?? ''
const merge = (input: object, options = {}) => owner.call(mergeContacts, input, { kind: 'change', ...options })
const stored = async (id: string) => (await contacts().select().eq('id', id).maybeSingle()).data

/** Everything that can hang on a contact. */
async function hangOn(contact_id: string): Promise<void> {
  const { db, userId } = org.owner
  const results = await Promise.all([
    db.from('tasks').insert({ title: 'Call', contact_id }),
    db.from('projects').insert({ name: 'Table', contact_id }),
    db.from('invoices').insert({ contact_id, amount_total: 500, status: 'sent' }),
    db
      .from('bookings')
      .insert({ title: 'Visit', contact_id, start_time: '2026-11-24T10:00Z', end_time: '2026-11-24T11:00Z' }),
    db
      .from('documents')
      .insert({ name: 'offer.pdf', contact_id, file_path: 'x', file_type: 'pdf', uploaded_by: userId }),
    db.from('ai_conversations').insert({ contact_id, title: 'About Reto' }),
  ])
  expect(results.map(result => result.error)).toEqual([null, null, null, null, null, null])
}

const tables = ['tasks', 'projects', 'invoices', 'bookings', 'documents', 'ai_conversations'] as const
const owners = async () => {
  const { db } = org.owner
  const answers = await Promise.all(
    tables.map(table => db.from(table).select('contact_id').not('contact_id', 'is', null)),
  )
  return new Set(answers.flatMap(({ data }) => (data ?? []).map(row => row.contact_id)))
}

describe('merge_contacts', () => {
  it('keeps the values of the older one, fills its gaps, and loses nothing', async () => {
    const card = await merge({ keep: 'Reto Camenzind' })
    expect(card).toMatchObject({ action: 'updated', record: { id: old } })
    expect(await stored(young)).toBeNull()
    expect(await stored(old)).toMatchObject({
      email: 'reto@camenzind.example',
      phone: '+41791110123',
      address_city: 'Goldau',
      status: 'lead',
      tags: ['referral', 'fair'],
      notes: 'likes wood\n2026-11-23: from Reto Camenzind: +41791119999\nmet in Schwyz',
    })
  })

  it('moves everything that hangs on the one that goes, and undo puts all of it back', async () => {
    await hangOn(young)
    const before = [await stored(old), await stored(young)]
    await merge({ keep: 'Reto Camenzind' })
    expect(await owners()).toEqual(new Set([old]))
    await owner.call(undoLastChange, {})
    expect(await owners()).toEqual(new Set([young]))
    const after = [await stored(old), await stored(young)]
    const timeless = (rows: typeof before) => rows.map(row => ({ ...row, updated_at: '' }))
    expect(timeless(after)).toEqual(timeless(before))
  })

  it('moves the references of every column that there is', async () => {
    const columns = await database.database.query<{ name: string }>(
      `select conrelid::regclass || '' as name from pg_constraint where contype = 'f' and confrelid = 'contacts'::regclass`,
    )
    expect(columns.map(({ name }) => name).sort()).toEqual([...tables].sort())
  })

  it.each([
    ['newer', 'young'],
    ['with_email', 'old'],
    ['with_address', 'young'],
  ])('keeps the one %s when told', async (keep_which, name) => {
    const expected = name === 'old' ? old : young
    expect(await merge({ keep: 'Reto Camenzind', keep_which })).toMatchObject({ record: { id: expected } })
  })

  it('merges two of different names, and never fills half an address', async () => {
    const other = await add({ first_name: 'R.', last_name: 'Camenzind', address_street: 'Seeweg', address_city: 'Zug' })
    await merge({ keep: young, from: 'R. Camenzind' })
    expect(await stored(other)).toBeNull()
    expect(await stored(young)).toMatchObject({
      address_city: 'Goldau',
      address_street: null,
      notes: expect.stringContaining('Seeweg, Zug'),
    })
  })

  it('shows both and what changes before anyone approves', async () => {
    const preview = await owner.preview(mergeContacts, { keep: 'Reto Camenzind' })
    expect(preview).toMatchObject({ action: 'merge', total: 2 })
    expect(preview.records.map(({ record }) => record.id)).toEqual([old, young])
    expect(preview.records[0]?.changes?.map(change => change.field).sort()).toEqual(['address_city', 'notes', 'tags'])
    expect(await stored(young)).not.toBeNull()
  })

  it('repeated after a crash, says the same and merges nobody else', async () => {
    const first = await merge({ keep: 'Reto Camenzind' }, { callId: 'call_merge' })
    await add({ first_name: 'Reto', last_name: 'Camenzind', created_at: '2026-11-01' })
    expect(await merge({ keep: 'Reto Camenzind' }, { callId: 'call_merge' })).toEqual(first)
    expect((await contacts().select('id')).data).toHaveLength(2)
  })

  it('asks when three have the name, and says so when only one has or nobody', async () => {
    await add({ first_name: 'Reto', last_name: 'Camenzind' })
    await add({ first_name: 'Single', last_name: 'Person' })
    await expect(merge({ keep: 'Reto Camenzind' })).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(merge({ keep: 'Single Person' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('only one'),
    })
    await expect(merge({ keep: 'Nobody Atall' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a person and a company, and arguments that are none', async () => {
    await add({ company_name: 'Camenzind Holz AG', is_company: true })
    await expect(merge({ keep: old, from: 'Camenzind Holz AG' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(merge({})).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is refused to members, in a sentence and by the database', async () => {
    const persona = await org.addMember('Mia Member')
    const member = caller(database, persona)
    const refusal = { code: 'forbidden', message: 'Only owners can merge contacts.' }
    await expect(member.call(mergeContacts, { keep: 'Reto Camenzind' })).rejects.toMatchObject(refusal)
    const at = '2026-11-23T09:00:00+01:00'
    const args = { p_keep: old, p_from: young, p_change: {}, p_keep_updated_at: at, p_from_updated_at: at }
    expect((await persona.db.rpc('merge_contacts', args)).error).toMatchObject({ code: 'PT403' })
  })

  it('cannot reach another organization, by name or by id', async () => {
    const persona = (await database.createOrg('Stranger')).owner
    const stranger = caller(database, persona)
    await expect(stranger.call(mergeContacts, { keep: 'Reto Camenzind' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(stranger.call(mergeContacts, { keep: old, from: young })).rejects.toMatchObject({ code: 'not_found' })
    const rows = [await stored(old), await stored(young)]
    const args = {
      p_keep: old,
      p_from: young,
      p_change: {},
      p_keep_updated_at: rows[0]?.updated_at ?? '',
      p_from_updated_at: rows[1]?.updated_at ?? '',
    }
    expect((await persona.db.rpc('merge_contacts', args)).error).toMatchObject({ code: 'PT409' })
    expect(await stored(young)).not.toBeNull()
  })
})
