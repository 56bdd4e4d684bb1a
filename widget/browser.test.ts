// The built widget in a real Chromium, on a page with a strict content policy, against the scripted server.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Card } from '../server/protocol.ts'
import type { Thread } from './testing/chat-server.ts'
import {
  annaCreated,
  callDue,
  calling,
  identity,
  proposal,
  runFinished,
  runStarted,
  saying,
  usage,
  userMessage,
} from './testing/events.ts'
import { inspect } from './testing/inspect.ts'
import { composer, useStage } from './testing/stage.ts'

const { serve, newContext, visit } = useStage()

/** A host that does its worst: everything restyled, nothing of it may reach the widget. */
const hostPage = `<!doctype html><title>Host</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/hostile.css">
<h1>Host page</h1><orbit-chat token="x"></orbit-chat><script src="/widget.js"></script>`
const hostileStyles = `* { color: red; font: 40px serif; } button, p, div, section { display: none !important; } textarea { width: 1px !important; }`

const host = { '/host.html': hostPage, '/hostile.css': hostileStyles }

const log = (page: Page) => page.getByRole('log')
const linesOf = (page: Page) => log(page).locator('.user, .assistant, h3').allInnerTexts()

async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

function propose(thread: Thread, id: string) {
  thread.emit(
    runStarted(id),
    userMessage(id, 'delete that task'),
    ...calling('call_delete', 'delete_task', 'Delete task', { status: 'awaiting_approval', proposal }),
    ...saying(`s-${id}`, 'Shall I?'),
    runFinished(id),
  )
}

it('sends what is typed, streams the answer and shows what was done as a card', async () => {
  let release = () => {}
  const server = await serve({
    async onMessage({ id, text }, thread) {
      const [start, first, second, end] = saying('a1', 'Anna Müller ', 'is a **lead** now.')
      thread.emit(
        runStarted(),
        userMessage(id, text),
        ...calling('c1', 'create_contact', 'Create contact', { status: 'ok', card: annaCreated }),
      )
      if (start && first) thread.emit(start, first)
      await new Promise<void>(resolve => {
        release = resolve
      })
      if (second && end) thread.emit(second, end, usage(48_123), runFinished())
    },
  })
  const page = await visit(await newContext(), server.url)
  await say(page, 'Add Anna Müller from Acme AG as a lead, email anna@acme.ch')
  await log(page).getByText('Anna Müller', { exact: false }).last().waitFor()
  await page.getByRole('button', { name: 'Stop' }).waitFor()
  expect(await page.getByRole('status').filter({ hasText: 'lead' }).count()).toBe(0)
  release()
  await log(page).getByText('is a lead now.').waitFor()
  await page.getByRole('status').filter({ hasText: 'Anna Müller is a **lead** now.' }).waitFor({ state: 'attached' })
  const card = log(page).getByRole('article')
  expect(await card.getByRole('heading').textContent()).toBe('Anna Müller')
  expect((await card.locator('dl > div').allInnerTexts()).map(row => row.replace(/\s+/g, ' '))).toEqual([
    'Company Acme AG',
    'Email anna@acme.ch',
    'Status Lead',
    'Tags vip, zurich',
  ])
  expect(await page.getByText('48’123 tokens left').or(page.getByText("48'123 tokens left")).count()).toBe(1)
  expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0)
  await page.getByText(identity.org.name).waitFor()
})

