import { HumanMessage, ToolMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import type { ToolOutcome } from '../../../turn.ts'
import { done, exchange, testTurn } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { addedAnna, addedCall, ambiguous, anna, asker, callAnna, sendOffer, testModel } from '../testing/story.ts'

const model = testModel()
const ask = asker(model)

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

  it('does the same for one more, without being told what', async () => {
    expect((await ask(addedCall, 'and Marco Rossi')).calls).toEqual([
      ['create_task', { title: 'Call Marco Rossi', contact: fakeId('Marco Rossi'), due_date: '2026-11-27' }],
    ])
    expect((await ask(addedCall, 'and one to pay the rent on Friday')).calls).toEqual([
      ['create_task', { title: 'Pay the rent', due_date: '2026-11-27' }],
    ])
  })

  it('changes nothing more when "and …" says something else', async () => {
    const { calls } = await ask(addedCall, 'and Marco Rossi is really nice')
    expect(calls.filter(([tool]) => !/^(get|search)_/.test(String(tool)))).toEqual([])
  })

  it('corrects the name of somebody just added', async () => {
    expect((await ask(addedAnna, 'no, Anja Müller')).calls).toEqual([
      ['update_contact', { contact: anna.id, name: 'Anja Müller' }],
    ])
  })

  it('asks about the list that was just shown', async () => {
    const invoices = exchange(
      'show invoices for Novatech',
      [
        {
          name: 'search_invoices',
          args: { contact: 'Novatech' },
          outcome: done({ kind: 'list', table: 'invoices', total: 2, records: [] }),
        },
      ],
      '2 invoices.',
    )
    expect((await ask(invoices, 'which of them are overdue?')).calls).toEqual([
      ['search_invoices', { contact: 'Novatech', status: 'overdue' }],
    ])
  })

  it('turns to another topic in the middle of a question', async () => {
    expect(
      (await ask(ambiguous('call Nina', { name: 'delete_contact', args: { contact: 'Nina' } }), 'show open tasks'))
        .calls,
    ).toEqual([['search_tasks', { status: 'open' }]])
  })
})
