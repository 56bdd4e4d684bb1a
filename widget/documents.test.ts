// Documents as a person meets them: a PDF is dropped into the chat, read, asked about, and the citation opened. Everything is real.
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAgent } from '../agent/agent.ts'
import { createEmbedder, type Embedder } from '../agent/documents/embedder.ts'
import { createLibrary } from '../agent/documents/library.ts'
import { makePdf } from '../agent/documents/testing/make-files.ts'
import { createChatModel } from '../agent/models/chat-model.ts'
import { createMemoryFiles } from '../db/files.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../db/testing.ts'
import type {} from '../db/testing-setup.ts'
import { titleOf } from '../server/testing/real-agent.ts'
import { startTestServer, type TestServer, testNow } from '../server/testing/test-server.ts'
import { allTools } from '../tools/all-tools.ts'
import { createRegistry } from '../tools/registry.ts'
import { launchBrowser } from './testing/browser.ts'
import { type BuiltWidget, buildWidget } from './testing/build-widget.ts'

let built: BuiltWidget
let database: TestDatabase
let org: TestOrg
let server: TestServer
let browser: Browser
let embedder: Embedder
let page: Page
/** Pictures to look at, when a folder for them is named. */
const shots = process.env.SHOTS

beforeAll(async () => {
  built = await buildWidget()
  database = await openTestDatabase({ alone: true })
  org = await database.createOrg('Studio Keller')
  const registry = createRegistry(allTools)
  const model = createChatModel({ kind: 'offline', registry })
  embedder = createEmbedder({ kind: 'embedded' })
  const log = { error: () => undefined }
  const library = createLibrary({
    database: database.database,
    files: createMemoryFiles(),
    embedder,
    model,
    log,
    tidies: true,
  })
  server = await startTestServer({
    database: database.database,
    agent: createAgent({ registry, model, clock: testNow, embedder }),
    library,
    titleOf,
    demoUserId: org.owner.userId,
    widgetFolder: built.folder,
  })
  browser = await launchBrowser()
  page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(40_000)
  await page.goto(server.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await database?.database.close()
  await built?.remove()
})

const contract = makePdf([
  [
    { text: 'Service agreement', size: 20 },
    'between Studio Keller and Harbour Coffee, signed on 3 May 2026.',
    '',
    { text: '4 Termination', size: 14 },
    'Either party may end this agreement by giving three months notice to the end of a quarter.',
    'The notice has to be sent by registered letter.',
  ],
  [
    { text: '5 Liability', size: 14 },
    'Liability is limited to CHF 50,000 per case. It is unlimited for gross negligence.',
  ],
])
const log = () => page.getByRole('log')

async function drop(name: string, bytes: Uint8Array, onto = page) {
  const data = Buffer.from(bytes).toString('base64')
  const transfer = await onto.evaluateHandle(
    ({ name, data }) => {
      const transfer = new DataTransfer()
      const content = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
      transfer.items.add(new File([content], name))
      return transfer
    },
    { name, data },
  )
  await onto.locator('section.panel').dispatchEvent('drop', { dataTransfer: transfer })
}

async function say(text: string) {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill(text)
  await composer.press('Enter')
  await log().locator('.user').getByText(text, { exact: false }).last().waitFor()
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
  await log().locator('.waiting').waitFor({ state: 'detached' })
}

async function picture(name: string) {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  for (const [size, viewport] of Object.entries({
    wide: { width: 1280, height: 800 },
    phone: { width: 360, height: 740 },
  }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${shots}/documents-${name}-${size}-${colorScheme}.png` })
    }
  await page.setViewportSize({ width: 1280, height: 800 })
}

it('drops a PDF, watches it being read, asks, opens the citation, and finds it gone after its deletion', async () => {
  await drop('Harbour agreement.pdf', contract)
  const upload = page.locator('.upload').last()
  await upload.getByText('Harbour agreement.pdf').waitFor()
  // The encoder starts with the first file: seconds, and many more on a busy machine.
  await upload.getByText('Ready: ask about it').waitFor({ timeout: 90_000 })
  await picture('uploaded')

  await say('how many months notice does a party have to give to end the agreement?')
  const answer = log().locator('.assistant').first()
  expect(await answer.textContent()).toContain('three months notice to the end of a quarter')
  const chip = answer.getByRole('button').first()
  expect(await chip.getAttribute('aria-label')).toBe('Harbour agreement.pdf, Page 1')
  await chip.click()
  const passage = page.getByRole('dialog', { name: 'Harbour agreement.pdf' })
  await passage.locator('mark').waitFor()
  expect(await passage.textContent()).toMatch(/Page 1.*Service agreement/)
  expect(await passage.locator('mark').textContent()).toContain('three months notice')
  await picture('passage')
  await page.keyboard.press('Escape')
  await passage.waitFor({ state: 'detached' })

  await say('what is the limit of liability?')
  expect(await log().locator('.assistant').last().textContent()).toContain('CHF 50,000')
  await say('what do our documents say about the warranty of batteries?')
  expect(await log().locator('.assistant').last().textContent()).toMatch(/I don’t know.*Harbour agreement\.pdf/)
  await picture('answers')

  await org.owner.db.from('documents').delete().eq('name', 'Harbour agreement.pdf')
  await chip.click()
  await page.getByRole('alert').getByText('This document was deleted').waitFor()
  await picture('deleted')
  await page.keyboard.press('Escape')
}, 180_000)

it('says in a sentence what can not be read', async () => {
  await drop('holiday.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))
  await page.locator('.upload').getByText('This kind of file can not be read.').waitFor()
  await drop('broken.pdf', new TextEncoder().encode('%PDF-1.4 nothing'))
  await page.locator('.upload').getByText('This PDF is damaged and can not be read.').waitFor()
  await picture('refused')
}, 60_000)

it('shows a file that was dropped before the chat was connected, and forgets it when the person signs out', async () => {
  const early = await browser.newPage({ locale: 'en-GB' })
  let open = () => {}
  const opened = new Promise<void>(resolve => (open = resolve))
  await early.routeWebSocket(/./, async socket => {
    await opened
    socket.connectToServer()
  })
  await early.goto(server.url)
  await drop('price list.txt', new TextEncoder().encode('A day costs CHF 40.'), early)
  const upload = early.locator('.upload')
  await upload.getByText('Ready: ask about it').waitFor({ timeout: 90_000 })
  open()
  await early.getByText('tokens left').waitFor()
  await upload.getByText('price list.txt').waitFor()
  await early.evaluate(() => document.querySelector<HTMLElement & { signOut(): void }>('orbit-chat')?.signOut())
  await upload.waitFor({ state: 'detached' })
  await early.close()
}, 120_000)
