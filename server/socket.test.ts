import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../db/testing.ts'
import { closeCodes, maxFrameBytes } from './protocol.ts'
import { createScriptedAgent, gate, sayText, tellUser } from './testing/scripted-agent.ts'
import { openClient, type TestClient } from './testing/test-client.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let db: TestDatabase
let org: TestOrg
let owner: Persona
let server: TestServer
const agent = createScriptedAgent()

beforeAll(async () => {
  db = await openTestDatabase()
  org = await db.createOrg('Sockets')
  owner = org.owner
  server = await startTestServer({
    database: db.database,
    agent,
    allowedOrigins: ['https://www.example.com'],
    limits: { frameBurst: 40, framesPerSecond: 40 },
  })
})
afterAll(async () => {
  await server.close()
  await db.database.close()
})

async function connected(): Promise<TestClient> {
  const client = await openClient(server.url)
  await client.connect(owner.token)
  return client
}

describe('a frame that can not be served', () => {
  it.each([
    ['not JSON', '{"type":', 'protocol_error'],
    ['JSON that is no message', '[1, 2]', 'protocol_error'],
    ['an unknown type', '{"type":"delete_everything"}', 'protocol_error'],
    ['a message without an id', '{"type":"message","text":"hi"}', 'protocol_error'],
    ['an empty message', `{"type":"message","id":"${randomUUID()}","text":"  "}`, 'invalid_input'],
    [
      'a message that is too long',
      JSON.stringify({ type: 'message', id: randomUUID(), text: 'x'.repeat(8_001) }),
      'invalid_input',
    ],
    [
      'a frame that is too large',
      JSON.stringify({ type: 'message', text: 'x'.repeat(maxFrameBytes) }),
      'frame_too_large',
    ],
  ])('is answered with a code: %s', async (_what, frame, code) => {
    const client = await connected()
    client.sendRaw(frame)
    const error = await client.waitFor('error')
    expect(error).toMatchObject({ code, fatal: false })
    await client.ask('still there?')
    expect(client.events().at(-1)?.type).toBe('RUN_FINISHED')
    await client.close()
  })

  it('names the id that its sender gave it', async () => {
    const client = await connected()
    const id = randomUUID()
    client.send({ type: 'message', id, text: ' ' })
    expect(await client.waitFor('error')).toMatchObject({ id, code: 'invalid_input' })
    await client.close()
  })

  it('is refused when it is binary', async () => {
    const client = await connected()
    client.sendRaw(Buffer.from([1, 2, 3]))
    expect(await client.waitFor('error')).toMatchObject({ code: 'protocol_error' })
    await client.ask('still there?')
    await client.close()
  })

  it('closes the socket when it is far too large', async () => {
    const client = await connected()
    client.sendRaw('x'.repeat(maxFrameBytes * 5))
    expect((await client.closed).code).toBe(1009)
    const next = await connected()
    await next.close()
  })

  it('is answered with rate_limited when there are too many of them', async () => {
    const client = await connected()
    for (let count = 0; count < 80; count++) client.send({ type: 'ping' })
    expect(await client.waitFor('error')).toMatchObject({ code: 'rate_limited', fatal: false })
    await client.close()
  })
})

