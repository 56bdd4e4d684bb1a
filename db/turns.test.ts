import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CrmError } from './errors.ts'
import { unwrap } from './postgrest-errors.ts'
import type { Persona, TestDatabase, TestOrg } from './testing.ts'
import { openTestDatabase } from './testing.ts'
import type { Json } from './types.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.database.close())

interface Opened {
  conversation: { id: string; title: string | null; model: string | null; created_at: string }
  user: { id: string; full_name: string; email: string; role: string }
  org: { id: string; name: string; settings: Json; token_balance: number; token_pack_balance: number }
  messages: { id: string; role: string; content: string; created_at: string; metadata: Json }[]
  pending: { id: string; tool_call_id: string }[]
  duplicate: boolean
}
interface Balance {
  granted: boolean
  effective_tokens: number
  token_balance: number
  token_pack_balance: number
}

const message = (content: string, id: string = randomUUID()) => ({ id, content, metadata: {} })
const row = (role: string, content: string, metadata: Json = {}) => ({ id: randomUUID(), role, content, metadata })

/** One conversation of one person, with the calls a turn makes. */
function talk(person: Persona, id: string = randomUUID()) {
  const args = (runId: string) => ({ p_conversation_id: id, p_run_id: runId })
  return {
    id,
    open: async (runId: string, text: Json = message('Hello'), history = 50) =>
      unwrap(
        await person.db.rpc('open_turn', { ...args(runId), p_message: text, p_history: history }),
      ) as unknown as Opened,
    reserve: async (runId: string, callId: string, tokens: number, messages: Json = []) =>
      unwrap(
        await person.db.rpc('reserve_call', {
          ...args(runId),
          p_call_id: callId,
          p_model: 'test',
          p_tokens: tokens,
          p_messages: messages,
        }),
      ) as unknown as Balance,
    settle: async (
      runId: string,
      callId: string,
      [tokensIn, tokensOut, multiplier]: readonly [number, number, number],
      options: { messages?: Json; final?: boolean } = {},
    ) =>
      unwrap(
        await person.db.rpc('settle_call', {
          ...args(runId),
          p_call_id: callId,
          p_model: 'test',
          p_tokens_in: tokensIn,
          p_tokens_out: tokensOut,
          p_multiplier: multiplier,
          p_messages: options.messages ?? [],
          p_final: options.final ?? false,
        }),
      ) as unknown as Balance,
    close: async (runId: string, messages: Json = []) =>
      unwrap(await person.db.rpc('close_turn', { ...args(runId), p_messages: messages })),
    log: async () =>
      unwrap(await person.db.from('ai_messages').select('*').eq('conversation_id', id).order('position')),
  }
}

const codeOf = async (work: Promise<unknown>) => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  return thrown instanceof CrmError ? thrown.code : thrown
}
const balances = async (org: TestOrg) => {
  const [found] = await test.database.query<{ month: number; packs: number; logged: number }>(
    `select o.token_balance as month, o.token_pack_balance as packs,
       (select coalesce(sum(effective_tokens), 0) from usage_logs where org_id = o.id) as logged
     from organizations o where id = $1`,
    [org.id],
  )
  return found ?? { month: Number.NaN, packs: Number.NaN, logged: Number.NaN }
}

