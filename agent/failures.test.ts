import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUnfinished } from './log.ts'
import { createChatModel } from './models/chat-model.ts'
import { openWorld, type World } from './testing/harness.ts'
import { startModelServer } from './testing/model-server.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const call = (name: string, args: Record<string, unknown> | string) => ({ name, args })
const lastAnswer = () =>
  world.server.requests.at(-1)?.messages.findLast(message => message.role === 'tool')?.content ?? ''

describe('a model that fails', () => {
  it.each([
    ['rate_limit', 'rate_limited'],
    ['server_error', 'model_unavailable'],
    ['refused', 'model_unavailable'],
    ['garbage', 'model_error'],
    ['disconnect', 'model_unavailable'],
  ] as const)('with %s ends the turn as %s, closes the log, and can be asked again', async (fault, code) => {
    const chat = await world.chat()
    world.server.answer({ text: 'Half an', fault })
    await expect(chat.say('hi')).rejects.toMatchObject({ code })
    const log = await chat.log()
    expect(log.at(-1)).toMatchObject({ role: 'assistant', metadata: { ended: 'error', error_code: code } })
    expect(isUnfinished(log)).toBe(false)

    world.server.answer({ text: 'Hello.' })
    expect(await chat.say('hi again')).toEqual({ status: 'done' })
    const roles = world.server.requests.at(-1)?.messages.map(message => message.role)
    expect(roles).toEqual(['system', 'user', 'user'])
    expect(await chat.usage()).toMatchObject({ calls: 2, held: 0 })
  })

  it.each(['hang', 'stall'] as const)('with silence (%s) is given up as timeout', async fault => {
    const chat = await world.chat({ agent: { limits: { modelSilenceMs: 150 } } })
    world.server.answer({ text: 'Well', fault })
    await expect(chat.say('hi')).rejects.toMatchObject({ code: 'timeout' })
  })

  it('with an empty answer ends as model_error', async () => {
    const chat = await world.chat()
    world.server.answer({})
    await expect(chat.say('hi')).rejects.toMatchObject({ code: 'model_error' })
  })

  it('and cannot be reached ends as model_unavailable and costs nothing', async () => {
    const chat = await unreachable()
    await expect(chat.say('hi')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await chat.usage()).toMatchObject({ spent: 0, held: 0 })
  })

  it('once is asked again when the server never began to answer', async () => {
    const chat = await world.chat({ model: { maxRetries: 1 } })
    world.server.answer({ fault: 'server_error' }, { text: 'Hello.' })
    expect(await chat.say('hi')).toEqual({ status: 'done' })
  })

  it('says so in the language of the person', async () => {
    const chat = await world.chat()
    world.server.answer({ fault: 'rate_limit' })
    await expect(chat.say('was ist heute fällig?')).rejects.toThrow(/Sprachmodell/)
  })
})

/** A chat whose model server is not there any more. */
async function unreachable() {
  const gone = await startModelServer()
  await gone.close()
  const model = createChatModel({ kind: 'openai', model: 'x', apiKey: 'x', baseUrl: gone.baseUrl, maxRetries: 0 })
  return world.chat({ agent: { model } })
}

