// Sentences about what tools did: short, exact, with the first few items of a list.
import type { Card, FieldChange, RecordView } from '../../../../tools/card.ts'
import { addAmounts } from '../../../../tools/money.ts'
import { figuresSentence, linksSentence } from './figures.ts'
import type { FieldValue, Formatting } from './format.ts'
import { writeValue } from './format.ts'
import { passagesSentence } from './passages.ts'
import type { Noun } from './phrases.ts'

export type ChangeAction = Extract<Card, { kind: 'change' }>['action']

/** Items of a list that the sentence names; the card shows more. */
const namedItems = 5
/** Fields of one record that the sentence repeats. */
const toldFields = 3
/** What a new record's sentence repeats, so that a mistake is seen. */
const confirming = [
  'company_name',
  'status',
  'email',
  'phone',
  'due_date',
  'start_time',
  'amount_total',
  'priority',
  'contact',
  'project',
  'assigned_to',
  'tags',
  'notes',
]

/** Defaults that nobody needs to hear about. */
const unremarkable = new Set(['todo', 'medium', 'active', 'confirmed', 'draft'])

/** @param asked fields, by the phrases that may mean them */
export function sentenceFor(card: Card, asked: string[][], formatting: Formatting): string {
  if (card.kind === 'change') return changeSentence(card, formatting)
  if (card.kind === 'batch') return batchSentence(card, formatting)
  if (card.kind === 'list') return listSentence(card, formatting)
  if (card.kind === 'record') return recordSentence(card, asked, formatting)
  if (card.kind === 'lists') return listsSentence(card, formatting)
  if (card.kind === 'file') return `${card.name}.`
  if (card.kind === 'passages') return passagesSentence(card, formatting.language)
  if (card.kind === 'links') return linksSentence(card, formatting)
  return figuresSentence(card, formatting)
}

function nounOf(table: string, { phrases }: Formatting): Noun {
  return phrases.nouns[table] ?? { one: table, many: table, the: table, feminine: false }
}

function changeSentence(card: Extract<Card, { kind: 'change' }>, formatting: Formatting): string {
  const { record, action, changes, conflicts = [] } = card
  const { phrases } = formatting
  if (action === 'updated' && changes && changes.length === 0) return phrases.unchanged(record.title)
  const sentence = phrases.changed(action, nounOf(record.table, formatting), record.title)
  const details =
    action === 'updated' ? changeDetails(changes ?? [], record, formatting) : createdDetails(record, action, formatting)
  const said = details ? `${sentence.replace(/\.$/, '')}: ${details}.` : sentence
  if (conflicts.length === 0) return said
  return `${said} ${phrases.overlaps(conflicts.map(other => `“${other.title}”`).join(', '))}`
}

function changeDetails(changes: FieldChange[], record: RecordView, formatting: Formatting): string {
  return changes
    .map(({ field, from, to }) => {
      const label = labelOf(field, formatting)
      const after = writeValue(field, to, record.fields, formatting)
      const wasEmpty = from === null || (Array.isArray(from) && from.length === 0)
      const before = wasEmpty || field === 'notes' ? '' : `${writeValue(field, from, record.fields, formatting)} → `
      return `${label} ${before}${after}`
    })
    .join(', ')
}

function createdDetails(record: RecordView, action: ChangeAction, formatting: Formatting): string {
  if (action !== 'created') return ''
  return partsOf(record, confirming, formatting).join(', ')
}

function batchSentence(card: Extract<Card, { kind: 'batch' }>, formatting: Formatting): string {
  const { phrases } = formatting
  if (card.total === 0) return phrases.noneChanged
  const table = card.records[0]?.table
  const count = table ? phrases.count(card.total, nounOf(table, formatting)) : String(card.total)
  const names = card.records.slice(0, namedItems).map(record => record.title)
  const rest = card.total - names.length
  const list = [...names, ...(rest > 0 ? [phrases.more(rest)] : [])].join(', ')
  const sentence = phrases.changedMany(card.action, count)
  return list ? `${sentence.replace(/\.$/, '')}: ${list}.` : sentence
}

