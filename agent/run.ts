// One turn on its way: what its steps share, and the few things that all of them do.
import type { Db } from '../db/database.ts'
import type { Card, Passage } from '../tools/card.ts'
import type { Registry } from '../tools/registry.ts'
import type { Shop } from '../tools/shop.ts'
import type { Language, OrgSettings } from '../tools/tool.ts'
import type { Brakes, Limits } from './brakes.ts'
import type { Embedder } from './documents/embedder.ts'
import { hasUntrustedText } from './fence.ts'
import { uuidOf } from './ids.ts'
import type { Call } from './log.ts'
import type { ChatModelChoice } from './models/chat-model.ts'
import type { OfflineTurn } from './models/offline/turn.ts'
import type { Offer } from './offer.ts'
import type { AgentEvent, LogMessage, Proposal, ToolOutcome, Turn } from './turn.ts'
import type { Balance, NewMessage, OpenedTurn } from './turn-store.ts'

/** Where causes go that people don't see. Fits pino. */
export interface AgentLog {
  error(details: object, message: string): void
}

/** What an agent is made of; the same for all turns. */
export interface AgentParts {
  registry: Registry
  model: ChatModelChoice
  /** What the model is offered in an organization with these packs. */
  offer(packs: readonly string[]): Offer
  clock: () => Date
  limits: Limits
  log: AgentLog
  trustedHosts: readonly string[]
  /** For searching in documents. */
  embedder: Embedder
  shop: Shop | undefined
}

export interface Run {
  parts: AgentParts
  turn: Turn
  db: Db
  opened: OpenedTurn
  /** What the model of this turn is offered. */
  offer: Offer
  settings: OrgSettings
  language: Language
  /** One moment for the whole turn. */
  now: Date
  brakes: Brakes
  /** Text from the database that nobody vouches for was read in this turn. */
  tainted: boolean
  /** Passages of documents that were shown to the model in this turn, by their numbers. */
  passages: Passage[]
  /** Kinds of cards that this turn's tools have given: what its answer can be made of. */
  sources: Set<Card['kind']>
  /** Rows that the next database request takes along. */
  unsaved: NewMessage[]
  balance: Balance
  /** Proposals that this turn leaves to the person. */
  waiting: Proposal[]
  /** For the offline model. */
  offline: OfflineTurn | undefined
  /** The log is closed and the lease released. */
  closed: boolean
}

export function emit(run: Run, event: AgentEvent): void {
  run.turn.emit(event)
}

/** Says a sentence of our own. */
export function say(run: Run, messageId: string, text: string): void {
  if (text === '') return
  emit(run, { type: 'text_delta', messageId, delta: text })
  emit(run, { type: 'text_end', messageId })
}

export function resultRowId(callId: string): string {
  return uuidOf(`${callId}:result`)
}

/** The row that answers a tool call. Its content for the models is made of the outcome, which is stored once. */
export function toolRow(call: Call, outcome: ToolOutcome): NewMessage {
  const metadata = { tool_call_id: call.id, tool: call.name, outcome }
  const tainted = outcome.card !== undefined && hasUntrustedText(outcome.card, call.args)
  return {
    id: resultRowId(call.id),
    role: 'tool',
    content: outcome.status,
    metadata: tainted ? { ...metadata, tainted } : metadata,
  }
}

/** What a resumed turn had read before it was cut off can still be cited. */
export function noteSources(run: Run, rows: Pick<LogMessage, 'metadata'>[]): void {
  for (const { metadata } of rows) {
    const card = metadata.outcome?.card
    if (card) run.sources.add(card.kind)
    if (card?.kind === 'passages') run.passages.push(...card.passages)
  }
}

/** The offline model takes no orders from what it reads, so nothing that it read makes its writes suspect. */
export function noteTaint(run: Run, rows: Pick<LogMessage, 'metadata'>[]): void {
  if (run.parts.model.kind !== 'offline') run.tainted ||= rows.some(row => row.metadata.tainted)
}

export function asLogMessage(row: NewMessage, now: Date): LogMessage {
  return { ...row, created_at: now.toISOString() }
}
