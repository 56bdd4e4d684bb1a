import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '../agent/testing/model-server.ts'
import { openEmbedded } from '../db/embedded.ts'
import type { AGUIEvent } from './protocol.ts'
import { type ServerProcess, startServerProcess } from './testing/server-process.ts'
import { openClient } from './testing/test-client.ts'
import { accumulate } from './testing/transcript.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'orbit-crash-'))
let model: ModelServer
let server: ServerProcess

beforeAll(async () => {
  model = await startModelServer()
  // "add A and B" becomes two calls of one step; whatever a tool answered is confirmed.
  model.answerWith(({ messages }) => {
    const last = messages.at(-1)
    if (last?.role !== 'user') return { text: 'Both are in.' }
    const names = (last.content ?? '').replace('add ', '').split(' and ')
    return { text: 'One moment. ', calls: names.map(name => ({ name: 'create_contact', args: { name } })) }
  })
}, 60_000)
afterAll(async () => {
  await server.end('SIGKILL')
  await model.close()
  rmSync(dataDir, { recursive: true })
})

const start = () =>
  startServerProcess(['--data-dir', dataDir], {
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: 'gpt-4o-mini',
    ORBIT_CLOCK: '2026-11-23T09:00:00+01:00',
  })

it('a server that is killed while a tool runs loses and doubles nothing, and the conversation goes on', async () => {
  server = await start()
  let threadId: string | undefined
  const asked: string[] = []
  // From right after the model's call was stored to well after the tools have run.
  for (const delayMs of [0, 25]) {
    const names = [`Karl Kill${delayMs}`, `Lena Lost${delayMs}`]
    asked.push(...names)
    const client = await openClient(server.url)
    threadId = (await client.connect(await server.demoToken(), threadId)).threadId
    client.send({ type: 'message', id: randomUUID(), text: `add ${names.join(' and ')}` })
    const isOurCall = (event: AGUIEvent) => event.type === 'TOOL_CALL_ARGS' && event.delta.includes(names[0] ?? '')
    await client.waitForEvent(isOurCall)
    await new Promise(resolve => setTimeout(resolve, delayMs))
    await server.end('SIGKILL')
    const lastSeq = client.lastSeq()

    server = await start()
    const back = await openClient(server.url)
    await back.connect(await server.demoToken(), threadId, lastSeq)
    const isAnswer = (event: AGUIEvent) => event.type === 'TEXT_MESSAGE_CONTENT' && event.delta.startsWith('Both')
    await back.waitForEvent(isAnswer, asked.length / 2)
    await back.waitForEvent(event => event.type === 'RUN_FINISHED', asked.length / 2)
    const ending = accumulate(back.events()).slice(-4)
    expect(ending).toMatchObject([
      { kind: 'text', text: 'One moment. ' },
      { kind: 'call', outcomes: [{ status: 'ok', card: { action: 'created' } }] },
      { kind: 'call', outcomes: [{ status: 'ok', card: { action: 'created' } }] },
      { kind: 'text', text: expect.stringMatching(/^Both/) },
    ])
    await back.close()
  }
  const last = await openClient(server.url)
  await last.connect(await server.demoToken(), threadId)
  await last.ask('add Final Fina and Ende Emil')
  asked.push('Final Fina', 'Ende Emil')
  await last.close()
  expect(await server.end('SIGTERM')).toBe(0)

  const database = await openEmbedded({ dataDir })
  const added = await database.query<{ name: string; times: number }>(
    `select first_name || ' ' || last_name as name, count(*)::int as times from contacts
      where created_at = (select max(created_at) from contacts) group by 1`,
  )
  const times = new Map(added.map(({ name, times }) => [name, times]))
  expect(asked.map(name => [name, times.get(name)])).toEqual(asked.map(name => [name, 1]))
  const [used] = await database.query<{ tokens: number }>('select sum(effective_tokens)::int as tokens from usage_logs')
  const [org] = await database.query<{ spent: number; held: number }>(
    `select 200000 - token_balance as spent, (select count(*)::int from token_holds) as held from organizations`,
  )
  expect(org).toEqual({ spent: used?.tokens, held: 0 })
  await database.close()
}, 400_000)
