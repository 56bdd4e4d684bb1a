import { describe, expect, it } from 'vitest'
import type { RecordView } from '../../../../tools/card.ts'
import type { Language } from '../../../../tools/tool.ts'
import type { ToolOutcome } from '../../../turn.ts'
import { done, exchange, testTurn } from '../testing/conversation.ts'
import { anna, callAnna, sendOffer, testModel } from '../testing/story.ts'

const model = testModel()

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
    const reachable = { ...anna, fields: { ...anna.fields, phone: '+41 44 123 45 67' } }
    expect(
      await answerTo('Unter welcher Nummer erreiche ich Anna?', 'get_contact', done({ ...card, record: reachable })),
    ).toBe('Anna Müller: Telefon +41 44 123 45 67.')
  })

  it('says when a change of many concerned nobody', async () => {
    const outcome = done({ kind: 'batch', action: 'updated', total: 0, records: [] })
    expect(await answerTo('make all leads in Zug clients', 'update_contacts', outcome)).toBe(
      'Nothing to change: none fit, or they are like that already.',
    )
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

  it('writes figures as the organization does, and names the prices that were asked for', async () => {
    const rows = [
      { label: 'Left this month', value: 200_000, unit: 'tokens' },
      { label: 'Period ends', value: '2026-12-23' },
    ]
    const balance = done({ kind: 'figures', title: 'Token balance', rows })
    expect(await answerTo('token balance', 'show_balance', balance)).toBe(
      "Token balance: Left this month 200'000 tokens, Period ends Wednesday, 23 December 2026.",
    )
    const offer = { price: 29, currency: 'CHF', monthly: true }
    const plans = done({ kind: 'links', title: 'Plans and packs', links: [{ label: 'Pro', offer }] })
    expect(await answerTo('which plans are there?', 'show_plans', plans)).toBe('Plans and packs: Pro CHF 29.00.')
  })

  it('says that a link is on the card, in the language of the message', async () => {
    const links = [{ label: 'Pro', url: 'https://shop.example/1' }]
    const outcome = done({ kind: 'links', title: 'Change the plan', links })
    expect(await answerTo('Wechsle auf das Pro-Abo', 'buy_plan', outcome)).toMatch(/^Der Link steht auf der Karte\./)
  })

  it.each([
    ['send the invoice X-1', 'send_invoice', 'invoice', "I can't find an invoice called “X-1”."],
    ['delete the task X-1', 'delete_task', 'task', "I can't find a task called “X-1”."],
  ])('%s: says which kind of record is not there', async (text, name, slot, answer) => {
    const error = { code: 'not_found' as const, message: 'I can\'t find "X-1".' }
    const outcome: ToolOutcome = { status: 'error', error }
    const messages = exchange(text, [{ name, args: { [slot]: 'X-1' }, outcome }], '')
    expect((await model.invoke(messages, { turn: testTurn(text) })).text).toBe(answer)
  })

  it('only points at the card while something waits for approval', async () => {
    expect(await answerTo('delete Anna', 'delete_contact', { status: 'awaiting_approval' })).toBe(
      'Please confirm it on the card, or answer yes or no.',
    )
  })
})
