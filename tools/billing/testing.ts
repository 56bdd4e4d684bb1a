// For tests: a shop whose links say what they are for, and organizations that bought something.
import type { TestDatabase, TestOrg } from '../../db/testing.ts'
import type { Buyer, Shop } from '../shop.ts'

export function testShop(mode: Shop['mode'] = 'live'): Shop & { buyers: Buyer[] } {
  const buyers: Buyer[] = []
  const link = (buyer: Buyer, path: string) => {
    buyers.push(buyer)
    return Promise.resolve(`https://shop.example/${path}`)
  }
  return {
    mode,
    buyers,
    checkout: (buyer, product) => link(buyer, `buy/${product.key}`),
    changePlan: (buyer, product) => link(buyer, `change/${product.key}`),
    cancelPlan: buyer => link(buyer, 'cancel'),
    portal: buyer => link(buyer, 'portal'),
  }
}

/** As if the webhook had been told. */
export async function subscribe({ database }: TestDatabase, { id }: TestOrg, tier: string): Promise<void> {
  await database.query(
    `update organizations set subscription_tier = $2, stripe_customer_id = $3, stripe_subscription_id = $4,
       current_period_end = '2026-12-10T12:00:00Z' where id = $1`,
    [id, tier, `cus_${id}`, `sub_${id}`],
  )
}
