// The wire: AG-UI 1.0 events over one WebSocket. The widget shares this file with the server, and nothing else.
//
// One socket follows one conversation at a time. Every server event of a conversation has a sequence number that only
// grows, across restarts too. A client that reconnects says the last number it saw: it gets what came after, or, when
// the server no longer has that, a `MESSAGES_SNAPSHOT` of nothing followed by the whole transcript as events again.
//
// Numbers only grow within one replay, and no frame comes twice. A snapshot's first frame resets the count: its numbers
// lie below all that the process has sent, and only its last frame carries `connected.seq`, so that a client which was cut
// off in the middle of a snapshot gets it again. A client's whole bookkeeping is the number of the last frame it got.
// `running` in `connected` says whether a run is in progress as the replay begins.
import type { AGUIEvent } from '@ag-ui/core'
import { z } from 'zod'
import type { DocumentState, PassageInPlace } from '../agent/documents/library.ts'
import type { Citation, Proposal, ToolFailure, ToolOutcome, Usage } from '../agent/turn.ts'
import type { ErrorCode } from '../db/errors.ts'
import type { Card, Preview } from '../tools/card.ts'

export type {
  AGUIEvent,
  Card,
  Citation,
  DocumentState,
  ErrorCode,
  PassageInPlace,
  Preview,
  Proposal,
  ToolFailure,
  ToolOutcome,
  Usage,
}

/** Longest message a person can send, in characters. */
export const maxMessageLength = 8_000
/** Largest frame a client may send, in bytes. */
export const maxFrameBytes = 64 * 1024

const id = z.uuid()

/** First frame on a socket, and again to switch conversation or to renew the token. Nothing else is served before it. */
export const connectSchema = z.object({
  type: z.literal('connect'),
  token: z.string().min(1),
  /** Left out: a new conversation. The answer `connected` says its id. */
  threadId: id.optional(),
  /** The last sequence number seen of that conversation; left out: the whole transcript. */
  lastSeq: z.number().int().nonnegative().optional(),
})

/** What the person typed. `id` is the client's: sending the same one twice changes nothing. */
export const messageSchema = z.object({
  type: z.literal('message'),
  id,
  text: z.string().trim().min(1).max(maxMessageLength),
})

/** AG-UI resume entries: answers to the interrupts of a finished run. `payload.arguments` carries edits. */
export const resumeSchema = z.object({
  type: z.literal('resume'),
  id,
  resume: z
    .array(
      z.object({
        interruptId: id,
        status: z.enum(['resolved', 'cancelled']),
        payload: z.object({ arguments: z.record(z.string(), z.unknown()).optional() }).optional(),
      }),
    )
    .min(1)
    .max(50),
})

/** Ends the run in progress; what was already done stays and is said. */
export const stopSchema = z.object({ type: z.literal('stop') })
/** A fresh token for the same user, before the old one expires. */
export const tokenSchema = z.object({ type: z.literal('token'), token: z.string().min(1) })
/** The user's conversations, newest first. */
export const threadsSchema = z.object({ type: z.literal('threads') })
export const pingSchema = z.object({ type: z.literal('ping') })

export const clientMessageSchema = z.discriminatedUnion('type', [
  connectSchema,
  messageSchema,
  resumeSchema,
  stopSchema,
  tokenSchema,
  threadsSchema,
  pingSchema,
])
export type ClientMessage = z.infer<typeof clientMessageSchema>

/** Who is signed in, for the widget's header. Tokens. */
export interface Identity {
  user: { id: string; name: string; email: string; role: 'owner' | 'member' }
  org: { id: string; name: string; currency: string; timeZone: string; language: string }
  model: string
  balance: { monthly: number; packs: number }
  plan: { tier: string; monthlyTokens: number }
}

/** What `POST /auth/sign-in`, `/auth/sign-up`, `/auth/refresh` and `GET /auth/demo` answer. */
export interface SignedIn {
  access_token: string
  /** Left out for the demo: ask `/auth/demo` again. */
  refresh_token?: string
  /** Seconds since 1970. */
  expires_at: number
}
/** Bodies of the sign-in routes. Sign-up answers 202 and `{ confirmation: 'email' }` where the address must be confirmed first. */
export interface SignInRequest {
  email: string
  password: string
}
export interface SignUpRequest extends SignInRequest {
  full_name: string
  /** Of the organization to found. */
  organization?: string | undefined
  /** Joins the organization that sent the invitation to this address, instead of founding one. */
  invite_code?: string | undefined
}
export interface RefreshRequest {
  refresh_token: string
}
/** `GET /config`: what a page may know before anyone signed in. */
export interface PublicConfig {
  demo: boolean
  model: string
  version: string
}
/** `POST /documents`, a form with `file` and, if wanted, `contact_id`, `project_id`, `visibility`: reading it goes on by itself. */
export interface UploadedDocument {
  id: string
  /** The same file was uploaded by this person before. */
  known: boolean
}
/** Body of every HTTP error. */
export interface HttpFailure {
  error: { code: ErrorCode; message: string; hint?: string }
}

/**
 * Server frames. `event` frames are numbered; the others are answers to one socket.
 * `error` is about a frame that could not be served; `fatal` means the socket closes.
 */
export type ServerMessage =
  | { type: 'connected'; threadId: string; seq: number; running: boolean; identity: Identity }
  | { type: 'event'; seq: number; event: AGUIEvent }
  | { type: 'threads'; threads: { id: string; title: string; updatedAt: string }[] }
  | { type: 'pong' }
  | { type: 'error'; code: ErrorCode; message: string; hint?: string; id?: string; fatal: boolean }

/**
 * Names and values of our AG-UI `CUSTOM` events. Besides them: `TOOL_CALL_START.metadata.title` is the tool's title,
 * `RUN_ERROR.code` an `ErrorCode` and `RUN_ERROR.metadata.hint` what to do about it, `Interrupt.metadata.proposal` a `Proposal`.
 */
export interface CustomEvents {
  /** A tool call ended: its card, error or proposal. Follows the `TOOL_CALL_RESULT` with the same call id. */
  'orbit.outcome': { toolCallId: string; title: string; outcome: ToolOutcome }
  /** A line of the person's own, so that every tab shows it. */
  'orbit.user_message': { messageId: string; text: string; createdAt: string }
  /** What the `[1]` in an answer stand for. Follows its text; a number that is not in it stands for nothing. */
  'orbit.citations': { messageId: string; citations: Citation[] }
  /** What a model call cost. */
  'orbit.usage': Usage
}

/** WebSocket close codes of ours. */
export const closeCodes = {
  unauthenticated: 4401,
  forbidden: 4403,
  protocolError: 4400,
  slowClient: 4408,
  shutdown: 1012,
} as const
