import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, testClock } from '../db/testing.ts'
import { allTools } from '../tools/all-tools.ts'
import { testShop } from '../tools/billing/testing.ts'
import { createRegistry } from '../tools/registry.ts'
import { createAgent } from './agent.ts'
import { createChatModel } from './models/chat-model.ts'
import type { Agent, AgentEvent, TurnOutcome } from './turn.ts'

let test: TestDatabase
let agent: Agent
beforeAll(async () => {
  test = await openTestDatabase()
  const registry = createRegistry(allTools)
  agent = createAgent({
    registry,
    model: createChatModel({ kind: 'offline', registry }),
    clock: () => new Date(testClock),
    shop: testShop(),
  })
})
afterAll(() => test.database.close())

async function openChat() {
  const org = await test.createOrg('Orbit')
  const conversationId = randomUUID()
  const events: AgentEvent[] = []
  const say = (text: string): Promise<TurnOutcome> => {
    events.length = 0
    return agent.run({
      database: test.database,
      token: org.owner.token,
      conversationId,
      runId: randomUUID(),
      input: { kind: 'message', id: randomUUID(), text },
      signal: new AbortController().signal,
      emit: event => void events.push(event),
    })
  }
  const said = () => events.map(event => (event.type === 'text_delta' ? event.delta : '')).join('')
  const rows = (table: 'contacts' | 'tasks') =>
    test.database.query<Record<string, unknown>>(`select * from ${table} where org_id = $1`, [org.id])
  return { org, say, said, rows, events }
}

describe('the same graph without any key', () => {
  it('creates, reminds, lists, deletes after asking, and undoes', async () => {
    const chat = await openChat()
    await chat.say('Add Anna Müller from Acme AG as a lead, email anna@acme.ch')
    expect(await chat.rows('contacts')).toEqual([
      expect.objectContaining({
        first_name: 'Anna',
        last_name: 'Müller',
        company_name: 'Acme AG',
        email: 'anna@acme.ch',
      }),
    ])
    await chat.say('remind me to call her next Friday')
    const [task] = await chat.rows('tasks')
    expect(task).toMatchObject({ status: 'todo', contact_id: (await chat.rows('contacts'))[0]?.id })
    expect(String(JSON.stringify(task?.due_date))).toContain('2026-11-27')

    await chat.say('show open tasks')
    expect(chat.events.find(event => event.type === 'tool_result')).toMatchObject({
      outcome: { status: 'ok', card: { kind: 'list', total: 1 } },
    })
    expect((await chat.say('delete that task')).status).toBe('awaiting_approval')
    expect(await chat.rows('tasks')).toHaveLength(1)
    expect(await chat.say('yes')).toEqual({ status: 'done' })
    expect(await chat.rows('tasks')).toHaveLength(0)
    await chat.say('undo')
    expect(await chat.rows('tasks')).toHaveLength(1)
  })

  it('says in words that a file or links are there', async () => {
    const chat = await openChat()
    await chat.say('Add Ben Weber')
    expect(await chat.say('export all contacts')).toEqual({ status: 'done' })
    expect(chat.said()).toContain('.csv')
    expect(await chat.say('buy tokens')).toEqual({ status: 'done' })
    expect(chat.said()).toContain('link on the card')
  })

  it('costs nothing, and is logged all the same', async () => {
    const chat = await openChat()
    await chat.say('Add Ben Weber')
    const usage = await test.database.query('select model, effective_tokens from usage_logs where org_id = $1', [
      chat.org.id,
    ])
    expect(usage).toEqual([
      { model: 'offline', effective_tokens: 0 },
      { model: 'offline', effective_tokens: 0 },
    ])
  })

  it('takes four round trips beside the tool and the look for names', async () => {
    const chat = await openChat()
    await chat.say('Add Ben Weber')
    const before = test.database.requestCount()
    await chat.say('show open tasks')
    const tripsOfTool = 1
    const mentions = 1
    expect(test.database.requestCount() - before - tripsOfTool - mentions).toBeLessThanOrEqual(4)
  })
})
