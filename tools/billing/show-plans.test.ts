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

const month = { currency: 'CHF', monthly: true }

describe('show_plans', () => {
  it('shows what there is, what it costs, and what the organization has', async () => {
    const { links } = await caller(database, org.owner).call(showPlans, {}, { kind: 'links' })
    expect(links.slice(0, 4)).toEqual([
      { label: 'Free', offer: { ...month, price: 0, tokens: 200_000, owned: true } },
      { label: 'Pro', offer: { ...month, price: 29, tokens: 2_000_000 } },
      { label: 'Business', offer: { ...month, price: 99, tokens: 10_000_000 } },
      { label: '500k tokens', offer: { price: 9, currency: 'CHF', monthly: false } },
    ])
  })

  it('is open to members, and about their own organization', async () => {
    await subscribe(database, org, 'pro')
    const member = caller(database, await org.addMember('Mia'))
    const { links } = await member.call(showPlans, {}, { kind: 'links' })
    expect(links.filter(({ offer }) => offer?.owned).map(({ label }) => label)).toEqual(['Pro'])
  })
})
