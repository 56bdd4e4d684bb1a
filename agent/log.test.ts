import type { AIMessage, BaseMessage, ToolMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { boundHistory, currentTurn, isUnfinished, toModelMessages, unansweredCalls } from './log.ts'
import { historyFault, type WireMessage } from './testing/model-history.ts'
import type { LogMessage, MessageMetadata, ToolOutcome } from './turn.ts'

let rows = 0
const row = (role: LogMessage['role'], content: string, metadata: MessageMetadata = {}): LogMessage => {
  rows += 1
  return { id: `row-${rows}`, role, content, created_at: '', metadata }
}
const user = (text: string, metadata?: MessageMetadata) => row('user', text, metadata)
const says = (text: string, metadata?: MessageMetadata) => row('assistant', text, metadata)
const calls = (...ids: string[]) => says('', { tool_calls: ids.map(id => ({ id, name: 'find', args: {} })) })
const answers = (id: string, outcome: ToolOutcome = { status: 'ok' }, tainted = false) =>
  row('tool', outcome.status, { tool_call_id: id, tool: 'find', outcome, ...(tainted ? { tainted } : {}) })

/** As it would go over the wire, to be judged by the rule of the real API. */
function wire(messages: BaseMessage[]): WireMessage[] {
  return messages.map(message => {
    const role = ({ human: 'user', ai: 'assistant', tool: 'tool', system: 'system' } as const)[message.type as 'human']
    const calls = (message as AIMessage).tool_calls?.map(call => ({
      id: call.id ?? '',
      function: { name: call.name, arguments: '{}' },
    }))
    const answered = (message as ToolMessage).tool_call_id
    return { role, content: String(message.content), ...(calls ? { tool_calls: calls } : {}), tool_call_id: answered }
  })
}
const history = (messages: LogMessage[], fenced = true) => toModelMessages(messages, { fenced })

describe('toModelMessages', () => {
  it.each([
    ['answers after other lines', [user('a'), calls('1', '2'), user('b'), answers('2'), says('c'), answers('1')]],
    ['no answers at all', [user('a'), calls('1', '2'), user('b')]],
    ['answers without their call', [answers('1'), user('a'), says('b')]],
    ['a turn that failed', [user('a'), calls('1'), answers('1'), says('broken', { ended: 'error' }), user('b')]],
  ])('is a history that the real API accepts: %s', (_name, log) => {
    expect(historyFault(wire(history(log)))).toBeUndefined()
  })

  it('says of a call that was never carried out just that, and invents no result', () => {
    const [, , answer] = history([user('a'), calls('1'), user('b')])
    expect(answer?.content).toBe('{"status":"cancelled","note":"This was not carried out."}')
  })

  it('leaves out lines that only tell people of a failure, and empty ones', () => {
    const log = [user('a'), says('Sorry.', { ended: 'error' }), user('b'), says('', { ended: 'cancelled' }), user('c')]
    expect(history(log).map(message => message.content)).toEqual(['a', 'b', 'c'])
  })

  it('gives the outcome as one flat object', () => {
    const failure = answers('1', { status: 'error', error: { code: 'not_found', message: 'No Anna.', hint: 'Nina?' } })
    const [, , answer] = history([user('a'), calls('1'), failure])
    expect(JSON.parse(String(answer?.content))).toEqual({
      status: 'error',
      code: 'not_found',
      message: 'No Anna.',
      hint: 'Nina?',
    })
  })

  it('fences what did not come from the person, with the same mark in every turn', () => {
    const log = [user('a'), calls('1'), answers('1', { status: 'ok' }, true)]
    const [, , fenced] = history(log)
    expect(fenced?.content).toMatch(/^<data-([0-9a-f]{12})>\n\{"status":"ok"\}\n<\/data-\1>$/)
    expect(history(log)[2]?.content).toBe(fenced?.content)
    expect(history(log, false)[2]?.content).toBe('{"status":"ok"}')
  })

  it('reads a clicked decision as a sentence', () => {
    const decisions = [
      { actionId: 'a', verdict: 'approve' as const },
      { actionId: 'b', verdict: 'reject' as const },
    ]
    expect(history([user('✓  ✗', { decisions })])[0]?.content).toBe('I approve 1 of the proposals. I reject 1 of them.')
  })
})

describe('isUnfinished', () => {
  it.each([
    [[], false],
    [[user('a')], true],
    [[user('a'), calls('1')], true],
    [[user('a'), calls('1'), answers('1')], true],
    [[user('a'), calls('1'), answers('1'), says('b')], false],
    [[user('a'), says('b', { ended: 'error' })], false],
  ])('%#', (log, unfinished) => {
    expect(isUnfinished(log)).toBe(unfinished)
  })
})

describe('unansweredCalls', () => {
  it('finds calls that no later row answers', () => {
    const log = [user('a'), calls('1', '2'), answers('2')]
    expect(unansweredCalls(log).map(({ call }) => call.id)).toEqual(['1'])
    expect(currentTurn([user('x'), says('y'), ...log])).toEqual(log)
  })
})

describe('boundHistory', () => {
  it('keeps whole turns, the newest always', () => {
    const old = [user('x'.repeat(50)), calls('1'), answers('1'), says('y')]
    const recent = [user('b'), says('c')]
    expect(boundHistory([...old, ...recent], 40)).toEqual(recent)
    expect(boundHistory([...old, ...recent], 4000)).toEqual([...old, ...recent])
    expect(boundHistory(old, 10)).toEqual(old)
  })

  it('drops the rest of a turn whose beginning is outside the window', () => {
    const cut = [answers('1'), says('y')]
    const recent = [user('b'), says('c')]
    expect(boundHistory([...cut, ...recent], 4000)).toEqual(recent)
  })
})
