import { HumanMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { done, exchange, testTurn } from '../testing/conversation.ts'
import { anna, callAnna, sendOffer, testModel } from '../testing/story.ts'
import { newCallId } from './call-ids.ts'

const model = testModel()

/** What comes after the look-up has found so many. */
async function replyAfter(text: string, total: number, steps = 2) {
  const args = { status: 'overdue', assigned_to: 'Lea' }
  const records = [sendOffer, callAnna].slice(0, total)
  const outcome = done({ kind: 'list', table: 'tasks', total, records })
  const call = { name: 'search_tasks', args, outcome, id: newCallId({ step: 0, steps }) }
  const message = await model.invoke(exchange(text, [call], ''), { turn: testTurn(text) })
  return { text: message.text, calls: (message.tool_calls ?? []).map(({ name, args: given }) => [name, given]) }
}

describe('conditions', () => {
  it.each([
    ['if Lea has more than 3 overdue tasks, add a task called Call Lea', 4, ['create_task']],
    ['if Lea has more than 3 overdue tasks, add a task called Call Lea', 3, []],
    ['if Lea has at least 3 overdue tasks, add a task called Call Lea', 3, ['create_task']],
    ['if Lea has fewer than 2 overdue tasks, add a task called Call Lea', 2, []],
    ['if Lea has no overdue tasks, add a task called Praise Lea', 0, ['create_task']],
    ['if Lea has no overdue tasks, add a task called Praise Lea', 1, []],
    ['unless Lea has overdue tasks, add a task called Praise Lea', 1, []],
    ['How many overdue tasks does Lea have? If more than two, add a task called Call Lea', 3, ['create_task']],
    ['How many overdue tasks does Lea have? If more than two, add a task called Call Lea', 2, []],
    ["delete Send offer if it's overdue", 1, ['delete_task']],
    ["delete Send offer if it's overdue", 0, []],
    ["delete Send offer unless it's overdue", 1, []],
    ["delete Send offer unless it's overdue", 0, ['delete_task']],
  ])('%s, when there are %i', async (text, total, tools) => {
    const { calls } = await replyAfter(text, total)
    expect(calls.map(([name]) => name)).toEqual(tools)
  })

  it('says that it is not so, and changes nothing', async () => {
    expect((await replyAfter('if Lea has overdue tasks, add a task called Call Lea', 0)).text).toContain(
      '“Lea has overdue tasks” is not so, so I changed nothing.',
    )
  })

  it('does what is to be done otherwise', async () => {
    const text = 'if Lea has overdue tasks, add a task called Call Lea, otherwise add a task called Praise Lea'
    expect((await replyAfter(text, 1, 3)).calls[0]).toMatchObject(['create_task', { title: 'Call Lea' }])
    expect((await replyAfter(text, 0, 3)).calls[0]).toMatchObject(['create_task', { title: 'Praise Lea' }])
  })

  it.each([
    [
      'falls Anna Müller noch Lead ist, mach sie zur Opportunity',
      'search_contacts',
      { query: 'Anna Müller', status: 'lead' },
    ],
    [
      'if Anna Müller is still a lead, make her an opportunity',
      'search_contacts',
      { query: 'Anna Müller', status: 'lead' },
    ],
    [
      'if the task Send offer is still not done, make it urgent',
      'search_tasks',
      { query: 'Send offer', status: 'open' },
    ],
    [
      "move the Teamsitzung to Fri 27 Nov 4pm, but only if I've got nothing on then",
      'search_bookings',
      { on: 'Fri 27 Nov 4pm' },
    ],
    ["if I'm free on Friday at 2pm, book an hour with Acme", 'search_bookings', { on: 'Friday at 2pm' }],
  ])('is looked up: %s', async (text, name, args) => {
    const { tool_calls: calls } = await model.invoke([new HumanMessage(text)], { turn: testTurn(text) })
    expect(calls).toMatchObject([{ name, args }])
  })

  it.each([
    ["if Acme hasn't paid yet, add a task called Call Acme", 1, ['create_task']],
    ["if Acme hasn't paid yet, add a task called Call Acme", 0, []],
    ['if Acme has paid their invoice, add a task called Thank Acme', 1, []],
    ['if Acme has paid their invoice, add a task called Thank Acme', 0, ['create_task']],
    ['if Acme has no open invoice, add a task called Thank Acme', 0, ['create_task']],
    ['if Acme has no open invoice, add a task called Thank Acme', 1, []],
    ["si Acme n'a pas encore payé, crée une tâche Relancer Acme", 1, ['create_task']],
    ["si Acme n'a pas encore payé, crée une tâche Relancer Acme", 0, []],
    ["Check Acme's invoice: if it's still not paid, add a task called Chase Acme", 1, ['create_task']],
    ["Check Acme's invoice: if it's still not paid, add a task called Chase Acme", 0, []],
    ['Schau die Rechnung von Acme an: wenn sie bezahlt ist, erfasse eine Aufgabe Acme danken', 1, []],
    ['Schau die Rechnung von Acme an: wenn sie bezahlt ist, erfasse eine Aufgabe Acme danken', 0, ['create_task']],
  ])('%s, with %i invoices to be paid', async (text, total, tools) => {
    const outcome = done({ kind: 'list', table: 'invoices', total, records: [] })
    const call = { name: 'search_invoices', args: {}, outcome, id: newCallId({ step: 0, steps: 2 }) }
    const message = await model.invoke(exchange(text, [call], ''), { turn: testTurn(text) })
    expect((message.tool_calls ?? []).map(({ name }) => name)).toEqual(tools)
  })

  it.each([
    ['draft', ['create_task']],
    ['paid', []],
  ])('one invoice, which is %s', async (status, tools) => {
    const text = 'If invoice 2026-0003 is already paid do nothing, otherwise add a task called Chase it'
    const record = { table: 'invoices' as const, id: anna.id, title: '2026-0003', fields: { status } }
    const outcome = done({ kind: 'record', record })
    const call = { name: 'get_invoice', args: {}, outcome, id: newCallId({ step: 0, steps: 2 }) }
    const message = await model.invoke(exchange(text, [call], ''), { turn: testTurn(text) })
    expect((message.tool_calls ?? []).map(({ name }) => name)).toEqual(tools)
  })

  it('does it to the record, at the time that the condition names', async () => {
    const found = (name: string, total: number) => ({
      name,
      args: {},
      outcome: done({ kind: 'list', table: 'contacts', total, records: [anna].slice(0, total) }),
      id: newCallId({ step: 0, steps: 2 }),
    })
    const callsAfter = async (text: string, call: ReturnType<typeof found>) => {
      const message = await model.invoke(exchange(text, [call], ''), { turn: testTurn(text) })
      return message.tool_calls?.map(({ name, args }) => [name, args])
    }
    const promote = 'if Anna Müller is still a lead, make her an opportunity'
    expect(await callsAfter(promote, found('search_contacts', 1))).toEqual([
      ['update_contact', { contact: anna.id, status: 'opportunity' }],
    ])
    expect(await callsAfter(promote, found('search_contacts', 0))).toEqual([])
    expect(
      await callsAfter("if I'm free on Friday at 2pm, book an hour with Acme", found('search_bookings', 0)),
    ).toMatchObject([['create_booking', { start: '2026-11-27 14:00', duration: 'an hour' }]])
  })

  it('asks for nothing that the first half has said', async () => {
    const text = 'entrou hoje a transferência da Acme, 1890 eur. regista o pagamento'
    const record = { table: 'invoices' as const, id: anna.id, title: '2026-0003', fields: { status: 'paid' } }
    const outcome = done({ kind: 'change', action: 'updated', record, changes: [] })
    const call = { name: 'mark_invoice_paid', args: {}, outcome, id: newCallId({ step: 0, steps: 2 }) }
    const message = await model.invoke(exchange(text, [call], ''), { turn: testTurn(text) })
    expect(message.tool_calls ?? []).toEqual([])
    expect(message.text).not.toContain('?')
  })
})
