// What happens in the demo shop: payments, subscriptions, refunds, disputes – and the events that tell of them.
import { type CheckoutSession, type Ledger, newId, type Payment, type Price, type Subscription } from './ledger.ts'

export type Emit = (type: string, object: object) => Promise<void>

export interface Till {
  /** The person paid. */
  complete(session: CheckoutSession): Promise<void>
  switchPlan(subscription: Subscription, price: Price): Promise<void>
  cancelAtPeriodEnd(subscription: Subscription, cancel: boolean): Promise<void>
  /** The period is over: the next one is paid, or the subscription ends. */
  renew(subscription: Subscription): Promise<void>
  failPayment(subscription: Subscription): Promise<void>
  end(subscription: Subscription): Promise<void>
  /** All of it when no amount is said. */
  refund(payment: Payment, amount?: number): Promise<void>
  /** The bank could not pay it out: the money is the shop's again. */
  failRefund(payment: Payment, amount: number): Promise<void>
  dispute(payment: Payment, status: 'needs_response' | 'won' | 'lost', amount?: number): Promise<void>
}

export function createTill({ books, save }: Ledger, emit: Emit, wallTime: () => number): Till {
  const seconds = () => Math.floor(wallTime() / 1000)

  async function tell(type: string, object: object): Promise<void> {
    save()
    await emit(type, object)
  }

  function subscribe({ customer, metadata }: CheckoutSession, price: Price): Subscription {
    const start = seconds()
    const item = { id: newId('si'), price, quantity: 1 as const, current_period_start: start }
    const subscription: Subscription = {
      id: newId('sub'),
      object: 'subscription',
      customer,
      status: 'active',
      created: start,
      cancel_at_period_end: false,
      metadata,
      items: { object: 'list', data: [{ ...item, current_period_end: monthAfter(start) }] },
    }
    books.subscriptions.push(subscription)
    return subscription
  }

  async function completeSubscription(session: CheckoutSession, price: Price): Promise<void> {
    const subscription = subscribe(session, price)
    session.subscription = subscription.id
    await tell('customer.subscription.created', subscription)
    await tell('invoice.paid', invoiceOf(subscription))
    await tell('checkout.session.completed', session)
  }

  return {
    async complete(session) {
      const price = books.prices.find(({ id }) => id === session.price)
      if (session.status === 'complete' || !price) return
      session.status = 'complete'
      session.payment_status = 'paid'
      if (session.mode === 'subscription') return completeSubscription(session, price)
      const { amount_total: amount, currency } = session
      const payment: Payment = { id: newId('pi'), amount, currency, refunded: 0 }
      books.payments.push(payment)
      session.payment_intent = payment.id
      await tell('checkout.session.completed', session)
    },
    async switchPlan(subscription, price) {
      const [item] = subscription.items.data
      if (!item || item.price.id === price.id) return
      item.price = price
      await tell('customer.subscription.updated', subscription)
    },
    async cancelAtPeriodEnd(subscription, cancel) {
      subscription.cancel_at_period_end = cancel
      await tell('customer.subscription.updated', subscription)
    },
    async renew(subscription) {
      if (subscription.cancel_at_period_end) return this.end(subscription)
      const [item] = subscription.items.data
      if (!item) return
      item.current_period_start = item.current_period_end
      item.current_period_end = monthAfter(item.current_period_start)
      subscription.status = 'active'
      await tell('customer.subscription.updated', subscription)
      await tell('invoice.paid', invoiceOf(subscription))
    },
    async failPayment(subscription) {
      subscription.status = 'past_due'
      await tell('customer.subscription.updated', subscription)
      await tell('invoice.payment_failed', invoiceOf(subscription))
    },
    async end(subscription) {
      subscription.status = 'canceled'
      await tell('customer.subscription.deleted', subscription)
    },
    async refund(payment, amount = payment.amount - payment.refunded) {
      payment.refunded = Math.min(payment.amount, payment.refunded + amount)
      const { id: payment_intent, refunded: amount_refunded } = payment
      await tell('charge.refunded', { id: newId('ch'), object: 'charge', payment_intent, amount_refunded })
    },
    async failRefund(payment, amount) {
      payment.refunded = Math.max(0, payment.refunded - amount)
      await tell('refund.failed', { id: newId('re'), object: 'refund', payment_intent: payment.id, status: 'failed' })
    },
    async dispute({ id: payment_intent, ...payment }, status, amount = payment.amount - payment.refunded) {
      const type = status === 'needs_response' ? 'charge.dispute.created' : 'charge.dispute.closed'
      await tell(type, { id: `dp_${payment_intent}`, object: 'dispute', payment_intent, status, amount })
    },
  }
}

function invoiceOf({ id, customer }: Subscription): object {
  return { id: newId('in'), object: 'invoice', customer, subscription: id }
}

function monthAfter(seconds: number): number {
  const date = new Date(seconds * 1000)
  date.setUTCMonth(date.getUTCMonth() + 1)
  return Math.floor(date.getTime() / 1000)
}
