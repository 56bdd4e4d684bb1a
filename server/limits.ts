// Every number that holds the server back, in one place. Milliseconds and bytes.
import type { ConnectionLimits } from './connection.ts'
import type { SocketLimits } from './socket.ts'
import type { RunLimits } from './turn-queue.ts'

export interface ServerLimits extends ConnectionLimits, RunLimits, SocketLimits {
  bodyBytes: number
  /** Events of a conversation kept for clients that come back. */
  bufferedEvents: number
  /** A conversation that nobody follows is forgotten after this time; the database has it. */
  idleMs: number
  /** How long turns in progress may go on after the server was told to end. */
  shutdownMs: number
}

export const defaultLimits: ServerLimits = {
  framesPerSecond: 50,
  frameBurst: 200,
  connectMs: 10_000,
  expiryGraceMs: 5 * 60_000,
  queuedInputs: 20,
  gatherMs: 25,
  retryMs: 15_000,
  heartbeatMs: 30_000,
  bufferedBytes: 4 * 1024 * 1024,
  connections: 20_000,
  bodyBytes: 16 * 1024,
  bufferedEvents: 500,
  idleMs: 2 * 60_000,
  shutdownMs: 10_000,
}