describe('opening a turn', () => {
  it('creates the conversation, logs the message and answers with everything the turn needs', async () => {
    const org = await test.createOrg('Open', { settings: { currency: 'EUR' } })
    const chat = talk(org.owner)
    const opened = await chat.open(randomUUID(), { ...message('Add Anna'), metadata: { a: 1 } })
    expect(opened).toEqual({
      conversation: { id: chat.id, title: 'Add Anna', model: null, created_at: '2026-11-23T08:00:00+00:00' },
      user: { id: org.owner.userId, full_name: 'Open Owner', email: org.owner.email, role: 'owner' },
      org: {
        id: org.id,
        name: 'Open',
        settings: { currency: 'EUR' },
        subscription_tier: 'free',
        enabled_packs: ['scheduling', 'invoicing'],
        token_balance: 200_000,
        token_pack_balance: 0,
      },
      messages: [
        {
          id: expect.any(String),
          role: 'user',
          content: 'Add Anna',
          created_at: '2026-11-23T08:00:00+00:00',
          metadata: { a: 1 },
        },
      ],
      pending: [],
      duplicate: false,
    })
  })

  it('cuts the title at 80 characters and keeps the first one', async () => {
    const { owner } = await test.createOrg('Title')
    const chat = talk(owner)
    const run = randomUUID()
    expect((await chat.open(run, message('x'.repeat(200)))).conversation.title).toHaveLength(80)
    expect((await chat.open(run, message('Another'))).conversation.title).toBe('x'.repeat(80))
  })

  it('says so when the same message comes twice, and logs it once', async () => {
    const { owner } = await test.createOrg('Twice')
    const chat = talk(owner)
    const run = randomUUID()
    const text = message('Hello')
    await chat.open(run, text)
    const again = await chat.open(run, text)
    expect(again.duplicate).toBe(true)
    expect(again.messages).toHaveLength(1)
  })

  it('answers with the last rows of the log, in order', async () => {
    const { owner } = await test.createOrg('History')
    const chat = talk(owner)
    const run = randomUUID()
    await chat.open(run, message('one'))
    await chat.close(run, [row('assistant', 'two'), row('tool', 'three'), row('assistant', 'four')])
    const opened = await chat.open(run, message('five'), 3)
    expect(opened.messages.map(line => line.content)).toEqual(['three', 'four', 'five'])
  })

  it('opens without a message, to continue what a crash cut off', async () => {
    const { owner } = await test.createOrg('Continue')
    const chat = talk(owner)
    await chat.open(randomUUID(), null)
    expect(await chat.log()).toEqual([])
  })

  it('lists the proposals that wait, without expired and decided ones', async () => {
    const { owner } = await test.createOrg('Pending')
    const chat = talk(owner)
    const run = randomUUID()
    await chat.open(run)
    const action = (tool_call_id: string, expires_at: string, status = 'pending') => ({
      conversation_id: chat.id,
      tool_call_id,
      tool: 'delete_contact',
      expires_at,
      status,
    })
    unwrap(
      await owner.db
        .from('pending_actions')
        .insert([
          action(`${chat.id}-waits`, '2026-11-23T10:00:00+01:00'),
          action(`${chat.id}-late`, '2026-11-23T08:59:00+01:00'),
          action(`${chat.id}-done`, '2026-11-23T10:00:00+01:00', 'executed'),
        ]),
    )
    expect((await chat.open(run)).pending.map(waiting => waiting.tool_call_id)).toEqual([`${chat.id}-waits`])
  })

  it("refuses somebody else's conversation, also to the owner of the organization", async () => {
    const org = await test.createOrg('Private')
    const member = await org.addMember('Mia')
    const chat = talk(member)
    await chat.open(randomUUID())
    const stranger = await test.createOrg('Stranger')
    expect(await codeOf(talk(org.owner, chat.id).open(randomUUID()))).toBe('not_found')
    expect(await codeOf(talk(stranger.owner, chat.id).open(randomUUID()))).toBe('not_found')
    expect(await codeOf(talk(stranger.owner, chat.id).settle(randomUUID(), randomUUID(), [1, 1, 1]))).toBe('not_found')
    expect(await codeOf(talk(stranger.owner, chat.id).close(randomUUID()))).toBe('not_found')
  })

  it('refuses the id of a message in another conversation', async () => {
    const { owner } = await test.createOrg('Ids')
    const text = message('Hello')
    await talk(owner).open(randomUUID(), text)
    expect(await codeOf(talk(owner).open(randomUUID(), text))).toBe('conflict')
  })

  it('is refused without being signed in', async () => {
    const { error } = await test.database
      .anonymous()
      .rpc('open_turn', { p_conversation_id: randomUUID(), p_run_id: randomUUID(), p_message: null, p_history: 1 })
    expect(error?.code).toBe('42501')
  })
})