describe('signing in', () => {
  it('says who is signed in', async () => {
    const client = await openClient(server.url)
    const { identity, running } = await client.connect(owner.token)
    expect(running).toBe(false)
    expect(identity).toMatchObject({
      user: { id: owner.userId, name: 'Sockets Owner', role: 'owner' },
      org: { id: org.id, name: 'Sockets', currency: 'CHF', timeZone: 'Europe/Zurich' },
      model: 'scripted',
    })
    expect(identity.balance.monthly).toBeGreaterThan(0)
    await client.close()
  })

  it('comes first', async () => {
    const client = await openClient(server.url)
    client.send({ type: 'message', id: randomUUID(), text: 'hi' })
    expect(await client.waitFor('error')).toMatchObject({ code: 'protocol_error' })
    await client.close()
  })

  it('must happen within a while', async () => {
    const impatient = await startTestServer({ database: db.database, agent, limits: { connectMs: 100 } })
    const client = await openClient(impatient.url)
    expect(await client.closed).toMatchObject({ code: closeCodes.unauthenticated })
    await impatient.close()
  })

  it('fails with a token that nobody issued', async () => {
    const client = await openClient(server.url)
    client.send({ type: 'connect', token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.nonsense' })
    expect(await client.waitFor('error')).toMatchObject({ code: 'unauthenticated', fatal: true })
    expect((await client.closed).code).toBe(closeCodes.unauthenticated)
  })

  it('asks for a fresh token when it has expired, and takes it on the same socket', async () => {
    const client = await openClient(server.url)
    client.send({ type: 'connect', token: await db.database.mintToken(owner.userId, -1) })
    expect(await client.waitFor('error')).toMatchObject({ code: 'token_expired', fatal: false })
    await client.connect(owner.token)
    await client.close()
  })

  it('keeps the order of frames that were sent before it was done', async () => {
    const client = await openClient(server.url)
    const id = randomUUID()
    client.send({ type: 'connect', token: owner.token })
    client.send({ type: 'message', id, text: 'early' })
    await client.waitForRuns(1)
    expect(client.frames[0]?.type).toBe('connected')
    expect(agent.turns.at(-1)?.input).toMatchObject({ id, text: 'early' })
    await client.close()
  })
})

describe('somebody else’s conversation', () => {
  it('does not exist for a member of another organization, nor for a colleague', async () => {
    const mine = await connected()
    const { threadId } = await mine.waitFor('connected')
    const other = await db.createOrg('Strangers')
    const colleague = await org.addMember('Carla Colleague')
    for (const token of [other.owner.token, colleague.token]) {
      const client = await openClient(server.url)
      client.send({ type: 'connect', token, threadId })
      const error = await client.waitFor('error')
      const unknown = await openClient(server.url)
      unknown.send({ type: 'connect', token, threadId: randomUUID() })
      expect(error).toEqual(await unknown.waitFor('error'))
      expect(error).toMatchObject({ code: 'not_found', fatal: false })
      await client.connect(token)
      await Promise.all([client.close(), unknown.close()])
    }
    await mine.close()
  })

  it('can not be reached by renewing with another user’s token', async () => {
    const client = await connected()
    const other = await db.createOrg('Others')
    client.send({ type: 'token', token: other.owner.token })
    expect(await client.waitFor('error')).toMatchObject({ code: 'forbidden', fatal: false })
    await client.close()
  })
})

describe('opening a socket', () => {
  it.each([
    ['from our own page', undefined, true],
    ['from an allowed site', 'https://www.example.com', true],
    ['from another site', 'https://evil.example', false],
    ['from nowhere', 'null', false],
  ])('%s', async (_where, origin, allowed) => {
    const own = `http://${new URL(server.url).host}`
    const opening = openClient(server.url, { origin: origin ?? own })
    if (!allowed) return expect(opening).rejects.toThrow('403')
    const client = await opening
    await client.connect(owner.token)
    await client.close()
  })

  it('is answered with 404 on another path', async () => {
    await expect(openClient(`${server.url}/elsewhere`)).rejects.toThrow('404')
  })
})

describe('a client that does not read', () => {
  it('is sent away, and the turn goes on without it', async () => {
    const small = await startTestServer({ database: db.database, agent, limits: { bufferedBytes: 64 * 1024 } })
    const slow = await openClient(small.url)
    const { threadId } = await slow.connect(owner.token)
    const second = await openClient(small.url)
    await second.connect(owner.token, threadId)
    slow.pause()
    agent.script(async turn => {
      tellUser(turn)
      for (let index = 0; index < 400; index++) {
        sayText(turn, 'x'.repeat(50_000))
        await new Promise(resolve => setImmediate(resolve))
      }
      return { status: 'done' }
    })
    second.send({ type: 'message', id: randomUUID(), text: 'go' })
    await second.waitForRuns(1)
    expect(small.logged.join()).toContain('slow_client')
    slow.cut()
    await second.close()
    await small.close()
  })
})

describe('closing the server', () => {
  it('lets the turn in progress end, and tells clients to come back', async () => {
    const closing = await startTestServer({ database: db.database, agent })
    const client = await openClient(closing.url)
    await client.connect(owner.token)
    const hold = gate()
    agent.script(async turn => {
      tellUser(turn)
      await hold.opened
      sayText(turn, 'done after all')
      return { status: 'done' }
    })
    client.send({ type: 'message', id: randomUUID(), text: 'go' })
    await client.waitForEvent(event => event.type === 'CUSTOM')
    const closed = closing.close()
    await expect(openClient(closing.url)).rejects.toThrow()
    hold.open()
    await closed
    expect((await client.closed).code).toBe(closeCodes.shutdown)
    expect(client.events().at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'success' } })
  })

  it('stops a turn that does not end in time', async () => {
    const closing = await startTestServer({ database: db.database, agent, limits: { shutdownMs: 50 } })
    const client = await openClient(closing.url)
    await client.connect(owner.token)
    agent.script(
      turn =>
        new Promise(resolve => {
          tellUser(turn)
          turn.signal.addEventListener('abort', () => resolve({ status: 'cancelled' }))
        }),
    )
    client.send({ type: 'message', id: randomUUID(), text: 'go' })
    await client.waitForEvent(event => event.type === 'CUSTOM')
    await closing.close()
    expect(client.events().at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } })
  })
})
