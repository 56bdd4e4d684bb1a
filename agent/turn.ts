// What the server and the agent say to each other: one turn in, events out.

import type { OrbitDatabase } from '../db/database.ts'
import type { Choice, CrmError, ErrorCode } from '../db/errors.ts'
import type { Card, Preview } from '../tools/card.ts'

/** What starts a turn: a typed message, decisions on proposals, or the rest of a turn that a crash cut off. */
export type TurnInput =
  | { kind: 'message'; id: string; text: string }
  | { kind: 'decision'; id: string; decisions: Decision[] }
  | { kind: 'continue' }

/** A person's answer to a proposal. `arguments` replaces the proposed ones when they edited the card. */
export interface Decision {
  actionId: string
  verdict: 'approve' | 'reject'
  arguments?: Record<string, unknown>
}

export interface Turn {
  database: OrbitDatabase
  /** The user's access token; every database request of the turn carries it. */
  token: string
  conversationId: string
  /** Unique per run; holds the conversation's lease so that one run happens at a time. */
  runId: string
  input: TurnInput
  signal: AbortSignal
  emit(event: AgentEvent): void
}

/** What a tool call came to. `awaiting_approval` means a proposal exists and nothing was changed. */
export type ToolStatus = 'ok' | 'error' | 'awaiting_approval' | 'rejected' | 'cancelled'

/** A proposal waiting for a person (a row of `pending_actions`). Times are ISO 8601. */
export interface Proposal {
  id: string
  toolCallId: string
  tool: string
  title: string
  arguments: Record<string, unknown>
  preview: Preview
  expiresAt: string
}

/** The visible part of a failed tool call: what the model and the person read. */
export interface ToolFailure {
  code: ErrorCode
  message: string
  hint?: string
  choices?: Choice[]
}

/** What a tool call left behind, as stored in the log and drawn as a card. Exactly one of the optional parts is set for ok / error / awaiting_approval. */
export interface ToolOutcome {
  status: ToolStatus
  card?: Card
  error?: ToolFailure
  proposal?: Proposal
}

/** A passage that an answer names as `[index]`. */
export interface Citation {
  index: number
  chunk_id: string
  document_id: string
  document: string
  heading?: string
  page?: number
  /** The sentence that bears it out. */
  quote: string
}

/** What one model call cost, and what is left. Tokens. */
export interface Usage {
  model: string
  tokensIn: number
  tokensOut: number
  effectiveTokens: number
  balance: { monthly: number; packs: number }
}

export type AgentEvent =
  | { type: 'user_message'; messageId: string; text: string }
  | { type: 'text_delta'; messageId: string; delta: string }
  | { type: 'text_end'; messageId: string }
  | {
      type: 'tool_call'
      messageId: string
      callId: string
      name: string
      title: string
      arguments: Record<string, unknown>
    }
  | { type: 'tool_result'; messageId: string; callId: string; name: string; outcome: ToolOutcome }
  | { type: 'citations'; messageId: string; citations: Citation[] }
  | { type: 'usage'; usage: Usage }

/** How a turn ended. Failures are thrown as `CrmError` after they were written to the log. */
export type TurnOutcome =
  | { status: 'done' }
  | { status: 'awaiting_approval'; proposals: Proposal[] }
  | { status: 'cancelled' }

export interface Agent {
  /** @throws {CrmError} with a code the wire can carry. */
  run(turn: Turn): Promise<TurnOutcome>
}

/** One line of `ai_messages` as everyone above the database reads it. */
export interface LogMessage {
  id: string
  role: 'user' | 'assistant' | 'tool' | 'system'
  content: string
  created_at: string
  metadata: MessageMetadata
}

/** `ai_messages.metadata`. Which keys are set depends on the role. */
export interface MessageMetadata {
  /** assistant: the calls it made, in order. */
  tool_calls?: { id: string; name: string; args: Record<string, unknown> }[]
  /** assistant: why this answer is not the model's own last word. */
  ended?: 'error' | 'cancelled' | 'awaiting_approval'
  error_code?: ErrorCode
  /** assistant: what the person was told when it ended in an error. `content` may hold the words that came before. */
  error?: { message: string; hint?: string }
  /** tool: which call this answers and what came of it. */
  tool_call_id?: string
  tool?: string
  outcome?: ToolOutcome
  /** tool: the content holds text that did not come from the person (documents, notes, imports). */
  tainted?: boolean
  /** assistant: the passages that the content names as `[1]`. */
  citations?: Citation[]
  /** user: this line is a decision on proposals, not typed text. */
  decisions?: Decision[]
  /** assistant: tokens of the call that produced it. */
  usage?: Usage
}

export type { CrmError }
