import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isUnfinished } from './log.ts'
import { openWorld, type World } from './testing/harness.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.server.requests.length = 0
})

const create = (name: string, more: Record<string, string> = {}) => ({
  name: 'create_contact',
  args: { name, ...more },
})

describe('a turn', () => {
  it('answers a question, streams the words, and keeps both lines', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'Hello there, how can I help?' })
    expect(await chat.say('hi')).toEqual({ status: 'done' })
    const deltas = chat.events.filter(event => event.type === 'text_delta')
    expect(deltas.length).toBeGreaterThan(3)
    expect(chat.said()).toBe('Hello there, how can I help?')
    const log = await chat.log()
    expect(log.map(row => [row.role, row.content])).toEqual([
      ['user', 'hi'],
      ['assistant', 'Hello there, how can I help?'],
    ])
    expect(isUnfinished(log)).toBe(false)
  })

  it('calls a tool, changes the database, and shows the card', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [create('Anna', { email: 'anna@acme.ch' })] }, { text: 'Anna is in.' })
    expect(await chat.say('add Anna')).toEqual({ status: 'done' })
    const [contact] = await chat.contacts()
    expect(contact).toMatchObject({ first_name: 'Anna', email: 'anna@acme.ch' })
    expect(chat.events.map(event => event.type).filter(type => type !== 'text_delta')).toEqual([
      'user_message',
      'usage',
      'tool_call',
      'tool_result',
      'text_end',
      'usage',
    ])
    const result = chat.events.find(event => event.type === 'tool_result')
    expect(result).toMatchObject({ outcome: { status: 'ok', card: { kind: 'change', action: 'created' } } })
    expect((await chat.log()).map(row => row.role)).toEqual(['user', 'assistant', 'tool', 'assistant'])
  })

  it('attributes the change to the person, the conversation and the call', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [create('Anna')] }, { text: 'Done.' })
    await chat.say('add Anna')
    const call = (await chat.log())[1]?.metadata.tool_calls?.[0]
    const entries = await world.database.query<Record<string, unknown>>('select * from audit_log where org_id = $1', [
      chat.org.id,
    ])
    const [entry] = entries.filter(row => row.table_name === 'contacts')
    expect(entry).toMatchObject({
      tool_call_id: call?.id,
      conversation_id: chat.conversationId,
      user_id: chat.owner.userId,
    })
  })

  it('makes at most five round trips beside the tool, four for a model that costs nothing', async () => {
    for (const [multiplier, trips] of [
      [1, 5],
      [0, 4],
    ] as const) {
      const chat = await world.chat({ model: { multiplier } })
      world.server.answer({ calls: [create('Anna')] }, { text: 'Done.' })
      const before = world.database.requestCount()
      await chat.say('add Anna')
      const toolTrips = 1
      expect(world.database.requestCount() - before - toolTrips).toBe(trips)
    }
  })

  it('stores at most six rows and two kilobytes', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [create('Anna', { email: 'anna@acme.ch' })] }, { text: 'Anna is in.' })
    await chat.say('add Anna, anna@acme.ch')
    const log = await chat.log()
    expect(log.length).toBeLessThanOrEqual(6)
    expect(JSON.stringify(log.map(row => [row.content, row.metadata])).length).toBeLessThan(2048)
  })

  it('runs reads that stand together at once, and answers in the order of the calls', async () => {
    let running = 0
    let most = 0
    const chat = await world.chat({
      before: async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise(resolve => setTimeout(resolve, 50))
        running -= 1
      },
    })
    const search = (name: string) => ({ name: 'search_contacts', args: { name } })
    world.server.answer({ calls: [search('Anna'), search('Beat'), search('Carla')] }, { text: 'None of them.' })
    await chat.say('who is there?')
    expect(most).toBe(3)
    const sent = world.server.requests.at(-1)?.messages ?? []
    const asked = sent.find(message => message.tool_calls)?.tool_calls?.map(call => call.id)
    expect(sent.filter(message => message.role === 'tool').map(message => message.tool_call_id)).toEqual(asked)
  })

  it('does writes in order, so that a later call sees an earlier one', async () => {
    const chat = await world.chat()
    const note = (text: string) => ({ name: 'update_contact', args: { name: 'Anna', note: text } })
    world.server.answer({ calls: [create('Anna'), note('one'), note('two')] }, { text: 'Done.' })
    await chat.say('add Anna and note one, two')
    expect((await chat.contacts())[0]).toMatchObject({ notes: 'one;two;' })
  })

  it('remembers earlier turns, tool steps included', async () => {
    const chat = await world.chat()
    world.server.answer({ calls: [create('Anna')] }, { text: 'Anna is in.' }, { text: 'You added Anna.' })
    await chat.say('add Anna')
    await chat.say('what did I do?')
    const roles = world.server.requests.at(-1)?.messages.map(message => message.role)
    expect(roles).toEqual(['system', 'user', 'assistant', 'tool', 'assistant', 'user'])
  })

  it('changes nothing when the same message arrives twice', async () => {
    const chat = await world.chat()
    const input = { kind: 'message' as const, id: randomUUID(), text: 'add Anna' }
    world.server.answer({ calls: [create('Anna')] }, { text: 'Done.' })
    await chat.run(input)
    expect(await chat.run(input)).toEqual({ status: 'done' })
    expect(await chat.contacts()).toHaveLength(1)
    expect((await chat.log()).filter(row => row.role === 'user')).toHaveLength(1)
  })

  it('refuses a second run while one is under way', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'one two three', delayMs: 60 })
    const first = chat.say('hi')
    await new Promise(resolve => setTimeout(resolve, 60))
    await expect(chat.say('me too')).rejects.toMatchObject({ code: 'busy' })
    expect(await first).toEqual({ status: 'done' })
  })

  it('tells the model who, where and which day it is', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'Guten Tag.' })
    await chat.say('Guten Tag, was ist heute fällig?')
    const prompt = world.server.requests.at(-1)?.messages[0]?.content
    expect(prompt).toContain('Monday, 2026-11-23 (Europe/Zurich')
    expect(prompt).toContain('Answer in German')
    expect(prompt).toContain('always: delete_contact')
  })
})

