import { randomUUID } from 'node:crypto'
import { EventSchema } from '@ag-ui/core/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn, TurnOutcome } from '../agent/turn.ts'
import { CrmError } from '../db/errors.ts'
import { openTestDatabase, type Persona, type TestDatabase } from '../db/testing.ts'
import { createScriptedAgent, gate, sayText, tellUser } from './testing/scripted-agent.ts'
import { openClient, type TestClient } from './testing/test-client.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'
import { accumulate } from './testing/transcript.ts'

let db: TestDatabase
let owner: Persona
let server: TestServer
let time = Date.now()
const agent = createScriptedAgent()

beforeAll(async () => {
  db = await openTestDatabase()
  owner = (await db.createOrg('Sessions')).owner
  server = await startTestServer({
    database: db.database,
    agent,
    wallTime: () => time,
    limits: { frameBurst: 1_000_000, gatherMs: 1 },
  })
})
afterAll(async () => {
  await server.close()
  await db.database.close()
})

async function connected(threadId?: string, lastSeq?: number): Promise<TestClient> {
  const client = await openClient(server.url)
  await client.connect(owner.token, threadId, lastSeq)
  return client
}
const threadOf = (client: TestClient) => client.waitFor('connected').then(frame => frame.threadId)
const isUserLine = (id?: string) => (event: object) =>
  'name' in event && event.name === 'orbit.user_message' && (id === undefined || JSON.stringify(event).includes(id))

/** A turn with everything in it: text, two tools, a proposal, usage. Pauses before every step. */
function fullTurn(pause: () => Promise<void>): (turn: Turn) => Promise<TurnOutcome> {
  return async turn => {
    const { emit } = turn
    const proposal = {
      id: randomUUID(),
      toolCallId: 'call-2',
      tool: 'delete_task',
      title: 'Delete task',
      arguments: { task: 'Call Anna' },
      preview: { action: 'delete' as const, total: 1, records: [] },
      expiresAt: '2026-11-23T10:00:00.000Z',
    }
    const record = { table: 'tasks' as const, id: randomUUID(), title: 'Call Anna', fields: {} }
    tellUser(turn)
    await pause()
    const messageId = randomUUID()
    for (const delta of ['I ', 'look ', 'for ', 'it.']) {
      emit({ type: 'text_delta', messageId, delta })
      await pause()
    }
    emit({ type: 'text_end', messageId })
    const call = { type: 'tool_call' as const, messageId, arguments: {} }
    emit({ ...call, callId: 'call-1', name: 'search_tasks', title: 'Search tasks' })
    await pause()
    const list = { kind: 'list' as const, table: 'tasks' as const, total: 1, records: [record] }
    const found = { status: 'ok' as const, card: list }
    emit({ type: 'tool_result', messageId: randomUUID(), callId: 'call-1', name: 'search_tasks', outcome: found })
    await pause()
    emit({ ...call, callId: 'call-2', name: 'delete_task', title: 'Delete task' })
    const outcome = { status: 'awaiting_approval' as const, proposal }
    emit({ type: 'tool_result', messageId: randomUUID(), callId: 'call-2', name: 'delete_task', outcome })
    await pause()
    const balance = { monthly: 10, packs: 0 }
    emit({ type: 'usage', usage: { model: 'm', tokensIn: 1, tokensOut: 1, effectiveTokens: 2, balance } })
    sayText(turn, 'Shall I?')
    return { status: 'awaiting_approval', proposals: [proposal] }
  }
}
const shortPause = () => new Promise<void>(resolve => setTimeout(resolve, 3))

