// A whole purchase in a real Chromium: asked for in the chat, paid on the demo shop's page, told by the webhook, there.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStripeShop } from '../server/billing/stripe.ts'
import { type DemoShop, startDemoShop } from '../server/demo-shop/demo-shop.ts'
import { openProduct, type Product } from './testing/product.ts'

const webhookSecret = 'whsec_test'

let demoShop: DemoShop
let product: Product

beforeAll(async () => {
  const webhookUrl = () => `${product.url}/stripe/webhook`
  demoShop = await startDemoShop({ webhookSecret, webhookUrl, wallTime: Date.now })
  const { host, port, secretKey } = demoShop
  const publicUrl = () => product.url
  product = await openProduct(
    createStripeShop({ secretKey, webhookSecret, mode: 'demo', publicUrl, api: { host, port } }),
  )
}, 120_000)
afterAll(async () => {
  await product?.close()
  await demoShop?.close()
})

/** Follows a link of the card, pays, and comes back. */
async function pay(link: string): Promise<void> {
  const { page, url } = product
  await page.getByRole('link', { name: link }).last().waitFor()
  const [shopPage] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: link }).last().click(),
  ])
  await shopPage.getByText('no money moves').waitFor()
  await shopPage.getByRole('button', { name: 'Pay', exact: true }).click()
  await shopPage.waitForURL(`${url}/**`)
  await shopPage.close()
}

const account = async () => {
  const { org } = product
  const columns = 'subscription_tier, token_balance, token_pack_balance' as const
  return (await org.owner.db.from('organizations').select(columns).eq('id', org.id).single()).data
}

it('buys tokens and then a plan, and the balance shows both', async () => {
  const { page, org, url, say } = product
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
  await portal.waitForURL(`${url}/**`)
  const { data } = await org.owner.db.from('organizations').select('cancel_at_period_end').eq('id', org.id).single()
  expect(data).toEqual({ cancel_at_period_end: true })
}, 180_000)
