// Which shop there is: Stripe when its keys are set, a demo shop for the demo on this machine, otherwise none.
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { Env } from '../env.ts'
import { isLoopback } from '../routes/auth.ts'
import { createStripeShop, type StripeShop } from './stripe.ts'

export interface BillingOptions {
  env: Env
  /** Somebody is signed in as the demo. */
  demo: boolean
  /** Of this server, once it listens. */
  publicUrl(): string
}

export interface OpenedBilling {
  shop: StripeShop | undefined
  /** Of the demo shop. */
  url?: string
  close(): Promise<void>
}

export async function openBilling({ env, demo, publicUrl }: BillingOptions): Promise<OpenedBilling> {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret = '' } = env
  if (secretKey !== undefined) {
    const mode = /^(sk|rk)_live_/.test(secretKey) ? 'live' : 'test'
    return { shop: createStripeShop({ secretKey, webhookSecret, mode, publicUrl }), close: async () => {} }
  }
  if (!demo || !isLoopback(env.HOST)) return { shop: undefined, close: async () => {} }
  return openDemoShop(env, publicUrl)
}

async function openDemoShop(env: Env, publicUrl: () => string): Promise<OpenedBilling> {
  const { startDemoShop } = await import('../demo-shop/demo-shop.ts')
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`
  const demoShop = await startDemoShop({
    webhookUrl: () => `${publicUrl()}/stripe/webhook`,
    webhookSecret,
    file: resolve(env.ORBIT_DATA_DIR, 'demo-shop.json'),
    // The machine's clock: signatures are only good for minutes.
    wallTime: Date.now,
  })
  const { host, port, secretKey } = demoShop
  const shop = createStripeShop({ secretKey, webhookSecret, mode: 'demo', publicUrl, api: { host, port } })
  return { shop, url: demoShop.url, close: demoShop.close }
}
