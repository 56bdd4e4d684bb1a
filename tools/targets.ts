// The record that a write is about.
import { unwrap } from '../db/postgrest-errors.ts'
import type { Json } from '../db/types.ts'
import { chooseOne, findMatches, type Match, type Referable } from './references.ts'
import type { ToolContext } from './tool.ts'

export type AuditedRow = { [column: string]: Json | undefined }

export interface Target {
  id: string
  /** The row as this very call left it behind deleted, when it ran before. */
  deleted?: AuditedRow
  /** This very call changed it before: it was repeated after a crash. */
  repeated?: true
}

/**
 * Resolves a reference for a write. A call that is repeated after a crash gets the record it changed the first time:
 * "the Nina" that is left after a delete must not be the next to go. Two requests at the same time.
 * @throws {CrmError} `not_found`, `ambiguous`
 */
export async function findTarget(
  reference: string,
  table: Referable,
  context: ToolContext,
  choose: (matches: Match[]) => Match | Promise<Match> = matches => chooseOne(reference, [table], matches),
): Promise<Target> {
  const [earlier, matches] = await Promise.all([
    earlierChange(table, context),
    findMatches(reference, [table], context),
  ])
  return earlier ?? { id: (await choose(matches)).id }
}

async function earlierChange(
  table: Referable,
  { db, callId, conversationId }: ToolContext,
): Promise<Target | undefined> {
  const own = db.from('audit_log').select('record_id, action, before').eq('conversation_id', conversationId)
  const ofThisCall = own.eq('tool_call_id', callId).eq('table_name', table).is('undone_at', null)
  const [entry] = unwrap(await ofThisCall.order('id').limit(1))
  if (!entry) return undefined
  const deleted = entry.action === 'delete' ? asRow(entry.before) : undefined
  return { id: entry.record_id, repeated: true, ...(deleted && { deleted }) }
}

export function asRow(value: Json | undefined): AuditedRow | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

/** What this very call changed when it ran before a crash: rows as it left them, or as they were when it deleted them. */
export async function changedBefore(
  table: Referable,
  { db, callId, conversationId }: ToolContext,
): Promise<AuditedRow[]> {
  const own = db.from('audit_log').select('before, after').eq('conversation_id', conversationId)
  const ofThisCall = own.eq('tool_call_id', callId).eq('table_name', table).is('undone_at', null)
  const entries = unwrap(await ofThisCall.order('id'))
  return entries.map(({ before, after }) => asRow(after ?? before)).filter(row => row !== undefined)
}
