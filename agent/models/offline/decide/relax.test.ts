import { describe, expect, it } from 'vitest'
import { done, exchange, testTurn } from '../testing/conversation.ts'
import { chairs, testModel } from '../testing/story.ts'
import { newCallId } from './call-ids.ts'

const model = testModel()
const text = 'which urgent tasks are on the moon?'
const found = (args: Record<string, unknown>, records = [chairs].slice(1)) => ({
  id: newCallId({ step: 0, steps: 1 }),
  name: 'search_tasks',
  args,
  outcome: done({ kind: 'list', table: 'tasks', total: records.length, records }),
})
const next = (calls: ReturnType<typeof found>[]) =>
  model.invoke(exchange(text, calls, ''), { turn: testTurn(text, 'en') })

describe('a look-up that found nothing', () => {
  it('is made again without the words that were left over', async () => {
    const { tool_calls: calls } = await next([found({ priority: 'urgent', query: 'moon' })])
    expect(calls).toMatchObject([{ name: 'search_tasks', args: { priority: 'urgent' } }])
    expect(calls?.[0]?.args).not.toHaveProperty('query')
  })

  it('says what was left out', async () => {
    const { text: answer } = await next([
      found({ priority: 'urgent', query: 'moon' }),
      found({ priority: 'urgent' }, [chairs]),
    ])
    expect(answer).toBe('Nothing with “moon” in it. Without that: 1 task.')
  })

  it.each([
    [{ priority: 'urgent' }],
    [{ status: 'open', query: 'moon' }],
    [{ priority: 'urgent', query: 'Anna Müller' }],
  ])('stays as it is where nothing else narrows it, or a name is looked for: %j', async args => {
    const { text: answer, tool_calls: calls } = await next([found(args)])
    expect(calls).toEqual([])
    expect(answer).toBe('No tasks found.')
  })

  it('is not made a third time', async () => {
    const { text: answer } = await next([found({ priority: 'urgent', query: 'moon' }), found({ priority: 'urgent' })])
    expect(answer).toBe('No tasks found.')
  })
})
