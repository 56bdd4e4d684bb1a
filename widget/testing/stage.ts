// What the browser tests share: the built widget, a real Chromium, the scripted server, and pages on which no error passes unnoticed.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type BuiltWidget, buildWidget } from './build-widget.ts'
import { type ChatServer, type Script, startChatServer } from './chat-server.ts'

export interface Stage {
  serve(script?: Script): Promise<ChatServer>
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  /** Opens a page on which any error or refused resource fails the test. */
  visit(context: BrowserContext, url: string): Promise<Page>
}

const demo: Script['routes'] = {
  '/config': () => [200, { demo: true, model: 'offline', version: '1' }],
  '/auth/demo': () => [200, { access_token: 'demo', expires_at: 4_000_000_000 }],
}

/** To be called once at the top of a test file. Everything that a test opens is closed after it. */
export function useStage(): Stage {
  let built: BuiltWidget
  let browser: Browser
  const closers: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    built = await buildWidget()
    browser = await launchBrowser()
  })
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  afterAll(async () => {
    await browser?.close()
    await built?.remove()
  })

  return {
    async serve(script = {}) {
      const server = await startChatServer({ routes: demo, ...script }, built.folder)
      closers.push(() => server.close())
      return server
    },
    async newContext(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 900, height: 700 }, ...options })
      closers.push(() => context.close())
      return context
    },
    async visit(context, url) {
      const page = await context.newPage()
      const problems: string[] = []
      page.on('pageerror', error => problems.push(String(error)))
      page.on('console', message => {
        // Sockets that are cut and answers that refuse are part of the tests.
        const expected = /WebSocket|Failed to load resource/.test(message.text())
        if (message.type() === 'error' && !expected) problems.push(message.text())
      })
      closers.push(async () => expect(problems).toEqual([]))
      await page.goto(url)
      return page
    },
  }
}

export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
