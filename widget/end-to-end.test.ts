// The whole line: a person types in a real Chromium, the CRM changes, the chat shows it. Everything is real, the clock stands still.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../db/testing.ts'
import type {} from '../db/testing-setup.ts'
import { offlineAgent, titleOf } from '../server/testing/real-agent.ts'
import { startTestServer, type TestServer } from '../server/testing/test-server.ts'
import { launchBrowser } from './testing/browser.ts'
import { type BuiltWidget, buildWidget } from './testing/build-widget.ts'

let built: BuiltWidget
let database: TestDatabase
let org: TestOrg
let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  built = await buildWidget()
  database = await openTestDatabase()
  org = await database.createOrg('Studio Keller')
  server = await startTestServer({
    database: database.database,
    agent: offlineAgent(),
    titleOf,
    demoUserId: org.owner.userId,
    widgetFolder: built.folder,
  })
  browser = await launchBrowser()
  page = await browser.newPage({ locale: 'en-GB' })
  page.setDefaultTimeout(20_000)
  await page.goto(server.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await database?.database.close()
  await built?.remove()
})

const log = () => page.getByRole('log')
const cards = () => log().getByRole('article')

/** Types it and waits until the turn is over. */
async function say(text: string) {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill(text)
  await composer.press('Enter')
  await turnIsOver(text)
}

async function turnIsOver(line: string) {
  await log().locator('.user').getByText(line, { exact: false }).last().waitFor()
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
  await log().locator('.waiting').waitFor({ state: 'detached' })
}

async function tasks() {
  const { data } = await org.owner.db.from('tasks').select('title, due_date, status, contact_id')
  return data ?? []
}

it('adds a person, reminds, lists, deletes after a yes, and undoes', async () => {
  await page.getByText('Studio Keller').waitFor()

  await say('Add Anna Müller from Acme AG as a lead, email anna@acme.ch')
  const created = cards().last()
  expect(await created.textContent()).toContain('CreatedContact')
  expect(await created.getByRole('heading').textContent()).toBe('Anna Müller')
  const { data: contacts } = await org.owner.db
    .from('contacts')
    .select('id, first_name, last_name, company_name, email, status')
  expect(contacts).toMatchObject([
    { first_name: 'Anna', last_name: 'Müller', company_name: 'Acme AG', email: 'anna@acme.ch', status: 'lead' },
  ])

  await say('Remind me to call her next Friday')
  expect(await cards().last().textContent()).toContain('Fri, 27 Nov 2026')
  expect(await tasks()).toMatchObject([{ due_date: '2026-11-27', status: 'todo', contact_id: contacts?.[0]?.id }])
  const title = String((await tasks())[0]?.title)

  await say('Show open tasks')
  expect(await cards().last().getByRole('listitem').allTextContents()).toEqual([expect.stringContaining(title)])

  await say('delete that task')
  expect(await tasks()).toHaveLength(1)
  const approve = page.getByRole('button', { name: /^Approve/ })
  await approve.press('Enter')
  await approve.waitFor({ state: 'detached' })
  await cards().last().getByText('Deleted', { exact: true }).waitFor()
  expect(await tasks()).toEqual([])

  await page.getByRole('button', { name: 'Undo' }).click()
  await turnIsOver('Undo')
  await cards().last().getByText('Restored', { exact: true }).waitFor()
  expect(await tasks()).toMatchObject([{ title, due_date: '2026-11-27' }])
}, 120_000)

it('tells the same conversation after a reload', async () => {
  const lines = () => log().locator('.user, .assistant, .badge, h3, .rows b').allTextContents()
  const before = await lines()
  expect(before.length).toBeGreaterThan(10)
  await page.reload()
  await expect.poll(lines, { timeout: 15_000 }).toEqual(before)
}, 60_000)
