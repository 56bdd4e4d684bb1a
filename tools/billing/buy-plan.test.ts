import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { buyPlan } from './buy-plan.ts'
import { subscribe, testShop } from './testing.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Billing')
})
afterAll(() => database.database.close())

const links = async (input: object, who = org, shop = testShop()) =>
  caller(database, who.owner).call(buyPlan, input, { kind: 'links', shop })

describe('buy_plan', () => {
  it('leads a free organization to the checkout of the plan, as its own customer', async () => {
    const shop = testShop('test')
    const card = await links({ plan: 'pro' }, org, shop)
    expect(card).toEqual({
      kind: 'links',
      title: 'Change the plan',
      text: 'Test mode: no money moves.',
      links: [
        {
          label: 'Pro',
          url: 'https://shop.example/buy/pro',
          offer: { price: 29, currency: 'CHF', monthly: true, tokens: 2_000_000 },
        },
      ],
    })
    expect(shop.buyers).toMatchObject([{ orgId: org.id, customer: null, email: org.owner.email }])
  })

  it('offers every paid plan when none is said', async () => {
    expect((await links({})).links.map(({ label }) => label)).toEqual(['Pro', 'Business'])
  })

  it('changes a subscription up and cancels it down to free, at the end of the period', async () => {
    const subscribed = await database.createOrg('Subscribed')
    await subscribe(database, subscribed, 'pro')
    expect((await links({ plan: 'business' }, subscribed)).links).toMatchObject([
      { url: 'https://shop.example/change/business' },
    ])
    expect((await links({ plan: 'free' }, subscribed)).links).toEqual([
      {
        label: 'Cancel the subscription',
        url: 'https://shop.example/cancel',
        until: '2026-12-10',
      },
    ])
  })

  it('says so when it is the plan already, and knows no other plans', async () => {
    await expect(links({ plan: 'free' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(links({ plan: 'gold' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is for owners, and only where billing is set up', async () => {
    const member = caller(database, await org.addMember('Mia'))
    await expect(member.call(buyPlan, { plan: 'pro' }, { shop: testShop() })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(caller(database, org.owner).call(buyPlan, { plan: 'pro' })).rejects.toMatchObject({
      code: 'unsupported',
      message: 'Billing is not set up on this server.',
    })
  })
})
