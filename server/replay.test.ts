import { randomUUID } from 'node:crypto'
import { EventSchema } from '@ag-ui/core/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '../agent/testing/model-server.ts'
import { openTestDatabase, type Persona, type TestDatabase } from '../db/testing.ts'
import type { Proposal } from './protocol.ts'
import { offlineAgent, scriptedModelAgent, titleOf } from './testing/real-agent.ts'
import { openClient, type TestClient } from './testing/test-client.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'
import { accumulate, comparable } from './testing/transcript.ts'

let db: TestDatabase
let model: ModelServer
let owner: Persona
const offline = offlineAgent()
const servers: TestServer[] = []

beforeAll(async () => {
  ;[db, model] = await Promise.all([openTestDatabase(), startModelServer()])
  owner = (await db.createOrg('Replays')).owner
})
afterAll(async () => {
  await Promise.all(servers.map(server => server.close()))
  await model.close()
  await db.database.close()
})

/** Like a process of its own: it knows only what the database has. */
async function freshServer(agent = offline): Promise<TestServer> {
  const server = await startTestServer({ database: db.database, agent, titleOf })
  servers.push(server)
  return server
}
async function transcriptAfterRestart(threadId: string): Promise<unknown> {
  const server = await freshServer()
  const client = await openClient(server.url)
  await client.connect(owner.token, threadId, 5)
  expect(client.events()[0]?.type).toBe('MESSAGES_SNAPSHOT')
  for (const event of client.events()) expect(EventSchema.safeParse(event)).toMatchObject({ success: true })
  await client.close()
  return comparable(accumulate(client.events()))
}
async function decide(client: TestClient, ...verdicts: ('resolved' | 'cancelled')[]) {
  const last = client.events().at(-1)
  const outcome = last?.type === 'RUN_FINISHED' ? last.outcome : undefined
  const interrupts = outcome?.type === 'interrupt' ? outcome.interrupts : []
  expect(interrupts).toHaveLength(verdicts.length)
  const resume = interrupts.map(({ id }, index) => ({
    interruptId: id,
    status: verdicts[index] ?? ('cancelled' as const),
  }))
  const runs = client.runsEnded()
  client.send({ type: 'resume', id: randomUUID(), resume })
  await client.waitForRuns(runs + 1)
}

describe('a transcript after a restart', () => {
  it('is the one that was seen live: changes, questions, approvals, rejections, undo', async () => {
    const server = await freshServer()
    const client = await openClient(server.url)
    const { threadId } = await client.connect(owner.token)
    await client.ask('Add Anna Müller from Acme AG as a lead, email anna@acme.ch')
    await client.ask('remind me to call Anna next Friday')
    await client.ask('show open tasks')
    await client.ask('delete contact Anna Müller')
    await decide(client, 'cancelled')
    await client.ask('delete contact Anna Müller')
    await decide(client, 'resolved')
    await client.ask('undo')
    await client.ask('what is the meaning of life?')
    const live = accumulate(client.events())
    const kinds = new Set(
      live.flatMap(item => (item.kind === 'call' ? item.outcomes.map(outcome => outcome.status) : [item.kind])),
    )
    expect([...kinds].sort()).toEqual(['awaiting_approval', 'ok', 'rejected', 'text', 'user'])
    expect(await transcriptAfterRestart(threadId)).toEqual(comparable(live))
    await client.close()
  })

  it('is the one that was seen live: failures in mid-sentence, stops, wrong calls', async () => {
    const server = await freshServer(scriptedModelAgent(model.baseUrl))
    const client = await openClient(server.url)
    const { threadId } = await client.connect(owner.token)
    model.answer(
      { fault: 'rate_limit' },
      { text: 'I was about to say ', fault: 'disconnect' },
      { text: 'Let me see. ', calls: [{ name: 'search_tasks', args: {} }] },
      { text: 'Nothing there.' },
      {
        calls: [
          { name: 'fly_to_the_moon', args: {} },
          { name: 'create_task', args: { colour: 'red' } },
        ],
      },
      { text: 'I can not do that.' },
      { text: 'one two three four five six seven eight nine ten', delayMs: 40 },
    )
    for (const text of ['hello', 'go on', 'show tasks', 'fly']) await client.ask(text)
    client.send({ type: 'message', id: randomUUID(), text: 'count' })
    await client.waitForEvent(event => event.type === 'TEXT_MESSAGE_CONTENT' && event.delta.includes('two'))
    client.send({ type: 'stop' })
    await client.waitForRuns(5)
    const live = accumulate(client.events())
    expect(live.map(item => item.kind)).toEqual([
      'user',
      'failure',
      'user',
      'text',
      'failure',
      'user',
      'text',
      'call',
      'text',
      'user',
      'call',
      'call',
      'text',
      'user',
      'text',
      'stopped',
    ])
    expect(await transcriptAfterRestart(threadId)).toEqual(comparable(live))
    await client.close()
  })

  it('offers what still waits for an answer again', async () => {
    const server = await freshServer()
    const client = await openClient(server.url)
    const { threadId } = await client.connect(owner.token)
    await client.ask('Add Bruno Beispiel as a lead')
    await client.ask('delete contact Bruno Beispiel')
    const second = await freshServer()
    const back = await openClient(second.url)
    await back.connect(owner.token, threadId)
    const proposals = accumulate(back.events()).flatMap(item =>
      item.kind === 'call'
        ? item.outcomes.map(outcome => outcome.proposal).filter((proposal): proposal is Proposal => !!proposal)
        : [],
    )
    expect(proposals).toHaveLength(1)
    await decide(back, 'resolved')
    expect(back.events().findLast(event => event.type === 'CUSTOM' && event.name === 'orbit.outcome')).toMatchObject({
      value: { outcome: { status: 'ok', card: { action: 'deleted' } } },
    })
    await Promise.all([client.close(), back.close()])
  })
})

describe('two processes on one hosted project', () => {
  it('a turn that the other one answered is there after the next reconnect', async () => {
    const hosted = { ...db.database, kind: 'hosted' as const }
    const [one, other] = await Promise.all(
      [1, 2].map(() => startTestServer({ database: hosted, agent: offline, titleOf })),
    )
    if (!one || !other) throw new Error('no servers')
    servers.push(one, other)
    const here = await openClient(one.url)
    const { threadId } = await here.connect(owner.token)
    await here.ask('Add Paula Process as a lead')
    await here.close()
    const back = await openClient(one.url)
    await back.connect(owner.token, threadId, here.lastSeq())
    expect(back.events()).toEqual([])
    await back.close()

    const there = await openClient(other.url)
    await there.connect(owner.token, threadId)
    await there.ask('show contact Paula Process')
    await there.close()
    const again = await openClient(one.url)
    const { seq } = await again.connect(owner.token, threadId, here.lastSeq())
    expect(seq).toBeGreaterThan(here.lastSeq())
    expect(comparable(accumulate(again.events()))).toEqual(comparable(accumulate(there.events())))
    await again.close()
  })
})
