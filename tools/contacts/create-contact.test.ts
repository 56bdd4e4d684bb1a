import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createContact } from './create-contact.ts'
import { searchContacts } from './search-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Create Contact')
  owner = caller(database, org.owner)
})
afterAll(() => database.database.close())

const create = async (input: object) => (await owner.call(createContact, input, { kind: 'change' })).record
const stored = async (id: string) => (await org.owner.db.from('contacts').select().eq('id', id).single()).data

describe('create_contact', () => {
  it('stores a person from a company, and nothing that was not given', async () => {
    const record = await create({ name: 'Anna Müller', company_name: 'Acme AG', email: 'Anna@Acme.ch' })
    expect(record).toEqual({
      table: 'contacts',
      id: record.id,
      title: 'Anna Müller',
      fields: { company_name: 'Acme AG', status: 'lead', email: 'anna@acme.ch' },
    })
    expect(await stored(record.id)).toMatchObject({
      org_id: org.id,
      is_company: false,
      first_name: 'Anna',
      last_name: 'Müller',
      phone: null,
      notes: null,
      tags: [],
      address_country: null,
    })
  })

  it.each([
    [{ name: 'João da Silva Santos' }, { first_name: 'João', last_name: 'da Silva Santos' }],
    [{ name: 'Frau Keller' }, { first_name: null, last_name: 'Keller' }],
    [{ name: 'von Arx, Ruth' }, { first_name: 'Ruth', last_name: 'von Arx' }],
    [{ name: 'Cher' }, { first_name: 'Cher', last_name: null }],
    [
      { first_name: 'Lea', last_name: 'Roth' },
      { first_name: 'Lea', last_name: 'Roth' },
    ],
    [
      { name: 'Globex Corporation', is_company: true },
      { is_company: true, company_name: 'Globex Corporation', first_name: null },
    ],
    [{ name: 'Initech GmbH' }, { is_company: true, company_name: 'Initech GmbH', last_name: null }],
    [{ company_name: 'Umbrella' }, { is_company: true, company_name: 'Umbrella' }],
    [{ name: 'Tim Pfister', phone: '079 123 45 67' }, { phone: '+41791234567' }],
    [{ name: 'Ana Costa', phone: '+351 912 345 678' }, { phone: '+351912345678' }],
    [
      { name: 'Pia Lang', address_street: 'Seestrasse 12a', address_city: 'Zug', address_country: 'Schweiz' },
      { address_street: 'Seestrasse', address_number: '12a', address_city: 'Zug', address_country: 'CH' },
    ],
    [{ company_name: 'Soylent SA', company_uid: 'che 123 456 788' }, { company_uid: 'CHE-123.456.788' }],
    [
      { name: 'Max Graf', tags: ['VIP', 'vip', 'fair'], note: 'met in Bern' },
      { tags: ['VIP', 'fair'], notes: 'met in Bern' },
    ],
  ])('stores %j', async (input, columns) => {
    expect(await stored((await create(input)).id)).toMatchObject(columns)
  })

  it('takes null and empty text for not given', async () => {
    const record = await create({ name: 'Null Nullson', email: null, phone: '', company_name: '  ' })
    expect(record.fields).toEqual({ status: 'lead' })
  })

  it.each([
    [{ name: 'X Y', email: 'anna@acme' }, /"anna@acme" is not an e-mail address/],
    [{ name: 'X Y', phone: '12' }, /"12" is not a phone number/],
    [{ name: 'X Y', company_uid: 'CHE-123.456.789' }, /not a valid Swiss UID/],
    [{ name: 'X Y', address_country: 'Atlantis' }, /"Atlantis" is not a country/],
    [{ name: 'X Y', status: 'vip' }, /"status" must be one of: lead, opportunity, client, churned/],
    [{ name: 'X Y', birthday: '1.1.1990' }, /no argument "birthday"/],
    [{}, /A contact needs a name/],
  ])('refuses %j with a sentence', async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
  })

  it('asks before doubling a contact, and does it when told', async () => {
    const first = await create({
      name: 'Nora Frei',
      company_name: 'Frei Optik AG',
      email: 'nora@frei.example',
      phone: '044 111 22 33',
    })
    for (const twin of [
      { name: 'Eleonora Frei', email: 'NORA@frei.example' },
      { name: 'Somebody Else', phone: '+41 44 111 22 33' },
      { name: 'nora frei', company_name: 'Frei Optik' },
      { name: 'Nora Frei' },
    ]) {
      await expect(create(twin)).rejects.toMatchObject({
        code: 'duplicate',
        message: expect.stringContaining('Nora Frei (Frei Optik AG)'),
        hint: expect.stringContaining('somebody else'),
        choices: [{ label: 'Nora Frei (Frei Optik AG)', value: first.id }],
      })
    }
    const second = await create({ name: 'Nora Frei', company_name: 'Frei Optik', allow_duplicate: true })
    expect(second.id).not.toBe(first.id)
  })

  it('does not take namesakes for doubles when company or e-mail say otherwise', async () => {
    await create({ name: 'Jan Meier', company_name: 'Alpha AG', email: 'jan@alpha.example' })
    await create({ name: 'Jan Meier', company_name: 'Beta AG', email: 'jan@beta.example' })
    await create({ name: 'Jan Meier', email: 'jan@gamma.example' })
    await create({ company_name: 'Alpha AG' })
    expect((await owner.call(searchContacts, { query: 'Jan Meier' }, { kind: 'list' })).total).toBe(3)
  })

  it('knows a name in another spelling', async () => {
    await create({ name: 'Jörg Kälin', company_name: 'Kälin & Co.' })
    await expect(create({ name: 'Joerg Kaelin', company_name: 'Kaelin' })).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('does not look into other organizations', async () => {
    await create({ name: 'Secret Person', email: 'secret@one.example' })
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const card = await stranger.call(createContact, { name: 'Secret Person', email: 'secret@one.example' })
    expect(card).toMatchObject({ kind: 'change', action: 'created' })
  })

  it('repeated after a crash, changes nothing and says the same', async () => {
    const input = { name: 'Once Only', email: 'once@only.example' }
    const first = await owner.call(createContact, input, { callId: 'call_once' })
    const second = await owner.call(createContact, input, { callId: 'call_once' })
    expect(second).toEqual(first)
    expect((await owner.call(searchContacts, { query: 'Once Only' }, { kind: 'list' })).total).toBe(1)
  })

  it('can be undone', async () => {
    const record = await create({ name: 'Soon Gone' })
    const undone = await owner.call(undoLastChange, {}, { kind: 'change' })
    expect(undone).toMatchObject({ action: 'deleted', record: { title: 'Soon Gone' } })
    expect(await stored(record.id)).toBeNull()
  })

  it('may be done by members', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    expect(await member.call(createContact, { name: 'By Member' })).toMatchObject({ action: 'created' })
  })
})
