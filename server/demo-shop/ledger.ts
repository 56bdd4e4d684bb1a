// What the demo shop remembers: Stripe's objects as far as we use them, in a file when it is to outlive the process.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

export type Metadata = Record<string, string>

export interface Customer {
  id: string
  object: 'customer'
  metadata: Metadata
}
export interface Price {
  id: string
  object: 'price'
  product: string
  currency: string
  unit_amount: number
  lookup_key: string | null
  active: boolean
  metadata: Metadata
  recurring: { interval: string } | null
}
export interface Product {
  id: string
  object: 'product'
  name: string
}
export interface CheckoutSession {
  id: string
  object: 'checkout.session'
  mode: 'payment' | 'subscription'
  status: 'open' | 'complete'
  payment_status: 'unpaid' | 'paid'
  customer: string
  metadata: Metadata
  amount_total: number
  currency: string
  payment_intent: string | null
  subscription: string | null
  success_url: string
  cancel_url: string
  url: string
  /** The price that is bought. */
  price: string
}
export interface Subscription {
  id: string
  object: 'subscription'
  customer: string
  status: 'active' | 'past_due' | 'canceled'
  created: number
  cancel_at_period_end: boolean
  metadata: Metadata
  items: {
    object: 'list'
    data: { id: string; price: Price; quantity: 1; current_period_start: number; current_period_end: number }[]
  }
}
export interface Payment {
  id: string
  amount: number
  currency: string
  refunded: number
}
export interface PortalSession {
  id: string
  object: 'billing_portal.session'
  customer: string
  return_url: string
  url: string
  /** What the person came for. */
  flow: { type: string; price?: string }
}
export interface PortalConfiguration {
  id: string
  object: 'billing_portal.configuration'
  active: true
  metadata: Metadata
  prices: string[]
}

export interface Books {
  customers: Customer[]
  products: Product[]
  prices: Price[]
  sessions: CheckoutSession[]
  subscriptions: Subscription[]
  payments: Payment[]
  portals: PortalSession[]
  configurations: PortalConfiguration[]
  /** Requests with an idempotency key, and the object that they were answered with. */
  answered: Record<string, string>
}

const empty: Books = {
  customers: [],
  products: [],
  prices: [],
  sessions: [],
  subscriptions: [],
  payments: [],
  portals: [],
  configurations: [],
  answered: {},
}

export interface Ledger {
  books: Books
  save(): void
}

export function openLedger(file: string | undefined): Ledger {
  const books: Books =
    file !== undefined && existsSync(file)
      ? { ...structuredClone(empty), ...JSON.parse(readFileSync(file, 'utf8')) }
      : structuredClone(empty)
  return { books, save: () => file !== undefined && writeFileSync(file, JSON.stringify(books), { mode: 0o600 }) }
}

export function newId(prefix: string): string {
  return `${prefix}_demo${randomBytes(9).toString('hex')}`
}
