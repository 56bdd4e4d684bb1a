import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buyTokens } from '../tools/billing/buy-tokens.ts'
import { testShop } from '../tools/billing/testing.ts'
import { createRegistry } from '../tools/registry.ts'
import { effectiveTokens } from './metering.ts'
import { openWorld, type World } from './testing/harness.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const add = (name: string) => ({ calls: [{ name: 'create_contact', args: { name } }], usage: { in: 200, out: 10 } })

describe('metering', () => {
  it('pays for every call what the server counted, times the multiplier', async () => {
    const chat = await world.chat({ model: { multiplier: 1.5 } })
    world.server.answer(add('Anna'), { text: 'Done.', usage: { in: 231, out: 4 } })
    await chat.say('add Anna')
    const paid = 315 + 353
    expect(await chat.usage()).toEqual({ logged: paid, spent: paid, calls: 2, held: 0 })
    const told = chat.events.filter(event => event.type === 'usage').map(event => event.usage)
    expect(told.map(usage => usage.effectiveTokens)).toEqual([315, 353])
    expect(told.at(-1)?.balance.monthly).toBe(1_000_000 - paid)
    expect((await chat.log()).at(-1)?.metadata.usage).toEqual(told.at(-1))
  })

  it('counts by itself when the server does not', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'one two three four five', usage: null })
    await chat.say('count')
    const [row] = await world.database.query<{ tokens_in: number; tokens_out: number }>(
      'select tokens_in, tokens_out from usage_logs where org_id = $1',
      [chat.org.id],
    )
    expect(row?.tokens_out).toBe(5)
    expect(row?.tokens_in).toBeGreaterThan(300)
  })

  it('refuses the call when nothing is left, and says what to do', async () => {
    const chat = await world.chat({ tokenBalance: 0 })
    const before = world.server.requests.length
    await expect(chat.say('hi')).rejects.toMatchObject({
      code: 'quota_exhausted',
      message: expect.stringMatching(/token pack/),
    })
    expect(world.server.requests).toHaveLength(before)
    expect(await chat.usage()).toEqual({ logged: 0, spent: 0, calls: 0, held: 0 })
    expect((await chat.log()).at(-1)).toMatchObject({ metadata: { error_code: 'quota_exhausted' } })
  })

  it('offers an owner token packs when nothing is left, without a model, and a member none', async () => {
    const chat = await world.chat({
      tokenBalance: 0,
      agent: { registry: createRegistry([buyTokens]), shop: testShop() },
    })
    await expect(chat.say('hi')).rejects.toMatchObject({ code: 'quota_exhausted' })
    const [offer] = chat.events.filter(event => event.type === 'tool_result')
    expect(offer?.outcome.card).toMatchObject({ kind: 'links', title: 'Buy tokens' })
    expect((await chat.log()).map(row => row.role)).toEqual(['user', 'assistant', 'tool', 'assistant'])
    await world.database.query(`update organizations set token_balance = 0 where id = $1`, [chat.org.id])
    const owner = await chat.org.addMember('Second owner')
    await chat.owner.db.rpc('set_member_role', { p_user_id: owner.userId, p_role: 'owner' })
    await owner.db.rpc('set_member_role', { p_user_id: chat.owner.userId, p_role: 'member' })
    await expect(chat.say('hi again')).rejects.toMatchObject({ code: 'quota_exhausted' })
    expect(chat.events.filter(event => event.type === 'tool_result')).toEqual([])
  })

  it('refuses between two steps, with the step that was done in the log', async () => {
    const chat = await world.chat({ tokenBalance: 100 })
    world.server.answer(add('Anna'))
    await expect(chat.say('add Anna')).rejects.toMatchObject({ code: 'quota_exhausted' })
    expect(await chat.contacts()).toHaveLength(1)
    expect((await chat.log()).map(row => row.role)).toEqual(['user', 'assistant', 'tool', 'assistant'])
  })

  it('lets a free model speak without tokens', async () => {
    const chat = await world.chat({ tokenBalance: 0, model: { multiplier: 0 } })
    world.server.answer(add('Anna'), { text: 'Done.' })
    expect(await chat.say('add Anna')).toEqual({ status: 'done' })
    expect(await chat.usage()).toMatchObject({ logged: 0, spent: 0, calls: 2 })
  })

  it('goes no deeper into debt than one call, with 64 turns at once', async () => {
    const first = await world.chat({ tokenBalance: 30_000 })
    const others = Array.from({ length: 63 }, () => sibling(first))
    const chats = [first, ...(await Promise.all(others))]
    const cost = 3000
    world.server.answerWith(() => ({ text: 'x', delayMs: 5, usage: { in: cost - 100, out: 100 } }))
    const turns = await Promise.allSettled(chats.map(chat => chat.say('hi')))
    world.server.answerWith(() => ({ text: 'x' }))
    const usage = await first.usage()
    const done = turns.filter(turn => turn.status === 'fulfilled').length
    expect(usage).toEqual({ logged: done * cost, spent: done * cost, calls: done, held: 0 })
    expect(usage.spent).toBeLessThan(30_000 + cost)
    const codes = turns.flatMap(turn => (turn.status === 'rejected' ? [turn.reason.code] : []))
    expect(codes.filter(code => code !== 'rate_limited' && code !== 'quota_exhausted')).toEqual([])
    expect(codes.length + done).toBe(64)
  })

  it('stops an answer that has cost what an owner allows for one, with what was done in the log', async () => {
    const chat = await world.chat()
    await world.database.query(`update organizations set settings = '{"answer_token_cap": 200}' where id = $1`, [
      chat.org.id,
    ])
    world.server.answer(add('Anna'))
    await expect(chat.say('add Anna')).rejects.toMatchObject({ code: 'limit_reached', message: /an owner allows/ })
    expect(await chat.contacts()).toHaveLength(1)
    expect(await chat.usage()).toMatchObject({ calls: 1, spent: 210 })
  })

  it('refuses a person who has used what an owner allows them', async () => {
    const chat = await world.chat()
    await chat.owner.db.rpc('set_token_cap', { p_user_id: chat.owner.userId, p_tokens: 200 })
    world.server.answer({ text: 'Hello.', usage: { in: 200, out: 1 } })
    await chat.say('hi')
    await expect(chat.say('hi')).rejects.toMatchObject({ code: 'quota_exhausted', message: /raise your limit/ })
  })

  it('is paid when the person stops the answer in the middle, counted by ourselves', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'one two three four five six seven eight', delayMs: 20, fault: 'stall' })
    const abort = new AbortController()
    const turn = chat.say('count', {
      signal: abort.signal,
      onEvent: event => event.type === 'text_delta' && abort.abort(),
    })
    expect(await turn).toEqual({ status: 'cancelled' })
    const [row] = await world.database.query<{ tokens_in: number; tokens_out: number }>(
      'select tokens_in, tokens_out from usage_logs where org_id = $1',
      [chat.org.id],
    )
    expect(row?.tokens_out).toBeGreaterThan(0)
    expect(row?.tokens_in).toBeGreaterThan(300)
    expect(await chat.usage()).toMatchObject({ calls: 1, held: 0 })
  })

  it('is paid, too, when the person deletes the conversation meanwhile', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'one two three', delayMs: 20, usage: { in: 500, out: 5 } })
    let deleted: Promise<unknown> | undefined
    const turn = chat.say('count', {
      onEvent: event => {
        if (event.type !== 'text_delta') return
        deleted ??= Promise.resolve(chat.owner.db.from('ai_conversations').delete().eq('id', chat.conversationId))
      },
    })
    await turn.catch(() => undefined)
    await deleted
    expect(await chat.log()).toEqual([])
    expect(await chat.usage()).toEqual({ logged: 505, spent: 505, calls: 1, held: 0 })
  })

  it('agrees with the balances after all kinds of turns at once', async () => {
    const first = await world.chat()
    const chats = [first, ...(await Promise.all([1, 2, 3, 4].map(() => sibling(first))))]
    world.server.answerWith((_request, index) => {
      const faults = [undefined, 'rate_limit', undefined, 'disconnect', 'garbage'] as const
      return {
        text: `answer ${index}`,
        fault: faults[index % faults.length],
        usage: index % 2 ? null : { in: 50, out: 7 },
      }
    })
    await Promise.allSettled(chats.flatMap(chat => [chat.say('hi').then(() => chat.say('again'))]))
    world.server.answerWith(() => ({ text: 'x' }))
    const usage = await first.usage()
    expect(usage.calls).toBeGreaterThanOrEqual(5)
    expect(usage.logged).toBe(usage.spent)
    expect(usage.held).toBe(0)
  })

  /** Another conversation of the same organization. */
  async function sibling(chat: Awaited<ReturnType<World['chat']>>) {
    return world.chat({ same: { ...chat, conversationId: randomUUID() } })
  }

  it('has no dust of binary fractions in the price', () => {
    expect(effectiveTokens(30, 0.1)).toBe(3)
    expect(effectiveTokens(1, 0.1)).toBe(1)
    expect(effectiveTokens(0, 5)).toBe(0)
  })
})
