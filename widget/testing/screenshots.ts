// Pictures of every state of the widget, to look at: `node --import tsx widget/testing/screenshots.ts [folder]` after a build.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Card, ToolFailure } from '../../server/protocol.ts'
import { launchBrowser } from './browser.ts'
import { type ChatServer, startChatServer, type Thread } from './chat-server.ts'
import {
  annaCreated,
  callDue,
  calling,
  proposal,
  runFinished,
  runStarted,
  saying,
  usage,
  userMessage,
} from './events.ts'

const folder = process.argv[2] ?? '/tmp/shots'
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const sizes = { wide: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } }

const openTasks: Card = {
  kind: 'list',
  table: 'tasks',
  total: 57,
  records: [
    ['Call Anna Müller', '2026-11-27', 'urgent', 'todo'],
    ['Send offer to Brunner Holzbau GmbH', '2026-11-20', 'high', 'overdue'],
    ['Prepare workshop material for the March event with Acme', '2026-12-03', 'medium', 'in_progress'],
    ['Renew domain', '2026-12-11', 'low', 'todo'],
    ['Ask Rossi about the logo', '2026-12-14', 'medium', 'todo'],
    ['Invoice Helvetia', '2026-12-15', 'medium', 'todo'],
    ['Book train to Lugano', '2026-12-17', 'low', 'todo'],
    ['Plan retrospective', '2026-12-18', 'low', 'todo'],
  ].map(([title = '', due_date = '', priority = '', status = ''], index) => ({
    table: 'tasks' as const,
    id: `t${index}`,
    title,
    fields: { due_date, priority, status },
  })),
}
const acme: Card = {
  kind: 'record',
  record: {
    table: 'contacts',
    id: 'c9',
    title: 'Acme AG',
    fields: {
      is_company: true,
      email: 'info@acme.ch',
      phone: '+41 44 123 45 67',
      status: 'client',
      city: 'Zürich',
      notes: 'Prefers calls in the morning. Knows Brunner from the trade fair in Basel.',
    },
  },
  related: [
    {
      kind: 'list',
      table: 'invoices',
      total: 2,
      records: [
        {
          table: 'invoices',
          id: 'i1',
          title: '2026-0041',
          fields: { amount_total: 1200, currency: 'CHF', status: 'overdue', due_date: '2026-11-15' },
        },
        {
          table: 'invoices',
          id: 'i2',
          title: '2026-0044',
          fields: { amount_total: 860.5, currency: 'CHF', status: 'sent', due_date: '2026-12-20' },
        },
      ],
    },
  ],
}
const figures: Card = {
  kind: 'figures',
  title: 'Invoiced in November',
  rows: [
    { label: 'Sent', value: 12400, unit: 'CHF' },
    { label: 'Paid', value: 8200, unit: 'CHF' },
    { label: 'Overdue', value: 1200, unit: 'CHF' },
  ],
}
const usageByPerson: Card = {
  kind: 'figures',
  title: 'Token usage, 2026-11-01 – 2026-11-23',
  rows: [
    { label: 'Nora Keller', value: 131_200, unit: 'tokens' },
    { label: 'Jonas Meier', value: 46_400, unit: 'tokens' },
    { label: 'Total', value: 177_600, unit: 'tokens' },
    { label: 'Model calls', value: 211 },
  ],
}
const shopNote = 'Demo shop on this machine: no money moves.'
const tokenPacks: Card = {
  kind: 'links',
  title: 'Buy tokens',
  text: shopNote,
  links: [
    { label: '500k tokens', url: 'https://shop.example/1', offer: { price: 9, currency: 'CHF', monthly: false } },
    { label: '2M tokens', url: 'https://shop.example/2', offer: { price: 29, currency: 'CHF', monthly: false } },
    { label: '10M tokens', url: 'https://shop.example/3', offer: { price: 119, currency: 'CHF', monthly: false } },
  ],
}
const proPlan: Card = {
  kind: 'links',
  title: 'Change the plan',
  text: shopNote,
  links: [
    {
      label: 'Pro',
      url: 'https://shop.example/4',
      offer: { price: 29, currency: 'CHF', monthly: true, tokens: 2_000_000 },
    },
  ],
}
const deleted: Card = {
  kind: 'change',
  action: 'deleted',
  record: { table: 'tasks', id: 't1', title: 'Call Anna Müller', fields: {} },
}
const whichNina: ToolFailure = {
  code: 'ambiguous',
  message: 'Two contacts are called Nina. Which one do you mean?',
  choices: [
    { label: 'Nina Baumann (Atelier Süd)', value: '1' },
    { label: 'Nina Frei (Frei & Partner)', value: '2' },
  ],
}

