// Purchases through the real SDK, the demo shop, the webhook and the database: whatever the order, applied once.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unwrap } from '../../db/postgrest-errors.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Buyer, type Product, readProducts } from '../../tools/shop.ts'
import { type DemoShop, type SignedEvent, signatureOf, startDemoShop } from '../demo-shop/demo-shop.ts'
import { createScriptedAgent } from '../testing/scripted-agent.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createStripeShop, type StripeShop } from './stripe.ts'

const webhookSecret = 'whsec_test'

let db: TestDatabase
let products: Product[]
let demo: DemoShop
let shop: StripeShop
let server: TestServer
let org: TestOrg
/** The shop's clock. */
let time = Date.now()

beforeAll(async () => {
  db = await openTestDatabase()
  demo = await startDemoShop({ webhookSecret, wallTime: () => time })
  const { host, port, secretKey } = demo
  const publicUrl = () => 'http://127.0.0.1:1'
  shop = createStripeShop({ secretKey, webhookSecret, mode: 'test', publicUrl, api: { host, port } })
  server = await startTestServer({ database: db.database, agent: createScriptedAgent(), shop })
  const { owner } = await db.createOrg('Reader')
  products = await readProducts(owner.db)
})
afterAll(async () => {
  await server.close()
  await demo.close()
  await db.database.close()
})
beforeEach(async () => {
  org = await db.createOrg('Buyer')
  demo.events.length = 0
})
afterEach(() => {
  time = Date.now()
})

const product = (key: string): Product => {
  const found = products.find(other => other.key === key)
  if (!found) throw new Error(`there is no product ${key}`)
  return found
}
const account = async () => {
  const columns =
    'subscription_tier, token_balance, token_pack_balance, enabled_packs, owned_packs, stripe_customer_id, stripe_subscription_id, subscription_status, cancel_at_period_end, current_period_end' as const
  return unwrap(await org.owner.db.from('organizations').select(columns).eq('id', org.id).single())
}
const buyer = async (): Promise<Buyer> => {
  const { stripe_customer_id: customer, stripe_subscription_id: subscription } = await account()
  return { orgId: org.id, customer, subscription, email: org.owner.email, requestId: randomUUID() }
}
const post = (payload: string, signature: string) =>
  fetch(`${server.url}/stripe/webhook`, { method: 'POST', body: payload, headers: { 'stripe-signature': signature } })
const deliver = async (...events: SignedEvent[]) => {
  for (const { payload, signature } of events) expect((await post(payload, signature)).status).toBe(200)
}
/** Signs and tells something that the demo shop does not do by itself. */
const tell = (type: string, object: object, id = `evt_${randomUUID()}`) => {
  const seconds = Math.floor(Date.now() / 1000)
  const payload = JSON.stringify({ id, object: 'event', type, created: seconds, data: { object } })
  return post(payload, signatureOf(payload, webhookSecret, seconds))
}
const pay = async (key: string) => {
  const url = await shop.checkout(await buyer(), product(key))
  const response = await fetch(url, { method: 'POST', redirect: 'manual' })
  expect(response.status).toBe(303)
}
const lastPayment = () => {
  const payment = demo.books.payments.at(-1)
  if (!payment) throw new Error('nothing was paid')
  return payment
}
/** Hands over everything told so far. */
const settle = () => deliver(...demo.events.splice(0))
const subscription = async () => {
  const { stripe_subscription_id: id } = await account()
  const found = demo.books.subscriptions.find(other => other.id === id)
  if (!found) throw new Error('there is no subscription')
  return found
}
/** The ledger agrees with the balances. */
const addsUp = async () => {
  const [row] = await db.database.query<{ off: number }>(
    `select (select sum(month_tokens + pack_tokens) from token_grants where org_id = o.id)
       - (select coalesce(sum(effective_tokens), 0) from usage_logs where org_id = o.id)
       - token_balance - token_pack_balance as off from organizations o where id = $1`,
    [org.id],
  )
  expect(Number(row?.off)).toBe(0)
}
afterEach(addsUp)

