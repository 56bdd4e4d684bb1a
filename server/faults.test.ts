import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, type ModelServer, startModelServer } from '../agent/testing/model-server.ts'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../db/testing.ts'
import type { AGUIEvent, ToolOutcome } from './protocol.ts'
import { scriptedModelAgent, titleOf } from './testing/real-agent.ts'
import { openClient, type TestClient } from './testing/test-client.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const startTokens = 1_000_000
let db: TestDatabase
let org: TestOrg
let model: ModelServer
let server: TestServer
let client: TestClient

beforeAll(async () => {
  ;[db, model] = await Promise.all([openTestDatabase(), startModelServer()])
  org = await db.createOrg('Faults', { token_balance: startTokens })
  server = await startTestServer({ database: db.database, agent: scriptedModelAgent(model.baseUrl), titleOf })
  client = await openClient(server.url)
  await client.connect(org.owner.token)
})
afterAll(async () => {
  await client.close()
  await server.close()
  await model.close()
  await db.database.close()
})

const outcomes = (events: AGUIEvent[]): ToolOutcome[] =>
  events.flatMap(event => (event.type === 'CUSTOM' && event.name === 'orbit.outcome' ? [event.value.outcome] : []))

async function stillWorks() {
  model.answer({ text: 'Fine again.' })
  await client.ask('and now?')
  expect(client.events().at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'success' } })
}

describe('a model server that fails', () => {
  it.each<[Fault, string]>([
    ['rate_limit', 'rate_limited'],
    ['server_error', 'model_unavailable'],
    ['refused', 'model_unavailable'],
    ['garbage', 'model_error'],
    ['disconnect', 'model_unavailable'],
    ['hang', 'timeout'],
    ['stall', 'timeout'],
  ])('with %s ends the run with the error %s, and the next one works', async (fault, code) => {
    model.answer({ text: 'Half a', fault })
    await client.ask('hello')
    expect(client.events().at(-1)).toMatchObject({ type: 'RUN_ERROR', code, message: expect.stringMatching(/\.$/) })
    await stillWorks()
  })
})

describe('a model that calls nonsense', () => {
  it.each([
    ['a tool that does not exist', { name: 'fly_to_the_moon', args: {} }, 'unknown_tool'],
    ['wrong arguments', { name: 'create_task', args: { colour: 'red' } }, 'invalid_input'],
    ['arguments that are not JSON', { name: 'create_task', args: '{"title": ' }, 'invalid_input'],
  ])('%s: shows the error, and the turn goes on', async (_what, call, code) => {
    const before = client.events().length
    model.answer({ calls: [call] }, { text: 'That did not work.' })
    await client.ask('do it')
    const events = client.events().slice(before)
    expect(outcomes(events)).toMatchObject([{ status: 'error', error: { code } }])
    expect(events.at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'success' } })
    await stillWorks()
  })
})

describe('after all of it', () => {
  it('what was logged as used is what left the balances', async () => {
    const [used] = await db.database.query<{ tokens: number }>(
      'select sum(effective_tokens)::int as tokens from usage_logs where org_id = $1',
      [org.id],
    )
    const [left] = await db.database.query<{ tokens: number; held: number }>(
      `select token_balance + token_pack_balance as tokens,
        (select count(*)::int from token_holds where org_id = $1) as held from organizations where id = $1`,
      [org.id],
    )
    expect(used?.tokens).toBeGreaterThan(0)
    expect(left).toEqual({ tokens: startTokens - (used?.tokens ?? 0), held: 0 })
  })

  it('nothing personal is in the server’s log, and every failure has left its code there', () => {
    const log = server.logged.join('')
    for (const secret of ['hello', 'Half a', 'Faults Owner', org.owner.email, org.owner.token])
      expect(log).not.toContain(secret)
    for (const code of ['rate_limited', 'model_unavailable', 'model_error', 'timeout'])
      expect(log).toContain(`"code":"${code}"`)
  })
})
