// The four database functions of a turn, one round trip each. What they do is described where they are defined, in db/.
import type { Db } from '../db/database.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import type { Json } from '../db/types.ts'
import type { Preview } from '../tools/card.ts'
import type { LogMessage, MessageMetadata } from './turn.ts'

/** Tokens left. */
export interface Balance {
  monthly: number
  packs: number
}

/** A row to be appended to the log. Its id makes appending it twice harmless. */
export interface NewMessage {
  id: string
  role: LogMessage['role']
  content: string
  metadata: MessageMetadata
}

/** A proposal as the database has it. */
export interface PendingAction {
  id: string
  tool_call_id: string
  tool: string
  arguments: Record<string, unknown>
  preview: Preview
  expires_at: string
}

export interface OpenedTurn {
  user: { id: string; full_name: string | null; email: string; role: 'owner' | 'member' }
  org: {
    id: string
    name: string
    settings: unknown
    enabled_packs: string[]
    token_balance: number
    token_pack_balance: number
  }
  /** The newest rows of the log, the oldest first. */
  messages: LogMessage[]
  /** This conversation's, not expired. */
  pending: PendingAction[]
  /** The message was in the log already. */
  duplicate: boolean
}

/** Which turn a request belongs to; the lease is checked against it. */
export interface TurnKey {
  conversationId: string
  runId: string
}

interface BalanceColumns {
  token_balance: number
  token_pack_balance: number
}

export async function openTurn(
  db: Db,
  turn: TurnKey,
  message: NewMessage | null,
  history: number,
): Promise<OpenedTurn> {
  const answer = await db.rpc('open_turn', { ...key(turn), p_message: json(message), p_history: history })
  return unwrap(answer) as unknown as OpenedTurn
}

export interface Reservation {
  callId: string
  model: string
  /** Effective tokens to hold. */
  tokens: number
  rows: NewMessage[]
}

/** Why a call may not be made now: nothing is left; calls under way may need it; the person's own cap is reached. */
export type Refusal = 'balance' | 'held' | 'cap'

export async function reserveCall(
  db: Db,
  turn: TurnKey,
  call: Reservation,
): Promise<{ refusal: Refusal | null; balance: Balance }> {
  const answer = await db.rpc('reserve_call', {
    ...key(turn),
    p_call_id: call.callId,
    p_model: call.model,
    p_tokens: call.tokens,
    p_messages: json(call.rows),
  })
  const reserved = unwrap(answer) as unknown as BalanceColumns & { refusal: Refusal | null }
  return { refusal: reserved.refusal, balance: balanceOf(reserved) }
}

export interface Settlement {
  callId: string
  model: string
  tokensIn: number
  tokensOut: number
  multiplier: number
  rows: NewMessage[]
  /** The turn ends with this call. */
  final: boolean
}

export async function settleCall(
  db: Db,
  turn: TurnKey,
  call: Settlement,
): Promise<{ effectiveTokens: number; balance: Balance }> {
  const answer = await db.rpc('settle_call', {
    ...key(turn),
    p_call_id: call.callId,
    p_model: call.model,
    p_tokens_in: call.tokensIn,
    p_tokens_out: call.tokensOut,
    p_multiplier: call.multiplier,
    p_messages: json(call.rows),
    p_final: call.final,
  })
  const settled = unwrap(answer) as unknown as BalanceColumns & { effective_tokens: number }
  return { effectiveTokens: settled.effective_tokens, balance: balanceOf(settled) }
}

export async function closeTurn(db: Db, turn: TurnKey, rows: NewMessage[]): Promise<void> {
  unwrap(await db.rpc('close_turn', { ...key(turn), p_messages: json(rows) }))
}

export function balanceOf(row: BalanceColumns): Balance {
  return { monthly: row.token_balance, packs: row.token_pack_balance }
}

function key(turn: TurnKey): { p_conversation_id: string; p_run_id: string } {
  return { p_conversation_id: turn.conversationId, p_run_id: turn.runId }
}

/** Our rows are plain data; the generated type of a jsonb argument can't know that. */
function json(value: NewMessage | NewMessage[] | null): Json {
  return value as unknown as Json
}
