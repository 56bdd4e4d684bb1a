// Sentences about figures and offers: the first few in a line, the card shows them all.
import type { Card } from '../../../../tools/card.ts'
import type { Formatting } from './format.ts'
import { writeCount, writeDay, writeValue } from './format.ts'

const toldFigures = 3

export function figuresSentence(card: Extract<Card, { kind: 'figures' }>, formatting: Formatting): string {
  const { title, rows } = card
  const figures = rows.map(({ label, value, unit = '' }) => {
    const figure = figureOf(value, unit, formatting)
    return label === title ? figure : `${label} ${figure}`
  })
  return firstOf(title, figures, formatting)
}

function firstOf(title: string, figures: string[], formatting: Formatting): string {
  const rest = figures.length - toldFigures
  const told = [...figures.slice(0, toldFigures), ...(rest > 0 ? [formatting.phrases.more(rest)] : [])]
  const line = told.length > 0 ? `${title}: ${told.join(', ')}.` : `${title}.`
  return line.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day => writeDay(day, formatting))
}

/** A unit of three capitals is a currency. */
function figureOf(value: string | number, unit: string, formatting: Formatting): string {
  if (/^[A-Z]{3}$/.test(unit)) return writeValue('amount', value, { currency: unit }, formatting)
  const written = typeof value === 'number' ? writeCount(value, formatting) : value
  return unit ? `${written} ${unit}` : written
}

/** Where it leads is on the card; prices that were only asked for are the answer. */
export function linksSentence({ title, links }: Extract<Card, { kind: 'links' }>, formatting: Formatting): string {
  if (links.some(({ url }) => url !== undefined)) return formatting.phrases.links
  const priced = links.flatMap(({ label, offer }) => {
    if (offer === undefined) return []
    return [`${label} ${writeValue('price', offer.price, { currency: offer.currency }, formatting)}`]
  })
  return firstOf(title, priced, formatting)
}
