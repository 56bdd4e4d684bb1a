import type { BaseMessage } from '@langchain/core/messages'
import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { allTools } from '../../../tools/all-tools.ts'
import type { RecordView } from '../../../tools/card.ts'
import { createRegistry } from '../../../tools/registry.ts'
import type { Language } from '../../../tools/tool.ts'
import type { ToolOutcome } from '../../turn.ts'
import { newCallId, readCallId } from './decide/call-ids.ts'
import { createOfflineModel } from './offline-model.ts'
import { done, exchange, testTurn } from './testing/conversation.ts'
import { fakeId } from './testing/fake-mentions.ts'

const model = createOfflineModel(createRegistry(allTools))

async function ask(history: BaseMessage[], text: string, language?: Language) {
  const message = await model.invoke([...history, new HumanMessage(text)], { turn: testTurn(text, language) })
  return { text: message.text, calls: (message.tool_calls ?? []).map(call => [call.name, call.args]) }
}

const anna: RecordView = {
  table: 'contacts',
  id: fakeId('Anna Müller'),
  title: 'Anna Müller',
  fields: { company_name: 'Acme AG', status: 'lead', email: 'anna@acme.ch' },
}
const callAnna: RecordView = {
  table: 'tasks',
  id: fakeId('Call Anna Müller'),
  title: 'Call Anna Müller',
  fields: { due_date: '2026-11-27', status: 'todo', contact: 'Anna Müller' },
}
const sendOffer: RecordView = {
  table: 'tasks',
  id: fakeId('Send offer'),
  title: 'Send offer',
  fields: { due_date: '2026-11-20', status: 'todo', priority: 'high' },
}
const chairs: RecordView = {
  table: 'tasks',
  id: fakeId('Order new chairs'),
  title: 'Order new chairs',
  fields: { status: 'todo' },
}

