// The socket: connects, stays connected, resumes where it was, and sends what was not confirmed. Knows nothing about what events mean.
import type { ClientMessage, ServerMessage } from '../../server/protocol.ts'
import type { Outbox, OutgoingFrame } from './outbox.ts'
import { expiresAt } from './token.ts'
import type { WireEvent } from './transcript.ts'

/** `waiting`: cut off, will try again by itself. `signed_out`: no token, or none that the server accepts. `refused`: this page may not connect. */
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'waiting' | 'signed_out' | 'refused'
export type Connected = Extract<ServerMessage, { type: 'connected' }>
export type ErrorFrame = Extract<ServerMessage, { type: 'error' }>
export type ThreadList = Extract<ServerMessage, { type: 'threads' }>['threads']

export interface ConnectionOptions {
  url: string
  outbox: Outbox
  threadId?: string | undefined
  /** `stale`: the last token was refused or is about to expire. Resolving to nothing means signed out; throwing means try later. */
  getToken(stale: boolean): Promise<string | undefined>
  onStatus(status: ConnectionStatus): void
  onConnected(frame: Connected): void
  /** `live`: it is news; otherwise it is history being told again. */
  onEvent(event: WireEvent, live: boolean): void
  onThreads(threads: ThreadList): void
  onError(error: ErrorFrame): void
  timing?: Partial<typeof defaultTiming>
  WebSocket?: new (url: string) => WebSocket
}

export interface Connection {
  open(): void
  close(): void
  /** The machine woke up, the network came back, someone looks at the page: makes sure the socket is alive, now. */
  wake(): void
  /** Sends now, or as soon as there is a connection. */
  submit(frame: OutgoingFrame): void
  /** Sends if connected; otherwise it is dropped. */
  tell(frame: ClientMessage): void
  /** Another conversation; left out: a new one. */
  follow(threadId?: string): void
}

/** Milliseconds. */
export const defaultTiming = { heartbeat: 25_000, patience: 8_000, backOff: 500, backOffCap: 20_000, renewal: 240_000 }
type Timer = ReturnType<typeof setTimeout>

export function createConnection(options: ConnectionOptions): Connection {
  const timing = { ...defaultTiming, ...options.timing }
  const { outbox } = options
  let { threadId } = options
  let socket: WebSocket | undefined
  let status: ConnectionStatus = 'idle'
  let token: string | undefined
  let lastSeq = 0
  let newestSeq = 0
  /** Events up to this number are history. */
  let knownSeq = 0
  let attempt = 0
  let tokenRefusals = 0
  /** Which socket, or attempt at one, an answer is about. */
  let generation = 0
  let retry: Timer | undefined
  let deadline: Timer | undefined
  let heartbeat: Timer | undefined

  function setStatus(next: ConnectionStatus) {
    if (status === next) return
    status = next
    options.onStatus(next)
  }

  function detach(next: ConnectionStatus) {
    generation++
    clearTimeout(retry)
    clearTimeout(deadline)
    clearInterval(heartbeat)
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null
    socket?.close()
    socket = undefined
    setStatus(next)
  }

  async function connect(stale = false) {
    detach('connecting')
    const opening = generation
    try {
      token = await options.getToken(stale)
    } catch {
      if (opening === generation) retryLater()
      return
    }
    if (opening !== generation) return
    if (!token) return setStatus('signed_out')
    expectAnswer()
    socket = new (options.WebSocket ?? WebSocket)(options.url)
    socket.onopen = greet
    socket.onmessage = ({ data }) => receive(data)
    socket.onclose = ({ code }) => closed(code)
  }

  function greet() {
    setStatus('connecting')
    if (token) send({ type: 'connect', token, threadId, lastSeq: lastSeq || undefined })
  }

  function send(frame: ClientMessage) {
    if (socket?.readyState === 1) socket.send(JSON.stringify(frame))
  }

  function receive(data: string) {
    clearTimeout(deadline)
    deadline = undefined
    const frame: ServerMessage = JSON.parse(data)
    if (frame.type === 'connected') return connected(frame)
    if (frame.type === 'error') return failed(frame)
    // Between a greeting and its answer, events still belong to the conversation before.
    if (status !== 'online') return
    if (frame.type === 'event') accept(frame.event, frame.seq)
    if (frame.type === 'threads') options.onThreads(frame.threads)
  }

  function connected(frame: Connected) {
    attempt = 0
    // The server starts no turn on a token that is about to end: one that is too short whenever asked for helps nobody.
    const ends = token ? expiresAt(token) : 0
    if (!ends || ends - Date.now() > timing.renewal) tokenRefusals = 0
    if (!threadId) outbox.move(threadId, frame.threadId)
    threadId = frame.threadId
    // What was missed since the last event is news, too.
    newestSeq = frame.seq
    knownSeq = lastSeq || newestSeq
    setStatus('online')
    options.onConnected(frame)
    clearInterval(heartbeat)
    heartbeat = setInterval(beat, timing.heartbeat)
    flush()
  }

  function accept(event: WireEvent, seq: number) {
    if (event.type === 'MESSAGES_SNAPSHOT') knownSeq = newestSeq
    options.onEvent(event, seq > knownSeq)
    lastSeq = seq
  }

  function failed(error: ErrorFrame) {
    const { code, id, fatal } = error
    if (/^(token_expired|unauthenticated)$/.test(code)) return renewOrGiveUp()
    if (code === 'rate_limited') return void setTimeout(flush, timing.patience)
    if (status === 'connecting' && code === 'not_found') {
      // The remembered conversation is gone. What was written in it goes to a new one.
      outbox.move(threadId, undefined)
      threadId = undefined
      lastSeq = 0
      if (!fatal) greet()
      return
    }
    if (id) outbox.settle(id)
    options.onError(error)
  }

  function closed(code: number) {
    if (code === 4401) renewOrGiveUp()
    else if (code === 4403) detach('refused')
    else retryLater()
  }

  function renewOrGiveUp() {
    if (tokenRefusals++) detach('signed_out')
    else void connect(true)
  }

  function retryLater() {
    detach('waiting')
    const longest = Math.min(timing.backOffCap, timing.backOff * 2 ** attempt++)
    retry = setTimeout(connect, longest * (0.5 + Math.random() / 2))
  }

  function expectAnswer() {
    deadline ??= setTimeout(retryLater, timing.patience)
  }

  function probe() {
    expectAnswer()
    send({ type: 'ping' })
  }

  async function beat() {
    probe()
    const left = token ? expiresAt(token) - Date.now() : 0
    // A token without end, or one that is over already, is left to the server's refusal.
    if (left <= 0 || left > timing.renewal) return
    const renewing = generation
    const fresh = await options.getToken(true).catch(() => undefined)
    if (renewing !== generation || !fresh) return
    token = fresh
    send({ type: 'token', token })
  }

  function flush() {
    if (status === 'online') for (const frame of outbox.of(threadId)) send(frame)
  }

  return {
    open() {
      if (!/idle|signed_out/.test(status)) return
      tokenRefusals = 0
      void connect()
    },
    close: () => detach('idle'),
    wake() {
      if (status === 'online') probe()
      else if (status === 'waiting') void connect()
    },
    submit(frame) {
      outbox.add(frame, threadId)
      if (status === 'online') send(frame)
    },
    tell(frame) {
      if (status === 'online') send(frame)
    },
    follow(next) {
      threadId = next
      lastSeq = 0
      if (status === 'online') greet()
      else if (/connecting|waiting/.test(status)) void connect()
    },
  }
}
