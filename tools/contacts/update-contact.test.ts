import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createContact } from './create-contact.ts'
import { updateContact } from './update-contact.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let annaId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Update Contact')
  owner = caller(database, org.owner)
  const anna = {
    name: 'Anna Müller',
    company_name: 'Acme AG',
    email: 'anna@acme.ch',
    tags: ['fair', 'VIP'],
    note: 'met in Bern',
  }
  annaId = (await owner.call(createContact, anna, { kind: 'change' })).record.id
})

const update = (input: object, options = {}) =>
  owner.call(updateContact, { contact: 'Anna', ...input }, { ...options, kind: 'change' })
const anna = async () => (await org.owner.db.from('contacts').select().eq('id', annaId).single()).data

describe('update_contact', () => {
  it('changes what was given and shows before and after', async () => {
    const card = await update({ status: 'client', phone: '079 123 45 67', company_name: 'Acme Group AG' })
    expect(card).toMatchObject({ action: 'updated', record: { title: 'Anna Müller' } })
    expect(card.changes).toEqual(
      expect.arrayContaining([
        { field: 'status', from: 'lead', to: 'client' },
        { field: 'phone', from: null, to: '+41 79 123 45 67' },
        { field: 'company_name', from: 'Acme AG', to: 'Acme Group AG' },
      ]),
    )
    expect(card.changes).toHaveLength(3)
    expect(await anna()).toMatchObject({ status: 'client', email: 'anna@acme.ch', is_company: false })
  })

  it('adds and removes tags one by one, whatever their capitals', async () => {
    const card = await update({ add_tags: ['Vip', 'wholesale'], remove_tags: ['FAIR'] })
    expect(card.changes).toEqual([{ field: 'tags', from: ['fair', 'VIP'], to: ['VIP', 'wholesale'] }])
  })

  it('appends notes with their date and never overwrites', async () => {
    const card = await update({ note: 'prefers mornings' })
    expect((await anna())?.notes).toBe('met in Bern\n2026-11-23: prefers mornings')
    expect(card.changes).toEqual([{ field: 'notes', from: null, to: '2026-11-23: prefers mornings' }])
    expect(card.record.fields).not.toHaveProperty('notes')
  })

  it('renames', async () => {
    expect((await update({ name: 'Anna von Arx' })).record.title).toBe('Anna von Arx')
    expect((await update({ last_name: 'Meier' })).record.title).toBe('Anna Meier')
  })

  it('keeps a company a company', async () => {
    await owner.call(createContact, { company_name: 'Holz AG' })
    const card = await owner.call(updateContact, { contact: 'Holz AG', name: 'Holz & Partner' }, { kind: 'change' })
    expect(card).toMatchObject({ record: { title: 'Holz & Partner' }, changes: [{ field: 'company_name' }] })
  })

  it('empties fields when asked to', async () => {
    await update({ address_street: 'Seestrasse 1', address_city: 'Zug' })
    await update({ clear: ['email', 'address', 'tags', 'notes'] })
    expect(await anna()).toMatchObject({ email: null, address_street: null, address_city: null, tags: [], notes: null })
  })

  it('changes nothing when all is as it should be', async () => {
    const card = await update({ status: 'lead', add_tags: ['vip'], email: 'anna@acme.ch' })
    expect(card.changes).toEqual([])
  })

  it.each([
    [{}, /what to change/],
    [{ email: 'nonsense' }, /not an e-mail address/],
    [{ phone: 'call me' }, /not a phone number/],
    [{ status: 'gone' }, /"status" must be one of/],
  ])('refuses %j with a sentence, and changes nothing', async (input, message) => {
    const before = await anna()
    await expect(update(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
    expect(await anna()).toEqual(before)
  })

  it('asks which one of two, and changes neither', async () => {
    await owner.call(createContact, { name: 'Anna Keller' })
    await expect(update({ status: 'client' })).rejects.toMatchObject({ code: 'ambiguous' })
    expect(await anna()).toMatchObject({ status: 'lead' })
  })

  it('says so when there is none', async () => {
    await expect(update({ contact: 'Xaver', status: 'client' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('cannot reach another organization, by name or by id', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    for (const contact of ['Anna Müller', annaId]) {
      await expect(stranger.call(updateContact, { contact, status: 'churned' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await anna()).toMatchObject({ status: 'lead' })
  })

  it('repeated after a crash, writes no note twice and stays with its record', async () => {
    await update({ note: 'once', last_name: 'Zweifel' }, { callId: 'call_note' })
    await owner.call(createContact, { name: 'Anna Müller', allow_duplicate: true })
    const card = await update({ note: 'once', last_name: 'Zweifel' }, { callId: 'call_note' })
    expect(card.record.id).toBe(annaId)
    expect((await anna())?.notes).toBe('met in Bern\n2026-11-23: once')
  })

  it('can be undone, field by field', async () => {
    await update({ status: 'client', note: 'oops', add_tags: ['x'] })
    const card = await owner.call(undoLastChange, {}, { kind: 'change' })
    expect(card.action).toBe('restored')
    expect(card.changes).toEqual(expect.arrayContaining([{ field: 'status', from: 'client', to: 'lead' }]))
    expect(await anna()).toMatchObject({ status: 'lead', notes: 'met in Bern', tags: ['fair', 'VIP'] })
  })

  it('may be done by members', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    expect(await member.call(updateContact, { contact: 'Anna', status: 'client' })).toMatchObject({ action: 'updated' })
  })
})
