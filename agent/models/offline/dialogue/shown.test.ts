import { describe, expect, it } from 'vitest'
import type { Card, RecordView } from '../../../../tools/card.ts'
import { done, exchange } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { anna, asker, sendOffer } from '../testing/story.ts'

const ask = asker()
const invoice: RecordView = {
  table: 'invoices',
  id: fakeId('2026-0042'),
  title: '2026-0042',
  fields: { contact: 'Anna Müller', status: 'draft', due_date: '2027-05-05', amount_total: 145 },
}
const shown = (text: string, name: string, card: Card) => exchange(text, [{ name, args: {}, outcome: done(card) }], '…')
const shownInvoice = shown('open invoice 2026-0042', 'get_invoice', { kind: 'record', record: invoice })
const shownAnna = shown('show Anna Müller', 'get_contact', { kind: 'record', record: anna })
const shownTask = shown('show Send offer', 'search_tasks', {
  kind: 'list',
  table: 'tasks',
  total: 1,
  records: [sendOffer],
})

describe('what is said of the one record that was shown', () => {
  it.each([
    ['make it due on 20 May instead', shownInvoice, 'update_invoice', { invoice: invoice.id, due_date: '2027-05-20' }],
    [
      'muda o vencimento dela para 25 de maio',
      shownInvoice,
      'update_invoice',
      { invoice: invoice.id, due_date: '2027-05-25' },
    ],
    ["she's now a client", shownAnna, 'update_contact', { contact: anna.id, status: 'client' }],
    ['that one is for Lea now', shownTask, 'update_task', { task: sendOffer.id, assigned_to: 'Lea' }],
    ['die macht jetzt der Jonas', shownTask, 'update_task', { task: sendOffer.id, assigned_to: 'Jonas' }],
  ])('changes it: %s', async (text, history, tool, args) => {
    expect((await ask(history, text)).calls).toEqual([[tool, args]])
  })

  it("changes nothing for a remark in passing: that's our best client", async () => {
    const { calls } = await ask(shownAnna, "that's our best client")
    expect(calls.map(([name]) => name)).toEqual(['get_contact'])
  })

  it('asks where to, when an appointment is only to be moved', async () => {
    const { calls, text } = await ask([], 'move the Teamsitzung')
    expect(calls).toEqual([])
    expect(text).toBe('What is the date and time?')
  })
})

describe('one of those that were shown, told apart by what is said of it', () => {
  const other: RecordView = {
    table: 'invoices',
    id: '00000000-0000-4000-8000-f00000000009',
    title: '2026-0043',
    fields: { contact: 'Tom Bright', status: 'draft', due_date: '2026-12-04', amount_total: 640 },
  }
  const drafts = shown('which invoices are drafts?', 'search_invoices', {
    kind: 'list',
    table: 'invoices',
    total: 2,
    records: [invoice, other],
  })

  it.each([
    'ok, send the one for Tom Bright',
    'send the 640 one',
    'send the one due on 4 December',
    'schick die von Tom Bright',
    'schick die über 640',
    'envoie celle de Tom Bright',
    'envia a do Tom Bright',
  ])('%s', async text => {
    expect((await ask(drafts, text)).calls).toEqual([['send_invoice', { invoice: other.id }]])
  })

  it('takes none of them for another amount', async () => {
    const { calls } = await ask(drafts, 'send the 641 one')
    expect(JSON.stringify(calls)).not.toContain(other.id)
  })

  it.each([
    ['the Tom Bright one should be 720 instead of 640', 720],
    ['the one for Tom Bright should be 720', 720],
    ['change the 640 one to 720', 720],
    ['change the 640 to 720', 720],
    ['ok. make the Tom Bright one 720 francs', '720 francs'],
    ['die von Tom Bright muss 720 sein statt 640', 720],
    ['mach aus den 640 erst mal 720', 720],
    ['mets celle de Tom Bright à 720', 720],
    ['celle de Tom Bright doit être de 720', 720],
    ['quella di Tom Bright deve essere 720', 720],
    ['a do Tom Bright são 720 e não 640', 720],
    ['na do Tom Bright o valor está mal, são 720', 720],
    ['The travel is missing. Make the 640 one 720', 720],
  ])('another amount: %s', async (text, amount) => {
    expect((await ask(drafts, text)).calls).toEqual([['update_invoice', { invoice: other.id, amount }]])
  })

  it.each([
    'the Tom Bright one should be 720 if he agrees',
    'should the Tom Bright one be 720?',
    'change the 641 one to 720',
    'the one for Nina Vogel should be 720',
    'it should be 720',
    'I must order 20 chairs',
  ])('no other amount: %s', async text => {
    const { calls } = await ask(drafts, text)
    expect(calls.filter(([name]) => name === 'update_invoice' || name === 'create_invoice')).toEqual([])
  })
})

describe('an amount told for the one invoice in sight', () => {
  const proposed = exchange(
    'send invoice 2026-0042',
    [{ name: 'send_invoice', args: { invoice: invoice.id }, outcome: done({ kind: 'record', record: invoice }) }],
    '…',
  )
  it.each(['it should be 720', 'no, make it 720 first', 'mach zuerst 720 draus', 'mets juste le montant à 720'])(
    'changes it: %s',
    async text => {
      expect((await ask(proposed, text)).calls).toEqual([['update_invoice', { invoice: invoice.id, amount: 720 }]])
    },
  )
})
