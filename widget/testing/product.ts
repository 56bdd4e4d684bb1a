// The whole product in a real Chromium, for one test file: the server with the offline model, and its page, signed in as the
// owner of a new organization. Everything is real, the clock stands still.
import type { Page } from 'playwright-core'
import { openTestDatabase, type TestOrg } from '../../db/testing.ts'
import type {} from '../../db/testing-setup.ts'
import type { StripeShop } from '../../server/billing/stripe.ts'
import { offlineAgent, titleOf } from '../../server/testing/real-agent.ts'
import { startTestServer } from '../../server/testing/test-server.ts'
import { launchBrowser } from './browser.ts'
import { buildWidget } from './build-widget.ts'

export interface Product {
  url: string
  org: TestOrg
  page: Page
  /** Types it and sends it. */
  say(text: string): Promise<void>
  close(): Promise<void>
}

export async function openProduct(shop?: StripeShop): Promise<Product> {
  const built = await buildWidget()
  const database = await openTestDatabase()
  const org = await database.createOrg('Studio Keller')
  const server = await startTestServer({
    database: database.database,
    agent: offlineAgent(shop),
    titleOf,
    demoUserId: org.owner.userId,
    widgetFolder: built.folder,
    ...(shop && { shop }),
  })
  const browser = await launchBrowser()
  const page = await browser.newPage({ locale: 'en-GB' })
  page.setDefaultTimeout(30_000)
  await page.goto(server.url)
  return {
    url: server.url,
    org,
    page,
    async say(text) {
      const composer = page.getByRole('textbox', { name: 'Message' })
      await composer.fill(text)
      await composer.press('Enter')
    },
    async close() {
      await browser.close()
      await server.close()
      await database.database.close()
      await built.remove()
    },
  }
}
