// Stripe behind one narrow interface: the only file that knows its SDK. See docs/decisions on billing.
import Stripe from 'stripe'
import { CrmError } from '../../db/errors.ts'
import type { Buyer, Product, Shop } from '../../tools/shop.ts'
import { inWords } from './shop-errors.ts'
import { type ShopEvent, shopEvent } from './stripe-events.ts'

export interface StripeOptions {
  secretKey: string
  webhookSecret: string
  mode: Shop['mode']
  /** Where people come back to. Asked late: a server on any free port knows its address only once it listens. */
  publicUrl(): string
  /** Another server than Stripe's own: the demo shop. */
  api?: { host: string; port: number }
}

/** The subscription that counts, as Stripe has it now. */
export interface SubscriptionState {
  id: string
  status: string
  tier: string
  period_start: string
  period_end: string
  cancel_at_period_end: boolean
}

export interface StripeShop extends Shop {
  /** @throws {CrmError} `unauthenticated` when the signature is wrong or too old. */
  readEvent(rawBody: string, signature: string): Promise<ShopEvent>
  /** Whose customer this is, and what they have now. */
  readCustomer(customer: string): Promise<{ orgId: string | undefined; subscription: SubscriptionState | null }>
  /** How much of a payment went back, in the smallest unit of the currency. */
  readRefunded(payment: string): Promise<number>
}

type Prices = Map<string, Stripe.Price>

