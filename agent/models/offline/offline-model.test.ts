import { HumanMessage, ToolMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { allTools } from '../../../tools/all-tools.ts'
import type { RecordView } from '../../../tools/card.ts'
import { createRegistry } from '../../../tools/registry.ts'
import { newCallId, readCallId } from './decide/call-ids.ts'
import { createOfflineModel } from './offline-model.ts'
import { done, exchange, testTurn } from './testing/conversation.ts'
import { fakeId } from './testing/fake-mentions.ts'
import { asker, testModel } from './testing/story.ts'

const model = testModel()
const ask = asker(model)

it('has learned everything from the examples when it was warmed up', async () => {
  let reads = 0
  const counted = allTools.map(tool => {
    const get = () => {
      reads++
      return tool.examples
    }
    return Object.defineProperty({ ...tool }, 'examples', { get })
  })
  const fresh = createOfflineModel(createRegistry(counted))
  fresh.warmUp()
  const learned = reads
  expect(learned).toBeGreaterThanOrEqual(allTools.length)
  await fresh.invoke([new HumanMessage('show my open tasks')], { turn: testTurn('show my open tasks') })
  expect(reads).toBe(learned)
})

describe('several commands in one message', () => {
  it('goes on with the next one when the first has succeeded, and knows what it made', async () => {
    const text = 'add Leo Hart and remind me to call him on Friday'
    const first = await model.invoke([new HumanMessage(text)], { turn: testTurn(text) })
    expect(first.tool_calls?.map(call => call.name)).toEqual(['create_contact'])
    const [call] = first.tool_calls ?? []
    expect(readCallId(call?.id ?? '')).toEqual({ step: 0, steps: 2 })
    const leo = { table: 'contacts', id: '00000000-0000-4000-8000-c00000000099', title: 'Leo Hart', fields: {} }
    const result = new ToolMessage({
      content: JSON.stringify({ status: 'ok', kind: 'change', action: 'created', record: leo }),
      tool_call_id: call?.id ?? '',
    })
    const second = await model.invoke([new HumanMessage(text), first, result], { turn: testTurn(text) })
    expect(second.tool_calls?.map(made => [made.name, made.args])).toEqual([
      ['create_task', { title: 'Call Leo Hart', contact: leo.id, due_date: '2026-11-27' }],
    ])
  })

  it('says nothing twice: a second half that only repeats the first is done', async () => {
    const text = 'je commence la tâche Renew domain, mets-la en cours'
    const id = newCallId({ step: 0, steps: 2 })
    const args = { task: fakeId('Renew domain'), status: 'in_progress' }
    const record: RecordView = {
      table: 'tasks',
      id: fakeId('Renew domain'),
      title: 'Renew domain',
      fields: { status: 'in_progress' },
    }
    const outcome = done({ kind: 'change', action: 'updated', record })
    const started = exchange(text, [{ id, name: 'update_task', args, outcome }], '')
    const answer = await model.invoke(started, { turn: testTurn(text) })
    expect(answer.tool_calls).toEqual([])
    expect(answer.text).not.toBe('')
  })

  it('stops when one of them fails', async () => {
    const text = 'mark renew domain as done and delete the task order new chairs'
    const id = newCallId({ step: 0, steps: 2 })
    const failed = exchange(
      text,
      [
        {
          id,
          name: 'complete_task',
          args: { task: 'x' },
          outcome: { status: 'error', error: { code: 'not_found', message: "I can't find it." } },
        },
      ],
      '',
    )
    const answer = await model.invoke(failed, { turn: testTurn(text) })
    expect(answer.tool_calls).toEqual([])
    expect(answer.text).not.toBe('')
  })
})

describe('the chat model', () => {
  it('streams words, then tool calls, and costs nothing', async () => {
    const text = 'show open tasks'
    const stream = await model.bindTools([]).stream([new HumanMessage(text)], { turn: testTurn(text) })
    let whole: Awaited<ReturnType<typeof model.invoke>> | undefined
    for await (const chunk of stream) whole = whole ? whole.concat(chunk) : chunk
    expect(whole?.tool_calls?.map(call => [call.name, call.args])).toEqual([['search_tasks', { status: 'open' }]])
    expect(whole?.usage_metadata).toMatchObject({ input_tokens: 0, output_tokens: 0, total_tokens: 0 })
  })

  it('says what it can do, in the language of the question', async () => {
    expect((await ask([], 'what can you do?')).text).toContain('- invoices: add, show, find')
    expect((await ask([], 'was kannst du?')).text).toContain('- Termine: erfassen, suchen')
    expect((await ask([], 'write me a poem')).text).toContain('without a language model')
  })

  it('gives calls ids that fit other models, too', () => {
    expect(newCallId({ step: 12, steps: 13 }).length).toBeLessThanOrEqual(40)
    expect(readCallId('call_abc')).toBeUndefined()
  })
})