/** How many there are: which ones is on the card. */
function listSentence(card: Extract<Card, { kind: 'list' }>, formatting: Formatting): string {
  const { phrases } = formatting
  const noun = nounOf(card.table, formatting)
  if (card.total === 0) return phrases.none(noun)
  const amounts = totalsOf(card, formatting)
  return amounts ? `${phrases.count(card.total, noun)}: ${amounts}.` : `${phrases.count(card.total, noun)}.`
}

/** What the invoices of a list come to, by currency; nothing when the list is cut short or holds only one. */
function totalsOf({ table, total, records }: Extract<Card, { kind: 'list' }>, formatting: Formatting): string {
  if (table !== 'invoices' || records.length < Math.max(2, total)) return ''
  const byCurrency = new Map<string, string[]>()
  for (const { fields } of records) {
    const currency = String(fields.currency ?? formatting.settings.currency)
    const amount = decimalOf(fields.amount_total)
    if (amount === undefined) return ''
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), amount])
  }
  return [...byCurrency]
    .map(([currency, amounts]) => writeValue('amount', addAmounts(amounts), { currency }, formatting))
    .join(', ')
}

/** Money as the database writes it; other spellings can't be added up. */
function decimalOf(value: FieldValue): string | undefined {
  const text = String(value ?? '')
  return /^-?\d+\.\d{2}$/.test(text) ? text : undefined
}

function listsSentence({ title, lists }: Extract<Card, { kind: 'lists' }>, formatting: Formatting): string {
  const counts = lists.map(list => formatting.phrases.count(list.total, nounOf(list.table, formatting)))
  return counts.length > 0 ? `${title}: ${counts.join(', ')}.` : `${title}.`
}

/** The field that was asked for; else the name with what tells most and how much hangs on it: the card shows the rest. */
function recordSentence(card: Extract<Card, { kind: 'record' }>, asked: string[][], formatting: Formatting): string {
  const { record, related } = card
  // "the project" says which record is asked for, not which field.
  const isField = (field: string) => !(field in { name: 1, title: 1 }) && `${field}s` !== record.table
  // "Nummer": of what a word may mean, what is on file.
  const wanted = asked.flatMap(fields => {
    const fitting = fields.filter(isField)
    return fitting.find(field => columnsOf(record, field).length > 0) ?? fitting[0] ?? []
  })
  if (wanted.length > 0) return [...new Set(wanted)].map(field => askedField(record, field, formatting)).join('\n')
  const counts = (related ?? [])
    .filter(list => list.total > 0)
    .map(list => formatting.phrases.count(list.total, nounOf(list.table, formatting)))
  const about = [...partsOf(record, confirming, formatting).slice(0, toldFields), ...counts]
  return `${[record.title, about.join(', ')].filter(Boolean).join(' – ')}.`
}

/** The answer to "what's her phone?" is the phone; an address is all its columns. */
function askedField(record: RecordView, field: string, formatting: Formatting): string {
  const columns = columnsOf(record, field)
  const label = labelOf(field, formatting)
  if (columns.length === 0) return formatting.phrases.noField(label, record.title)
  const values = columns.map(column => writtenValue(record, column, formatting))
  return `${formatting.phrases.fieldOf(label, record.title, values.join(' '))}.`
}

function columnsOf({ fields }: RecordView, field: string): string[] {
  return Object.keys(fields).filter(
    column => column === field || (field.startsWith('address') && column.startsWith('address')),
  )
}

function partsOf(record: RecordView, order: string[], formatting: Formatting): string[] {
  return order.flatMap(field => {
    const value = record.fields[field]
    if (value === undefined || value === null || value === '' || unremarkable.has(String(value))) return []
    const written = writtenValue(record, field, formatting)
    return [field === 'due_date' ? `${formatting.phrases.due} ${written}` : written]
  })
}

function writtenValue(record: RecordView, field: string, formatting: Formatting): string {
  const value: FieldValue = record.fields[field]
  return writeValue(field, value, record.fields, formatting)
}

export function labelOf(field: string, { phrases }: Formatting): string {
  const { fields, nouns } = phrases
  const named = fields[field] ?? fields[`address_${field}`] ?? fields[`${field}_time`] ?? nouns[`${field}s`]?.one
  return named ?? field.replaceAll('_', ' ')
}
