import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../tools/card.ts'
import { cardInWords, cards } from './cards.ts'
import { shownOnCards } from './testing/shown.ts'
import { root } from './testing/source.ts'

const figures = (title: string, rows: Extract<Card, { kind: 'figures' }>['rows']): Card => ({
  kind: 'figures',
  title,
  rows,
})

describe('a card in the person’s language', () => {
  it('has its title, labels and units translated, and its figures as they were', () => {
    const sums = figures('Token usage, Anna Keller, 2026-11-01 – 2026-11-22', [
      { label: 'Anna Keller', value: 300, unit: 'tokens' },
      { label: 'Total', value: 300, unit: 'tokens' },
      { label: 'Leads, unpaid', value: 120.5, unit: 'CHF' },
    ])
    expect(cardInWords(sums, 'fr')).toEqual(
      figures('Jetons utilisés, Anna Keller, 2026-11-01 – 2026-11-22', [
        { label: 'Anna Keller', value: 300, unit: 'jetons' },
        { label: 'Total', value: 300, unit: 'jetons' },
        { label: 'Prospects, impayé', value: 120.5, unit: 'CHF' },
      ]),
    )
  })

  it('tells a history with the names of columns and states', () => {
    const history = figures('History of Anna Müller', [
      { label: '2026-11-22 14:00 · Lea Frei (you)', value: 'status: lead → client; due date: – → 2026-12-01' },
      { label: '2026-11-21 09:30 · Jonas', value: 'created (undo)' },
    ])
    expect(cardInWords(history, 'de')).toEqual(
      figures('Verlauf von Anna Müller', [
        { label: '2026-11-22 14:00 · Lea Frei (Sie)', value: 'Status: Lead → Kunde; Fälligkeit: – → 2026-12-01' },
        { label: '2026-11-21 09:30 · Jonas', value: 'erstellt (rückgängig)' },
      ]),
    )
  })

  it('has the headings of its lists translated, and the records as they are', () => {
    const records = [{ table: 'tasks' as const, id: '1', title: 'Contacts', fields: { status: 'todo' } }]
    const lists = [{ kind: 'list' as const, title: 'Overdue tasks', table: 'tasks' as const, total: 1, records }]
    expect(cardInWords({ kind: 'lists', title: 'Found for “Tasks”', lists }, 'de')).toEqual({
      kind: 'lists',
      title: 'Gefunden zu «Tasks»',
      lists: [{ ...lists[0], title: 'Überfällige Aufgaben' }],
    })
  })

  it('leaves records alone, and everything in English', () => {
    const list: Card = { kind: 'list', table: 'tasks', total: 0, records: [] }
    expect(cardInWords(list, 'de')).toBe(list)
    const pipeline = figures('Pipeline', [{ label: 'Leads', value: 3 }])
    expect(cardInWords(pipeline, 'en')).toBe(pipeline)
  })
})

it.each(Object.entries(cards))(
  '%s has every text that a tool puts on a card of figures, lists or links',
  (_, catalogue) => {
    const shown = [...shownOnCards().keys()]
    expect(shown).toEqual(expect.arrayContaining(['Pipeline', 'Overdue', 'Billing portal', 'Sales report, {} – {}']))
    expect([...shown, ...products()].filter(text => !Object.hasOwn(catalogue, text))).toEqual([])
  },
)

/** The titles of plans, packs and tokens, as the migration writes them. */
function products(): string[] {
  const sql = readFileSync(new URL('db/supabase/migrations/20261124200000_plans.sql', root), 'utf8')
  const titles = [...sql.matchAll(/'(?:plan|tokens|pack)', '([^']+)', \d/g)].map(([, title = '']) => title)
  expect(titles).toEqual(expect.arrayContaining(['Pro', '2M tokens', 'Reporting']))
  return titles
}
