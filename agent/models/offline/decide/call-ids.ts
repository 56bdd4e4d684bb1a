// Tool call ids say which step of a message they carry out, so that the rest can follow without any other memory.
import { randomUUID } from 'node:crypto'

export interface CallPlace {
  step: number
  steps: number
}

/** At most 40 characters, as OpenAI takes them, should the conversation go on with another model. */
export function newCallId({ step, steps }: CallPlace): string {
  return `call_${randomUUID().replaceAll('-', '').slice(0, 20)}_${step}_${steps}`
}

/** Nothing for calls of other models, and for approved proposals, which end what they belong to. */
export function readCallId(id: string): CallPlace | undefined {
  const match = /^call_[0-9a-f]{20}_(\d+)_(\d+)$/.exec(id)
  return match ? { step: Number(match[1]), steps: Number(match[2]) } : undefined
}
