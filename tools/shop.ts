// The shop as tools see it: what can be bought, and links to where it is paid. The server knows how; without one, billing
// is not set up.
import type { Db } from '../db/database.ts'
import { CrmError } from '../db/errors.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import type { Offer } from './card.ts'
import type { ToolContext } from './tool.ts'

/** Who buys. All of it is the shop's own; the model knows none of it. */
export interface Buyer {
  orgId: string
  customer: string | null
  subscription: string | null
  email: string
  /** The same request twice is the same link. */
  requestId: string
}

export interface Product {
  key: string
  kind: string
  title: string
  tokens: number
  price: number
  currency: string
}

export interface Shop {
  /** Whether money moves: a demo shop on this machine, the provider's test mode, or real payments. */
  mode: 'demo' | 'test' | 'live'
  /** Where this product is paid. */
  checkout(buyer: Buyer, product: Product): Promise<string>
  /** Where the subscription's change to this plan is confirmed; proration is shown there. */
  changePlan(buyer: Buyer, product: Product, all: readonly Product[]): Promise<string>
  /** Where the subscription is cancelled, at the end of the period. */
  cancelPlan(buyer: Buyer, all: readonly Product[]): Promise<string>
  /** Where invoices, cards and the plan are looked after. */
  portal(buyer: Buyer, all: readonly Product[]): Promise<string>
}

/** @throws {CrmError} `unsupported` where nothing can be bought. */
export function requireShop({ shop }: ToolContext): Shop {
  if (shop) return shop
  throw new CrmError('unsupported', 'Billing is not set up on this server.', {
    hint: 'Whoever runs it sets the keys of Stripe.',
  })
}

/** The shop is away: trying again later helps. */
export function shopAway(cause: unknown): CrmError {
  return new CrmError('busy', 'The payment service can not be reached at the moment.', {
    hint: 'Nothing was bought. Please try again in a few minutes.',
    cause,
  })
}

/** The shop refuses this server: trying again doesn't help. */
export function shopRefuses(cause: unknown): CrmError {
  return new CrmError('unsupported', 'The payment service does not accept the key of this server.', {
    hint: 'Nothing was bought. Whoever runs the server has to set another key.',
    cause,
  })
}

const productColumns = 'key, kind, title, tokens, price, currency' as const
const accountColumns =
  'stripe_customer_id, stripe_subscription_id, subscription_tier, subscription_status, cancel_at_period_end, owned_packs, current_period_end' as const

export async function readProducts(db: Db): Promise<Product[]> {
  return unwrap(await db.from('products').select(productColumns).order('position'))
}

export async function readAccount({ db, org }: ToolContext) {
  return unwrap(await db.from('organizations').select(accountColumns).eq('id', org.id).single())
}

export type Account = Awaited<ReturnType<typeof readAccount>>

export function buyerOf({ org, user, callId }: ToolContext, account: Account): Buyer {
  const { stripe_customer_id: customer, stripe_subscription_id: subscription } = account
  return { orgId: org.id, customer, subscription, email: user.email, requestId: callId }
}

/** Said on the card, so that nobody takes play money for real or real money for play. */
export const shopNotes = {
  demo: 'Demo shop on this machine: no money moves.',
  test: 'Test mode: no money moves.',
  live: undefined,
} as const satisfies Record<Shop['mode'], string | undefined>

/** A token pack's name says how many it has. */
export function offerOf({ kind, price, currency, tokens }: Product): Offer {
  const monthly = kind === 'plan'
  return { price: Number(price), currency, monthly, ...(monthly && { tokens }) }
}
