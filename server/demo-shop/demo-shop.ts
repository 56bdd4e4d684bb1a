// A small Stripe of our own, on this machine: its API, a page to pay on, a portal, and signed events. For the demo and for
// tests; what it can't do, Stripe's test mode can.
import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { apiRoutes } from './api.ts'
import { type Books, newId, openLedger } from './ledger.ts'
import { demoPages } from './pages.ts'
import { createTill, type Till } from './till.ts'

export interface DemoShopOptions {
  webhookSecret: string
  /** Where events go; left out: nowhere, `events` has them. */
  webhookUrl?: () => string
  /** Outlives the process when given. */
  file?: string
  /** Milliseconds. */
  wallTime(): number
}

export interface SignedEvent {
  id: string
  type: string
  payload: string
  signature: string
}

export interface DemoShop {
  host: string
  port: number
  url: string
  secretKey: string
  books: Books
  till: Till
  /** Everything that was told, in order. */
  events: SignedEvent[]
  close(): Promise<void>
}

const host = '127.0.0.1'
const tries = 4

export async function startDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const { webhookUrl, webhookSecret, wallTime } = options
  const secretKey = newId('sk_test')
  const ledger = openLedger(options.file)
  const events: SignedEvent[] = []
  let url = ''

  async function emit(type: string, object: object): Promise<void> {
    const event = { id: newId('evt'), object: 'event', type, created: seconds(), data: { object } }
    const payload = JSON.stringify(event)
    const signed = { id: event.id, type, payload, signature: signatureOf(payload, webhookSecret, seconds()) }
    events.push(signed)
    if (webhookUrl) await deliver(webhookUrl(), signed)
  }
  const seconds = () => Math.floor(wallTime() / 1000)

  const till = createTill(ledger, emit, wallTime)
  const app = new Hono()
  app.route('/v1', apiRoutes({ ...ledger, secretKey, url: () => url }))
  app.route('/', demoPages({ ...ledger, till }))
  const http = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(0, host, () => resolve())
  })
  const { port } = http.address() as AddressInfo
  url = `http://${host}:${port}`
  return {
    host,
    port,
    url,
    secretKey,
    books: ledger.books,
    till,
    events,
    close: () =>
      new Promise(resolve => {
        http.close(() => resolve())
        if ('closeAllConnections' in http) http.closeAllConnections()
      }),
  }
}

/** As Stripe signs: the time, and an HMAC over time and body. */
export function signatureOf(payload: string, secret: string, seconds: number): string {
  const hmac = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex')
  return `t=${seconds},v1=${hmac}`
}

/** Told again when nobody took it; given up soon, because a demo ends with its process. */
async function deliver(url: string, { payload, signature }: SignedEvent): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const response = await fetch(url, { method: 'POST', headers, body: payload }).catch(() => undefined)
    if (response?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100 * attempt ** 2))
  }
}
