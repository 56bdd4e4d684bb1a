import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { caller } from '../testing.ts'
import { buyPack } from './buy-pack.ts'
import { testShop } from './testing.ts'

let database: TestDatabase
let org: TestOrg
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Billing')
})
afterAll(() => database.database.close())

const links = async (input: object, who = org) =>
  (await caller(database, who.owner).call(buyPack, input, { kind: 'links', shop: testShop() })).links

describe('buy_pack', () => {
  it('leads to the checkout of a pack that the organization does not have', async () => {
    expect(await links({ pack: 'reporting' })).toEqual([
      {
        label: 'Reporting',
        url: 'https://shop.example/buy/reporting',
        offer: { price: 49, currency: 'CHF', monthly: false },
      },
    ])
  })

  it('says so when it has it, and knows its packs', async () => {
    await expect(links({ pack: 'invoicing' })).rejects.toMatchObject({ code: 'conflict' })
    const rich = await database.createOrg('Rich')
    await database.database.query(`update organizations set owned_packs = owned_packs || '{reporting}' where id = $1`, [
      rich.id,
    ])
    await expect(links({ pack: 'reporting' }, rich)).rejects.toMatchObject({ code: 'conflict' })
    await expect(links({ pack: 'magic' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is for owners, and only where billing is set up', async () => {
    const member = caller(database, await org.addMember('Mia'))
    await expect(member.call(buyPack, { pack: 'reporting' }, { shop: testShop() })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(caller(database, org.owner).call(buyPack, { pack: 'reporting' })).rejects.toMatchObject({
      code: 'unsupported',
      message: 'Billing is not set up on this server.',
    })
  })
})
