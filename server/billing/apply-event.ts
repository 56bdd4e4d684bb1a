// Applies one event of the shop, with the service key: exactly once, in any order. See docs/decisions on billing.
import type { Db } from '../../db/database.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Json } from '../../db/types.ts'
import type { StripeShop } from './stripe.ts'
import type { ShopEvent } from './stripe-events.ts'

/** @returns what became of it, for the log. */
export async function applyEvent(
  db: Db,
  shop: Pick<StripeShop, 'readCustomer' | 'readRefunded'>,
  event: ShopEvent,
): Promise<string> {
  const p_event = { id: event.id, type: event.type }
  if (event.kind === 'other') return unwrap(await db.rpc('note_stripe_event', { p_event })) ? 'ignored' : 'duplicate'
  if (event.kind === 'payment') return unwrap(await db.rpc('apply_payment', { p_event, p_payment: { ...event.fact } }))
  // The position is taken before Stripe is asked: of two answers, the one that was asked for later knows more.
  const position = unwrap(await db.rpc('begin_stripe_event', { p_event_id: event.id }))
  if (position === null) return 'duplicate'
  if (event.kind === 'refund') {
    const { payment } = event
    const p_payment = { payment, refunded: await shop.readRefunded(payment), position }
    return unwrap(await db.rpc('apply_payment', { p_event, p_payment }))
  }
  const { orgId, subscription } = await shop.readCustomer(event.customer)
  if (orgId === undefined) return unwrap(await db.rpc('note_stripe_event', { p_event })) ? 'not ours' : 'duplicate'
  const state = {
    p_event,
    p_position: position,
    p_org_id: orgId,
    p_customer: event.customer,
    p_subscription: subscription as unknown as Json,
  }
  return unwrap(await db.rpc('apply_subscription', state))
}