function turn(thread: Thread, id: string, text: string, ...events: Parameters<Thread['emit']>) {
  thread.emit(runStarted(id), userMessage(id, text), ...events, runFinished(id))
}

const scenes: Record<string, (thread: Thread) => void> = {
  empty: () => {},
  changes(thread) {
    turn(
      thread,
      'm1',
      'Add Anna Müller from Acme AG as a lead, email anna@acme.ch',
      ...calling('a', 'create_contact', 'Create contact', { status: 'ok', card: annaCreated }),
      ...saying('s1', 'Anna Müller of Acme AG is a lead now.'),
    )
    turn(
      thread,
      'm2',
      'make that call urgent, and move it to Friday',
      ...calling('b', 'update_task', 'Update task', { status: 'ok', card: callDue }),
      ...saying(
        's2',
        'Done: **Call Anna Müller** is due on Friday, 27 November 2026, and urgent.\n\nNext I could:\n- write down what to ask\n- look up `anna@acme.ch` in your invoices\n\nSee https://acme.ch for their address.',
      ),
      usage(48_210),
    )
  },
  lists(thread) {
    turn(
      thread,
      'm1',
      'Show open tasks',
      ...calling('a', 'search_tasks', 'Search tasks', { status: 'ok', card: openTasks }),
      ...saying('s1', 'You have 57 open tasks. One is overdue.'),
    )
    turn(thread, 'm2', 'who is acme?', ...calling('b', 'get_contact', 'Get contact', { status: 'ok', card: acme }))
    turn(
      thread,
      'm3',
      'figures for november',
      ...calling('c', 'figures', 'Figures', { status: 'ok', card: figures }),
      usage(47_120),
    )
  },
  usage(thread) {
    turn(
      thread,
      'm1',
      'how much did we use this month, by whom?',
      ...calling('a', 'show_usage', 'Show token usage', { status: 'ok', card: usageByPerson }),
      ...saying('s1', 'Most of it was used by Nora.'),
      usage(22_400, 1_184),
    )
    turn(
      thread,
      'm2',
      'buy tokens',
      ...calling('b', 'buy_tokens', 'Buy tokens', { status: 'ok', card: tokenPacks }),
      usage(22_400),
    )
  },
  spent(thread) {
    turn(
      thread,
      'm1',
      'upgrade us to pro',
      ...calling('a', 'buy_plan', 'Change plan', { status: 'ok', card: proPlan }),
      usage(-120),
    )
    thread.emit(runStarted('m2'), userMessage('m2', 'what is overdue?'), {
      type: 'RUN_ERROR',
      message:
        'The tokens of your organization are used up. An owner can buy a token pack or a larger plan; the monthly tokens come back with the next billing period.',
      code: 'quota_exhausted',
    })
  },
  proposal(thread) {
    turn(
      thread,
      'm1',
      'delete that task',
      ...calling('call_delete', 'delete_task', 'Delete task', { status: 'awaiting_approval', proposal }),
      ...saying('s1', 'This can’t be taken back by everyone. Shall I delete it?'),
    )
  },
  decided(thread) {
    scenes.proposal?.(thread)
    turn(
      thread,
      'm2',
      'I approve.',
      ...calling('call_delete:approved', 'delete_task', 'Delete task', { status: 'ok', card: deleted }),
      ...saying('s2', 'The task “Call Anna Müller” is deleted.'),
    )
  },
  errors(thread) {
    turn(
      thread,
      'm1',
      'call Nina tomorrow',
      ...calling('a', 'create_task', 'Create task', { status: 'error', error: whichNina }),
    )
    thread.emit(runStarted('m2'), userMessage('m2', 'write a poem'), {
      type: 'RUN_ERROR',
      message: 'Your organization has used all its tokens for this month.',
      code: 'quota_exhausted',
      metadata: { hint: 'Buy a pack in the settings, or wait until 1 December.' },
    })
    thread.emit(runStarted('m3'), userMessage('m3', 'and now?'), {
      type: 'RUN_ERROR',
      message: 'Something went wrong on our side. Nothing was lost; please try again.',
      code: 'internal',
    })
    turn(
      thread,
      'm4',
      'call Nina tomorrow',
      ...calling('d', 'create_task', 'Create task', { status: 'error', error: whichNina }),
    )
  },
  streaming(thread) {
    thread.emit(
      runStarted('m1'),
      userMessage('m1', 'Show open tasks and tell me about them'),
      { type: 'TEXT_MESSAGE_START', messageId: 's', role: 'assistant' },
      { type: 'TEXT_MESSAGE_CONTENT', messageId: 's', delta: 'Let me look at your tasks …' },
      { type: 'TEXT_MESSAGE_END', messageId: 's' },
      { type: 'TOOL_CALL_START', toolCallId: 'x', toolCallName: 'search_tasks', metadata: { title: 'Search tasks' } },
    )
  },
}