describe('the lease of a conversation', () => {
  it('keeps a second run out until the first one ends', async () => {
    const { owner } = await test.createOrg('Lease')
    const chat = talk(owner)
    const [first, second] = [randomUUID(), randomUUID()]
    await chat.open(first)
    expect(await codeOf(chat.open(second))).toBe('busy')
    expect(await codeOf(chat.reserve(second, randomUUID(), 1))).toBe('busy')
    await chat.close(first)
    await chat.open(second)
  })

  it('is released by the last settlement only', async () => {
    const { owner } = await test.createOrg('Final')
    const chat = talk(owner)
    const [first, second] = [randomUUID(), randomUUID()]
    await chat.open(first)
    await chat.settle(first, randomUUID(), [1, 1, 1])
    expect(await codeOf(chat.open(second))).toBe('busy')
    await chat.settle(first, randomUUID(), [1, 1, 1], { final: true })
    await chat.open(second)
  })

  it('is not released by another run', async () => {
    const { owner } = await test.createOrg('Foreign run')
    const chat = talk(owner)
    const run = randomUUID()
    await chat.open(run)
    await chat.close(randomUUID())
    expect(await codeOf(chat.open(randomUUID()))).toBe('busy')
  })

  it('refuses nothing of the message that found it busy into the log', async () => {
    const { owner } = await test.createOrg('Busy')
    const chat = talk(owner)
    await chat.open(randomUUID(), message('first'))
    await codeOf(chat.open(randomUUID(), message('second')))
    expect((await chat.log()).map(line => line.content)).toEqual(['first'])
  })

  it('ends by itself after three minutes of real time, frozen clock or not', async () => {
    const { owner } = await test.createOrg('Expiry')
    const chat = talk(owner)
    await chat.open(randomUUID())
    const age = (seconds: number) =>
      test.database.query(
        `update ai_conversations set run_expires_at = run_expires_at - make_interval(secs => $1) where user_id = $2`,
        [seconds, owner.userId],
      )
    await age(150)
    expect(await codeOf(chat.open(randomUUID()))).toBe('busy')
    await age(30)
    expect(await codeOf(chat.open(randomUUID()))).toBeUndefined()
  })
})

