// What tools say on cards that are no records (titles, labels, figures, notes) in the person's language.
import type { Card } from '../../tools/card.ts'
import type { Language } from '../../tools/tool.ts'
import { de as germanPhrases } from '../models/offline/compose/de.ts'
import { fr as frenchPhrases } from '../models/offline/compose/fr.ts'
import { it as italianPhrases } from '../models/offline/compose/it.ts'
import type { Phrases } from '../models/offline/compose/phrases.ts'
import { pt as portuguesePhrases } from '../models/offline/compose/pt.ts'
import { de } from './cards/de.ts'
import { fr } from './cards/fr.ts'
import { it } from './cards/it.ts'
import { pt } from './cards/pt.ts'
import { type Catalogue, createTranslate } from './catalogue.ts'
import { failures } from './failures.ts'

export const cards: Record<Exclude<Language, 'en'>, Catalogue> = { de, fr, it, pt }
const phrases = { de: germanPhrases, fr: frenchPhrases, it: italianPhrases, pt: portuguesePhrases }

/** Records are left as they are stored: whoever shows them knows the names of columns and states. */
export function cardInWords(card: Card, language: Language): Card {
  if (language === 'en' || !('title' in card)) return card
  const translate = createTranslate({
    ...failures[language],
    ...columnsAndStates(phrases[language]),
    ...cards[language],
  })
  const say = (text: string) => translate(text) ?? text
  switch (card.kind) {
    case 'figures':
      return { ...card, title: say(card.title), rows: card.rows.map(row => rowInWords(row, say)) }
    case 'lists':
      return { ...card, title: say(card.title), lists: card.lists.map(list => ({ ...list, title: say(list.title) })) }
    case 'links': {
      const links = card.links.map(link => ({ ...link, label: say(link.label) }))
      return { ...card, title: say(card.title), ...(card.text && { text: say(card.text) }), links }
    }
  }
}

type Row = Extract<Card, { kind: 'figures' }>['rows'][number]

function rowInWords({ label, value, unit }: Row, say: (text: string) => string): Row {
  return { label: say(label), value: typeof value === 'string' ? say(value) : value, ...(unit && { unit: say(unit) }) }
}

/** As histories write them: `due_date` is "due date". */
function columnsAndStates({ fields, values }: Phrases): Catalogue {
  const columns = Object.entries(fields).map(([column, word]) => [column.replaceAll('_', ' '), word] as const)
  return { ...Object.fromEntries(columns), ...values }
}
