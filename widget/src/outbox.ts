// What the person sent and the server has not confirmed yet. Kept over reloads, sent again after a reconnect: the ids make that safe.
import type { ClientMessage } from '../../server/protocol.ts'
import type { Store } from './store.ts'

export type OutgoingFrame = Extract<ClientMessage, { type: 'message' | 'resume' }>

export interface Outbox {
  /** `threadId` is unset until the server has named a new conversation. */
  add(frame: OutgoingFrame, threadId?: string): void
  /** The server has it, or refused it for good. */
  settle(id: string): void
  /** What waits for this conversation, in order. */
  of(threadId?: string): OutgoingFrame[]
  /** A new conversation got its name, or a lost one is begun again. */
  move(from: string | undefined, to: string | undefined): void
}

interface Waiting {
  frame: OutgoingFrame
  threadId?: string | undefined
}

export function createOutbox(store: Store): Outbox {
  const kept = store.read('outbox')
  let waiting: Waiting[] = Array.isArray(kept) ? kept : []
  const set = (next: Waiting[]) => {
    waiting = next
    store.write('outbox', next)
  }
  return {
    add: (frame, threadId) => set([...waiting, { frame, threadId }]),
    settle: id => set(waiting.filter(({ frame }) => frame.id !== id)),
    of: threadId => waiting.filter(one => one.threadId === threadId).map(({ frame }) => frame),
    move: (from, to) => set(waiting.map(one => (one.threadId === from ? { ...one, threadId: to } : one))),
  }
}