describe('every event', () => {
  it('is one of AG-UI 1.0, and is numbered without a gap', async () => {
    const client = await connected()
    agent.script(fullTurn(shortPause), () => {
      throw new CrmError('model_unavailable', 'Away.', { hint: 'Later.' })
    })
    await client.ask('delete the task')
    await client.ask('and again')
    for (const event of client.events()) expect(EventSchema.safeParse(event)).toMatchObject({ success: true })
    const numbers = client.frames.flatMap(frame => (frame.type === 'event' ? [frame.seq] : []))
    const live = numbers.slice(1)
    expect(live).toEqual(live.map((_, index) => (live[0] ?? 0) + index))
    expect(client.events().at(-1)).toMatchObject({
      type: 'RUN_ERROR',
      code: 'model_unavailable',
      metadata: { hint: 'Later.' },
    })
    await client.close()
  })

  it('tells an approval as an interrupt that a resume entry can answer', async () => {
    const client = await connected()
    agent.script(fullTurn(shortPause))
    await client.ask('delete the task')
    const finished = client.events().at(-1)
    expect(finished).toMatchObject({
      type: 'RUN_FINISHED',
      outcome: {
        type: 'interrupt',
        interrupts: [{ reason: 'approval', toolCallId: 'call-2', message: 'Delete task' }],
      },
    })
    const interrupts =
      finished?.type === 'RUN_FINISHED' && finished.outcome?.type === 'interrupt' && finished.outcome.interrupts
    const [interrupt] = interrupts || []
    const id = randomUUID()
    const payload = { arguments: { task: 'Call Anna Müller' } }
    const interruptId = String(interrupt?.id)
    client.send({ type: 'resume', id, resume: [{ interruptId, status: 'resolved', payload }] })
    await client.waitForRuns(2)
    expect(agent.turns.at(-1)?.input).toEqual({
      kind: 'decision',
      id,
      decisions: [{ actionId: interruptId, verdict: 'approve', arguments: payload.arguments }],
    })
    await client.close()
  })

  it('gathers words into few frames, the first of them at once', async () => {
    const client = await connected()
    agent.script(turn => {
      tellUser(turn)
      sayText(turn, ...Array.from({ length: 200 }, (_, index) => `${index} `))
      return { status: 'done' }
    })
    await client.ask('count')
    const words = client.events().filter(event => event.type === 'TEXT_MESSAGE_CONTENT')
    expect(words.length).toBe(2)
    expect(words[0]).toMatchObject({ delta: '0 ' })
    await client.close()
  })
})

describe('a connection that is cut', () => {
  it('at any event of a run resumes to the same transcript, with nothing twice', async () => {
    const watcher = await connected()
    const threadId = await threadOf(watcher)
    agent.script(fullTurn(shortPause))
    await watcher.ask('delete the task')
    const frames = watcher.frames.flatMap(frame => (frame.type === 'event' ? [frame] : []))
    const whole = accumulate(watcher.events())
    expect(whole.map(item => item.kind)).toEqual(['user', 'text', 'call', 'call', 'text'])
    for (let cut = 1; cut <= frames.length; cut++) {
      const seen = frames.slice(0, cut)
      const back = await connected(threadId, seen.at(-1)?.seq)
      if (cut < frames.length) await back.waitFor('event', frame => frame.seq === frames.at(-1)?.seq)
      expect(accumulate([...seen.map(frame => frame.event), ...back.events()])).toEqual(whole)
      await back.close()
    }
    await watcher.close()
  })

  it('while the run goes on loses nothing, wherever it is cut', async () => {
    const watcher = await connected()
    const threadId = await threadOf(watcher)
    let told = watcher.events().length
    for (const cutAfter of [1, 2, 4, 6, 9, 12, 15]) {
      agent.script(fullTurn(shortPause))
      const before = watcher.runsEnded()
      const first = await connected(threadId, watcher.lastSeq())
      first.send({ type: 'message', id: randomUUID(), text: 'delete the task' })
      await first.waitForEvent(() => true, cutAfter)
      first.cut()
      await first.closed
      const second = await connected(threadId, first.lastSeq())
      await watcher.waitForRuns(before + 1)
      await second.waitFor('event', frame => frame.seq === watcher.lastSeq())
      const expected = accumulate(watcher.events().slice(told))
      expect(accumulate([...first.events(), ...second.events()])).toEqual(expected)
      told = watcher.events().length
      await second.close()
    }
    await watcher.close()
  })

  it('in the middle of a snapshot gets the snapshot again', async () => {
    const first = await connected()
    const threadId = await threadOf(first)
    const hold = gate()
    agent.script(async turn => {
      tellUser(turn)
      sayText(turn, 'half')
      await hold.opened
      sayText(turn, 'the rest')
      return { status: 'done' }
    })
    first.send({ type: 'message', id: randomUUID(), text: 'go' })
    await first.waitForEvent(event => event.type === 'TEXT_MESSAGE_END')
    const fresh = await connected(threadId)
    await fresh.waitFor('event', frame => frame.seq === first.lastSeq())
    const [snapshot] = fresh.frames.flatMap(frame => (frame.type === 'event' ? [frame] : []))
    expect(snapshot?.event.type).toBe('MESSAGES_SNAPSHOT')
    const again = await connected(threadId, snapshot?.seq)
    hold.open()
    await Promise.all([fresh.waitForRuns(1), again.waitForRuns(1)])
    expect(again.events()[0]?.type).toBe('MESSAGES_SNAPSHOT')
    expect(accumulate(again.events())).toEqual(accumulate(first.events()))
    expect(accumulate(fresh.events())).toEqual(accumulate(first.events()))
    await Promise.all([first.close(), fresh.close(), again.close()])
  })
})

