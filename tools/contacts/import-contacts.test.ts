import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { importContacts } from './import-contacts.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())
beforeEach(async () => {
  org = await database.createOrg('Import')
  owner = caller(database, org.owner)
})

const run = (input: object, options = {}) => owner.call(importContacts, input, { kind: 'figures', ...options })
const counts = async (input: object, options = {}) => (await run(input, options)).rows.slice(0, 4).map(row => row.value)
const stored = async () =>
  (await org.owner.db.from('contacts').select().order('last_name').order('company_name')).data ?? []

const german = `Vorname;Name;Firma;E-Mail;Telefon;Ort;PLZ;Strasse;Land;Status;Schlagworte;Geburtstag
Anna;Müller;"Käse; Brot & Co.";ANNA@kaese.example;079 123 45 67;Zürich;8001;Seestrasse 12a;Schweiz;Kunde;vip, messe;1.1.1990
Beat;Zürcher;;beat(at)x;;;;;;;;
;;Holzbau Lüthi GmbH;;;Burgdorf;;;;;;
`

describe('import_contacts', () => {
  it('reads a German spreadsheet, and a bad row does not stop the others', async () => {
    const card = await run({ csv: german, tags: ['import'] })
    expect(card.rows).toEqual([
      { label: 'Created', value: 2 },
      { label: 'Updated', value: 0 },
      { label: 'Skipped', value: 0 },
      { label: 'With errors', value: 1 },
      { label: 'Row 3', value: 'One value is not an e-mail address.' },
    ])
    expect(await stored()).toMatchObject([
      {
        first_name: 'Anna',
        last_name: 'Müller',
        company_name: 'Käse; Brot & Co.',
        email: 'anna@kaese.example',
        phone: '+41791234567',
        address_street: 'Seestrasse',
        address_number: '12a',
        address_zip: '8001',
        address_country: 'CH',
        status: 'client',
        tags: ['vip', 'messe', 'import'],
      },
      { is_company: true, company_name: 'Holzbau Lüthi GmbH', address_city: 'Burgdorf', status: 'lead' },
    ])
  })

  it.each([
    ['Full Name,Email', 'Ann Bell,ann@bell.example'],
    ['Prénom,Nom,Courriel', 'Ann,Bell,ann@bell.example'],
    ['Nome,Cognome,Posta elettronica', 'Ann,Bell,ann@bell.example'],
    ['Nome completo\tCorreio eletrónico', 'Ann Bell\tann@bell.example'],
    ['Nachname|Vorname|Mail', 'Bell|Ann|ann@bell.example'],
  ])('understands the headings %s', async (header, row) => {
    await run({ csv: `${header}\n${row}` })
    expect(await stored()).toMatchObject([{ first_name: 'Ann', last_name: 'Bell', email: 'ann@bell.example' }])
  })

  it('takes the person at their word about a column', async () => {
    const csv = 'Wer,Womit,Name\nAnn Bell,044 111 22 33,x'
    await run({ csv, columns: { Wer: 'name', womit: 'phone', Name: 'ignore' } })
    expect(await stored()).toMatchObject([{ first_name: 'Ann', last_name: 'Bell', phone: '+41441112233' }])
  })

  it('shows figures, columns and samples of what would happen, and changes nothing', async () => {
    await org.owner.db.from('contacts').insert({ first_name: 'Anna', last_name: 'Müller', email: 'anna@kaese.example' })
    const preview = await owner.preview(importContacts, { csv: german })
    expect(preview).toMatchObject({ action: 'import', total: 2 })
    const [summary, created, updated, failed] = preview.records
    expect(summary?.record.title).toBe('1 new, 1 updated, 0 skipped, 1 with errors')
    expect(summary?.record.fields.columns).toEqual(expect.arrayContaining(['Name → last_name', 'Geburtstag → –']))
    expect(created?.record.title).toBe('Holzbau Lüthi GmbH')
    expect(updated?.changes).toContainEqual({ field: 'phone', from: null, to: '+41 79 123 45 67' })
    expect(failed?.record).toMatchObject({ title: 'Row 3', fields: { error: 'One value is not an e-mail address.' } })
    expect(await stored()).toHaveLength(1)
  })

  it('fills gaps of contacts that are there, overwrites or skips them when told, and leaves the same alone', async () => {
    const known = { first_name: 'Ann', last_name: 'Bell', email: 'ann@bell.example', phone: '+41441112233' }
    await org.owner.db.from('contacts').insert({ ...known, status: 'client' })
    const csv = 'Name,Email,Phone,City\nAnn Bell,ann@bell.example,044 999 99 99,Bern'
    expect(await counts({ csv, existing: 'skip' })).toEqual([0, 0, 1, 0])
    expect(await counts({ csv })).toEqual([0, 1, 0, 0])
    expect(await stored()).toMatchObject([{ phone: '+41441112233', address_city: 'Bern', status: 'client' }])
    expect(await counts({ csv })).toEqual([0, 0, 1, 0])
    expect(await counts({ csv, existing: 'overwrite' })).toEqual([0, 1, 0, 0])
    expect(await stored()).toMatchObject([{ phone: '+41449999999', status: 'client' }])
  })

  it('creates somebody who is in the file twice once', async () => {
    const csv = 'Name,Email\nAnn Bell,ann@bell.example\nBob Bell,bob@bell.example\nA. Bell,ANN@bell.example'
    expect(await counts({ csv })).toEqual([2, 0, 1, 0])
  })

  it('is undone as one, created and updated contacts alike', async () => {
    await org.owner.db.from('contacts').insert({ first_name: 'Ann', last_name: 'Bell', email: 'ann@bell.example' })
    await run({
      csv: 'Name,Email,City\nAnn Bell,ann@bell.example,Bern\nBob Bell,bob@bell.example,Thun\nC D,c@d.example,',
    })
    expect(await stored()).toHaveLength(3)
    expect(await owner.call(undoLastChange, {})).toMatchObject({ kind: 'batch', total: 3 })
    expect(await stored()).toMatchObject([{ first_name: 'Ann', address_city: null }])
  })

  it('repeated after a crash, creates nobody twice', async () => {
    const csv = 'Name,Email\nAnn Bell,ann@bell.example\nBob Bell,bob@bell.example'
    const first = await counts({ csv }, { callId: 'call_import' })
    expect(await counts({ csv }, { callId: 'call_import' })).toEqual(first)
    expect(await stored()).toHaveLength(2)
  })

  it('reads the table from what the person pasted', async () => {
    const id = owner.conversationId
    await org.owner.db.from('ai_conversations').insert({ id })
    const say = (content: string) =>
      org.owner.db.from('ai_messages').insert({ conversation_id: id, role: 'user', content })
    await say('Import these, please:\n```\nName;Ort\nAnn Bell;Bern\n```')
    await say('yes')
    expect(await counts({})).toEqual([1, 0, 0, 0])
    expect(await stored()).toMatchObject([{ first_name: 'Ann', address_city: 'Bern' }])
  })

  it.each([
    [{}, /There is no table to import/],
    [{ csv: 'hello' }, /doesn't look like a table/],
    [{ csv: 'Colour,Size\nred,3' }, /which column holds the names/],
    [{ csv: 'Name,Ort\nAnn,Bern', columns: { Mobile: 'phone' } }, /no column "Mobile"/],
    [{ csv: 'Name,Ort\nAnn,Bern', columns: { Ort: 'town' } }, /must be one of/],
  ])('refuses %j with a sentence', async (input, message) => {
    await expect(run(input)).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringMatching(message) })
  })

  it('says so when there is nothing to do', async () => {
    const csv = 'Name,Email\nAnn Bell,nowhere'
    await expect(owner.preview(importContacts, { csv })).rejects.toMatchObject({
      code: 'invalid_input',
      hint: expect.stringContaining('row 2'),
    })
  })

  it('compares with nobody of other organizations, and may be done by members', async () => {
    const csv = 'Name,Email\nAnn Bell,ann@bell.example'
    await run({ csv })
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect((await stranger.call(importContacts, { csv }, { kind: 'figures' })).rows[0]?.value).toBe(1)
    const member = caller(database, await org.addMember('Mia Member'))
    expect((await member.call(importContacts, { csv }, { kind: 'figures' })).rows[2]?.value).toBe(1)
  })
})