describe('a stop', () => {
  it('keeps what was said, meters it, and closes the turn', async () => {
    const chat = await world.chat()
    const stop = new AbortController()
    world.server.answer({ text: 'one two three four five six seven eight', delayMs: 20 })
    const outcome = await chat.say('count', {
      signal: stop.signal,
      onEvent: event => event.type === 'text_delta' && event.delta.startsWith('three') && stop.abort(),
    })
    expect(outcome).toEqual({ status: 'cancelled' })
    const last = (await chat.log()).at(-1)
    expect(last).toMatchObject({ role: 'assistant', metadata: { ended: 'cancelled' } })
    expect(last?.content).toMatch(/^one two three/)
    expect(last?.content).not.toContain('eight')
    const usage = await chat.usage()
    expect(usage).toMatchObject({ calls: 1, held: 0 })
    expect(usage.logged).toBeGreaterThan(0)
    expect(usage.logged).toBe(usage.spent)
  })

  it('carries out no further call of the step, and says so in the log', async () => {
    const stop = new AbortController()
    const chat = await world.chat({ after: () => stop.abort() })
    world.server.answer({ calls: [create('Anna'), create('Beat'), create('Carla')] })
    expect(await chat.say('add three', { signal: stop.signal })).toEqual({ status: 'cancelled' })
    expect((await chat.contacts()).map(row => row.first_name)).toEqual(['Anna'])
    const outcomes = (await chat.log()).filter(row => row.role === 'tool').map(row => row.metadata.outcome?.status)
    expect(outcomes).toEqual(['ok', 'cancelled', 'cancelled'])

    world.server.answer({ text: 'Only Anna is in.' })
    expect(await chat.say('what happened?')).toEqual({ status: 'done' })
  })
})
