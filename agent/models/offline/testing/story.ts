// A conversation about an invented firm, and the offline model to go on with it: for the tests of dialogue.
import type { BaseMessage } from '@langchain/core/messages'
import { HumanMessage } from '@langchain/core/messages'
import { allTools } from '../../../../tools/all-tools.ts'
import type { RecordView } from '../../../../tools/card.ts'
import { createRegistry } from '../../../../tools/registry.ts'
import type { Language } from '../../../../tools/tool.ts'
import { createOfflineModel } from '../offline-model.ts'
import { done, exchange, testTurn } from './conversation.ts'
import { fakeId } from './fake-mentions.ts'

export function testModel() {
  return createOfflineModel(createRegistry(allTools))
}

export type Ask = (
  history: BaseMessage[],
  text: string,
  language?: Language,
) => Promise<{ text: string; calls: unknown[][] }>

/** What the model does next in a conversation. */
export function asker(model = testModel()): Ask {
  return async (history, text, language) => {
    const message = await model.invoke([...history, new HumanMessage(text)], { turn: testTurn(text, language) })
    return { text: message.text, calls: (message.tool_calls ?? []).map(call => [call.name, call.args]) }
  }
}

export const anna: RecordView = {
  table: 'contacts',
  id: fakeId('Anna Müller'),
  title: 'Anna Müller',
  fields: { company_name: 'Acme AG', status: 'lead', email: 'anna@acme.ch' },
}
export const callAnna: RecordView = {
  table: 'tasks',
  id: fakeId('Call Anna Müller'),
  title: 'Call Anna Müller',
  fields: { due_date: '2026-11-27', status: 'todo', contact: 'Anna Müller' },
}
export const sendOffer: RecordView = {
  table: 'tasks',
  id: fakeId('Send offer'),
  title: 'Send offer',
  fields: { due_date: '2026-11-20', status: 'todo', priority: 'high' },
}
export const chairs: RecordView = {
  table: 'tasks',
  id: fakeId('Order new chairs'),
  title: 'Order new chairs',
  fields: { status: 'todo' },
}

export const addedAnna = exchange(
  'Add Anna Müller from Acme AG as a lead',
  [
    {
      name: 'create_contact',
      args: { name: 'Anna Müller' },
      outcome: done({ kind: 'change', action: 'created', record: anna }),
    },
  ],
  'Contact “Anna Müller” added.',
)
export const addedCall = exchange(
  'remind me to call her next Friday',
  [
    {
      name: 'create_task',
      args: { title: 'Call Anna Müller', contact: anna.id, due_date: '2026-11-27' },
      outcome: done({ kind: 'change', action: 'created', record: callAnna }),
    },
  ],
  'Task added.',
)
export const listed = exchange(
  'show open tasks',
  [
    {
      name: 'search_tasks',
      args: { status: 'open' },
      outcome: done({ kind: 'list', table: 'tasks', total: 3, records: [sendOffer, callAnna, chairs] }),
    },
  ],
  '3 tasks',
)
export const ambiguous = (text: string, call: { name: string; args: Record<string, unknown> }) =>
  exchange(
    text,
    [
      {
        ...call,
        outcome: {
          status: 'error',
          error: {
            code: 'ambiguous',
            message: '"Nina" fits more than one contact.',
            choices: [
              { label: 'Nina Vogel (Vogel Design)', value: fakeId('Nina Vogel') },
              { label: 'Nina Frei (Holzbau Frei GmbH)', value: fakeId('Nina Frei') },
            ],
          },
        },
      },
    ],
    'Which one do you mean?',
  )
