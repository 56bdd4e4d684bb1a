import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { showPlans } from './show-plans.ts'
import { subscribe } from './testing.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Billing')
})
afterAll(() => database.database.close())

describe('show_plans', () => {
  it('shows what there is, what it costs, and what the organization has', async () => {
    const { rows } = await caller(database, org.owner).call(showPlans, {}, { kind: 'figures' })
    expect(rows.slice(0, 4)).toEqual([
      { label: 'Free', value: '200,000 tokens a month, CHF 0.00 · yours' },
      { label: 'Pro', value: '2,000,000 tokens a month, CHF 29.00' },
      { label: 'Business', value: '10,000,000 tokens a month, CHF 99.00' },
      { label: '500k tokens', value: 'CHF 9.00' },
    ])
  })

  it('is open to members, and about their own organization', async () => {
    await subscribe(database, org, 'pro')
    const member = caller(database, await org.addMember('Mia'))
    const { rows } = await member.call(showPlans, {}, { kind: 'figures' })
    expect(rows.filter(({ value }) => String(value).includes('yours')).map(({ label }) => label)).toEqual(['Pro'])
  })
})