describe('a token pack', () => {
  it('is added once, however often the event comes', async () => {
    await pay('tokens_2m')
    const [event] = demo.events
    if (event) await Promise.all([deliver(event), deliver(event), deliver(event)])
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 2_000_000, token_balance: 200_000 })
  })

  it('is the same order when the same request is made twice', async () => {
    const who = await buyer()
    const [first, second] = await Promise.all([1, 2].map(() => shop.checkout(who, product('tokens_500k'))))
    expect(await shop.checkout(who, product('tokens_500k'))).toBe(second)
    expect(first).toMatch(/\/pay\/cs_/)
  })

  it('goes back as far as it is refunded, and is owed where it was spent', async () => {
    await pay('tokens_500k')
    await settle()
    const payment = lastPayment()
    await demo.till.refund(payment, 300)
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 333_333 })
    await db.database.query('update organizations set token_balance = 0, token_pack_balance = 100 where id = $1', [
      org.id,
    ])
    await db.database.query(`update token_grants set month_tokens = -333233 where org_id = $1 and kind = 'opening'`, [
      org.id,
    ])
    await demo.till.refund(payment)
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 0, token_balance: -333_233 })
  })

  it('comes out the same when the refund is told before the payment', async () => {
    await pay('tokens_500k')
    await demo.till.refund(lastPayment(), 450)
    await deliver(...demo.events.splice(0).reverse())
    expect(await account()).toMatchObject({ token_pack_balance: 250_000 })
  })

  it('comes back when the refund fails, whenever that is told', async () => {
    await pay('tokens_500k')
    const payment = lastPayment()
    await demo.till.refund(payment)
    const told = demo.events.splice(0)
    await deliver(...told)
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
    await demo.till.failRefund(payment, 900)
    await deliver(...demo.events.splice(0))
    expect(await account()).toMatchObject({ token_pack_balance: 500_000 })
    // Refunded once more, that holds.
    await demo.till.refund(payment, 450)
    await deliver(...demo.events.splice(0), ...told)
    expect(await account()).toMatchObject({ token_pack_balance: 250_000 })
  })

  it('is taken away while the payment is disputed, and comes back when the dispute is won', async () => {
    await pay('tokens_500k')
    const payment = lastPayment()
    await demo.till.dispute(payment, 'needs_response')
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
    await demo.till.dispute(payment, 'won')
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 500_000 })
  })

  it('is gone when the dispute is lost, also when its beginning is told last, and as far as it was disputed', async () => {
    await pay('tokens_500k')
    const payment = lastPayment()
    await demo.till.dispute(payment, 'needs_response', 300)
    await demo.till.dispute(payment, 'lost', 300)
    await deliver(...demo.events.splice(0).reverse())
    expect(await account()).toMatchObject({ token_pack_balance: 333_333 })
    await demo.till.refund(payment, 600)
    await settle()
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
  })

  it('is taken away by a second dispute, too, and not by a question of the bank', async () => {
    await pay('tokens_500k')
    const { id: payment_intent } = lastPayment()
    await settle()
    const dispute = { object: 'dispute', payment_intent, amount: 900 }
    await tell('charge.dispute.created', { ...dispute, id: 'dp_question', status: 'warning_needs_response' })
    await tell('charge.dispute.closed', { ...dispute, id: 'dp_question', status: 'warning_closed' })
    await tell('charge.dispute.closed', { ...dispute, id: 'dp_first', status: 'won' })
    expect(await account()).toMatchObject({ token_pack_balance: 500_000 })
    await tell('charge.dispute.created', { ...dispute, id: 'dp_second', status: 'needs_response' })
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
  })

  it('is not given before it is paid', async () => {
    const metadata = { org_id: org.id, product: 'tokens_10m' }
    const session = {
      object: 'checkout.session',
      mode: 'payment',
      payment_intent: 'pi_later',
      amount_total: 11_900,
      metadata,
    }
    await tell('checkout.session.completed', { ...session, payment_status: 'unpaid' })
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
    await tell('checkout.session.async_payment_succeeded', { ...session, payment_status: 'paid' })
    expect(await account()).toMatchObject({ token_pack_balance: 10_000_000 })
  })
})

