// What stops a turn that would go on for ever: counts, repeats, time and spend.
import { CrmError } from '../db/errors.ts'
import type { Language } from '../tools/tool.ts'
import { canonicalJson } from './ids.ts'
import { limitSentence } from './phrases.ts'

export interface Limits {
  /** Model calls per turn. */
  modelCalls: number
  /** Tool calls per turn. */
  toolCalls: number
  /** How often the same tool may be called with the same arguments in one turn. */
  repeats: number
  /** A turn takes no longer, apart from the tool that is running. */
  turnMs: number
  /** Tokens in and out per turn, over all model calls. */
  turnTokens: number
  /** One tool call. */
  toolMs: number
  /** A model that says nothing for so long is given up. */
  modelSilenceMs: number
  /** Rows of the log that are read, and characters of them that the model sees. */
  historyRows: number
  historyCharacters: number
  /** How long a proposal can be approved. */
  proposalMs: number
}

export const defaultLimits: Limits = {
  modelCalls: 8,
  toolCalls: 24,
  repeats: 3,
  turnMs: 150_000,
  turnTokens: 120_000,
  toolMs: 30_000,
  modelSilenceMs: 45_000,
  historyRows: 60,
  historyCharacters: 32_000,
  proposalMs: 24 * 60 * 60 * 1000,
}

export type LimitKind = 'steps' | 'repeats' | 'time' | 'tokens' | 'cap'

export interface Brakes {
  /** @throws {CrmError} `limit_reached` when no further model call is allowed. */
  beforeModelCall(): void
  /** @throws {CrmError} `limit_reached` when these calls would be too many, or one of them once too often. */
  beforeToolCalls(calls: { name: string; args: unknown }[]): void
  /** Tokens of a model call, and what they cost in tokens of the plan. */
  spend(tokens: number, effective: number): void
  /** Until the turn's time is up. */
  remainingMs(): number
}

/**
 * Uses the process's monotonic clock: a frozen business clock must not stop the brakes. `cap` is what an owner lets one
 * answer cost: no further call is made once that is reached.
 */
export function createBrakes(limits: Limits, language: Language, cap = Number.POSITIVE_INFINITY): Brakes {
  const deadline = performance.now() + limits.turnMs
  const repeats = new Map<string, number>()
  let modelCalls = 0
  let toolCalls = 0
  let tokens = 0
  let cost = 0
  const remainingMs = () => deadline - performance.now()
  const stop = (kind: LimitKind) => limitError(kind, language)

  return {
    beforeModelCall() {
      modelCalls += 1
      if (modelCalls > limits.modelCalls) throw stop('steps')
      if (tokens >= limits.turnTokens) throw stop('tokens')
      if (cost >= cap) throw stop('cap')
      if (remainingMs() <= 0) throw stop('time')
    },
    beforeToolCalls(calls) {
      toolCalls += calls.length
      if (toolCalls > limits.toolCalls) throw stop('steps')
      if (remainingMs() <= 0) throw stop('time')
      for (const call of calls) {
        const key = `${call.name} ${canonicalJson(call.args)}`
        const count = (repeats.get(key) ?? 0) + 1
        repeats.set(key, count)
        if (count > limits.repeats) throw stop('repeats')
      }
    },
    spend(used, effective) {
      tokens += used
      cost += effective
    },
    remainingMs,
  }
}

export function limitError(kind: LimitKind, language: Language): CrmError {
  return new CrmError('limit_reached', limitSentence(kind, language))
}
