import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { buyTokens } from './buy-tokens.ts'
import { testShop } from './testing.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Billing')
})
afterAll(() => database.database.close())

const links = async (input: object) =>
  (await caller(database, org.owner).call(buyTokens, input, { kind: 'links', shop: testShop() })).links

describe('buy_tokens', () => {
  it('offers all token packs with their prices', async () => {
    expect(await links({})).toEqual([
      {
        label: '500k tokens',
        url: 'https://shop.example/buy/tokens_500k',
        offer: { price: 9, currency: 'CHF', monthly: false },
      },
      {
        label: '2M tokens',
        url: 'https://shop.example/buy/tokens_2m',
        offer: { price: 29, currency: 'CHF', monthly: false },
      },
      {
        label: '10M tokens',
        url: 'https://shop.example/buy/tokens_10m',
        offer: { price: 119, currency: 'CHF', monthly: false },
      },
    ])
  })

  it.each([
    [1, ['500k tokens']],
    [500_001, ['2M tokens']],
    [99_000_000, ['500k tokens', '2M tokens', '10M tokens']],
  ])('for %i tokens offers %j', async (amount, labels) => {
    expect((await links({ amount })).map(({ label }) => label)).toEqual(labels)
  })

  it('wants an amount that is one', async () => {
    await expect(links({ amount: -5 })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is for owners, and only where billing is set up', async () => {
    const member = caller(database, await org.addMember('Mia'))
    await expect(member.call(buyTokens, {}, { shop: testShop() })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(caller(database, org.owner).call(buyTokens, {})).rejects.toMatchObject({
      code: 'unsupported',
      message: 'Billing is not set up on this server.',
    })
  })
})
