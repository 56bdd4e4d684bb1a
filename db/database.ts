// The one way to the database: supabase-js, on a hosted Supabase project or on the embedded one.
import type { PostgrestResponse, SupabaseClient } from '@supabase/supabase-js'
import type { Database } from './types.ts'

export type Db = SupabaseClient<Database>
/** Rows, and how many there are in all where that was asked for; or what went wrong. */
export type Answer<Row> = PostgrestResponse<Row>

/** Which conversation and tool call a change belongs to; the audit trigger stores both. */
export interface Attribution {
  conversationId: string
  callId: string
}

export interface OrbitDatabase {
  kind: 'embedded' | 'hosted'
  /** Without a user: sign-in and sign-up only. */
  anonymous(): Db
  /** With the user's token: RLS decides what it sees. Cheap; make one per tool call when changes need attribution. */
  asUser(token: string, attribution?: Attribution): Db
  /** Bypasses RLS: seeding, webhooks and scheduled jobs only, never on the path of a chat message. */
  service(): Db
  /** @throws {CrmError} `unauthenticated` or `token_expired` */
  verifyToken(token: string): Promise<{ userId: string; expiresAt: Date }>
  /** Embedded only: a signed-in session for a user without a password (the demo). Hours to live. */
  mintToken?(userId: string, hours: number): Promise<string>
  /** Database requests made so far by this process. */
  requestCount(): number
  close(): Promise<void>
}
