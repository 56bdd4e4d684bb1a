// The rows of `pending_actions`: found, claimed by exactly one decision, and marked with what came of them.
import { unwrap } from '../db/postgrest-errors.ts'
import type { Json } from '../db/types.ts'
import type { Run } from './run.ts'
import type { ToolOutcome } from './turn.ts'
import type { PendingAction } from './turn-store.ts'

export type ActionStatus = 'pending' | 'approved' | 'executed' | 'rejected' | 'expired' | 'failed'

/** What is kept of a decision beside its outcome: which line made it, and the arguments if the person edited them. */
export interface DecisionRecord {
  message_id: string
  arguments?: Record<string, unknown>
  result?: ToolOutcome
}

export interface Action extends PendingAction {
  status: ActionStatus
  outcome: DecisionRecord | null
}

const columns = 'id, tool_call_id, tool, arguments, preview, expires_at, status, outcome'

export async function findActions(run: Run, ids: string[]): Promise<Action[]> {
  const own = run.db.from('pending_actions').select(columns).eq('conversation_id', run.turn.conversationId)
  return unwrap(await own.in('id', ids)) as unknown as Action[]
}

/** Those that a line of the person's decided before the crash. */
export async function actionsDecidedBy(run: Run, messageId: string): Promise<Action[]> {
  const own = run.db.from('pending_actions').select(columns).eq('conversation_id', run.turn.conversationId)
  return unwrap(await own.eq('outcome->>message_id', messageId)) as unknown as Action[]
}

/**
 * Decides those of the proposals that still wait. However many decide at once, each row is got by one of them only.
 * @returns the ids that this decision got
 */
export async function claim(
  run: Run,
  ids: string[],
  status: 'approved' | 'rejected',
  record: DecisionRecord,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const now = run.now.toISOString()
  const answer = await run.db
    .from('pending_actions')
    .update({ status, decided_at: now, outcome: json(record) })
    .eq('conversation_id', run.turn.conversationId)
    .in('id', ids)
    .eq('status', 'pending')
    .gt('expires_at', now)
    .select('id')
  return new Set(unwrap(answer).map(row => row.id))
}

/** What came of an approved proposal. */
export async function markCarriedOut(run: Run, action: Action, result: ToolOutcome): Promise<void> {
  const record = { message_id: action.outcome?.message_id, arguments: action.outcome?.arguments, result }
  const status = result.status === 'ok' ? 'executed' : 'failed'
  await update(run, action.id, 'approved', { status, outcome: json(record) })
}

/** The person stopped the turn before it was carried out: it waits again. */
export async function giveBack(run: Run, action: Action): Promise<void> {
  await update(run, action.id, 'approved', { status: 'pending', decided_at: null, outcome: null })
}

export async function markExpired(run: Run, id: string): Promise<void> {
  await update(run, id, 'pending', { status: 'expired', decided_at: run.now.toISOString() })
}

type Change = { status: ActionStatus; decided_at?: string | null; outcome?: Json | null }

async function update(run: Run, id: string, from: ActionStatus, change: Change): Promise<void> {
  unwrap(await run.db.from('pending_actions').update(change).eq('id', id).eq('status', from))
}

/** Plain data, which the generated type of a jsonb column can't know. */
function json(value: object): Json {
  return value as unknown as Json
}
