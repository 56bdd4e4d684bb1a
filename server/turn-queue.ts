// The inputs of one conversation, carried out one after the other with the person's latest token.
import { randomUUID } from 'node:crypto'
import type { Agent, Turn, TurnInput } from '../agent/turn.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { CrmError, toCrmError } from '../db/errors.ts'
import type { RunEnd } from './events.ts'
import { type Log, logError } from './log.ts'
import type { AGUIEvent } from './protocol.ts'
import { createRunWriter } from './run-writer.ts'

export interface Credentials {
  token: string
  expiresAt: Date
}

/** A typed message or a decision; both carry the client's id. */
export type ClientInput = Exclude<TurnInput, { kind: 'continue' }>

export interface RunEnvironment {
  agent: Agent
  database: OrbitDatabase
  log: Log
  /** The clock of the product: what people see. */
  now(): Date
  /** The clock of the machine, in milliseconds: token expiry, numbering, idleness. */
  wallTime(): number
  titleOf(tool: string): string
  limits: RunLimits
}

export interface RunLimits {
  /** Inputs that may wait behind a running turn. */
  queuedInputs: number
  /** How long words are gathered into one frame. */
  gatherMs: number
  /** Wait before a cut-off turn is tried again while another process may still hold it. */
  retryMs: number
}

/** What the queue tells its conversation. */
export interface RunEvents {
  onStart(input: TurnInput): void
  onEvent(event: AGUIEvent): void
  /** A row of the log was written, as far as events tell. */
  onRow(id: string): void
  onEnd(): void
  onTokenNeeded(): void
}

/** A token has to be good for at least so long when a turn begins: longer than any turn takes. */
const turnMs = 190_000
/** Ids that are remembered, so that sending one twice changes nothing. */
const rememberedIds = 500
/** Tries of a cut-off turn that another process holds: together longer than a lease lives. */
const finishAttempts = 15

export interface Conversation {
  conversationId: string
  userId: string
  credentials: Credentials
}

/** A class, because there is one for every conversation that somebody has open. */
export class TurnQueue {
  readonly #environment: RunEnvironment
  readonly #conversation: Conversation
  readonly #events: RunEvents
  readonly #waiting: TurnInput[] = []
  #accepted: Set<string> | undefined
  #credentials: Credentials
  #current: { abort: AbortController; done: Promise<void> } | undefined
  #draining = false
  #attempts = 0

  constructor(environment: RunEnvironment, conversation: Conversation, events: RunEvents) {
    this.#environment = environment
    this.#conversation = conversation
    this.#events = events
    this.#credentials = conversation.credentials
  }

  get running(): boolean {
    return this.#current !== undefined
  }

  /** Runs the input, or queues it behind the turn in progress. The same id again changes nothing. */
  submit(input: ClientInput): void {
    // While draining, silence is the answer: once it is back, the client sends again what it saw no event of.
    if (this.#draining || this.#accepted?.has(input.id)) return
    if (this.#waiting.length >= this.#environment.limits.queuedInputs) throw tooManyWaiting()
    this.remember(input.id)
    this.#waiting.push(input)
    this.#pump()
  }

  /** This input was accepted before, by this process or another. */
  remember(id: string): void {
    this.#accepted ??= new Set()
    this.#accepted.add(id)
    const [oldest] = this.#accepted
    if (this.#accepted.size > rememberedIds && oldest !== undefined) this.#accepted.delete(oldest)
  }

  /** Finishes a turn that was cut off, before anything else. */
  finishCutOff(): void {
    if (this.#waiting[0]?.kind !== 'continue') this.#waiting.unshift({ kind: 'continue' })
    this.#pump()
  }

  /** Ends the turn in progress. */
  stop(): void {
    this.#current?.abort.abort(new CrmError('cancelled', 'Stopped.'))
  }

  /** A fresh token of the same user. What waited for it goes on. */
  renew(credentials: Credentials): void {
    if (credentials.expiresAt > this.#credentials.expiresAt) this.#credentials = credentials
    this.#pump()
  }

  /** Starts nothing any more; resolves when the turn in progress has ended. */
  async drain(): Promise<void> {
    this.#draining = true
    await this.#current?.done
  }

  #pump(): void {
    if (this.#waiting.length === 0 || this.#current || this.#draining) return
    // A token that ends in the middle of a turn could not pay for what the turn costs.
    if (this.#credentials.expiresAt.getTime() - turnMs <= this.#environment.wallTime()) {
      this.#events.onTokenNeeded()
      return
    }
    const input = this.#waiting.shift() as TurnInput
    const abort = new AbortController()
    const done = this.#run(input, abort.signal).finally(() => {
      this.#current = undefined
      this.#events.onEnd()
      this.#pump()
    })
    this.#current = { abort, done }
  }

  async #run(input: TurnInput, signal: AbortSignal): Promise<void> {
    const { agent, database, limits, log, now, titleOf, wallTime } = this.#environment
    const { conversationId, userId } = this.#conversation
    const runId = randomUUID()
    const startedAt = wallTime()
    const ids = { conversationId, runId, userId }
    const emitEvent = (event: AGUIEvent) => this.#events.onEvent(event)
    const writer = createRunWriter({
      threadId: conversationId,
      runId,
      titleOf,
      now,
      gatherMs: limits.gatherMs,
      emit: emitEvent,
    })
    const emit: Turn['emit'] = event => {
      if ('messageId' in event) this.#events.onRow(event.messageId)
      writer.write(event)
    }
    this.#events.onStart(input)
    writer.start()
    try {
      const turn = { database, token: this.#credentials.token, conversationId, runId, input, signal, emit }
      const outcome = await agent.run(turn)
      log.info({ event: 'run', status: outcome.status, durationMs: wallTime() - startedAt, ...ids })
      writer.end(outcome)
    } catch (thrown) {
      const failure = toCrmError(thrown)
      logError(log, failure, 'run', { durationMs: wallTime() - startedAt, ...ids })
      this.#afterFailure(input, failure)
      writer.end(failed(failure))
    }
  }

  #afterFailure(input: TurnInput, { code }: CrmError): void {
    // The log holds the turn up to where the token ended; a fresh one lets it go on from there.
    if (code === 'token_expired') this.#waiting.unshift({ kind: 'continue' })
    if (code !== 'busy') return
    if (input.kind !== 'continue') {
      this.#accepted?.delete(input.id)
      return
    }
    this.#attempts += 1
    if (this.#attempts < finishAttempts) setTimeout(() => this.finishCutOff(), this.#environment.limits.retryMs).unref()
  }
}

function tooManyWaiting(): CrmError {
  const hint = 'Wait for the current answer, then send it again.'
  return new CrmError('rate_limited', 'Too many messages are waiting for an answer.', { hint })
}

function failed({ code, message, hint }: CrmError): RunEnd {
  return { status: 'failed', code, message, ...(hint !== undefined && { hint }) }
}
