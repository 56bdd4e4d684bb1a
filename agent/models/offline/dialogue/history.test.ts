import { AIMessage, HumanMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import type { RecordView } from '../../../../tools/card.ts'
import { done, exchange } from '../testing/conversation.ts'
import { focusOf } from './focus.ts'
import { parseOutcome, readHistory } from './history.ts'

const task = (id: string, title: string, fields: RecordView['fields'] = {}): RecordView => ({
  table: 'tasks',
  id,
  title,
  fields,
})

describe('readHistory', () => {
  it('gathers calls, what came of them and the answer under what the person said', () => {
    const messages = [
      ...exchange(
        'show tasks',
        [{ name: 'search_tasks', args: {}, outcome: done({ kind: 'list', table: 'tasks', total: 0, records: [] }) }],
        'None.',
      ),
      new HumanMessage('and?'),
    ]
    const [first, second] = readHistory(messages)
    expect(first).toMatchObject({ text: 'show tasks', replies: ['None.'], openEnded: false })
    expect(first?.calls[0]).toMatchObject({
      name: 'search_tasks',
      outcome: { status: 'ok', card: { kind: 'list', total: 0 } },
    })
    expect(second).toMatchObject({ text: 'and?', calls: [], openEnded: true })
  })

  it('leaves out what was said before the first message of the person', () => {
    expect(readHistory([new AIMessage('hello')])).toEqual([])
  })

  it('reads failures, proposals and anything it does not know', () => {
    expect(
      parseOutcome('{"status":"error","code":"ambiguous","message":"Which?","choices":[{"label":"a","value":"b"}]}')
        .error?.choices,
    ).toHaveLength(1)
    expect(parseOutcome('{"status":"awaiting_approval","tool":"delete_task"}').status).toBe('awaiting_approval')
    expect(parseOutcome('no JSON at all')).toEqual({ status: 'ok' })
    expect(parseOutcome('{"status":"ok","kind":"strange"}').card).toBeUndefined()
  })
})

describe('focusOf', () => {
  it('remembers the newest first, each record once, and people through their tasks', () => {
    const history = readHistory([
      ...exchange(
        'a',
        [
          {
            name: 'get_task',
            args: {},
            outcome: done({ kind: 'record', record: task('1', 'One', { contact: 'Anna Müller' }) }),
          },
        ],
        'ok',
      ),
      ...exchange(
        'b',
        [
          {
            name: 'update_task',
            args: {},
            outcome: done({ kind: 'change', action: 'updated', record: task('2', 'Two') }),
          },
        ],
        'ok',
      ),
    ])
    expect(focusOf(history).seen.map(record => record.title)).toEqual(['Two', 'One', 'Anna Müller'])
  })

  it('forgets what was deleted, until it is back', () => {
    const made = exchange(
      'a',
      [
        {
          name: 'create_task',
          args: {},
          outcome: done({ kind: 'change', action: 'created', record: task('1', 'One') }),
        },
      ],
      'ok',
    )
    const gone = exchange(
      'b',
      [
        {
          name: 'delete_task',
          args: {},
          outcome: done({ kind: 'change', action: 'deleted', record: task('1', 'One') }),
        },
      ],
      'ok',
    )
    const back = exchange(
      'c',
      [
        {
          name: 'undo_last_change',
          args: {},
          outcome: done({ kind: 'change', action: 'restored', record: task('1', 'One') }),
        },
      ],
      'ok',
    )
    expect(focusOf(readHistory([...made, ...gone])).seen).toEqual([])
    expect(focusOf(readHistory([...made, ...gone, ...back])).seen.map(record => record.title)).toEqual(['One'])
  })
})
