// One client on one socket: signs it in, ties it to a conversation, and serves its frames in order.
import type { Decision } from '../agent/turn.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { CrmError, type ErrorCode, toCrmError } from '../db/errors.ts'
import { FrameError, parseFrame } from './frames.ts'
import { type Log, logError } from './log.ts'
import { type ClientMessage, closeCodes, type Identity, type ServerMessage } from './protocol.ts'
import type { Session, Subscriber } from './session.ts'
import type { Sessions } from './sessions.ts'

/** What a connection needs from its socket. */
export interface Wire {
  send(frame: string): void
  close(code: number, reason: string): void
}

export interface ConnectionEnvironment {
  database: OrbitDatabase
  sessions: Sessions
  log: Log
  wallTime(): number
  readIdentity(token: string, userId: string): Promise<Identity>
  listThreads(token: string, userId: string): Promise<Extract<ServerMessage, { type: 'threads' }>['threads']>
  limits: ConnectionLimits
}

export interface ConnectionLimits {
  /** Frames per second on average, and how many may come at once. */
  framesPerSecond: number
  frameBurst: number
  /** A socket on which nobody signed in is closed after this time. */
  connectMs: number
  /** A socket whose token ended is closed after this time. */
  expiryGraceMs: number
}

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>

/** Frames that may wait while a client is being signed in. */
const maxWaiting = 32

/** A class that is its own subscriber, because there is one for every open tab. */
export class Connection implements Subscriber {
  readonly #environment: ConnectionEnvironment
  readonly #wire: Wire
  #waiting: ClientMessage[] | undefined
  #user: { id: string; token: string; expiresAt: Date } | undefined
  #session: Session | undefined
  /** Between signing in and saying so. */
  #identity: Identity | undefined
  #busy = false
  #closed = false
  #signInTimer: NodeJS.Timeout | undefined
  #toldExpired = false
  #allowance: number
  #countedAt: number

  constructor(environment: ConnectionEnvironment, wire: Wire) {
    this.#environment = environment
    this.#wire = wire
    this.#allowance = environment.limits.frameBurst
    this.#countedAt = environment.wallTime()
    this.#awaitSignIn()
  }

