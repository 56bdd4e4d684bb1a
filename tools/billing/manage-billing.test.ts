import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { manageBilling } from './manage-billing.ts'
import { subscribe, testShop } from './testing.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Billing')
})
afterAll(() => database.database.close())

describe('manage_billing', () => {
  it('leads to the portal, as the organization’s own customer', async () => {
    const shop = testShop('demo')
    await subscribe(database, org, 'business')
    const card = await caller(database, org.owner).call(manageBilling, {}, { kind: 'links', shop })
    expect(card.links).toEqual([{ label: 'Billing portal', url: 'https://shop.example/portal' }])
    expect(card.text).toBe('Demo shop on this machine: no money moves.')
    expect(shop.buyers).toMatchObject([{ orgId: org.id, customer: `cus_${org.id}`, subscription: `sub_${org.id}` }])
  })

  it('is for owners, and only where billing is set up', async () => {
    const member = caller(database, await org.addMember('Mia'))
    await expect(member.call(manageBilling, {}, { shop: testShop() })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(caller(database, org.owner).call(manageBilling, {})).rejects.toMatchObject({
      code: 'unsupported',
      message: 'Billing is not set up on this server.',
    })
  })
})
