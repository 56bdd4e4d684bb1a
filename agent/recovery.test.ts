import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUnfinished } from './log.ts'
import { type Chat, openWorld, proposalsOf, type World } from './testing/harness.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const call = (name: string, args: Record<string, unknown>) => ({ name, args })
const never = new Promise<never>(() => undefined)

/** Runs until `reached`, then abandons the run as a killed process would, and starts over with a fresh agent on the same log. */
async function killed(chat: Chat, run: (chat: Chat) => Promise<unknown>, reached: Promise<void>): Promise<Chat> {
  run(chat).catch(() => undefined)
  await reached
  await chat.releaseLease()
  return world.chat({ same: chat })
}

/** A moment in a tool's run at which the process dies. */
function moment() {
  let reach = () => {}
  const reached = new Promise<void>(resolve => {
    reach = resolve
  })
  const die = () => {
    reach()
    return never
  }
  return { reached, die }
}

describe('after a crash', () => {
  it('a write that had happened is not done again, and is reported as done', async () => {
    const { reached, die } = moment()
    const chat = await world.chat({ after: die })
    await chat.addContact('Anna')
    world.server.answer({ calls: [call('update_contact', { name: 'Anna', note: 'called' })] })
    const next = await killed(chat, it => it.say('note for Anna: called'), reached)
    expect(isUnfinished(await chat.log())).toBe(true)

    world.server.answer({ text: 'Noted.' })
    expect(await next.goOn()).toEqual({ status: 'done' })
    expect((await chat.contacts())[0]).toMatchObject({ notes: 'called;' })
    const row = (await chat.log()).find(message => message.role === 'tool')
    expect(row?.metadata.outcome).toMatchObject({ status: 'ok', card: { kind: 'change', action: 'updated' } })
    expect(row?.metadata.outcome?.card).toMatchObject({ record: { title: 'Anna', fields: { notes: 'called;' } } })
    expect(isUnfinished(await chat.log())).toBe(false)
  })

  it('a write that had not happened is done, once', async () => {
    const { reached, die } = moment()
    const chat = await world.chat({ before: die })
    world.server.answer({ calls: [call('create_contact', { name: 'Anna' }), call('create_contact', { name: 'Beat' })] })
    const next = await killed(chat, it => it.say('add Anna and Beat'), reached)
    expect(await chat.contacts()).toHaveLength(0)

    world.server.answer({ text: 'Both are in.' })
    expect(await next.goOn()).toEqual({ status: 'done' })
    expect((await chat.contacts()).map(row => row.first_name)).toEqual(['Anna', 'Beat'])
  })

  it('in the middle of a step, only what is missing is done', async () => {
    let runs = 0
    const { reached, die } = moment()
    const chat = await world.chat({ after: () => (++runs === 2 ? die() : undefined) })
    world.server.answer({ calls: ['Anna', 'Beat', 'Carla'].map(name => call('create_contact', { name })) })
    const next = await killed(chat, it => it.say('add three'), reached)

    world.server.answer({ text: 'All are in.' })
    await next.goOn()
    expect((await chat.contacts()).map(row => row.first_name)).toEqual(['Anna', 'Beat', 'Carla'])
    expect((await chat.log()).filter(row => row.metadata.outcome?.status === 'ok')).toHaveLength(3)
  })

  it('before the model answered, the question is asked again', async () => {
    const chat = await world.chat()
    world.server.answer({ fault: 'hang' })
    const before = world.server.requests.length
    const asked = (async () => {
      while (world.server.requests.length === before) await new Promise(resolve => setTimeout(resolve, 10))
    })()
    const next = await killed(chat, it => it.say('hello?'), asked)
    world.server.answer({ text: 'Here I am.' })
    expect(await next.goOn()).toEqual({ status: 'done' })
    expect(next.said()).toBe('Here I am.')
  })

  it('between approval and execution, the approval is neither lost nor doubled', async () => {
    for (const hook of ['before', 'after'] as const) {
      const { reached, die } = moment()
      const chat = await world.chat({ [hook]: die })
      await chat.addContact('Anna')
      await chat.addContact('Anna')
      world.server.answer({ calls: [call('delete_contact', { name: 'Anna' })] })
      const proposals = proposalsOf(await chat.say('delete Anna'))
      const decisions = proposals.map(({ id }) => ({ actionId: id, verdict: 'approve' as const }))
      const next = await killed(chat, it => it.decide(decisions), reached)

      world.server.answer({ text: 'Anna is deleted.' })
      expect(await next.goOn()).toEqual({ status: 'done' })
      expect(await chat.contacts()).toHaveLength(1)
      const [action] = await world.database.query('select status from pending_actions where conversation_id = $1', [
        chat.conversationId,
      ])
      expect(action).toMatchObject({ status: 'executed' })
    }
  })

  it('a typed "yes" that had been claimed is carried out', async () => {
    const { reached, die } = moment()
    const chat = await world.chat({ before: die })
    await chat.addContact('Anna')
    world.server.answer({ calls: [call('delete_contact', { name: 'Anna' })] })
    await chat.say('delete Anna')
    const next = await killed(chat, it => it.say('yes'), reached)
    world.server.answer({ text: 'Anna is deleted.' })
    await next.goOn()
    expect(await chat.contacts()).toHaveLength(0)
  })

  it('an approval is carried out even when the person types on instead', async () => {
    const { reached, die } = moment()
    const chat = await world.chat({ before: die })
    await chat.addContact('Anna')
    world.server.answer({ calls: [call('delete_contact', { name: 'Anna' })] })
    await chat.say('delete Anna')
    const next = await killed(chat, it => it.say('yes'), reached)
    world.server.answer({ text: 'Anna is deleted. Hello!' })
    expect(await next.say('are you there?')).toEqual({ status: 'done' })
    expect(await chat.contacts()).toHaveLength(0)
  })

  it('a step is told truthfully when the person types on: done what was done, cancelled what was not', async () => {
    let runs = 0
    const { reached, die } = moment()
    const chat = await world.chat({ after: () => (++runs === 1 ? die() : undefined) })
    world.server.answer({ calls: [call('create_contact', { name: 'Anna' }), call('create_contact', { name: 'Beat' })] })
    const next = await killed(chat, it => it.say('add Anna and Beat'), reached)

    world.server.answer({ text: 'Only Anna is in.' })
    expect(await next.say('what happened?')).toEqual({ status: 'done' })
    expect((await chat.contacts()).map(row => row.first_name)).toEqual(['Anna'])
    const sent = world.server.requests.at(-1)?.messages ?? []
    const answers = sent
      .filter(message => message.role === 'tool')
      .map(message => JSON.parse(message.content ?? '').status)
    expect(answers).toEqual(['ok', 'cancelled'])
  })

  it('a proposal that was made is asked for, not made twice', async () => {
    const chat = await world.chat()
    await chat.addContact('Anna')
    world.server.answer({ calls: [call('delete_contact', { name: 'Anna' })] })
    const [proposal] = proposalsOf(await chat.say('delete Anna'))
    // As if the process had died before the last line.
    await world.database.query(
      "delete from ai_messages where conversation_id = $1 and metadata ->> 'ended' is not null",
      [chat.conversationId],
    )
    expect(proposalsOf(await chat.goOn()).map(({ id }) => id)).toEqual([proposal?.id])
    await world.database.query(
      "delete from ai_messages where conversation_id = $1 and (role = 'tool' or metadata ->> 'ended' is not null)",
      [chat.conversationId],
    )
    expect(proposalsOf(await chat.goOn()).map(({ id }) => id)).toEqual([proposal?.id])
  })

  it('continuing a finished turn does nothing', async () => {
    const chat = await world.chat()
    world.server.answer({ text: 'Hello.' })
    await chat.say('hi')
    const before = (await chat.log()).length
    expect(await chat.goOn()).toEqual({ status: 'done' })
    expect(await chat.log()).toHaveLength(before)
  })
})