describe('a tool call that goes wrong', () => {
  it('with wrong arguments is answered so that the model can correct it', async () => {
    const chat = await world.chat()
    world.server.answer(
      { calls: [call('create_contact', { email: 'anna@acme.ch' })] },
      { calls: [call('create_contact', { name: 'Anna', email: 'anna@acme.ch' })] },
      { text: 'Anna is in.' },
    )
    expect(await chat.say('add anna@acme.ch')).toEqual({ status: 'done' })
    const first = world.server.requests.at(-2)?.messages.at(-1)?.content ?? ''
    expect(JSON.parse(first)).toMatchObject({ status: 'error', code: 'invalid_input' })
    expect(first).toContain('name')
    expect(await chat.contacts()).toHaveLength(1)
  })

  it('with arguments that are no JSON is answered as invalid_input', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [call('create_contact', '{"name": "An')] }, { text: 'Sorry.' })
    await chat.say('add Anna')
    expect(JSON.parse(lastAnswer())).toMatchObject({ status: 'error', code: 'invalid_input' })
    expect(await chat.contacts()).toHaveLength(0)
  })

  it('with characters that no database stores is carried out without them', async () => {
    const chat = await world.chat()
    world.server.answer(
      { calls: [call('create_contact', '{"name":"An\\u0000na\\ud83d"}')] },
      { text: 'In\u0000side\ud83d.' },
    )
    expect(await chat.say('add \u0000Anna\ud83d')).toEqual({ status: 'done' })
    expect((await chat.contacts())[0]).toMatchObject({ first_name: 'Anna\ufffd' })
    expect((await chat.log()).map(row => row.content)).toEqual(['add Anna\ufffd', '', 'ok', 'Inside\ufffd.'])
  })

  it('of an unknown tool is answered as unknown_tool', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [call('drop_database', {})] }, { text: 'I cannot do that.' })
    expect(await chat.say('drop it')).toEqual({ status: 'done' })
    expect(JSON.parse(lastAnswer())).toMatchObject({ status: 'error', code: 'unknown_tool' })
  })

  it('that throws something unforeseen tells nobody the details, but the log', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [call('show_fault', {})] }, { text: 'That failed.' })
    await chat.say('show the fault')
    expect(JSON.parse(lastAnswer())).toMatchObject({ status: 'error', code: 'internal' })
    expect(JSON.stringify([chat.events, await chat.log(), lastAnswer()])).not.toContain('secret detail')
    expect(JSON.stringify(chat.causes, causeOf)).toContain('secret detail')
  })

  it('that answers what its schema forbids is internal', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [call('show_nonsense', {})] }, { text: 'That failed.' })
    await chat.say('show nonsense')
    expect(JSON.parse(lastAnswer())).toMatchObject({ status: 'error', code: 'internal' })
  })

  it('that takes too long is given up', async () => {
    const before = () => new Promise<void>(resolve => setTimeout(resolve, 400))
    const chat = await world.chat({ before, agent: { limits: { toolMs: 60 } } })
    world.server.answer({ calls: [call('search_contacts', { name: 'Anna' })] }, { text: 'It takes too long.' })
    await chat.say('find Anna')
    expect(JSON.parse(lastAnswer())).toMatchObject({ status: 'error', code: 'timeout' })
  })
})

const causeOf = (_key: string, value: unknown) =>
  value instanceof Error ? { message: value.message, cause: value.cause } : value

describe('a runaway turn', () => {
  const search = (name: string) => ({ calls: [call('search_contacts', { name })] })

  it('is stopped after too many steps', async () => {
    const chat = await world.chat({ agent: { limits: { modelCalls: 3 } } })
    world.server.answer(search('A'), search('B'), search('C'))
    await expect(chat.say('loop')).rejects.toMatchObject({ code: 'limit_reached' })
    const log = await chat.log()
    expect(log.filter(row => row.role === 'tool')).toHaveLength(3)
    expect(log.at(-1)).toMatchObject({ metadata: { ended: 'error', error_code: 'limit_reached' } })
  })

  it('is stopped when it repeats itself', async () => {
    const chat = await world.chat()
    world.server.answer(search('A'), search('A'), search('A'), search('A'))
    await expect(chat.say('loop')).rejects.toMatchObject({ code: 'limit_reached' })
    expect((await chat.log()).filter(row => row.metadata.outcome?.status === 'cancelled')).toHaveLength(1)
  })

  it('is stopped after too many calls at once', async () => {
    const chat = await world.chat({ agent: { limits: { toolCalls: 2 } } })
    world.server.answer({ calls: ['A', 'B', 'C'].map(name => call('create_contact', { name })) })
    await expect(chat.say('loop')).rejects.toMatchObject({ code: 'limit_reached' })
    expect(await chat.contacts()).toHaveLength(0)
  })

  it('is stopped when it has used up its tokens', async () => {
    const chat = await world.chat({ agent: { limits: { turnTokens: 200 } } })
    world.server.answer(search('A'), search('B'))
    await expect(chat.say('loop')).rejects.toMatchObject({ code: 'limit_reached' })
  })

  it('is stopped in mid-answer when its time is over', async () => {
    const chat = await world.chat({ agent: { limits: { turnMs: 1500 } } })
    world.server.answer({ text: 'word '.repeat(600), delayMs: 20 })
    await expect(chat.say('talk')).rejects.toMatchObject({ code: 'limit_reached' })
    expect((await chat.log()).at(-1)?.content).toMatch(/^word word/)
  })
})

describe('a conversation of somebody else', () => {
  it('is not found, and nothing is written into it', async () => {
    const [chat, other] = await Promise.all([world.chat(), world.chat()])
    world.server.answer({ text: 'Hello.' })
    await other.say('mine')
    const stranger = await world.chat({ same: { ...chat, conversationId: other.conversationId } })
    await expect(stranger.say('hi')).rejects.toMatchObject({ code: 'not_found' })
    expect(await other.log()).toHaveLength(2)
  })
})
