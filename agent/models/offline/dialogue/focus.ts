// What the conversation has been about: the records seen, the newest first, and the list that was last shown.
import type { RecordView, Table } from '../../../../tools/card.ts'
import type { Exchange, Outcome } from './history.ts'

export interface Seen {
  table: Table
  /** Left out when only the name was seen, as a task's contact. */
  id?: string
  title: string
  fields: RecordView['fields']
}

export interface Focus {
  /** Newest first, each record once, without deleted ones. */
  seen: Seen[]
  /** The records of the last list shown, in the order shown; empty when something else was shown since. */
  list: Seen[]
}

/** Exchanges further back are forgotten: "it" means something recent. */
const remembered = 12

export function focusOf(exchanges: Exchange[]): Focus {
  const outcomes = exchanges.slice(-remembered).flatMap(exchange => exchange.calls.flatMap(call => call.outcome ?? []))
  const seen: Seen[] = []
  const gone = new Set<string>()
  let list: Seen[] = []
  for (const outcome of [...outcomes].reverse()) {
    const records = recordsOf(outcome)
    if (list.length === 0 && seen.length === 0) list = listOf(outcome)
    for (const id of goneIn(outcome)) if (!seen.some(other => other.id === id)) gone.add(id)
    for (const record of records) {
      if (record.id !== undefined && gone.has(record.id)) continue
      if (!seen.some(other => sameRecord(other, record))) seen.push(record)
    }
  }
  return { seen, list }
}

function sameRecord(a: Seen, b: Seen): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id
  return a.table === b.table && a.title === b.title
}

function recordsOf(outcome: Outcome): Seen[] {
  const { card, preview } = outcome
  const previewed = (preview?.records ?? []).flatMap(entry => withContact(entry.record))
  if (!card || card.kind === 'figures' || card.kind === 'file') return previewed
  if (card.kind === 'change') return withContact(card.record)
  if (card.kind === 'record')
    return [...withContact(card.record), ...(card.related ?? []).flatMap(related => related.records)]
  if (card.kind === 'lists') return card.lists.flatMap(list => list.records)
  return card.records.flatMap(record => (card.records.length === 1 ? withContact(record) : [record]))
}

/** A task seen brings the person it is for to mind. */
function withContact(record: RecordView): Seen[] {
  const contact = record.fields.contact ?? record.fields.contact_name
  const others: Seen[] =
    typeof contact === 'string' && contact !== '' ? [{ table: 'contacts', title: contact, fields: {} }] : []
  return [record, ...others]
}

function listOf(outcome: Outcome): Seen[] {
  const { card } = outcome
  if (card?.kind === 'list' || card?.kind === 'batch') return card.records
  if (card?.kind === 'lists') return card.lists.flatMap(list => list.records)
  return []
}

function goneIn(outcome: Outcome): string[] {
  const { card } = outcome
  if (card?.kind === 'change' && card.action === 'deleted') return [card.record.id]
  if (card?.kind === 'batch' && card.action === 'deleted') return card.records.map(record => record.id)
  return []
}

/** The newest record of a table. */
export function newest(focus: Focus, table: Table | undefined): Seen | undefined {
  return focus.seen.find(record => table === undefined || record.table === table)
}
