// A whole purchase in a real Chromium: asked for in the chat, paid on the demo shop's page, told by the webhook, there.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../db/testing.ts'
import type {} from '../db/testing-setup.ts'
import { createStripeShop } from '../server/billing/stripe.ts'
import { type DemoShop, startDemoShop } from '../server/demo-shop/demo-shop.ts'
import { offlineAgent, titleOf } from '../server/testing/real-agent.ts'
import { startTestServer, type TestServer } from '../server/testing/test-server.ts'
import { launchBrowser } from './testing/browser.ts'
import { type BuiltWidget, buildWidget } from './testing/build-widget.ts'

const webhookSecret = 'whsec_test'

let built: BuiltWidget
let database: TestDatabase
let org: TestOrg
let demoShop: DemoShop
let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  built = await buildWidget()
  database = await openTestDatabase()
  org = await database.createOrg('Studio Keller')
  const webhookUrl = () => `${server.url}/stripe/webhook`
  demoShop = await startDemoShop({ webhookSecret, webhookUrl, wallTime: Date.now })
  const { host, port, secretKey } = demoShop
  const publicUrl = () => server.url
  const shop = createStripeShop({ secretKey, webhookSecret, mode: 'demo', publicUrl, api: { host, port } })
  server = await startTestServer({
    database: database.database,
    agent: offlineAgent(shop),
    titleOf,
    shop,
    demoUserId: org.owner.userId,
    widgetFolder: built.folder,
  })
  browser = await launchBrowser()
  page = await browser.newPage({ locale: 'en-GB' })
  page.setDefaultTimeout(30_000)
  await page.goto(server.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await demoShop?.close()
  await database?.database.close()
  await built?.remove()
})

async function say(text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill(text)
  await composer.press('Enter')
}

/** Follows a link of the card, pays, and comes back. */
async function pay(link: string): Promise<void> {
  await page.getByRole('link', { name: link }).last().waitFor()
  const [shopPage] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: link }).last().click(),
  ])
  await shopPage.getByText('no money moves').waitFor()
  await shopPage.getByRole('button', { name: 'Pay', exact: true }).click()
  await shopPage.waitForURL(`${server.url}/**`)
  await shopPage.close()
}

const account = async () => {
  const columns = 'subscription_tier, token_balance, token_pack_balance' as const
  return (await org.owner.db.from('organizations').select(columns).eq('id', org.id).single()).data
}

it('buys tokens and then a plan, and the balance shows both', async () => {
  await page.getByText('200’000 tokens left').or(page.getByText("200'000 tokens left")).waitFor()
  await say('buy tokens')
  await pay('500k tokens')
  expect(await account()).toMatchObject({ token_pack_balance: 500_000 })
  await page.reload()
  await page.getByText(/700.000 tokens left/).waitFor()

  await say('upgrade us to pro')
  await pay('Pro')
  expect(await account()).toMatchObject({
    subscription_tier: 'pro',
    token_balance: 2_000_000,
    token_pack_balance: 500_000,
  })
  await page.reload()
  await page.getByText(/2.500.000 tokens left/).waitFor()

  await say('manage billing')
  const [portal] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Billing portal' }).click(),
  ])
  await portal.getByRole('button', { name: 'Cancel at the end of the period' }).click()
  await portal.waitForURL(`${server.url}/**`)
  const { data } = await org.owner.db.from('organizations').select('cancel_at_period_end').eq('id', org.id).single()
  expect(data).toEqual({ cancel_at_period_end: true })
}, 180_000)
