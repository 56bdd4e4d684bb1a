import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import type { Tool } from '../tool.ts'
import { updateOrganization } from './update-organization.ts'

const settings = { currency: 'CHF', payment_terms_days: 30, iban: 'CH0830808007654321098', branding: { color: 'red' } }

let database: TestDatabase
let org: TestOrg
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Fadenwerk', { settings })
  owner = caller(database, org.owner)
  member = caller(database, await org.addMember('Mia Member'))
})
afterAll(() => database.database.close())

const stored = async () => (await org.owner.db.from('organizations').select().eq('id', org.id).single()).data
const change = (tool: Tool, input: object) => owner.call(tool, input, { kind: 'change' })

describe('update_organization', () => {
  it.each([
    [{ payment_terms_days: 25 }, { payment_terms_days: 25 }],
    [{ currency: 'euro' }, { currency: 'EUR' }],
    [
      { address_street: 'Limmatstrasse 77', address_zip: '8005', address_city: 'Zürich', address_country: 'Schweiz' },
      {
        address_street: 'Limmatstrasse',
        address_number: '77',
        address_zip: '8005',
        address_city: 'Zürich',
        address_country: 'CH',
      },
    ],
    [{ iban: 'ch93 0076 2011 6238 5295 7' }, { iban: 'CH9300762011623852957' }],
    [{ vat_number: 'che 123 456 788' }, { vat_number: 'CHE-123.456.788' }],
    [{ time_zone: 'europe/lisbon' }, { time_zone: 'Europe/Lisbon' }],
    [
      { language: 'de', country: 'Portugal' },
      { language: 'de', country: 'PT' },
    ],
    [
      { email: 'Hallo@Fadenwerk.example', phone: '044 532 01 80' },
      { email: 'hallo@fadenwerk.example', phone: '+41445320180' },
    ],
  ])('%j changes just that, and undo changes it back', async (input, changed) => {
    const card = await change(updateOrganization, input)
    expect(await stored()).toMatchObject({ name: 'Fadenwerk', settings: { ...settings, ...changed } })
    const shown = card.changes?.map(({ field }) => field).sort()
    expect(shown).toEqual(Object.keys(changed).sort())
    const undone = await change(undoLastChange, {})
    expect(undone).toMatchObject({ action: 'restored', record: { title: 'Fadenwerk' } })
    expect(undone.changes?.map(({ field }) => field).sort()).toEqual(Object.keys(changed).sort())
    expect((await stored())?.settings).toEqual(settings)
  })

  it('renames, and empties what is asked to be emptied', async () => {
    expect((await change(updateOrganization, { name: 'Studio Nord' })).record.title).toBe('Studio Nord')
    await change(undoLastChange, {})
    expect((await change(updateOrganization, { clear: ['iban'] })).changes).toEqual([
      { field: 'iban', from: 'CH08 3080 8007 6543 2109 8', to: null },
    ])
    expect((await stored())?.settings).not.toHaveProperty('iban')
    await change(undoLastChange, {})
    expect(await stored()).toMatchObject({ name: 'Fadenwerk', settings })
  })

  it.each([
    [{}, /Say what to change/],
    [{ iban: 'CH93 0076 2011 6238 5295 8' }, /not a valid IBAN/],
    [{ currency: 'Taler' }, /not a currency/],
    [{ time_zone: 'Middle/Earth' }, /not a time zone/],
    [{ payment_terms_days: 400 }, /payment_terms_days/],
    [{ vat_number: 'CHE-123.456.789' }, /not a valid Swiss UID/],
    [{ email: 'nonsense' }, /not an e-mail address/],
  ])('refuses %j with a sentence, and changes nothing', async (input, message) => {
    const before = await stored()
    await expect(change(updateOrganization, input)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(message),
    })
    expect(await stored()).toEqual(before)
  })

  it('is for owners, in the database too', async () => {
    await expect(member.call(updateOrganization, { currency: 'EUR' })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only owners can change the organization.',
    })
    const mia = await org.addMember('Mia Again')
    const { error } = await mia.db.rpc('change_organization', { p_name: 'Mine', p_settings: {} })
    expect(error).toMatchObject({ code: 'PT403' })
    expect((await stored())?.name).toBe('Fadenwerk')
  })

  it('changes no other organization', async () => {
    const other = await database.createOrg('Other')
    await caller(database, other.owner).call(updateOrganization, { name: 'Renamed' })
    expect((await stored())?.name).toBe('Fadenwerk')
  })
})
