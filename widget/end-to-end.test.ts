// The whole line: a person types in a real Chromium, the CRM changes, the chat shows it. Everything is real, the clock stands still.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProduct, type Product } from './testing/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
}, 120_000)
afterAll(() => product?.close())

const log = () => product.page.getByRole('log')
const cards = () => log().getByRole('article')

/** Types it and waits until the turn is over. */
async function say(text: string) {
  await product.say(text)
  await turnIsOver(text)
}

async function turnIsOver(line: string) {
  await log().locator('.user').getByText(line, { exact: false }).last().waitFor()
  await product.page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
  await log().locator('.waiting').waitFor({ state: 'detached' })
}

async function tasks() {
  const { data } = await product.org.owner.db.from('tasks').select('title, due_date, status, contact_id')
  return data ?? []
}

it('adds a person, reminds, lists, deletes after a yes, and undoes', async () => {
  const { page, org } = product
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
  await product.page.reload()
  await expect.poll(lines, { timeout: 15_000 }).toEqual(before)
}, 60_000)
