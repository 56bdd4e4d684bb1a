// What an event of Stripe's means to us: look at a subscription or at refunds again, one more fact about a payment, or nothing.
import type Stripe from 'stripe'

/** A fact about a one-time payment. Amounts are in the smallest unit of the currency. */
export interface PaymentFact {
  payment: string
  org_id?: string
  product?: string
  amount?: number
  dispute?: { id: string; amount: number; state: 'open' | 'won' | 'lost' }
}

interface EventName {
  id: string
  type: string
}

type Meaning =
  | { kind: 'subscription'; customer: string }
  | { kind: 'refund'; payment: string }
  | { kind: 'payment'; fact: PaymentFact }
  | { kind: 'other' }

export type ShopEvent = EventName & Meaning

export function shopEvent(event: Stripe.Event): ShopEvent {
  const { id, type } = event
  return { id, type, ...meaningOf(event) }
}

const nothing: Meaning = { kind: 'other' }

function meaningOf(event: Stripe.Event): Meaning {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return checkedOut(event.data.object)
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted':
    case 'customer.subscription.paused':
    case 'customer.subscription.resumed':
    case 'invoice.paid':
    case 'invoice.payment_failed':
      return subscriptionOf(event.data.object.customer)
    case 'charge.refunded':
    case 'refund.updated':
    case 'refund.failed':
      return refundOf(event.data.object.payment_intent)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
      return disputed(event.data.object)
    default:
      return nothing
  }
}

type Reference = string | { id: string } | null | undefined

function idOf(reference: Reference): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id
}

function subscriptionOf(reference: Reference): Meaning {
  const customer = idOf(reference)
  return customer === undefined ? nothing : { kind: 'subscription', customer }
}

/** A refund can fail days later, then the sum goes down again: only Stripe's own sum is true. */
function refundOf(reference: Reference): Meaning {
  const payment = idOf(reference)
  return payment === undefined ? nothing : { kind: 'refund', payment }
}

function paymentOf(reference: Reference, fact: Omit<PaymentFact, 'payment'>): Meaning {
  const payment = idOf(reference)
  return payment === undefined ? nothing : { kind: 'payment', fact: { payment, ...fact } }
}

/** A bank transfer is checked out before it is paid: then a second event says that it was. */
function checkedOut(session: Stripe.Checkout.Session): Meaning {
  if (session.mode === 'subscription') return subscriptionOf(session.customer)
  const { org_id, product } = session.metadata ?? {}
  if (session.payment_status !== 'paid' || !org_id || !product) return nothing
  return paymentOf(session.payment_intent, { org_id, product, amount: session.amount_total ?? 0 })
}

/** A warning is a question of the bank's: no money was taken, and none comes back when it is closed. */
function disputed({ id, amount, payment_intent, status }: Stripe.Dispute): Meaning {
  if (status.startsWith('warning') || status === 'prevented') return nothing
  const state = status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open'
  return paymentOf(payment_intent, { dispute: { id, amount, state } })
}