describe('metering', () => {
  it('takes what a call cost, rounded up, and logs it', async () => {
    const org = await test.createOrg('Meter')
    const chat = talk(org.owner)
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    expect(await chat.reserve(run, call, 500)).toMatchObject({ granted: true, token_balance: 200_000 })
    expect(await chat.settle(run, call, [10, 5, 1.5])).toEqual({
      effective_tokens: 23,
      token_balance: 199_977,
      token_pack_balance: 0,
    })
    const usage = unwrap(await org.owner.db.from('usage_logs').select('*').eq('call_id', call).single())
    expect(usage).toMatchObject({
      user_id: org.owner.userId,
      conversation_id: chat.id,
      model: 'test',
      tokens_in: 10,
      tokens_out: 5,
      multiplier: 1.5,
      effective_tokens: 23,
    })
  })

  it('never meters the same call twice: told again, it is paid up to the larger bill', async () => {
    const org = await test.createOrg('Once')
    const chat = talk(org.owner)
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    await chat.settle(run, call, [100, 0, 1])
    expect(await chat.settle(run, call, [100, 0, 1])).toMatchObject({ effective_tokens: 100, token_balance: 199_900 })
    expect(await chat.settle(run, call, [0, 0, 1])).toMatchObject({ effective_tokens: 100, token_balance: 199_900 })
    expect(await chat.settle(run, call, [900, 0, 1])).toMatchObject({ effective_tokens: 900, token_balance: 199_100 })
    expect(await balances(org)).toEqual({ month: 199_100, packs: 0, logged: 900 })
  })

  it('lets nobody make a call free by paying for its id elsewhere', async () => {
    const [org, elsewhere] = [await test.createOrg('Own'), await test.createOrg('Elsewhere')]
    const [chat, other] = [talk(org.owner), talk(elsewhere.owner)]
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    await other.open(run)
    await other.settle(run, call, [0, 0, 1])
    await chat.reserve(run, call, 100)
    await chat.settle(run, call, [70, 0, 1])
    expect(await balances(org)).toEqual({ month: 199_930, packs: 0, logged: 70 })
  })

  it('uses the month first, then the packs, then goes below zero', async () => {
    const org = await test.createOrg('Packs', { token_balance: 30 })
    await test.database.query('update organizations set token_pack_balance = 50 where id = $1', [org.id])
    const chat = talk(org.owner)
    const run = randomUUID()
    await chat.open(run)
    expect(await chat.settle(run, randomUUID(), [40, 0, 1])).toMatchObject({ token_balance: 0, token_pack_balance: 40 })
    expect(await chat.settle(run, randomUUID(), [45, 0, 1])).toMatchObject({ token_balance: -5, token_pack_balance: 0 })
    expect(await balances(org)).toEqual({ month: -5, packs: 0, logged: 85 })
    expect(await chat.reserve(run, randomUUID(), 1)).toMatchObject({ granted: false })
  })

  it('refuses a call when the rest is held by others, and grants it when they are settled', async () => {
    const org = await test.createOrg('Holds', { token_balance: 100 })
    const [first, second] = [talk(org.owner), talk(org.owner)]
    const [run, other, call, late] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await first.open(run)
    await second.open(other)
    expect(await first.reserve(run, call, 100)).toMatchObject({ granted: true })
    expect(await second.reserve(other, late, 10)).toMatchObject({ granted: false, token_balance: 100 })
    await first.settle(run, call, [20, 0, 1])
    expect(await second.reserve(other, late, 10)).toMatchObject({ granted: true, token_balance: 80 })
  })

  it('counts a repeated reservation once', async () => {
    const org = await test.createOrg('Repeat', { token_balance: 100 })
    const chat = talk(org.owner)
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await chat.reserve(run, call, 60)).toMatchObject({ granted: true })
    }
    expect(await test.database.query('select tokens from token_holds where org_id = $1', [org.id])).toEqual([
      { tokens: 60 },
    ])
  })

  it('forgets a hold that a crash left behind', async () => {
    const org = await test.createOrg('Crash', { token_balance: 100 })
    const chat = talk(org.owner)
    const run = randomUUID()
    await chat.open(run)
    await chat.reserve(run, randomUUID(), 100)
    await test.database.query(`update token_holds set expires_at = '2026-11-23T08:00:00Z' where org_id = $1`, [org.id])
    expect(await chat.reserve(run, randomUUID(), 100)).toMatchObject({ granted: true })
  })

  it('lets calls that cost nothing through without a balance or a hold', async () => {
    const org = await test.createOrg('Free', { token_balance: 0 })
    const chat = talk(org.owner)
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    expect(await chat.reserve(run, call, 0)).toMatchObject({ granted: true })
    expect(await chat.settle(run, call, [500, 100, 0])).toMatchObject({ effective_tokens: 0, token_balance: 0 })
    expect(await balances(org)).toEqual({ month: 0, packs: 0, logged: 0 })
  })

  it.each([
    [-1, 5, 1],
    [5, -1, 1],
    [5, 5, -1],
  ] as const)('refuses to count %i + %i at %d', async (tokensIn, tokensOut, multiplier) => {
    const org = await test.createOrg('Negative')
    const chat = talk(org.owner)
    const run = randomUUID()
    await chat.open(run)
    expect(await codeOf(chat.settle(run, randomUUID(), [tokensIn, tokensOut, multiplier]))).toBe('invalid_input')
    expect(await balances(org)).toEqual({ month: 200_000, packs: 0, logged: 0 })
  })

  it('does not let one organization settle a call under the name of another', async () => {
    const [here, there] = [await test.createOrg('Here'), await test.createOrg('There')]
    const [chat, foreign] = [talk(here.owner), talk(there.owner)]
    const [run, other, call] = [randomUUID(), randomUUID(), randomUUID()]
    await chat.open(run)
    await foreign.open(other)
    await chat.reserve(run, call, 10)
    await foreign.settle(other, call, [1, 0, 1])
    await chat.settle(run, randomUUID(), [10, 0, 1])
    expect(await balances(here)).toEqual({ month: 199_990, packs: 0, logged: 10 })
    expect(await test.database.query('select call_id from token_holds where org_id = $1', [here.id])).toEqual([
      { call_id: call },
    ])
  })

  it('agrees with the balances after 64 calls at once, half of them repeated', async () => {
    const org = await test.createOrg('Parallel', { token_balance: 900 })
    await test.database.query('update organizations set token_pack_balance = 700 where id = $1', [org.id])
    const member = await org.addMember('Second')
    const run = randomUUID()
    const chats = [talk(org.owner), talk(member), talk(org.owner), talk(member)]
    for (const chat of chats) await chat.open(run)
    const calls = Array.from({ length: 64 }, (_, n) => ({
      id: randomUUID(),
      chat: chats[n % 4] ?? chats[0],
      tokens: n,
    }))
    await Promise.all(
      calls.flatMap(({ id, chat, tokens }, n) => {
        const once = async () => {
          await chat?.reserve(run, id, 100)
          await chat?.settle(run, id, [tokens, n % 3, 1.1])
        }
        return n % 2 ? [once(), once()] : [once()]
      }),
    )
    const expected = calls.reduce((sum, { tokens }, n) => sum + Math.ceil(((tokens + (n % 3)) * 11) / 10), 0)
    const after = await balances(org)
    expect(after.logged).toBe(expected)
    expect(900 + 700 - after.month - after.packs).toBe(expected)
    expect(await test.database.query('select from token_holds where org_id = $1', [org.id])).toEqual([])
  })
})

