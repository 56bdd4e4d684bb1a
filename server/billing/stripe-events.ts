// What an event of Stripe's means to us: look at a customer's subscription again, one more fact about a payment, or nothing.
import type Stripe from 'stripe'

/** A fact about a one-time payment. Amounts are in the smallest unit of the currency. */
export interface PaymentFact {
  payment: string
  org_id?: string
  product?: string
  amount?: number
  refunded?: number
  dispute?: 'open' | 'won' | 'lost'
}

interface EventName {
  id: string
  type: string
}

export type ShopEvent = EventName &
  ({ kind: 'subscription'; customer: string } | { kind: 'payment'; fact: PaymentFact } | { kind: 'other' })

export function shopEvent(event: Stripe.Event): ShopEvent {
  const { id, type } = event
  return { id, type, ...meaningOf(event) }
}

type Meaning = { kind: 'subscription'; customer: string } | { kind: 'payment'; fact: PaymentFact } | { kind: 'other' }

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
    case 'charge.refunded': {
      const { payment_intent, amount_refunded: refunded } = event.data.object
      return paymentOf(payment_intent, { refunded })
    }
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

/** A warning is a question of the bank's: no money was taken back. */
function disputed({ payment_intent, status }: Stripe.Dispute): Meaning {
  if (status === 'won' || status === 'warning_closed' || status === 'prevented')
    return paymentOf(payment_intent, { dispute: 'won' })
  if (status.startsWith('warning')) return nothing
  return paymentOf(payment_intent, { dispute: status === 'lost' ? 'lost' : 'open' })
}