  receive(text: string): void {
    if (this.#closed) return
    try {
      this.#spend()
      this.#attempt(parseFrame(text))
    } catch (thrown) {
      this.#refuse(thrown)
    }
  }

  receiveBinary(): void {
    this.#refuse(new FrameError('protocol_error', 'Binary frames are not understood.', 'Send JSON as text.'))
  }

  /** The socket is gone. What runs goes on. */
  end(): void {
    this.#closed = true
    clearTimeout(this.#signInTimer)
    this.#leave()
  }

  /** Called now and then: a token that ended is asked for once, then the socket is closed. */
  checkToken(): void {
    const overdue = this.#environment.wallTime() - (this.#user?.expiresAt.getTime() ?? Number.POSITIVE_INFINITY)
    if (overdue < 0) return
    if (overdue >= this.#environment.limits.expiryGraceMs) this.#close(closeCodes.unauthenticated, 'token expired')
    else if (!this.#toldExpired) this.#refuse(tokenExpired())
    this.#toldExpired = true
  }

  #attempt(message: ClientMessage): void {
    try {
      this.#serve(message)
    } catch (thrown) {
      this.#refuse(thrown, idOf(message))
    }
  }

  #serve(message: ClientMessage): void {
    if (message.type === 'ping') this.#send({ type: 'pong' })
    else if (this.#busy) this.#wait(message)
    else if (message.type === 'connect') this.#later(message, this.#connect(message))
    else if (this.#session) this.#serveSignedIn(this.#session, message)
    else throw new FrameError('protocol_error', 'The first message must be "connect".', 'Sign in first.', idOf(message))
  }

  #serveSignedIn(session: Session, message: Exclude<ClientMessage, { type: 'connect' | 'ping' }>): void {
    switch (message.type) {
      case 'message':
        session.submit({ kind: 'message', id: message.id, text: message.text })
        break
      case 'resume':
        session.submit({ kind: 'decision', id: message.id, decisions: message.resume.map(decision) })
        break
      case 'stop':
        session.stop()
        break
      case 'token':
        this.#later(message, this.#renew(message))
        break
      case 'threads':
        this.#later(message, this.#threads())
    }
  }

  #wait(message: ClientMessage): void {
    this.#waiting ??= []
    if (this.#waiting.length >= maxWaiting) throw tooFast()
    this.#waiting.push(message)
  }

  /** Frames that come meanwhile wait, so that order is kept. */
  #later(message: ClientMessage, work: Promise<void>): void {
    this.#busy = true
    work
      .catch(thrown => this.#refuse(thrown, idOf(message), message.type === 'connect'))
      .finally(() => {
        this.#busy = false
        this.#drain()
      })
  }

  #drain(): void {
    while (!this.#busy && !this.#closed) {
      const message = this.#waiting?.shift()
      if (!message) return
      this.#attempt(message)
    }
  }

  #awaitSignIn(): void {
    const tooLate = () => this.#close(closeCodes.unauthenticated, 'nobody signed in')
    this.#signInTimer = setTimeout(tooLate, this.#environment.limits.connectMs)
  }

  async #connect({ token, threadId, lastSeq }: Message<'connect'>): Promise<void> {
    clearTimeout(this.#signInTimer)
    const { database, sessions, readIdentity } = this.#environment
    const { userId, expiresAt } = await database.verifyToken(token)
    if (this.#user && this.#user.id !== userId) throw otherUser()
    const [session, identity] = await Promise.all([
      sessions.open(userId, { token, expiresAt }, threadId),
      readIdentity(token, userId),
    ])
    if (this.#closed) return
    this.#leave()
    this.#signedIn({ id: userId, token, expiresAt })
    await this.#follow(session, identity, lastSeq)
  }

  async #follow(session: Session, identity: Identity, lastSeq: number | undefined): Promise<void> {
    this.#session = session
    this.#identity = identity
    await session.attach(this, lastSeq)
    if (this.#closed) session.detach(this)
  }

  begin({ seq, running, frames }: Parameters<Subscriber['begin']>[0]): void {
    const { conversationId: threadId } = this.#session ?? {}
    if (threadId === undefined || !this.#identity) return
    this.#send({ type: 'connected', threadId, seq, running, identity: this.#identity })
    this.#identity = undefined
    for (const frame of frames) this.frame(frame)
  }

  frame(frame: string): void {
    if (!this.#closed) this.#wire.send(frame)
  }

  notify(message: ServerMessage): void {
    this.#send(message)
  }

  async #renew({ token }: Message<'token'>): Promise<void> {
    const { userId, expiresAt } = await this.#environment.database.verifyToken(token)
    if (userId !== this.#user?.id) throw otherUser()
    this.#signedIn({ id: userId, token, expiresAt })
    this.#session?.renew({ token, expiresAt })
  }

  async #threads(): Promise<void> {
    if (!this.#user) return
    const threads = await this.#environment.listThreads(this.#user.token, this.#user.id)
    this.#send({ type: 'threads', threads })
  }

  #signedIn(user: { id: string; token: string; expiresAt: Date }): void {
    this.#user = user
    this.#toldExpired = false
  }

  #leave(): void {
    this.#session?.detach(this)
    this.#session = undefined
  }

  /** A bucket of frames that fills again with time. */
  #spend(): void {
    const { framesPerSecond, frameBurst } = this.#environment.limits
    const now = this.#environment.wallTime()
    this.#allowance = Math.min(frameBurst, this.#allowance + ((now - this.#countedAt) / 1000) * framesPerSecond)
    this.#countedAt = now
    if (this.#allowance < 1) throw tooFast()
    this.#allowance -= 1
  }

  #refuse(thrown: unknown, messageId?: string, connecting = false): void {
    const error = toCrmError(thrown)
    const id = thrown instanceof FrameError ? thrown.id : messageId
    const { code, message, hint } = error
    // A client may try another conversation or a fresh token on the same socket; anything else ends it.
    const fatal = connecting && code !== 'not_found' && code !== 'token_expired'
    logError(this.#environment.log, error, 'frame', { userId: this.#user?.id })
    this.#send({ type: 'error', code, message, ...(hint !== undefined && { hint }), ...(id && { id }), fatal })
    if (fatal) this.#close(closeCodeOf(code), code)
    else if (connecting && !this.#user && !this.#closed) this.#awaitSignIn()
  }

  #send(message: ServerMessage): void {
    if (!this.#closed) this.#wire.send(JSON.stringify(message))
  }

  #close(code: number, reason: string): void {
    if (this.#closed) return
    this.end()
    this.#wire.close(code, reason)
  }
}

function decision({ interruptId, status, payload }: Message<'resume'>['resume'][number]): Decision {
  if (status === 'cancelled') return { actionId: interruptId, verdict: 'reject' }
  const edited = payload?.arguments
  return { actionId: interruptId, verdict: 'approve', ...(edited && { arguments: edited }) }
}

/** 1011 is the standard's "internal error": come back later. */
function closeCodeOf(code: ErrorCode): number {
  if (code === 'unauthenticated') return closeCodes.unauthenticated
  return code === 'forbidden' ? closeCodes.forbidden : 1011
}

function idOf(message: ClientMessage): string | undefined {
  return 'id' in message ? message.id : undefined
}

const otherUser = () =>
  new CrmError('forbidden', 'That token belongs to somebody else.', { hint: 'Open a new connection.' })
const tokenExpired = () => new CrmError('token_expired', 'Your session has expired.', { hint: 'Sign in again.' })
const tooFast = () => new CrmError('rate_limited', 'Too many messages at once.', { hint: 'Wait a second.' })
