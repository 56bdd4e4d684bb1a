// What the conversation has been about: the records seen, the newest first, and the list that was last shown.
import type { RecordView, Table } from '../../../../tools/card.ts'
import type { Exchange, Outcome } from './history.ts'

export interface Seen {
  table: Table
  /** Left out when only the name was seen, as a task's contact. */
  id?: string
  title: string
  fields: RecordView['fields']
  /** How many messages ago it was seen last. */
  age?: number
  /** Only seen as the contact of a record that was shown. */
  linked?: boolean
}

export interface Focus {
  /** Newest first, each record once, without deleted ones. */
  seen: Seen[]
  /** The records of the last list shown, in the order shown. */
  list: Seen[]
  /** What came up one by one after that list, newest first. */
  since: Seen[]
  /** What was made in this conversation, newest first. */
  made: Seen[]
  /** What was called last, with what. */
  last?: { name: string; args: Record<string, unknown> }
}

/** Exchanges further back are forgotten: "it" means something recent. */
const remembered = 12
/** A list further back is out of sight. */
const listRemembered = 5
/** Who was talked about longer ago is no longer meant, once another name has been shown. Messages. */
const talkedRemembered = 5

export function focusOf(exchanges: Exchange[]): Focus {
  const focus: Focus = { seen: [], list: [], since: [], made: [] }
  const last = exchanges.flatMap(exchange => exchange.calls).findLast(call => call.outcome?.status === 'ok')
  if (last) focus.last = { name: last.name, args: last.args }
  const gone = new Set<string>()
  for (const [age, exchange] of exchanges.slice(-remembered).reverse().entries()) {
    for (const outcome of exchange.calls.flatMap(call => call.outcome ?? []).reverse()) {
      for (const id of goneIn(outcome)) if (!focus.seen.some(other => other.id === id)) gone.add(id)
      const records = recordsOf(outcome)
        .filter(record => record.id === undefined || !gone.has(record.id))
        .map(record => ({ ...record, age }))
      const list = listOf(outcome)
      if (focus.list.length === 0 && list.length === 0) addNew(focus.since, records)
      if (focus.list.length === 0 && age < listRemembered) focus.list = list
      if (outcome.card?.kind === 'change' && outcome.card.action === 'created') addNew(focus.made, records.slice(0, 1))
      addNew(focus.seen, records)
    }
  }
  return focus
}

/** Nothing else is in sight. */
export function focusOn(record: Seen): Focus {
  return { seen: [record], list: [], since: [record], made: [] }
}

function addNew(known: Seen[], records: Seen[]): void {
  for (const record of records) {
    const before = known.find(other => sameRecord(other, record))
    if (!before) known.push({ ...record })
    else if (!record.linked) delete before.linked
  }
}

function sameRecord(a: Seen, b: Seen): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id
  return a.table === b.table && a.title === b.title
}

function recordsOf(outcome: Outcome): Seen[] {
  const { card, preview } = outcome
  const previewed = (preview?.records ?? []).flatMap(entry => withContact(entry.record, true))
  if (!card || card.kind === 'figures' || card.kind === 'file' || card.kind === 'passages' || card.kind === 'links')
    return previewed
  if (card.kind === 'change') return withContact(card.record, card.action !== 'created')
  if (card.kind === 'record')
    return [...withContact(card.record, true), ...(card.related ?? []).flatMap(related => related.records)]
  if (card.kind === 'lists') return card.lists.flatMap(list => list.records)
  return card.records.flatMap(record => (card.records.length === 1 ? withContact(record, true) : [record]))
}

/** A task seen brings the person it is for to mind: less so when it was not made for them just now. */
function withContact(record: RecordView, linked: boolean): Seen[] {
  const contact = record.fields.contact ?? record.fields.contact_name
  const others: Seen[] =
    typeof contact === 'string' && contact !== '' ? [{ table: 'contacts', title: contact, fields: {}, linked }] : []
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

/** The one record that "it" or "that task" means, or several that it might mean: a list was shown and nothing singled out since. */
export function pointedAt(focus: Focus, table: Table | undefined): Seen[] {
  const fits = (record: Seen) => table === undefined || record.table === table
  const [latest] = focus.since.filter(fits)
  const listed = focus.list.filter(fits)
  if (latest || listed.length === 0) return meant(latest ? [latest] : focus.seen.filter(fits).slice(0, 1), focus)
  const made = focus.made.find(record => listed.some(other => sameRecord(other, record)))
  return made ? [made] : listed
}

/** After a talk about Lena one task is shown, which is João's: "her" may mean either. */
function meant(records: Seen[], { seen }: Focus): Seen[] {
  const [latest] = records
  const shown = latest && seen.find(record => sameRecord(record, latest))
  if (!shown?.linked) return records
  const talkedOf = seen.find(record => record.table === shown.table && !record.linked)
  return talkedOf && (talkedOf.age ?? 0) < talkedRemembered ? [shown, talkedOf] : records
}
