// One conversation in this process: its numbered events, and who follows them from where.
import { isUnfinished } from '../agent/log.ts'
import type { LogMessage, TurnInput } from '../agent/turn.ts'
import { EventBuffer, eventFrame } from './event-buffer.ts'
import type { AGUIEvent, ServerMessage } from './protocol.ts'
import { snapshotEvents } from './stored-runs.ts'
import { type ClientInput, type Credentials, type RunEnvironment, type RunEvents, TurnQueue } from './turn-queue.ts'

/** Someone who follows the conversation. */
export interface Subscriber {
  /** The state as of now: the number of the newest event, and the frames that lead there. Live frames follow. */
  begin(state: { seq: number; running: boolean; frames: string[] }): void
  frame(frame: string): void
  notify(message: ServerMessage): void
}

export interface SessionEnvironment extends RunEnvironment {
  /** Events kept for clients that come back. */
  bufferedEvents: number
  readLog(token: string, conversationId: string, rows?: number): Promise<LogMessage[]>
}

export interface SessionIdentity {
  conversationId: string
  userId: string
  credentials: Credentials
}

/** The row of the log that a run begins with: an input's own, or what follows the last one before a continuation. */
type FirstRow = { id: string } | { after: string | undefined }

const tokenNeeded: ServerMessage = {
  type: 'error',
  code: 'token_expired',
  message: 'Your session has expired. What you sent is kept and runs once you are signed in again.',
  fatal: false,
}

export class Session implements RunEvents {
  readonly conversationId: string
  readonly userId: string
  readonly #environment: SessionEnvironment
  readonly #buffer: EventBuffer
  readonly #subscribers = new Set<Subscriber>()
  readonly #queue: TurnQueue
  #token: string
  #firstRow: FirstRow | undefined
  /** Counts starts and ends of runs, to see whether one happened while the log was read. */
  #epoch = 0
  /** The newest row of the log that this process knows of. */
  #lastRow: string | undefined
  #lastUsed: number

  constructor(environment: SessionEnvironment, identity: SessionIdentity) {
    this.#environment = environment
    this.conversationId = identity.conversationId
    this.userId = identity.userId
    this.#token = identity.credentials.token
    this.#lastUsed = environment.wallTime()
    this.#buffer = new EventBuffer(environment.wallTime() * 1000, environment.bufferedEvents)
    this.#queue = new TurnQueue(environment, identity, this)
  }

  get running(): boolean {
    return this.#queue.running
  }

  /** Nobody follows it and nothing runs: it can be built again from the log at any time. */
  isIdle(forMs: number): boolean {
    return !this.running && this.#subscribers.size === 0 && this.#environment.wallTime() - this.#lastUsed >= forMs
  }

  /** Takes over what the log says: inputs that are known, and a turn that a crash cut off. */
  resumeFrom(log: LogMessage[]): void {
    this.#learn(log)
    if (isUnfinished(log)) this.#queue.finishCutOff()
  }

  /** Follows the conversation from `lastSeq`, or from its beginning. */
  async attach(subscriber: Subscriber, lastSeq: number | undefined): Promise<void> {
    this.#lastUsed = this.#environment.wallTime()
    if (lastSeq !== undefined) await this.#noticeOtherProcesses()
    const missed = lastSeq === undefined ? undefined : this.#buffer.since(lastSeq)
    const frames = missed ?? (await this.#snapshot())
    // From here to the end nothing may wait: an event in between would be lost or doubled.
    subscriber.begin({ seq: this.#buffer.seq, running: this.running, frames })
    this.#subscribers.add(subscriber)
  }

  detach(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    this.#lastUsed = this.#environment.wallTime()
  }

  submit(input: ClientInput): void {
    this.#lastUsed = this.#environment.wallTime()
    this.#queue.submit(input)
  }

  stop(): void {
    this.#queue.stop()
  }

  renew(credentials: Credentials): void {
    this.#token = credentials.token
    this.#queue.renew(credentials)
  }

  drain(): Promise<void> {
    return this.#queue.drain()
  }

  onStart(input: TurnInput): void {
    this.#epoch += 1
    this.#firstRow = input.kind === 'continue' ? { after: this.#lastRow } : { id: input.id }
    this.#buffer.beginRun()
  }

  onEvent(event: AGUIEvent): void {
    const frame = this.#buffer.append(event)
    for (const subscriber of this.#subscribers) subscriber.frame(frame)
  }

  onRow(id: string): void {
    this.#lastRow = id
  }

  onEnd(): void {
    this.#epoch += 1
    this.#firstRow = undefined
    this.#buffer.endRun()
    this.#lastUsed = this.#environment.wallTime()
  }

  onTokenNeeded(): void {
    for (const subscriber of this.#subscribers) subscriber.notify(tokenNeeded)
  }

  /** Another process may have answered in this conversation; then what this one has buffered is not all. */
  async #noticeOtherProcesses(): Promise<void> {
    if (this.#environment.database.kind === 'embedded' || this.running) return
    const epoch = this.#epoch
    const newest = (await this.#readLog(1)).at(-1)
    if (epoch !== this.#epoch || newest === undefined || newest.id === this.#lastRow) return
    this.#buffer.restart(this.#environment.wallTime() * 1000)
  }

  /** The whole transcript as frames: stored turns, then the turn in progress as far as it was shown. */
  async #snapshot(): Promise<string[]> {
    let stored: LogMessage[]
    let epoch: number
    do {
      epoch = this.#epoch
      stored = await this.#readLog()
    } while (epoch !== this.#epoch)
    this.#learn(stored)
    const { titleOf } = this.#environment
    const past = this.#firstRow ? rowsBefore(stored, this.#firstRow) : stored
    return numbered(snapshotEvents(past, { threadId: this.conversationId, titleOf }), this.#buffer)
  }

  #readLog(rows?: number): Promise<LogMessage[]> {
    return this.#environment.readLog(this.#token, this.conversationId, rows)
  }

  /** Rows of the log are inputs that were accepted, whichever process took them. */
  #learn(log: LogMessage[]): void {
    if (!this.running) this.#lastRow = log.at(-1)?.id ?? this.#lastRow
    for (const row of log) if (row.role === 'user') this.#queue.remember(row.id)
  }
}

function rowsBefore(log: LogMessage[], first: FirstRow): LogMessage[] {
  const index =
    'id' in first ? log.findIndex(row => row.id === first.id) : log.findIndex(row => row.id === first.after) + 1
  return index < 0 ? log : log.slice(0, index)
}

/**
 * A snapshot's frames: stored events below the numbers of this process, then the run in progress under its own. The
 * very last frame carries the newest number: who got that far has everything.
 */
function numbered(stored: AGUIEvent[], buffer: EventBuffer): string[] {
  const current = buffer.currentRun()
  const start = buffer.base - stored.length - 1
  const last = current.length === 0 ? stored.length - 1 : -1
  const frames = stored.map((event, index) =>
    eventFrame(index === last ? buffer.seq : start + index, JSON.stringify(event)),
  )
  return [...frames, ...current]
}