const addedAnna = exchange(
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
const addedCall = exchange(
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
const listed = exchange(
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
const ambiguous = (text: string, call: { name: string; args: Record<string, unknown> }) =>
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

describe('references to the conversation', () => {
  it('replaces "her" by the name in the title and links the contact', async () => {
    const { calls } = await ask(addedAnna, 'remind me to call her next Friday')
    expect(calls).toEqual([['create_task', { title: 'Call Anna Müller', contact: anna.id, due_date: '2026-11-27' }]])
  })

  it('deletes "that task" by the id of the task seen last', async () => {
    expect((await ask(addedCall, 'delete that task')).calls).toEqual([['delete_task', { task: callAnna.id }]])
  })

  it.each([
    ['mark the second one as done', 'complete_task', callAnna.id],
    ['delete the first one', 'delete_task', sendOffer.id],
    ['complete the last one', 'complete_task', chairs.id],
    ['mark the third as done', 'complete_task', chairs.id],
    ['die zweite erledigen', 'complete_task', callAnna.id],
  ])('%s', async (text, tool, id) => {
    expect((await ask(listed, text)).calls).toEqual([[tool, { task: id }]])
  })

  it('makes one call for each of "all of them"', async () => {
    const two = exchange(
      'show open tasks',
      [
        {
          name: 'search_tasks',
          args: {},
          outcome: done({ kind: 'list', table: 'tasks', total: 2, records: [sendOffer, chairs] }),
        },
      ],
      '2 tasks',
    )
    const { calls } = await ask(two, 'mark both as done')
    expect(calls).toEqual([
      ['complete_task', { task: sendOffer.id }],
      ['complete_task', { task: chairs.id }],
    ])
  })

  it('understands "it" as the record just changed', async () => {
    expect((await ask(addedCall, 'move it to Monday')).calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-11-30' }],
    ])
    expect((await ask(addedCall, 'mark it as done')).calls).toEqual([['complete_task', { task: callAnna.id }]])
  })

  it('asks for a field of the person talked about', async () => {
    expect((await ask(addedAnna, "what's her email?")).calls).toEqual([['get_contact', { contact: anna.id }]])
    expect((await ask(addedCall, 'set her phone to 079 123 45 67')).calls).toEqual([
      ['update_contact', { contact: expect.any(String), phone: '079 123 45 67' }],
    ])
  })

  it('says so when nothing was talked about', async () => {
    const { calls, text } = await ask([], 'delete that task')
    expect(calls).toEqual([])
    expect(text).toContain('?')
  })
})

describe('corrections and follow-ups', () => {
  it('changes what was just created', async () => {
    expect((await ask(addedCall, 'no, make it Monday')).calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-11-30' }],
    ])
    expect((await ask(addedCall, 'actually on Thursday')).calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-11-26' }],
    ])
    expect((await ask(addedCall, 'nein, am Montag')).calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-11-30' }],
    ])
  })

  it('moves a new task to the person that was meant, title included', async () => {
    const { calls } = await ask(addedCall, 'I meant Nina Vogel')
    expect(calls).toEqual([
      ['update_task', { task: callAnna.id, title: 'Call Nina Vogel', contact: fakeId('Nina Vogel') }],
    ])
  })

  it('takes a change back before it repeats it for the person that was meant', async () => {
    const wrong = exchange(
      'make Nina Frei a client',
      [
        {
          name: 'update_contact',
          args: { contact: fakeId('Nina Frei'), status: 'client' },
          outcome: done({
            kind: 'change',
            action: 'updated',
            record: { table: 'contacts', id: fakeId('Nina Frei'), title: 'Nina Frei', fields: {} },
            changes: [{ field: 'status', from: 'lead', to: 'client' }],
          }),
        },
      ],
      'Updated.',
    )
    const text = 'no, I meant Nina Vogel'
    const first = await model.invoke([...wrong, new HumanMessage(text)], { turn: testTurn(text) })
    expect(first.tool_calls?.map(call => call.name)).toEqual(['undo_last_change'])
    const [undo] = first.tool_calls ?? []
    const outcome: ToolOutcome = done({
      kind: 'change',
      action: 'restored',
      record: { table: 'contacts', id: fakeId('Nina Frei'), title: 'Nina Frei', fields: {} },
    })
    const then = await model.invoke(
      [
        ...wrong,
        new HumanMessage(text),
        first,
        new ToolMessage({
          content: JSON.stringify({ status: outcome.status, ...outcome.card }),
          tool_call_id: undo?.id ?? '',
        }),
      ],
      { turn: testTurn(text) },
    )
    expect(then.tool_calls?.map(call => [call.name, call.args])).toEqual([
      ['update_contact', { contact: fakeId('Nina Vogel'), status: 'client' }],
    ])
  })

  it('repeats a search with the part that changes', async () => {
    const due = exchange(
      'tasks due this week',
      [
        {
          name: 'search_tasks',
          args: { due: 'this week', status: 'open' },
          outcome: done({ kind: 'list', table: 'tasks', total: 1, records: [callAnna] }),
        },
      ],
      '1 task',
    )
    expect((await ask(due, 'and next week?')).calls).toEqual([['search_tasks', { due: 'next week', status: 'open' }]])
    expect((await ask(due, 'und nächste Woche?')).calls).toEqual([
      ['search_tasks', { due: 'nächste Woche', status: 'open' }],
    ])
    const forAcme = exchange(
      'tasks for Acme',
      [
        {
          name: 'search_tasks',
          args: { contact: 'Acme' },
          outcome: done({ kind: 'list', table: 'tasks', total: 1, records: [sendOffer] }),
        },
      ],
      '1 task',
    )
    expect((await ask(forAcme, 'and for Novatech?')).calls).toEqual([['search_tasks', { contact: 'Novatech' }]])
    expect((await ask(forAcme, 'what about Harbour Coffee?')).calls).toEqual([
      ['search_tasks', { contact: 'Harbour Coffee' }],
    ])
  })

  it('does the same for somebody else', async () => {
    expect((await ask(addedCall, 'same for Marco Rossi')).calls).toEqual([
      ['create_task', { title: 'Call Marco Rossi', contact: fakeId('Marco Rossi'), due_date: '2026-11-27' }],
    ])
  })

  it('turns to another topic in the middle of a question', async () => {
    expect(
      (await ask(ambiguous('call Nina', { name: 'delete_contact', args: { contact: 'Nina' } }), 'show open tasks'))
        .calls,
    ).toEqual([['search_tasks', { status: 'open' }]])
  })
})

