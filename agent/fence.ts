// Keeps text that did not come from the person apart: found in cards, fenced for the model.
import { createHash } from 'node:crypto'
import type { Card, RecordView } from '../tools/card.ts'

/** Columns that people, mails, forms and imports write freely. */
const freeText = new Set(['notes', 'description', 'content', 'content_summary', 'excerpt', 'body'])

/**
 * Whether a card shows free text from the database. Text that the call itself brought along is the person's own:
 * a note just added does not turn against the one who wrote it.
 */
export function hasUntrustedText(card: Card, args: Record<string, unknown>): boolean {
  if (card.kind === 'passages') return card.passages.length > 0
  const own = JSON.stringify(args)
  const texts = [...recordsOf(card).flatMap(untrustedValues), ...changedTexts(card)]
  return texts.some(text => text.trim() !== '' && !own.includes(JSON.stringify(text).slice(1, -1)))
}

function untrustedValues(record: RecordView): string[] {
  return Object.entries(record.fields).flatMap(([field, value]) => textOf(field, value))
}

function changedTexts(card: Card): string[] {
  const changes = card.kind === 'change' ? (card.changes ?? []) : []
  return changes.flatMap(({ field, from, to }) => [...textOf(field, from), ...textOf(field, to)])
}

function textOf(field: string, value: unknown): string[] {
  return freeText.has(field) && typeof value === 'string' ? [value] : []
}

function recordsOf(card: Card): RecordView[] {
  if (card.kind === 'figures' || card.kind === 'file' || card.kind === 'passages' || card.kind === 'links') return []
  if (card.kind === 'list' || card.kind === 'batch') return card.records
  if (card.kind === 'lists') return card.lists.flatMap(list => list.records)
  if (card.kind === 'change') return [card.record]
  return [card.record, ...(card.related ?? []).flatMap(list => list.records)]
}

/**
 * The mark depends on the row's id, which nobody who wrote the text could know, and stays the same from turn to turn,
 * so that a provider's prompt cache still fits.
 */
export function fence(content: string, rowId: string): string {
  const mark = createHash('sha256').update(`fence ${rowId}`).digest('hex').slice(0, 12)
  return `<data-${mark}>\n${content.replaceAll(mark, '')}\n</data-${mark}>`
}