export function createStripeShop(options: StripeOptions): StripeShop {
  const { api, publicUrl } = options
  const stripe = new Stripe(options.secretKey, {
    telemetry: false,
    timeout: 20_000,
    maxNetworkRetries: api ? 0 : 2,
    ...(api && { host: api.host, port: api.port, protocol: 'http' }),
  })

  /** Stripe's own record of a product, made on first need and again when our price changed. */
  async function priceOf(product: Product): Promise<Stripe.Price> {
    const unit_amount = Math.round(product.price * 100)
    const currency = product.currency.toLowerCase()
    const lookup_key = `orbitcrm_${product.key}`
    const known = await stripe.prices.list({ lookup_keys: [lookup_key], active: true })
    const [price] = known.data
    if (price?.unit_amount === unit_amount && price.currency === currency) return price
    return stripe.prices.create({
      currency,
      unit_amount,
      lookup_key,
      transfer_lookup_key: true,
      metadata: { product: product.key },
      ...(product.kind === 'plan' && { recurring: { interval: 'month' } }),
      ...(price
        ? { product: typeof price.product === 'string' ? price.product : price.product.id }
        : { product_data: { name: `OrbitCRM ${product.title}` } }),
    })
  }

  async function plansOf(all: readonly Product[]): Promise<Prices> {
    const plans = all.filter(({ kind, price }) => kind === 'plan' && price > 0)
    return new Map(await Promise.all(plans.map(async plan => [plan.key, await priceOf(plan)] as const)))
  }

  /** One customer per organization: the known one, one that Stripe finds, or a new one. */
  async function customerOf({ orgId, customer }: Buyer): Promise<string> {
    if (customer) return customer
    const found = await stripe.customers.search({ query: `metadata['org_id']:'${orgId}'`, limit: 1 })
    const [known] = found.data
    if (known) return known.id
    // What was just made is not found by a search yet: the key makes the second request answer with the first's.
    const made = await stripe.customers.create(
      { metadata: { org_id: orgId } },
      { idempotencyKey: `orbitcrm-customer-${orgId}` },
    )
    return made.id
  }

  /** The portal lets people change between our plans; Stripe wants that told once. */
  async function portalConfiguration(prices: Prices): Promise<string> {
    const version = [...prices.values()].map(price => price.id).join(' ')
    const known = await stripe.billingPortal.configurations.list({ active: true, limit: 100 })
    const found = known.data.find(({ metadata }) => metadata?.orbitcrm === version)
    if (found) return found.id
    const made = await stripe.billingPortal.configurations.create({
      metadata: { orbitcrm: version },
      features: {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price'],
          proration_behavior: 'create_prorations',
          products: [...prices.values()].map(price => ({
            product: typeof price.product === 'string' ? price.product : price.product.id,
            prices: [price.id],
          })),
        },
      },
    })
    return made.id
  }

  async function openPortal(
    buyer: Buyer,
    prices: Prices,
    flow_data?: Stripe.BillingPortal.SessionCreateParams.FlowData,
  ): Promise<string> {
    const [customer, configuration] = await Promise.all([customerOf(buyer), portalConfiguration(prices)])
    const session = await stripe.billingPortal.sessions.create({
      customer,
      configuration,
      return_url: publicUrl(),
      ...(flow_data && { flow_data }),
    })
    return session.url
  }

  return {
    mode: options.mode,

    checkout: inWords(async (buyer, product) => {
      const [customer, price] = await Promise.all([customerOf(buyer), priceOf(product)])
      const metadata = { org_id: buyer.orgId, product: product.key }
      const plan = product.kind === 'plan'
      const session = await stripe.checkout.sessions.create(
        {
          mode: plan ? 'subscription' : 'payment',
          customer,
          client_reference_id: buyer.orgId,
          line_items: [{ price: price.id, quantity: 1 }],
          metadata,
          success_url: publicUrl(),
          cancel_url: publicUrl(),
          ...(plan ? { subscription_data: { metadata } } : { payment_intent_data: { metadata } }),
        },
        { idempotencyKey: `${buyer.requestId}-${product.key}` },
      )
      if (!session.url) throw new Error('Stripe gave no address for the checkout.')
      return session.url
    }),

    changePlan: inWords(async (buyer, product, all) => {
      const subscription = buyer.subscription ?? ''
      const [prices, current] = await Promise.all([plansOf(all), stripe.subscriptions.retrieve(subscription)])
      const [item] = current.items.data
      const price = prices.get(product.key)
      if (!item || !price) throw new Error(`The subscription ${subscription} can't become ${product.key}.`)
      const items = [{ id: item.id, price: price.id, quantity: 1 }]
      return openPortal(buyer, prices, {
        type: 'subscription_update_confirm',
        subscription_update_confirm: { subscription, items },
        after_completion: { type: 'redirect', redirect: { return_url: publicUrl() } },
      })
    }),

    cancelPlan: inWords(async (buyer, all) =>
      openPortal(buyer, await plansOf(all), {
        type: 'subscription_cancel',
        subscription_cancel: { subscription: buyer.subscription ?? '' },
      }),
    ),

    portal: inWords(async (buyer, all) => openPortal(buyer, await plansOf(all))),

    async readEvent(rawBody, signature) {
      try {
        return shopEvent(await stripe.webhooks.constructEventAsync(rawBody, signature, options.webhookSecret))
      } catch (thrown) {
        if (!(thrown instanceof Stripe.errors.StripeSignatureVerificationError)) throw thrown
        throw new CrmError('unauthenticated', 'The signature of this event is not valid.', { cause: thrown })
      }
    },

    async readCustomer(id) {
      const customer = await stripe.customers.retrieve(id, { expand: ['subscriptions'] })
      if (customer.deleted) return { orgId: undefined, subscription: null }
      const best = [...(customer.subscriptions?.data ?? [])].sort(byWorth)[0]
      return { orgId: customer.metadata.org_id, subscription: best ? stateOf(best) : null }
    },

    async readRefunded(payment) {
      const { latest_charge: charge } = await stripe.paymentIntents.retrieve(payment, { expand: ['latest_charge'] })
      return typeof charge === 'object' && charge ? charge.amount_refunded : 0
    },
  }
}

const liveFirst = ['active', 'trialing', 'past_due']

/** Paid twice by mistake, the larger plan counts; then the newer one. */
function byWorth(one: Stripe.Subscription, other: Stripe.Subscription): number {
  const rank = ({ status }: Stripe.Subscription) => (liveFirst.indexOf(status) + 4) % 4
  const amount = ({ items }: Stripe.Subscription) => items.data[0]?.price.unit_amount ?? 0
  return rank(one) - rank(other) || amount(other) - amount(one) || other.created - one.created
}

function stateOf({ id, status, items, cancel_at_period_end }: Stripe.Subscription): SubscriptionState {
  const [item] = items.data
  const time = (seconds = 0) => new Date(seconds * 1000).toISOString()
  return {
    id,
    status,
    tier: item?.price.metadata.product ?? '',
    period_start: time(item?.current_period_start),
    period_end: time(item?.current_period_end),
    cancel_at_period_end,
  }
}
