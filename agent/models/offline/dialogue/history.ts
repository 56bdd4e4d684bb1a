// The conversation as the offline model reads it: what the person said, what was called for it, what came of it.
import type { BaseMessage } from '@langchain/core/messages'
import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import { z } from 'zod'
import { cardSchema, previewSchema } from '../../../../tools/card.ts'

const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
})

const outcomeSchema = z.object({
  status: z.enum(['ok', 'error', 'awaiting_approval', 'rejected', 'cancelled']).catch('ok'),
  card: cardSchema.optional().catch(undefined),
  error: failureSchema.optional().catch(undefined),
  preview: previewSchema.optional().catch(undefined),
})
export type Outcome = z.infer<typeof outcomeSchema>
export type Failure = z.infer<typeof failureSchema>

export interface PastCall {
  id: string
  name: string
  args: Record<string, unknown>
  /** Left out while the call has not come back. */
  outcome?: Outcome
}

/** One thing the person said and everything that followed, up to their next message. */
export interface Exchange {
  text: string
  calls: PastCall[]
  /** What the model said, last words last. */
  replies: string[]
  /** Nothing came after the last tool results yet. */
  openEnded: boolean
}

export function readHistory(messages: BaseMessage[]): Exchange[] {
  const exchanges: Exchange[] = []
  for (const message of messages) {
    const current = exchanges.at(-1)
    if (HumanMessage.isInstance(message)) {
      exchanges.push({ text: message.text.normalize('NFC'), calls: [], replies: [], openEnded: true })
    } else if (AIMessage.isInstance(message) && current) {
      for (const call of message.tool_calls ?? [])
        current.calls.push({ id: call.id ?? '', name: call.name, args: call.args })
      if (message.text) current.replies.push(message.text)
      current.openEnded = (message.tool_calls ?? []).length > 0
    } else if (ToolMessage.isInstance(message) && current) {
      const call = current.calls.findLast(candidate => candidate.id === message.tool_call_id)
      if (call) call.outcome = parseOutcome(message.text)
      current.openEnded = true
    }
  }
  return exchanges
}

/** Tool messages hold `{status, card}`, `{status, …card}` or `{status, error}`; whatever else counts as done. */
export function parseOutcome(content: string): Outcome {
  const json = readJson(content)
  if (typeof json !== 'object' || json === null) return { status: 'ok' }
  const flat = json as Record<string, unknown>
  const parsed = outcomeSchema.safeParse({
    status: flat.status,
    card: flat.card ?? (typeof flat.kind === 'string' ? flat : undefined),
    error: flat.error ?? (typeof flat.code === 'string' ? flat : undefined),
    preview: flat.preview ?? (flat.proposal as Record<string, unknown> | undefined)?.preview,
  })
  return parsed.success ? parsed.data : { status: 'ok' }
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
