// What is measured: something that answers turns on a stage. The real agent, the oracle and the broken agents are alike to the runner.
import type { Case } from '../format/case.ts'
import type { TurnRecord } from './record.ts'
import type { Stage } from './stage.ts'

export type Answer = Omit<TurnRecord, 'ms' | 'after'>

export interface Conversation {
  say(text: string, index: number): Promise<Answer>
}

export interface Subject {
  open(stage: Stage, test: Case): Conversation
}

/** The model or the way to it failed, not the agent: says nothing about accuracy, and is tried again. */
export class InfrastructureError extends Error {
  override readonly name = 'InfrastructureError'
  readonly code: string

  constructor(code: string, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.code = code
  }
}

export const silentAnswer: Answer = {
  text: '',
  said: '',
  error: null,
  tokens_in: 0,
  tokens_out: 0,
  tools: [],
  model_calls: 0,
  effective_tokens: 0,
  awaiting_approval: false,
}
