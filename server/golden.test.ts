// Records what the wire says in typical conversations. The widget's tests replay the files, so the two can't drift apart.
// After a change that is meant: RECORD=1 npx vitest run server/golden.test.ts
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '../agent/testing/model-server.ts'
import { openTestDatabase, type TestDatabase } from '../db/testing.ts'
import { normalised, recorded } from './testing/golden.ts'
import { scriptedModelAgent, titleOf } from './testing/real-agent.ts'
import { openClient, type TestClient } from './testing/test-client.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let db: TestDatabase
let model: ModelServer
let server: TestServer

beforeAll(async () => {
  ;[db, model] = await Promise.all([openTestDatabase(), startModelServer()])
  const agent = scriptedModelAgent(model.baseUrl, 5_000)
  // Words are never gathered by time here: the first is sent at once, the rest when the text ends.
  server = await startTestServer({ database: db.database, agent, titleOf, limits: { gatherMs: 60_000 } })
})
afterAll(async () => {
  await server.close()
  await model.close()
  await db.database.close()
})

async function newClient(): Promise<TestClient> {
  const { owner } = await db.createOrg('Golden', { token_balance: 50_000 })
  const client = await openClient(server.url)
  await client.connect(owner.token)
  return client
}
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] })

async function decide(client: TestClient, status: 'resolved' | 'cancelled') {
  const last = client.events().at(-1)
  const outcome = last?.type === 'RUN_FINISHED' ? last.outcome : undefined
  const interruptId = (outcome?.type === 'interrupt' && outcome.interrupts[0]?.id) || ''
  const runs = client.runsEnded()
  client.send({ type: 'resume', id: randomUUID(), resume: [{ interruptId, status }] })
  await client.waitForRuns(runs + 1)
}

const conversations: Record<string, (client: TestClient) => Promise<unknown>> = {
  async 'contact-and-task'(client) {
    const anna = { name: 'Anna Müller', company_name: 'Acme AG', email: 'anna@acme.ch', status: 'lead' }
    model.answer(call('create_contact', anna), { text: 'Anna Müller is in, as a lead.' })
    await client.ask('Add Anna Müller from Acme AG as a lead, email anna@acme.ch')
    const task = { title: 'Call Anna Müller', contact: 'Anna Müller', due_date: 'next Friday' }
    model.answer(call('create_task', task), { text: 'I will remind you on Friday, 27 November 2026.' })
    await client.ask('remind me to call her next Friday')
    model.answer(call('search_tasks', {}), { text: 'One task is open.' })
    await client.ask('show open tasks')
  },
  async approval(client) {
    model.answer(call('create_task', { title: 'Water the plants' }), { text: 'Done.' })
    await client.ask('new task: water the plants')
    model.answer(call('delete_task', { task: 'Water the plants' }))
    await client.ask('delete that task')
    await decide(client, 'cancelled')
    model.answer(call('delete_task', { task: 'Water the plants' }))
    await client.ask('delete it after all')
    model.answer({ text: 'It is gone.' })
    await decide(client, 'resolved')
    model.answer(call('undo_last_change', {}), { text: 'It is back.' })
    await client.ask('undo')
  },
  async 'ambiguous-name'(client) {
    const ninas = ['Nina Gerber', 'Nina Petrović'].map(name => ({ name: 'create_contact', args: { name } }))
    model.answer({ calls: ninas }, { text: 'Both are in.' })
    await client.ask('add Nina Gerber and Nina Petrović')
    model.answer(call('update_contact', { contact: 'Nina', status: 'client' }), { text: 'Which Nina?' })
    await client.ask('make Nina a client')
  },
  async failures(client) {
    model.answer({ fault: 'rate_limit' })
    await client.ask('hello')
    model.answer({ text: 'I was just about to ', fault: 'disconnect' })
    await client.ask('hello?')
    model.answer(call('fly_to_the_moon', {}), { text: 'That is beyond me.' })
    await client.ask('fly to the moon')
    model.answer({ text: 'One two three four five six seven eight', delayMs: 150 })
    client.send({ type: 'message', id: randomUUID(), text: 'count' })
    await client.waitForEvent(event => event.type === 'TEXT_MESSAGE_CONTENT' && event.delta === 'One ')
    client.send({ type: 'stop' })
    await client.waitForRuns(4)
  },
}

describe('the wire says what was recorded', () => {
  it.each(Object.keys(conversations))('in %s', async name => {
    const client = await newClient()
    await conversations[name]?.(client)
    await client.close()
    const events = normalised(client.events())
    expect(events).toEqual(recorded(name, events))
  })
})