it('breaks the line with Shift+Enter, and leaves Enter to whoever composes a character', async () => {
  const server = await serve()
  const page = await visit(await newContext(), server.url)
  await composer(page).fill('one')
  await composer(page).press('Shift+Enter')
  await composer(page).pressSequentially('two')
  await composer(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
  expect(await composer(page).inputValue()).toBe('one\ntwo')
  expect(server.received.some(frame => frame.type === 'message')).toBe(false)
  await composer(page).press('Enter')
  await expect.poll(() => server.received.find(frame => frame.type === 'message')).toMatchObject({ text: 'one\ntwo' })
})

it('offers examples to begin with, which are sent as they stand', async () => {
  const server = await serve()
  const page = await visit(await newContext(), server.url)
  await page.getByRole('button', { name: 'Show open tasks' }).click()
  await expect
    .poll(() => server.received.find(frame => frame.type === 'message'))
    .toMatchObject({ text: 'Show open tasks' })
  expect(await page.getByRole('button', { name: /overdue/ }).count()).toBe(0)
})

it('is approved by keyboard alone, and shows the decision and what came of it', async () => {
  const server = await serve({
    onResume({ id }, thread) {
      const deleted = { ...annaCreated, action: 'deleted' as const }
      thread.emit(
        runStarted('r2'),
        userMessage(id, 'I approve.'),
        ...calling('call_delete:approved', 'delete_task', 'Delete task', { status: 'ok', card: deleted }),
        runFinished('r2'),
      )
    },
    onMessage: ({ id }, thread) => propose(thread, id),
  })
  const page = await visit(await newContext(), server.url)
  await say(page, 'delete that task')
  const approve = page.getByRole('button', { name: 'Approve: Delete task' })
  await approve.waitFor()
  for (const name of ['Reject: Delete task', 'Edit: Delete task', 'Approve: Delete task']) {
    await page.keyboard.press('Shift+Tab')
    expect(await page.getByRole('button', { name }).evaluate(element => element.matches(':focus-visible'))).toBe(true)
  }
  await page.keyboard.press('Enter')
  await log(page).getByText('Deleted').waitFor()
  expect(await log(page).getByText('Approved').count()).toBe(1)
  expect(await approve.count()).toBe(0)
  expect(await composer(page).evaluate(element => element.matches(':focus'))).toBe(true)
  expect(server.received.filter(frame => frame.type === 'resume')).toMatchObject([
    { resume: [{ interruptId: proposal.id, status: 'resolved' }] },
  ])
})

it('waits for a decision over a reload, and takes edits', async () => {
  const server = await serve({ onMessage: ({ id }, thread) => propose(thread, id) })
  const page = await visit(await newContext(), server.url)
  await say(page, 'delete that task')
  await page.getByRole('button', { name: 'Edit: Delete task' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Edit: Delete task' }).press('Enter')
  const field = page.getByLabel('Reason')
  await field.fill('sent by mistake')
  await field.press('Enter')
  await expect
    .poll(() => server.received.find(frame => frame.type === 'resume'))
    .toMatchObject({
      resume: [{ status: 'resolved', payload: { arguments: { task: 'Call Anna Müller', reason: 'sent by mistake' } } }],
    })
})

it('asks which one was meant, and a click answers', async () => {
  const error = {
    code: 'ambiguous' as const,
    message: 'Which Nina?',
    choices: [{ label: 'Nina Frei (Frei & Partner)', value: '2' }],
  }
  const server = await serve({
    onMessage({ id, text }, thread) {
      if (text.startsWith('Nina'))
        return thread.emit(runStarted('r2'), userMessage(id, text), ...saying('a2', 'Done.'), runFinished('r2'))
      thread.emit(
        runStarted(),
        userMessage(id, text),
        ...calling('c1', 'create_task', 'Create task', { status: 'error', error }),
        runFinished(),
      )
    },
  })
  const page = await visit(await newContext(), server.url)
  await say(page, 'call Nina')
  await page.getByRole('button', { name: 'Nina Frei (Frei & Partner)' }).click()
  await log(page).getByText('Done.').waitFor()
  expect(await page.getByRole('button', { name: 'Nina Frei (Frei & Partner)' }).isDisabled()).toBe(true)
})

it('undoes by one click, the last change only, and once', async () => {
  const cards = { one: annaCreated, two: callDue, Undo: { ...annaCreated, action: 'restored' as const } }
  const server = await serve({
    onMessage({ id, text }, thread) {
      const tool = text === 'Undo' ? 'undo_last_change' : 'update_task'
      const card = cards[text as keyof typeof cards]
      thread.emit(
        runStarted(id),
        userMessage(id, text),
        ...calling(`c-${id}`, tool, 'T', { status: 'ok', card }),
        runFinished(id),
      )
    },
  })
  const page = await visit(await newContext(), server.url)
  await say(page, 'one')
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await say(page, 'two')
  await log(page).getByText('Fri, 27 Nov 2026').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(() => server.received.filter(frame => frame.type === 'message').at(-1))
    .toMatchObject({ text: 'Undo' })
})

it('offers to undo only what changed something', async () => {
  const cards: Record<string, Card> = {
    one: annaCreated,
    same: { ...callDue, changes: [] } as Card,
    none: { kind: 'batch', action: 'updated', total: 0, records: [] },
  }
  const server = await serve({
    onMessage({ id, text }, thread) {
      const card = cards[text]
      thread.emit(
        runStarted(id),
        userMessage(id, text),
        ...calling(`c-${id}`, 'update_task', 'T', { status: 'ok', ...(card && { card }) }),
        ...saying(`a-${id}`, `Heard: ${text}`),
        runFinished(id),
      )
    },
  })
  const page = await visit(await newContext(), server.url)
  for (const text of ['one', 'same', 'none']) {
    await say(page, text)
    await log(page).getByText(`Heard: ${text}`).waitFor()
  }
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect.poll(() => undo.count()).toBe(1)
  expect(await undo.locator('..').textContent()).toContain('Created')
})

it('stays usable while the connection is cut, and loses nothing', async () => {
  const server = await serve({
    onMessage: ({ id, text }, thread) =>
      thread.emit(runStarted(id), userMessage(id, text), ...saying(`a-${id}`, `Heard: ${text}`), runFinished(id)),
  })
  const page = await visit(await newContext(), server.url)
  await say(page, 'one')
  await log(page).getByText('Heard: one').waitFor()
  server.reachable = false
  server.cut()
  await page.getByText('Not connected. Trying again …').waitFor()
  await say(page, 'two')
  await log(page).getByText('Not sent yet').waitFor()
  server.reachable = true
  await log(page).getByText('Heard: two').waitFor()
  expect(await linesOf(page)).toEqual(
    ['You: one', 'Heard: one', 'You: two', 'Heard: two'].map(line =>
      expect.stringContaining(line.replace('You: ', '')),
    ),
  )
  expect(await page.getByText('Not connected.').count()).toBe(0)
})

it('shows the same conversation in two tabs', async () => {
  const server = await serve({
    onMessage: ({ id, text }, thread) =>
      thread.emit(runStarted(id), userMessage(id, text), ...saying(`a-${id}`, `Heard: ${text}`), runFinished(id)),
  })
  const context = await newContext()
  const first = await visit(context, server.url)
  await say(first, 'one')
  await log(first).getByText('Heard: one').waitFor()
  const second = await visit(context, server.url)
  await log(second).getByText('Heard: one').waitFor()
  await say(second, 'two')
  await log(first).getByText('Heard: two').waitFor()
  expect(await linesOf(first)).toEqual(await linesOf(second))
  await second.close()
  await say(first, 'three')
  await log(first).getByText('Heard: three').waitFor()
})

it('lists earlier conversations and opens one', async () => {
  const threads = [{ id: crypto.randomUUID(), title: 'What’s overdue?', updatedAt: '2026-11-20T09:00:00Z' }]
  const server = await serve({ threads })
  const older = server.thread(threads[0]?.id)
  older.emit(runStarted(), userMessage('m1', 'What’s overdue?'), ...saying('a1', 'Two invoices.'), runFinished())
  const page = await visit(await newContext(), server.url)
  await page.getByRole('button', { name: 'Conversations' }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'What’s overdue?' }).click()
  await log(page).getByText('Two invoices.').waitFor()
  await page.getByRole('button', { name: 'New conversation' }).click()
  await page.getByRole('heading', { name: 'What can I do for you?' }).waitFor()
})

it('embeds as a bubble on a hostile page: opens, closes by Escape, returns the focus, counts what is unread', async () => {
  const server = await serve({
    files: host,
    onMessage: ({ id, text }, thread) =>
      thread.emit(runStarted(id), userMessage(id, text), ...saying(`a-${id}`, 'Yes.'), runFinished(id)),
  })
  const page = await visit(await newContext(), `${server.url}/host.html`)
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const type of ['orbit-open', 'orbit-message', 'orbit-unread']) addEventListener(type, () => heard.push(type))
  })
  const launcher = page.getByRole('button', { name: 'Open chat' })
  await launcher.press('Enter')
  const panel = page.getByRole('dialog', { name: 'OrbitCRM' })
  expect(await composer(page).evaluate(element => element.matches(':focus'))).toBe(true)
  expect(await panel.boundingBox()).toMatchObject({ width: 410 })
  expect(await composer(page).getAttribute('placeholder')).toBe('Type what you want done …')
  expect(await composer(page).evaluate(element => getComputedStyle(element).color)).not.toBe('rgb(255, 0, 0)')
  await say(page, 'hello')
  await log(page).getByText('Yes.').waitFor()
  await page.keyboard.press('Escape')
  expect(await panel.isVisible()).toBe(false)
  expect(await launcher.evaluate(element => element.matches(':focus'))).toBe(true)
  const [thread] = [...server.threads.values()]
  thread?.emit(runStarted('r9'), ...saying('a9', 'One more thing.'), runFinished('r9'))
  await page.getByRole('button', { name: 'Open chat, 1 new' }).click()
  await log(page).getByText('One more thing.').waitFor()
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
    'orbit-open',
    'orbit-unread',
    'orbit-message',
    'orbit-message',
    'orbit-open',
    'orbit-message',
    'orbit-unread',
    'orbit-open',
    'orbit-unread',
  ])
})

