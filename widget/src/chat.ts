// One conversation as the view needs it: ties the connection, the outbox and the transcript together. No DOM.
import type { Identity } from '../../server/protocol.ts'
import {
  type ConnectionOptions,
  type ConnectionStatus,
  createConnection,
  type ErrorFrame,
  type ThreadList,
} from './connection.ts'
import { newId } from './ids.ts'
import { createOutbox, type OutgoingFrame } from './outbox.ts'
import type { Store } from './store.ts'
import { emptyTranscript, reduce, type Transcript, type WireEvent } from './transcript.ts'

export interface ChatState {
  transcript: Transcript
  /** Sent by this tab, not yet confirmed by the server. */
  unconfirmed: OutgoingFrame[]
  status: ConnectionStatus
  threadId?: string | undefined
  identity?: Identity
  /** As of now: a stored answer says what it was then, before somebody bought more. */
  balance?: Identity['balance'] | undefined
  threads?: ThreadList
  /** The last frame that the server could not serve; cleared by the next one. */
  error?: ErrorFrame | undefined
}

export interface ChatOptions extends Pick<ConnectionOptions, 'url' | 'getToken' | 'timing' | 'WebSocket'> {
  /** Of this tab. */
  session: Store
  /** Of this browser: a new tab continues with the last conversation. */
  local: Store
  threadId?: string | undefined
  onChange(state: ChatState): void
  onLiveEvent(event: WireEvent, state: ChatState): void
}

export interface Chat {
  state(): ChatState
  connection: Pick<ReturnType<typeof createConnection>, 'open' | 'close' | 'wake'>
  send(text: string): void
  decide(proposalId: string, approved: boolean, edited?: Record<string, unknown>): void
  stop(): void
  listThreads(): void
  follow(threadId?: string): void
  /** Leaves nothing of this person in the browser. */
  forget(): void
}

export function createChat(options: ChatOptions): Chat {
  const { session, local } = options
  const outbox = createOutbox(session)
  const threadId = options.threadId ?? storedThread(session) ?? storedThread(local)
  let state: ChatState = { transcript: emptyTranscript, unconfirmed: outbox.of(threadId), status: 'idle', threadId }

  function set(change: Partial<ChatState>) {
    state = { ...state, ...change }
    state.unconfirmed = outbox.of(state.threadId)
    options.onChange(state)
  }

  function remember(id: string | undefined) {
    session.write('thread', id)
    local.write('thread', id)
  }

  const connection = createConnection({
    ...options,
    outbox,
    threadId,
    onStatus: status => set({ status }),
    onConnected({ threadId, identity, running }) {
      remember(threadId)
      set({ identity, balance: identity.balance, threadId, transcript: { ...state.transcript, running } })
    },
    onEvent(event, live) {
      const transcript = reduce(state.transcript, event)
      for (const { id } of state.unconfirmed) if (transcript.entries.some(entry => entry.id === id)) outbox.settle(id)
      const news = live && transcript.usage !== state.transcript.usage ? transcript.usage : undefined
      set({ transcript, balance: news?.balance ?? state.balance })
      if (live) options.onLiveEvent(event, state)
    },
    onThreads: threads => set({ threads }),
    onError: error => set({ error }),
  })

  function submit(frame: OutgoingFrame) {
    connection.submit(frame)
    set({ error: undefined })
  }

  return {
    state: () => state,
    connection,
    send: text => submit({ type: 'message', id: newId(), text }),
    decide(interruptId, approved, edited) {
      const status = approved ? 'resolved' : 'cancelled'
      submit({
        type: 'resume',
        id: newId(),
        resume: [{ interruptId, status, payload: edited && { arguments: edited } }],
      })
    },
    stop: () => connection.tell({ type: 'stop' }),
    listThreads: () => connection.tell({ type: 'threads' }),
    follow(next) {
      remember(next)
      set({ transcript: emptyTranscript, threadId: next, error: undefined })
      connection.follow(next)
    },
    forget() {
      connection.close()
      remember(undefined)
      session.write('outbox', undefined)
    },
  }
}

function storedThread(store: Store): string | undefined {
  return String(store.read('thread') ?? '') || undefined
}
