import { describe, expect, it } from 'vitest'
import { done, exchange } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { addedCall, anna, asker, callAnna } from '../testing/story.ts'

const ask = asker()
const invoice = {
  table: 'invoices' as const,
  id: fakeId('2026-0042'),
  title: '2026-0042',
  fields: { amount_total: 400, status: 'draft', contact: 'Acme AG' },
}
const invoiced = exchange(
  'invoice of 400 for Acme',
  [
    {
      name: 'create_invoice',
      args: { contact: 'Acme AG', amount: 400 },
      outcome: done({ kind: 'change', action: 'created', record: invoice }),
    },
  ],
  'Invoice added.',
)
const shown = exchange(
  'show 2026-0042',
  [
    {
      name: 'get_invoice',
      args: { invoice: invoice.id },
      outcome: done({ kind: 'record', record: invoice, related: [] }),
    },
  ],
  '2026-0042',
)

describe('what was just made is corrected', () => {
  it.each([
    ['oops, 28th I mean', '2026-11-28'],
    ['not the 27th, the 28th', '2026-11-28'],
    ['make it the 28th instead', '2026-11-28'],
    ['am 28. meinte ich', '2026-11-28'],
    ['pardon, le 28', '2026-11-28'],
    ['perdão, é dia 28', '2026-11-28'],
    ["oops, wrong date, it's until the 28th", '2026-11-28'],
    ['oh, ich habe mich im Datum geirrt, es ist bis 28. November', '2026-11-28'],
    ["je me suis trompé de date, c'est pour le 28", '2026-11-28'],
    ['ai, enganei-me na data, afinal é até 28 de novembro', '2026-11-28'],
  ])('to another day: %s', async (text, due_date) => {
    expect((await ask(addedCall, text)).calls).toEqual([['update_task', { task: callAnna.id, due_date }]])
  })

  it.each(['desculpa, são 440', 'sorry, 440', 'pardon, 440', 'ich meinte 440'])('to another amount: %s', async text => {
    expect((await ask(invoiced, text)).calls).toEqual([['update_invoice', { invoice: invoice.id, amount: 440 }]])
  })
})

describe('a remark about what was just made changes it', () => {
  it.each([
    ['hm, high is enough actually', { priority: 'high' }],
    ['it can wait until 4 December', { due_date: '2026-12-04' }],
    ['that one is for Jonas', { assigned_to: 'Jonas' }],
    ['Jonas should do that', { assigned_to: 'Jonas' }],
    ['die soll der Jonas machen', { assigned_to: 'Jonas' }],
    ['das macht Jonas', { assigned_to: 'Jonas' }],
    ["en fait c'est urgent", { priority: 'urgent' }],
  ])('%s', async (text, change) => {
    expect((await ask(addedCall, text)).calls).toEqual([['update_task', { task: callAnna.id, ...change }]])
  })

  it.each(['call Marco Rossi tomorrow', 'order paper, high priority', 'is it high?', 'she wants a new website'])(
    'but not what is something of its own: %s',
    async text => {
      const { calls } = await ask(addedCall, text)
      expect(calls.filter(([tool]) => tool === 'update_task')).toEqual([])
    },
  )
})

describe('what is in sight is meant where nothing else is', () => {
  it.each(['paid, mark it', 'ist bezahlt', 'payée, note-le', 'foi paga'])('%s', async text => {
    expect((await ask(shown, text)).calls).toEqual([['mark_invoice_paid', { invoice: invoice.id }]])
  })

  it('but a question changes nothing', async () => {
    expect((await ask(shown, 'bezahlt?')).calls).toEqual([])
  })

  it.each(['give it to Lea', 'gib sie Lea', 'dá essa tarefa à Lea', 'donne-la à Lea'])('%s', async text => {
    expect((await ask(addedCall, text)).calls).toEqual([['update_task', { task: callAnna.id, assigned_to: 'Lea' }]])
  })

  it('books somebody who was shown without asking for a title', async () => {
    const pulledUp = exchange(
      'pull up Anna Müller',
      [
        {
          name: 'get_contact',
          args: { contact: anna.id },
          outcome: done({ kind: 'record', record: anna, related: [] }),
        },
      ],
      'Anna Müller',
    )
    expect((await ask(pulledUp, 'book her in for Monday 13:00')).calls).toEqual([
      ['create_booking', { title: 'Anna Müller', contact: anna.id, start: '2026-11-30 13:00' }],
    ])
  })
})
