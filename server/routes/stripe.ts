// The webhook: Stripe tells what was paid. The only route that works without a user, and with the service key.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { OrbitDatabase } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import { applyEvent } from '../billing/apply-event.ts'
import type { StripeShop } from '../billing/stripe.ts'
import type { Log } from '../log.ts'

export interface StripeEnvironment {
  database: OrbitDatabase
  shop: StripeShop | undefined
  log: Log
}

/** Events are some kilobytes; whole subscriptions with many items a little more. */
const maxEventBytes = 512 * 1024

export function stripeRoutes({ database, shop, log }: StripeEnvironment): Hono {
  const onError = () => {
    throw new CrmError('frame_too_large', 'The request is too large.')
  }
  return new Hono().post('/webhook', bodyLimit({ maxSize: maxEventBytes, onError }), async context => {
    if (!shop) throw new CrmError('not_found', 'There is nothing at this address.')
    const event = await shop.readEvent(await context.req.text(), context.req.header('stripe-signature') ?? '')
    const outcome = await applyEvent(database.service(), shop, event)
    log.info({ event: 'stripe', type: event.type, stripeEvent: event.id, outcome })
    return context.json({ received: true })
  })
}
