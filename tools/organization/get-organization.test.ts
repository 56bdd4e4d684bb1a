import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { getOrganization } from './get-organization.ts'

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

describe('get_organization', () => {
  it('shows settings with what counts where nothing is set, and the team', async () => {
    const card = await member.call(getOrganization, {}, { kind: 'record' })
    expect(card.record).toEqual({
      table: 'organizations',
      id: org.id,
      title: 'Fadenwerk',
      fields: {
        currency: 'CHF',
        payment_terms_days: 30,
        enabled_packs: ['scheduling', 'invoicing'],
        subscription_tier: 'free',
        language: 'en',
        time_zone: 'Europe/Zurich',
        country: 'CH',
        iban: 'CH08 3080 8007 6543 2109 8',
      },
    })
    expect(card.related?.map(list => [list.table, list.total])).toEqual([['profiles', 2]])
    await expect(owner.call(getOrganization, { id: org.id })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