describe('the log', () => {
  it('takes rows with reservations, settlements and closings, in order and once', async () => {
    const { owner } = await test.createOrg('Log')
    const chat = talk(owner)
    const [run, call] = [randomUUID(), randomUUID()]
    const step = row('tool', 'step')
    await chat.open(run, message('hello'))
    await chat.reserve(run, call, 1, [step])
    await chat.reserve(run, call, 1, [step])
    await chat.settle(run, call, [7, 3, 1], { messages: [step, row('assistant', 'answer', { tool_calls: [] })] })
    await chat.close(run, [row('assistant', 'bye')])
    expect((await chat.log()).map(line => [line.role, line.content, line.tokens_in, line.tokens_out])).toEqual([
      ['user', 'hello', 0, 0],
      ['tool', 'step', 0, 0],
      ['assistant', 'answer', 7, 3],
      ['assistant', 'bye', 0, 0],
    ])
  })

  it('keeps the rows of a reservation that was not granted', async () => {
    const { owner } = await test.createOrg('Empty', { token_balance: 0 })
    const chat = talk(owner)
    const run = randomUUID()
    await chat.open(run, message('hello'))
    expect(await chat.reserve(run, randomUUID(), 5, [row('tool', 'done before')])).toMatchObject({ granted: false })
    expect(await chat.log()).toHaveLength(2)
  })

  it('says which model was last used, and when', async () => {
    const { owner } = await test.createOrg('Model')
    const chat = talk(owner)
    const [run, call] = [randomUUID(), randomUUID()]
    await chat.open(run)
    await chat.reserve(run, call, 1)
    expect((await chat.open(run)).conversation.model).toBe('test')
  })
})