describe('a vertical pack', () => {
  it('is there and switched on when it is paid, and gone when it is refunded', async () => {
    await pay('reporting')
    await settle()
    expect(await account()).toMatchObject({ enabled_packs: ['scheduling', 'invoicing', 'reporting'] })
    await demo.till.refund(lastPayment())
    await settle()
    expect(await account()).toMatchObject({
      owned_packs: ['scheduling', 'invoicing'],
      enabled_packs: ['scheduling', 'invoicing'],
    })
  })
})

describe('a subscription', () => {
  it('brings the plan and its tokens once, in whatever order it is told', async () => {
    await pay('pro')
    const events = demo.events.splice(0)
    expect(events.map(({ type }) => type).sort()).toEqual([
      'checkout.session.completed',
      'customer.subscription.created',
      'invoice.paid',
    ])
    await deliver(...events.reverse(), ...events)
    expect(await account()).toMatchObject({
      subscription_tier: 'pro',
      token_balance: 2_000_000,
      subscription_status: 'active',
    })
  })

  it('renews its tokens once per period, and packs stay', async () => {
    await pay('pro')
    await pay('tokens_500k')
    await settle()
    await db.database.query('update organizations set token_balance = 5 where id = $1', [org.id])
    await db.database.query(
      `update token_grants set month_tokens = month_tokens - 1999995 where org_id = $1 and kind = 'period'`,
      [org.id],
    )
    await demo.till.renew(await subscription())
    const events = demo.events.splice(0)
    await deliver(...events, ...events.reverse())
    expect(await account()).toMatchObject({ token_balance: 2_000_000, token_pack_balance: 500_000 })
  })

  it('changes to a larger plan and back without gaining anything', async () => {
    await pay('pro')
    await settle()
    const url = await shop.changePlan(await buyer(), product('business'), products)
    const businessPrice = demo.books.prices.find(price => price.metadata.product === 'business')
    const form = new URLSearchParams({ price: businessPrice?.id ?? '' })
    await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
    await settle()
    expect(await account()).toMatchObject({ subscription_tier: 'business', token_balance: 10_000_000 })
    const pro = demo.books.prices.find(price => price.metadata.product === 'pro')
    if (pro) await demo.till.switchPlan(await subscription(), pro)
    await settle()
    expect(await account()).toMatchObject({ subscription_tier: 'pro', token_balance: 2_000_000 })
  })

  it('stays until the end of the period when it is cancelled, then it is the free plan', async () => {
    await pay('business')
    await settle()
    const url = await shop.cancelPlan(await buyer(), products)
    await fetch(url, { method: 'POST', body: new URLSearchParams({ cancel: 'yes' }), redirect: 'manual' })
    await settle()
    expect(await account()).toMatchObject({ subscription_tier: 'business', cancel_at_period_end: true })
    await demo.till.renew(await subscription())
    await settle()
    expect(await account()).toMatchObject({
      subscription_tier: 'free',
      token_balance: 200_000,
      stripe_subscription_id: null,
      cancel_at_period_end: false,
    })
  })

  it('keeps the plan while a payment is retried, without new tokens', async () => {
    await pay('pro')
    await settle()
    await demo.till.failPayment(await subscription())
    await settle()
    expect(await account()).toMatchObject({
      subscription_tier: 'pro',
      subscription_status: 'past_due',
      token_balance: 2_000_000,
    })
  })

  it('says in words that the shop is away, or refuses the key, and is not begun', async () => {
    const api = { host: demo.host, port: demo.port }
    const other = (options: { secretKey?: string; port?: number }) =>
      createStripeShop({
        secretKey: options.secretKey ?? demo.secretKey,
        webhookSecret,
        mode: 'test',
        publicUrl: () => 'http://127.0.0.1:1',
        api: { ...api, port: options.port ?? api.port },
      })
    const who = await buyer()
    await expect(other({ port: 1 }).checkout(who, product('pro'))).rejects.toMatchObject({
      code: 'busy',
      message: 'The payment service can not be reached at the moment.',
    })
    await expect(other({ secretKey: 'sk_test_wrong' }).portal(who, products)).rejects.toMatchObject({
      code: 'unsupported',
    })
    expect(demo.books.customers.filter(({ metadata }) => metadata.org_id === org.id)).toEqual([])
  })

  it('is one customer, however many checkouts are begun', async () => {
    const who = await buyer()
    await Promise.all(
      ['pro', 'business', 'tokens_2m'].map(key => shop.checkout({ ...who, requestId: randomUUID() }, product(key))),
    )
    expect(demo.books.customers.filter(({ metadata }) => metadata.org_id === org.id)).toHaveLength(1)
  })
})