describe('its own questions', () => {
  const asked = ambiguous('delete Nina', { name: 'delete_contact', args: { contact: 'Nina' } })

  it.each([
    '2',
    'the second one',
    'Nina Frei',
    'Frei',
    'number 2',
    'die zweite',
    'le deuxième',
    'the one from Holzbau Frei',
  ])('takes "%s" as the choice', async answer => {
    expect((await ask(asked, answer)).calls).toEqual([['delete_contact', { contact: fakeId('Nina Frei') }]])
  })

  it.each(['no', 'none of them', 'never mind', 'nein'])('drops it at "%s"', async answer => {
    expect((await ask(asked, answer)).calls).toEqual([])
  })

  it('asks with the choices in the language of the message', async () => {
    const messages = ambiguous('lösche Nina', { name: 'delete_contact', args: { contact: 'Nina' } }).slice(0, -1)
    const answer = await model.invoke(messages, { turn: testTurn('lösche Nina') })
    expect(answer.text).toBe(
      'Welcher Eintrag ist gemeint?\n1. Nina Vogel (Vogel Design)\n2. Nina Frei (Holzbau Frei GmbH)',
    )
  })

  it('fills in what was missing', async () => {
    const first = await ask([], 'add a task')
    expect(first.calls).toEqual([])
    expect(first.text).toBe('What is the title?')
    const history = exchange('add a task', [], first.text)
    expect((await ask(history, 'call the landlord')).calls).toEqual([['create_task', { title: 'Call the landlord' }]])
  })

  it('adds a double only after a yes', async () => {
    const twice = exchange(
      'add Anna Müller',
      [
        {
          name: 'create_contact',
          args: { name: 'Anna Müller' },
          outcome: {
            status: 'error',
            error: {
              code: 'duplicate',
              message: 'There is already a contact with this name.',
              choices: [{ label: 'Anna Müller (Acme AG)', value: anna.id }],
            },
          },
        },
      ],
      'Add another one anyway?',
    )
    expect((await ask(twice, 'yes')).calls).toEqual([
      ['create_contact', { name: 'Anna Müller', allow_duplicate: true }],
    ])
    expect((await ask(twice, 'ja, bitte')).calls).toEqual([
      ['create_contact', { name: 'Anna Müller', allow_duplicate: true }],
    ])
    expect((await ask(twice, 'no')).calls).toEqual([])
  })

  it('offers near matches and takes a plain yes when there is one', async () => {
    const near = exchange(
      'delete Petter Keler',
      [
        {
          name: 'delete_contact',
          args: { contact: 'Petter Keler' },
          outcome: {
            status: 'error',
            error: {
              code: 'not_found',
              message: 'I can\'t find a contact called "Petter Keler".',
              choices: [{ label: 'Peter Keller', value: 'Peter Keller' }],
            },
          },
        },
      ],
      '',
    )
    const answer = await model.invoke(near, { turn: testTurn('delete Petter Keler') })
    expect(answer.text).toContain('Did you mean one of these?\n1. Peter Keller')
    expect((await ask([...near, new AIMessage(answer.text)], 'yes')).calls).toEqual([
      ['delete_contact', { contact: 'Peter Keller' }],
    ])
  })
})

describe('answers from outcomes', () => {
  async function answerTo(text: string, name: string, outcome: ToolOutcome, language?: Language) {
    const messages = exchange(text, [{ name, args: {}, outcome }], '')
    return (await model.invoke(messages, { turn: testTurn(text, language) })).text
  }

  it('writes the full date', async () => {
    expect(
      await answerTo(
        'remind me to call Anna',
        'create_task',
        done({ kind: 'change', action: 'created', record: callAnna }),
      ),
    ).toBe('Task “Call Anna Müller” added: due Friday, 27 November 2026, Anna Müller.')
    expect(
      await answerTo(
        'erinnere mich an den Anruf',
        'create_task',
        done({ kind: 'change', action: 'created', record: callAnna }),
      ),
    ).toContain('Freitag, 27. November 2026')
  })

  it('counts a list: its items are on the card', async () => {
    expect(
      await answerTo(
        'show open tasks',
        'search_tasks',
        done({ kind: 'list', table: 'tasks', total: 12, records: [sendOffer, callAnna] }),
      ),
    ).toBe('12 tasks.')
    expect(
      await answerTo('offene Aufgaben', 'search_tasks', done({ kind: 'list', table: 'tasks', total: 0, records: [] })),
    ).toBe('Keine Aufgaben gefunden.')
  })

  it('answers what was asked about a record, and says when it is not on file', async () => {
    const card = { kind: 'record', record: anna } as const
    expect(await answerTo("what's Anna's email?", 'get_contact', done(card))).toBe('Anna Müller: e-mail anna@acme.ch.')
    expect(await answerTo("what's Anna's phone?", 'get_contact', done(card))).toBe('Anna Müller: no phone on file.')
  })

  it('tells a change from before to after', async () => {
    const outcome = done({
      kind: 'change',
      action: 'updated',
      record: anna,
      changes: [{ field: 'status', from: 'lead', to: 'client' }],
    })
    expect(await answerTo('make Anna a client', 'update_contact', outcome)).toBe(
      'Contact “Anna Müller” updated: status lead → client.',
    )
    expect(await answerTo('fais d’Anna une cliente', 'update_contact', outcome, 'fr')).toBe(
      'Contact « Anna Müller » modifié: statut prospect → client.',
    )
  })

  it('writes money as the organization does', async () => {
    const invoice: RecordView = {
      table: 'invoices',
      id: 'x',
      title: '2026-014',
      fields: { amount_total: 1200.5, currency: 'CHF' },
    }
    expect(await answerTo('show invoice 2026-014', 'get_invoice', done({ kind: 'record', record: invoice }))).toContain(
      "CHF 1'200.50",
    )
  })

  it('only points at the card while something waits for approval', async () => {
    expect(await answerTo('delete Anna', 'delete_contact', { status: 'awaiting_approval' })).toBe(
      'Please confirm it on the card, or answer yes or no.',
    )
  })
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
    expect((await ask([], 'what can you do?')).text).toContain('invoices (add, show, find')
    expect((await ask([], 'was kannst du?')).text).toContain('Termine (erfassen, suchen')
    expect((await ask([], 'write me a poem')).text).toContain('without a language model')
  })

  it('gives calls ids that fit other models, too', () => {
    expect(newCallId({ step: 12, steps: 13 }).length).toBeLessThanOrEqual(40)
    expect(readCallId('call_abc')).toBeUndefined()
  })
})
