import { describe, expect, it } from 'vitest'
import { de } from '../../../agent/models/offline/compose/de.ts'
import { fr } from '../../../agent/models/offline/compose/fr.ts'
import { it as italian } from '../../../agent/models/offline/compose/it.ts'
import { pt } from '../../../agent/models/offline/compose/pt.ts'
import { cards as figures } from '../../../agent/translations/cards.ts'
import { failures } from '../../../agent/translations/failures.ts'
import { words as germanCards } from './de.ts'
import { words as frenchCards } from './fr.ts'
import { words as italianCards } from './it.ts'
import { words as portugueseCards } from './pt.ts'

/** In a sentence they come before a name: "zugewiesen an Anna". */
const phrasedAsVerbs = new Set(['assigned_to'])

describe.each([
  ['de', germanCards, de, failures.de, figures.de],
  ['fr', frenchCards, fr, failures.fr, figures.fr],
  ['it', italianCards, italian, failures.it, figures.it],
  ['pt', portugueseCards, pt, failures.pt, figures.pt],
])('%s', (_, cards, sentences, refused, told) => {
  const same = (names: Record<string, string>, others: Record<string, string | undefined>) => {
    const shared = Object.keys(names).filter(name => others[name] && !phrasedAsVerbs.has(name))
    const lower = (words: Record<string, string | undefined>) => shared.map(name => words[name]?.toLowerCase())
    expect(lower(others)).toEqual(lower(names))
    return shared
  }

  it('has one word for a state, in a sentence, on a card and in a refusal', () => {
    expect(same(sentences.values, cards)).toContain('sent')
    expect(same(sentences.values, refused)).toContain('paid')
  })

  it('calls a column the same in a sentence and on a card', () => {
    expect(same(sentences.fields, cards)).toContain('due_date')
  })

  it('calls what is bought the same on a card and on a button', () => {
    expect(same(told, cards)).toContain('Buy tokens')
  })

  it('calls the tables the same', () => {
    const many = Object.fromEntries(Object.entries(sentences.nouns).map(([table, noun]) => [table, noun.many]))
    expect(same(many, cards)).toContain('invoices')
  })
})