describe('the webhook', () => {
  it('refuses events that nobody signed, that were changed, or that are old', async () => {
    await pay('tokens_10m')
    const [event] = demo.events.splice(0)
    if (!event) throw new Error('nothing was told')
    const old = Math.floor(Date.now() / 1000) - 600
    const refused = [
      [event.payload, ''],
      [event.payload, 't=1,v1=00'],
      [event.payload.replace('"paid"', '"paid "'), event.signature],
      [event.payload, signatureOf(event.payload, 'whsec_other', Math.floor(Date.now() / 1000))],
      [event.payload, signatureOf(event.payload, webhookSecret, old)],
    ] as const
    for (const [payload, signature] of refused) expect((await post(payload, signature)).status).toBe(401)
    expect(await account()).toMatchObject({ token_pack_balance: 0 })
    await deliver(event)
    expect(await account()).toMatchObject({ token_pack_balance: 10_000_000 })
  })

  it('keeps a refund of a payment that bought nothing here, and changes no balance', async () => {
    demo.books.payments.push({ id: 'pi_stranger', amount: 700, currency: 'chf', refunded: 700 })
    const before = await account()
    const charge = { object: 'charge', payment_intent: 'pi_stranger', amount_refunded: 700 }
    expect((await tell('charge.refunded', charge)).status).toBe(200)
    expect(await account()).toEqual(before)
  })

  it('acknowledges and logs what it does not know', async () => {
    const id = `evt_${randomUUID()}`
    expect((await tell('payout.created', { object: 'payout' }, id)).status).toBe(200)
    expect((await tell('payout.created', { object: 'payout' }, id)).status).toBe(200)
    const said = server.logged.map(line => JSON.parse(line)).filter(line => line.stripeEvent === id)
    expect(said.map(line => line.outcome)).toEqual(['ignored', 'duplicate'])
  })

  it('leaves a customer alone that is nobody’s here', async () => {
    demo.books.customers.push({ id: 'cus_stranger', object: 'customer', metadata: {} })
    expect((await tell('invoice.paid', { object: 'invoice', customer: 'cus_stranger' })).status).toBe(200)
  })

  it('asks for the event again when the shop could not be asked', async () => {
    const id = `evt_${randomUUID()}`
    expect((await tell('invoice.paid', { object: 'invoice', customer: 'cus_gone' }, id)).status).toBe(500)
    expect(await db.database.query('select from stripe_events where id = $1', [id])).toEqual([])
  })

  it('is not there without a shop', async () => {
    const bare = await startTestServer({ database: db.database, agent: createScriptedAgent() })
    expect((await fetch(`${bare.url}/stripe/webhook`, { method: 'POST', body: '{}' })).status).toBe(404)
    await bare.close()
  })
})