it('speaks the host’s language, else the browser’s', async () => {
  const server = await serve({ files: host })
  const page = await visit(await newContext({ locale: 'fr-CH' }), `${server.url}/host.html`)
  await page.getByRole('button', { name: 'Ouvrir le chat' }).waitFor()
  await page.evaluate(() => document.querySelector('orbit-chat')?.setAttribute('lang', 'de'))
  await page.getByRole('button', { name: 'Chat öffnen' }).click()
  await page.getByRole('textbox', { name: 'Nachricht' }).waitFor()
})

for (const colorScheme of ['light', 'dark'] as const) {
  it(`is readable and big enough to hit in the ${colorScheme} theme, on a phone, too`, async () => {
    const error = {
      code: 'internal' as const,
      message: 'Went wrong.',
      hint: 'Try again.',
      choices: [{ label: 'Again', value: '1' }],
    }
    const server = await serve({
      onMessage({ id }, thread) {
        thread.emit(
          runStarted(id),
          userMessage(id, 'x'),
          ...calling('c1', 'a', 'A', { status: 'ok', card: annaCreated }),
          ...calling('c2', 'b', 'B', { status: 'ok', card: callDue }),
        )
        thread.emit(
          ...calling('c3', 'c', 'C', { status: 'error', error }),
          ...saying('s', 'See `code`, **bold**, https://acme.ch'),
          runFinished(id),
        )
        propose(thread, 'm2')
      },
    })
    const page = await visit(await newContext({ colorScheme, viewport: { width: 360, height: 740 } }), server.url)
    await page.getByRole('heading', { name: 'What can I do for you?' }).waitFor()
    await page.waitForTimeout(600)
    expect(await inspect(page)).toMatchObject({ faint: [], small: [], overflow: 0 })
    await say(page, 'x')
    await page.getByRole('button', { name: 'Edit: Delete task' }).click()
    const seen = await inspect(page)
    expect(seen).toMatchObject({ faint: [], small: [], overflow: 0 })
    expect(seen.texts).toBeGreaterThan(25)
  })
}
