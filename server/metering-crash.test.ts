// The server is killed while answers are on their way: what left the balance is what was logged, nobody pays twice for one
// answer, and what was held for calls that nobody finished comes back. (The embedded database has one process: opening it
// frees what the last one held. Where several share one, holds expire: db/turns.test.ts.)
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '../agent/testing/model-server.ts'
import { openEmbedded } from '../db/embedded.ts'
import { type ServerProcess, startServerProcess } from './testing/server-process.ts'
import { openClient, type TestClient } from './testing/test-client.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'orbit-metering-'))
/** Pauses between the words of answers, so that a kill finds each turn at another point. */
const paces = [0, 25, 150]
const words = 'one two three four five six'
const price = 120

let model: ModelServer
let server: ServerProcess
const start = async () => {
  const openai = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'gpt-4o-mini' }
  server = await startServerProcess(['--data-dir', dataDir], { ...openai, ORBIT_CLOCK: '2026-11-23T09:00:00+01:00' })
}
beforeAll(async () => {
  model = await startModelServer()
  model.answerWith(({ messages }) => {
    const pace = Number(/\d+/.exec(messages.at(-1)?.content ?? '')?.[0])
    return { text: words, delayMs: pace, usage: { in: price - 20, out: 20 } }
  })
})
afterAll(async () => {
  await server.end('SIGKILL')
  await model.close()
  rmSync(dataDir, { recursive: true })
})

async function books() {
  const database = await openEmbedded({ dataDir })
  const [row] = await database.query<{ off: number; paid: number; calls: number; held: number }>(
    `select (select sum(month_tokens + pack_tokens)::int from token_grants)
       - (select coalesce(sum(effective_tokens), 0)::int from usage_logs) - token_balance - token_pack_balance as off,
       (select coalesce(sum(effective_tokens), 0)::int from usage_logs where model = 'gpt-4o-mini') as paid,
       (select count(*)::int from usage_logs where model = 'gpt-4o-mini') as calls,
       (select count(*)::int from token_holds) as held
     from organizations`,
  )
  await database.close()
  return row
}

/** A conversation each, and the threads they are in. */
async function askAll(): Promise<{ clients: TestClient[]; threads: string[] }> {
  const token = await server.demoToken()
  const clients = await Promise.all(paces.map(() => openClient(server.url)))
  const threads: string[] = []
  for (const client of clients) threads.push((await client.connect(token)).threadId)
  paces.forEach((pace, n) => {
    clients[n]?.send({ type: 'message', id: randomUUID(), text: `count, ${pace} ms a word` })
  })
  return { clients, threads }
}

it('keeps the books right when it is killed in the middle of answers', async () => {
  await start()
  const { clients, threads } = await askAll()
  // The fastest is just being paid for, the others are wherever they are.
  await clients[0]?.waitForEvent(event => event.type === 'TEXT_MESSAGE_CONTENT' && event.delta.includes('six'))
  await server.end('SIGKILL')
  const killed = await books()
  expect(killed).toMatchObject({ off: 0, paid: (killed?.calls ?? 0) * price, held: 0 })
  // The slowest was not paid for yet.
  expect(killed?.calls).toBeLessThan(threads.length)

  // Every answer is given at last, and paid once.
  const begun = model.requests.length
  await start()
  for (const thread of threads) {
    const client = await openClient(server.url)
    await client.connect(await server.demoToken(), thread)
    await client.waitForEvent(event => event.type === 'RUN_FINISHED')
    await client.close()
  }
  expect(await server.end('SIGTERM')).toBe(0)
  expect(model.requests.length).toBeGreaterThan(begun)
  expect(await books()).toEqual({ off: 0, paid: threads.length * price, calls: threads.length, held: 0 })
}, 400_000)
