// The inputs of one conversation, carried out one after the other with the person's latest token.
import { randomUUID } from 'node:crypto'
import type { Agent, TurnInput } from '../agent/turn.ts'
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

export interface TurnQueue {
  isRunning(): boolean
  /** Runs the input, or queues it behind the turn in progress. The same id again changes nothing. */
  submit(input: ClientInput): void
  /** This input was accepted before, by this process or another. */
  remember(id: string): void
  /** Finishes a turn that was cut off, before anything else. */
  finishCutOff(): void
  /** Ends the turn in progress. */
  stop(): void
  /** A fresh token of the same user. What waited for it goes on. */
  renew(credentials: Credentials): void
  /** Starts nothing any more; resolves when the turn in progress has ended. */
  drain(): Promise<void>
}

/** Ids that are remembered, so that sending one twice changes nothing. */
const rememberedIds = 500
/** Tries of a cut-off turn that another process holds: together longer than a lease lives. */
const finishAttempts = 15

export function createTurnQueue(
  environment: RunEnvironment,
  conversation: { conversationId: string; userId: string; credentials: Credentials },
  events: RunEvents,
): TurnQueue {
  const { agent, database, limits, log, wallTime } = environment
  const { conversationId, userId } = conversation
  const waiting: TurnInput[] = []
  const accepted = new Set<string>()
  let { credentials } = conversation
  let current: { abort: AbortController; done: Promise<void> } | undefined
  let draining = false
  let attempts = 0

  const pump = () => {
    if (waiting.length === 0 || current || draining) return
    if (credentials.expiresAt.getTime() <= wallTime()) {
      events.onTokenNeeded()
      return
    }
    const input = waiting.shift() as TurnInput
    const abort = new AbortController()
    const done = run(input, abort.signal).finally(() => {
      current = undefined
      events.onEnd()
      pump()
    })
    current = { abort, done }
  }

  const run = async (input: TurnInput, signal: AbortSignal) => {
    const runId = randomUUID()
    const startedAt = wallTime()
    const writer = createRunWriter({
      threadId: conversationId,
      runId,
      titleOf: environment.titleOf,
      now: environment.now,
      gatherMs: limits.gatherMs,
      emit: events.onEvent,
    })
    const ids = { conversationId, runId, userId }
    events.onStart(input)
    writer.start()
    const emit: Parameters<Agent['run']>[0]['emit'] = event => {
      if ('messageId' in event) events.onRow(event.messageId)
      writer.write(event)
    }
    try {
      const turn = { database, token: credentials.token, conversationId, runId, input, signal, emit }
      const outcome = await agent.run(turn)
      log.info({ event: 'run', status: outcome.status, durationMs: wallTime() - startedAt, ...ids })
      writer.end(outcome)
    } catch (thrown) {
      const failure = toCrmError(thrown)
      logError(log, failure, 'run', { durationMs: wallTime() - startedAt, ...ids })
      afterFailure(input, failure)
      writer.end(failed(failure))
    }
  }

  const finishCutOff = () => {
    if (waiting[0]?.kind !== 'continue') waiting.unshift({ kind: 'continue' })
    pump()
  }

  const afterFailure = (input: TurnInput, { code }: CrmError) => {
    // The log holds the turn up to where the token ended; a fresh one lets it go on from there.
    if (code === 'token_expired') waiting.unshift({ kind: 'continue' })
    if (code !== 'busy') return
    if (input.kind !== 'continue') accepted.delete(input.id)
    else if (++attempts < finishAttempts) setTimeout(finishCutOff, limits.retryMs).unref()
  }

  const remember = (id: string) => {
    accepted.add(id)
    const [oldest] = accepted
    if (accepted.size > rememberedIds && oldest !== undefined) accepted.delete(oldest)
  }

  return {
    isRunning: () => current !== undefined,
    remember,
    submit(input) {
      // While draining, silence is the answer: once it is back, the client sends again what it saw no event of.
      if (draining || accepted.has(input.id)) return
      if (waiting.length >= limits.queuedInputs) throw tooManyWaiting()
      remember(input.id)
      waiting.push(input)
      pump()
    },
    finishCutOff,
    stop: () => current?.abort.abort(new CrmError('cancelled', 'Stopped.')),
    renew(fresh) {
      if (fresh.expiresAt > credentials.expiresAt) credentials = fresh
      pump()
    },
    async drain() {
      draining = true
      await current?.done
    },
  }
}

function tooManyWaiting(): CrmError {
  const hint = 'Wait for the current answer, then send it again.'
  return new CrmError('rate_limited', 'Too many messages are waiting for an answer.', { hint })
}

function failed({ code, message, hint }: CrmError): RunEnd {
  return { status: 'failed', code, message, ...(hint !== undefined && { hint }) }
}
