// What an import would do with each row: create, update, skip, or say why not. One request, besides finding the text.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { findTable, readCsv } from '../csv.ts'
import { changesBetween } from '../records.ts'
import { asRow } from '../targets.ts'
import type { ToolContext } from '../tool.ts'
import type { ContactChange } from './contact-rows.ts'
import { columnsMeaning, type ImportField } from './import-columns.ts'
import { type ReadRow, readRows } from './import-rows.ts'
import { retagged } from './tags.ts'

export interface ImportRequest {
  csv?: string | undefined
  columns?: Record<string, ImportField> | undefined
  existing?: 'fill_gaps' | 'overwrite' | 'skip' | undefined
  tags?: string[] | undefined
}

export interface ImportPlan {
  /** "Vorname → first_name", and "Geburtstag → –" for what is left out. */
  columns: string[]
  created: (ContactChange & { id: string })[]
  updated: { before: Row; change: ContactChange & { id: string } }[]
  skipped: ReadRow[]
  failed: ReadRow[]
}

type Row = Readonly<Record<string, unknown>>

export async function planImport(request: ImportRequest, context: ToolContext): Promise<ImportPlan> {
  const { header, rows } = readCsv(request.csv ?? (await pastedText(context)))
  const fields = columnsMeaning(header, request.columns)
  const read = readRows(rows, fields, context)
  const contacts = read.map(({ contact }) => (contact ? tagged(contact, request.tags) : {}))
  const matches = unwrap(await context.db.rpc('match_contacts', { p_rows: contacts }))
  const byPlace = new Map(matches.map(match => [match.place, match]))
  const plan: ImportPlan = {
    columns: header.map((heading, place) => `${heading} → ${fields[place] ?? '–'}`),
    created: [],
    updated: [],
    skipped: [],
    failed: [],
  }
  for (const [index, row] of read.entries()) {
    const contact = contacts[index]
    const match = byPlace.get(index + 1)
    const known = asRow(match?.contact ?? undefined)
    const id = context.newId(index)
    if (!row.contact || !contact) plan.failed.push(row)
    // A call that is repeated after a crash finds what it created the first time.
    else if (known && known.id !== id) sort(plan, row, known, contact, request.existing)
    else if (match?.twin) plan.skipped.push({ ...row, problem: `the same as row ${read[match.twin - 1]?.line}` })
    else plan.created.push({ ...contact, id })
  }
  return plan
}

function tagged(contact: ContactChange, tags: string[] = []): ContactChange {
  return tags.length > 0 ? { ...contact, tags: retagged(contact.tags ?? [], tags) } : contact
}

function sort(
  plan: ImportPlan,
  row: ReadRow,
  known: Row,
  contact: ContactChange,
  existing: ImportRequest['existing'],
): void {
  const { is_company: _kind, tags, notes, status, ...values } = contact
  const id = String(known.id)
  const knownTags = Array.isArray(known.tags) ? known.tags.map(String) : []
  const overwrite = existing === 'overwrite'
  const wanted = Object.fromEntries(Object.entries(values).filter(([name]) => overwrite || !known[name]))
  const change: ContactChange = {
    ...wanted,
    ...(tags && { tags: retagged(knownTags, tags) }),
    ...(notes && !known.notes && { notes }),
    ...(status && overwrite && { status }),
  }
  const differs = changesBetween(known, { ...known, ...change }).length > 0
  if (existing === 'skip' || !differs) plan.skipped.push({ ...row, problem: 'already there' })
  else plan.updated.push({ before: known, change: { ...change, id } })
}

/**
 * What the person pasted: their last message with a table in it, and of an approved import, not one sent after it was
 * proposed.
 */
async function pastedText({ db, conversationId, callId }: ToolContext): Promise<string> {
  const messages = db.from('ai_messages').select('content, created_at').eq('conversation_id', conversationId)
  const [said, proposals] = await Promise.all([
    messages.eq('role', 'user').order('position', { ascending: false }).limit(20),
    db.from('pending_actions').select('created_at').eq('tool_call_id', callId),
  ])
  const [proposal] = unwrap(proposals)
  const before = unwrap(said).filter(message => !proposal || message.created_at <= proposal.created_at)
  for (const { content } of before) {
    const table = findTable(content)
    if (table) return table
  }
  throw new CrmError('invalid_input', 'There is no table to import.', {
    hint: 'Paste the CSV into the chat, with the names of the columns in the first line.',
  })
}
