// Random courses of turns, aborts, resets, purchases and webhooks told late, twice and in any order: after every step the
// ledger, the log and the balances agree. A killed turn is here one that nobody settles; server/metering-crash.test.ts kills.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unwrap } from '../../db/postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Product, readProducts } from '../../tools/shop.ts'
import { type DemoShop, type SignedEvent, startDemoShop } from '../demo-shop/demo-shop.ts'
import { applyEvent } from './apply-event.ts'
import { createStripeShop, type StripeShop } from './stripe.ts'

const webhookSecret = 'whsec_test'
const steps = 60

let db: TestDatabase
let demo: DemoShop
let shop: StripeShop
let products: Product[]
beforeAll(async () => {
  db = await openTestDatabase()
  demo = await startDemoShop({ webhookSecret, wallTime: Date.now })
  const { host, port, secretKey } = demo
  const publicUrl = () => 'http://127.0.0.1:1'
  shop = createStripeShop({ secretKey, webhookSecret, mode: 'test', publicUrl, api: { host, port } })
  products = await readProducts((await db.createOrg('Reader')).owner.db)
})
afterAll(async () => {
  await demo.close()
  await db.database.close()
})

/** The same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** One organization that lives through anything. */
async function openLife(org: TestOrg, roll: (sides: number) => number) {
  const { db: user } = org.owner
  const turn = { p_conversation_id: randomUUID(), p_run_id: randomUUID() }
  unwrap(await user.rpc('open_turn', { ...turn, p_message: null, p_history: 1 }))
  const payments = new Set<string>()
  const untold: SignedEvent[] = []
  const told: SignedEvent[] = []

  const reserve = (callId: string) =>
    user.rpc('reserve_call', { ...turn, p_call_id: callId, p_model: 'm', p_tokens: 500, p_messages: [] })
  const settle = (callId: string, tokens: number) =>
    user.rpc('settle_call', {
      ...turn,
      p_call_id: callId,
      p_model: 'm',
      p_tokens_in: tokens,
      p_tokens_out: roll(50),
      p_multiplier: [0, 0.1, 1, 16.7][roll(4)] ?? 1,
      p_messages: [],
      p_final: false,
    })
  const tell = async (event: SignedEvent) => {
    await applyEvent(db.database.service(), shop, await shop.readEvent(event.payload, event.signature))
    told.push(event)
  }
  const collect = () => void untold.push(...demo.events.splice(0))
  const pick = <Item>(items: Item[]): Item | undefined => items[roll(items.length || 1)]
  const subscriptions = () => demo.books.subscriptions.filter(({ metadata }) => metadata.org_id === org.id)
  const live = () => subscriptions().find(({ status }) => status !== 'canceled')
  const payment = () => pick(demo.books.payments.filter(({ id }) => payments.has(id)))

  async function buy(key: string): Promise<void> {
    const product = products.find(other => other.key === key)
    if (!product || (product.kind === 'plan' && live())) return
    const buyer = { orgId: org.id, customer: null, subscription: null, email: '', requestId: randomUUID() }
    const id = (await shop.checkout(buyer, product)).split('/').at(-1)
    const session = demo.books.sessions.find(other => other.id === id)
    if (session) await demo.till.complete(session)
    if (session?.payment_intent) payments.add(session.payment_intent)
  }

  const deeds: (() => Promise<unknown>)[] = [
    async () => {
      const call = randomUUID()
      await reserve(call)
      await settle(call, roll(4000))
    },
    // Stopped, and paid as far as it got, told twice.
    async () => {
      const call = randomUUID()
      await reserve(call)
      await Promise.all([settle(call, 40), settle(call, 40)])
    },
    // As if killed: nobody settles it.
    () => Promise.resolve(reserve(randomUUID())),
    () => Promise.all([1, 2, 3, 4].map(n => settle(randomUUID(), n * 700))),
    async () => {
      await db.database.query(
        `update organizations set current_period_end = '2026-11-22T08:00:00Z' where id = $1 and stripe_subscription_id is null`,
        [org.id],
      )
      await Promise.all([user.rpc('renew_period'), user.rpc('renew_period')])
    },
    () => buy('tokens_500k'),
    () => buy('reporting'),
    () => buy('pro'),
    async () => {
      const subscription = live()
      if (subscription) await demo.till.renew(subscription)
    },
    async () => {
      const [subscription, business] = [
        live(),
        demo.books.prices.find(({ metadata }) => metadata.product === 'business'),
      ]
      if (subscription && business) await demo.till.switchPlan(subscription, business)
    },
    async () => {
      const subscription = live()
      if (subscription) await (roll(2) ? demo.till.end(subscription) : demo.till.cancelAtPeriodEnd(subscription, true))
    },
    async () => {
      const bought = payment()
      if (bought) await demo.till.refund(bought, roll(500))
    },
    async () => {
      const bought = payment()
      if (bought) await demo.till.failRefund(bought, roll(500))
    },
    async () => {
      const bought = payment()
      if (bought) await demo.till.dispute(bought, (['needs_response', 'won', 'lost'] as const)[roll(3)] ?? 'won')
    },
  ]

  return {
    async step() {
      await pick(deeds)?.()
      collect()
      // Some are told now, in any order; some of those for the second time.
      for (let n = roll(4); n > 0; n--) {
        const [event] = untold.splice(roll(untold.length || 1), 1)
        if (event) await tell(event)
      }
      const again = pick(told)
      if (again && roll(3) === 0) await tell(again)
    },
    async tellAll() {
      for (const event of [...untold.splice(0).reverse(), ...told]) await tell(event)
    },
    live,
  }
}

async function state(org: TestOrg) {
  const [row] = await db.database.query<{ off: number; packs: number; tier: string; bought: number; periods: number }>(
    `select (select sum(month_tokens + pack_tokens) from token_grants where org_id = o.id)
       - (select coalesce(sum(effective_tokens), 0) from usage_logs where org_id = o.id)
       - token_balance - token_pack_balance as off,
       token_pack_balance as packs, subscription_tier as tier,
       (select coalesce(sum(tokens_granted), 0) from purchases where org_id = o.id)
       - (select coalesce(sum(month_tokens + pack_tokens), 0) from token_grants where org_id = o.id and kind = 'purchase') as bought
     from organizations o where id = $1`,
    [org.id],
  )
  return row
}

it.each([1, 2, 3, 4, 5, 6])('adds up after every step of course %i', async seed => {
  const org = await db.createOrg(`Course ${seed}`)
  const roll = dice(seed)
  const life = await openLife(org, roll)
  for (let n = 0; n < steps; n++) {
    await life.step()
    const now = await state(org)
    expect(Number(now?.off), `step ${n}`).toBe(0)
    expect(now?.packs, `step ${n}`).toBeGreaterThanOrEqual(0)
  }
  await life.tellAll()
  const end = await state(org)
  expect(Number(end?.off)).toBe(0)
  // What purchases are good for is what they granted, and the plan is the one that is paid.
  expect(Number(end?.bought)).toBe(0)
  expect(end?.tier).toBe(life.live()?.items.data[0]?.price.metadata.product ?? 'free')
  // Everything told once more changes nothing.
  const before = await db.database.query('select * from organizations where id = $1', [org.id])
  await life.tellAll()
  expect(await db.database.query('select * from organizations where id = $1', [org.id])).toEqual(before)
})