describe('two tabs', () => {
  it('show the same transcript, and closing one in mid-answer loses nothing', async () => {
    const one = await connected()
    const threadId = await threadOf(one)
    const two = await connected(threadId)
    agent.script(fullTurn(shortPause))
    one.send({ type: 'message', id: randomUUID(), text: 'delete the task' })
    await two.waitForEvent(event => event.type === 'TEXT_MESSAGE_CONTENT')
    one.cut()
    await two.waitForRuns(1)
    expect(accumulate(two.events()).map(item => item.kind)).toEqual(['user', 'text', 'call', 'call', 'text'])
    await two.close()
  })

  it('queue their messages behind the running turn', async () => {
    const one = await connected()
    const two = await connected(await threadOf(one))
    const hold = gate()
    agent.script(async turn => {
      tellUser(turn)
      await hold.opened
      return { status: 'done' }
    })
    const first = randomUUID()
    const second = randomUUID()
    one.send({ type: 'message', id: first, text: 'first' })
    await two.waitForEvent(isUserLine(first))
    two.send({ type: 'message', id: second, text: 'second' })
    two.send({ type: 'ping' })
    await two.waitFor('pong')
    expect(agent.turns.at(-1)?.input).toMatchObject({ id: first })
    hold.open()
    await one.waitForRuns(2)
    expect(accumulate(one.events())).toEqual(accumulate(two.events()))
    expect(agent.turns.at(-1)?.input).toMatchObject({ id: second })
    await Promise.all([one.close(), two.close()])
  })
})

describe('a message', () => {
  it('that is sent twice is carried out once', async () => {
    const client = await connected()
    const before = agent.turns.length
    const id = await client.ask('once')
    client.send({ type: 'message', id, text: 'once' })
    await client.ask('twice')
    expect(agent.turns.length).toBe(before + 2)
    await client.close()
  })

  it('beyond what may wait is refused with its id', async () => {
    const client = await connected()
    const hold = gate()
    agent.script(async turn => {
      tellUser(turn)
      await hold.opened
      return { status: 'done' }
    })
    const ids = Array.from({ length: 22 }, () => randomUUID())
    for (const id of ids) client.send({ type: 'message', id, text: 'more' })
    expect(await client.waitFor('error')).toMatchObject({ code: 'rate_limited', id: ids.at(-1), fatal: false })
    hold.open()
    await client.waitForRuns(21)
    await client.close()
  })

  it('can be stopped, and the conversation goes on', async () => {
    const client = await connected()
    agent.script(
      turn =>
        new Promise(resolve => {
          tellUser(turn)
          turn.signal.addEventListener('abort', () => resolve({ status: 'cancelled' }))
        }),
    )
    client.send({ type: 'message', id: randomUUID(), text: 'work long' })
    await client.waitForEvent(isUserLine())
    client.send({ type: 'stop' })
    await client.waitForRuns(1)
    expect(client.events().at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } })
    await client.ask('next')
    await client.close()
  })
})

describe('a token that expires', () => {
  it('is asked for again, and what was sent meanwhile is kept and runs', async () => {
    const client = await connected()
    time += 25 * 3600_000
    const id = randomUUID()
    client.send({ type: 'message', id, text: 'too late?' })
    expect(await client.waitFor('error')).toMatchObject({ code: 'token_expired', fatal: false })
    expect(client.runsEnded()).toBe(0)
    client.send({ type: 'token', token: await db.database.mintToken(owner.userId, 48) })
    await client.waitForRuns(1)
    expect(agent.turns.at(-1)?.input).toMatchObject({ id })
    time -= 25 * 3600_000
    await client.close()
  })

  it('in the middle of a turn lets it be finished with the fresh one', async () => {
    const client = await connected()
    agent.script(turn => {
      tellUser(turn)
      time += 25 * 3600_000
      throw new CrmError('token_expired', 'Your session has expired.')
    })
    await client.ask('work')
    await client.waitFor('error', error => error.code === 'token_expired')
    client.send({ type: 'token', token: await db.database.mintToken(owner.userId, 48) })
    await client.waitForRuns(2)
    expect(agent.turns.at(-1)?.input).toEqual({ kind: 'continue' })
    time -= 25 * 3600_000
    await client.close()
  })
})

describe('threads', () => {
  it('lists the user’s own conversations', async () => {
    const client = await connected()
    const id = randomUUID()
    await owner.db.rpc('open_turn', {
      p_conversation_id: id,
      p_run_id: randomUUID(),
      p_message: { id: randomUUID(), content: 'Plan the fair', metadata: {} },
      p_history: 1,
    })
    client.send({ type: 'threads' })
    const { threads } = await client.waitFor('threads')
    expect(threads).toContainEqual({ id, title: 'Plan the fair', updatedAt: expect.stringContaining('2026-11-23') })
    await client.close()
  })
})
