// After a crash: whether a call's changes happened is in the audit log, so that nothing is done twice or denied.
import { unwrap } from '../db/postgrest-errors.ts'
import { type Card, type RecordView, tableSchema } from '../tools/card.ts'
import { viewOf } from '../tools/records.ts'
import { executionId } from './ids.ts'
import type { Call } from './log.ts'
import type { Run } from './run.ts'
import type { ToolOutcome } from './turn.ts'

/** A change as the audit trigger wrote it. */
export interface AuditEntry {
  table_name: string
  record_id: string
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  tool_call_id: string | null
}

/** Outcomes of those calls that changed something before the crash, by call id. One request, none without writes. */
export async function earlierOutcomes(run: Run, calls: Call[]): Promise<Map<string, ToolOutcome>> {
  const writes = calls.filter(call => run.parts.registry.get(call.name)?.effect !== 'read')
  if (writes.length === 0) return new Map()
  const answer = await run.db
    .from('audit_log')
    .select('table_name, record_id, action, before, after, tool_call_id')
    .eq('conversation_id', run.turn.conversationId)
    .in(
      'tool_call_id',
      writes.map(call => executionId(call.id)),
    )
    .order('id')
  const entries = unwrap(answer) as unknown as AuditEntry[]
  const found = writes.map(
    call => [call.id, entries.filter(entry => entry.tool_call_id === executionId(call.id))] as const,
  )
  return new Map(
    found
      .filter(([, changes]) => changes.length > 0)
      .map(([id, changes]) => [id, { status: 'ok', card: cardOf(changes) }]),
  )
}

const cardActions = { insert: 'created', update: 'updated', delete: 'deleted' } as const
const cappedRecords = 20

export function cardOf(entries: AuditEntry[]): Card {
  const records = entries.flatMap(viewsOf)
  const action = cardActions[(entries[0]?.action ?? 'update') as keyof typeof cardActions]
  const [record] = records
  if (records.length === 1 && record !== undefined) return { kind: 'change', action, record }
  return { kind: 'batch', action, total: records.length, records: records.slice(0, cappedRecords) }
}

function viewsOf(entry: AuditEntry): RecordView[] {
  const table = tableSchema.safeParse(entry.table_name)
  const row = entry.after ?? entry.before
  return table.success && row !== null ? [viewOf(table.data, row)] : []
}