async function shoot(page: Page, name: string) {
  await page.waitForTimeout(450)
  await page.screenshot({ path: `${folder}/${name}.png` })
}

async function shootScenes(browser: Browser, server: ChatServer, dark: boolean, size: keyof typeof sizes) {
  const look = `${size}-${dark ? 'dark' : 'light'}`
  for (const [name, play] of Object.entries(scenes)) {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme: dark ? 'dark' : 'light',
      deviceScaleFactor: 1,
    })
    const thread = server.thread()
    play(thread)
    await context.addInitScript(`localStorage.setItem('${server.socketUrl} thread', '"${thread.id}"')`)
    const page = await context.newPage()
    await page.goto(server.url)
    await page.waitForTimeout(300)
    // What is left is said by an answer as it comes.
    if (name === 'usage') thread.emit(usage(22_400))
    if (name === 'spent') thread.emit(usage(-120))
    await shoot(page, `${name}-${look}`)
    if (name === 'proposal') {
      await page.getByRole('button', { name: /^Edit/ }).click()
      await shoot(page, `edit-${look}`)
    }
    if (name === 'changes') {
      await page.getByRole('button', { name: 'Conversations' }).click()
      await shoot(page, `history-${look}`)
    }
    await context.close()
  }
}

async function shootSignIn(browser: Browser, dark: boolean, size: keyof typeof sizes) {
  const refuse = () =>
    [
      401,
      {
        error: { code: 'unauthenticated', message: 'E-mail or password is wrong.', hint: 'Check both and try again.' },
      },
    ] as [number, unknown]
  const server = await startChatServer(
    { routes: { '/config': () => [200, { demo: false, model: 'offline', version: '0' }], '/auth/sign-in': refuse } },
    dist,
  )
  const page = await browser.newPage({ viewport: sizes[size], colorScheme: dark ? 'dark' : 'light' })
  await page.goto(server.url)
  await page.getByLabel('E-mail').fill('nora@studio.ch')
  await page.getByLabel('Password').fill('secret-wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const look = `${size}-${dark ? 'dark' : 'light'}`
  await shoot(page, `sign-in-${look}`)
  await page.getByRole('button', { name: /Create an account/ }).click()
  await shoot(page, `sign-up-${look}`)
  await page.close()
  await server.close()
}

async function shootLauncher(browser: Browser, server: ChatServer, dark: boolean, size: keyof typeof sizes) {
  const page = await browser.newPage({ viewport: sizes[size], colorScheme: dark ? 'dark' : 'light' })
  const thread = server.thread()
  await page.addInitScript(`localStorage.setItem('${server.socketUrl} thread', '"${thread.id}"')`)
  await page.goto(`${server.url}/host.html`)
  const look = `${size}-${dark ? 'dark' : 'light'}`
  await page.waitForTimeout(300)
  scenes.changes?.(thread)
  await shoot(page, `launcher-${look}`)
  await page.getByRole('button', { name: /Open chat/ }).click()
  await shoot(page, `panel-${look}`)
  await page.close()
}

const ok = (answer: unknown) => (): [status: number, answer: unknown] => [200, answer]
const threads = [
  'Add Anna Müller from Acme AG as a lead, email anna@acme.ch',
  'What’s overdue?',
  'Show open tasks',
].map((title, index) => ({ id: crypto.randomUUID(), title, updatedAt: `2026-11-2${index}T09:00:00Z` }))
const host = `<!doctype html><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Host</title><h1>A host page</h1><p>With text of its own.</p><orbit-chat token="x"></orbit-chat><script src="/widget.js"></script>`

await mkdir(folder, { recursive: true })
const server = await startChatServer(
  {
    threads,
    files: { '/host.html': host },
    routes: {
      '/config': ok({ demo: true, model: 'offline', version: '0' }),
      '/auth/demo': ok({ access_token: 'x', expires_at: 4_000_000_000 }),
    },
  },
  dist,
)
const browser = await launchBrowser()
for (const dark of [false, true]) {
  for (const size of ['wide', 'phone'] as const) {
    await shootScenes(browser, server, dark, size)
    await shootSignIn(browser, dark, size)
    await shootLauncher(browser, server, dark, size)
  }
}
await browser.close()
await server.close()
