// From what the agent says to AG-UI events. Live turns and stored ones take this same path, so a replay can't differ.
import { EventType, type Interrupt, PROTOCOL_VERSION } from '@ag-ui/core'
import type { AgentEvent, Proposal, TurnOutcome } from '../agent/turn.ts'
import type { ErrorCode } from '../db/errors.ts'
import type { AGUIEvent, CustomEvents } from './protocol.ts'

/** How a run ended, on the wire: an outcome or a failure. */
export type RunEnd = TurnOutcome | { status: 'failed'; code: ErrorCode; message: string; hint?: string }

export interface RunIdentity {
  threadId: string
  runId: string
  /** The tool's title for people. */
  titleOf(tool: string): string
}

/** An agent event with the moment it happened, which only a person's own line shows. */
export type TimedEvent = AgentEvent & { createdAt?: string }

export interface RunTranslator {
  start(): AGUIEvent[]
  event(event: TimedEvent): AGUIEvent[]
  end(end: RunEnd): AGUIEvent[]
}

export function custom<Name extends keyof CustomEvents>(name: Name, value: CustomEvents[Name]): AGUIEvent {
  return { type: EventType.CUSTOM, name, value }
}

/** Keeps track of the one text that may be open, so that every text is closed before anything else is said. */
export function createTranslator(run: RunIdentity): RunTranslator {
  let openText: string | undefined
  const closeText = (): AGUIEvent[] => {
    if (openText === undefined) return []
    const messageId = openText
    openText = undefined
    return [{ type: EventType.TEXT_MESSAGE_END, messageId }]
  }
  const text = (messageId: string, delta: string): AGUIEvent[] => {
    const content: AGUIEvent = { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta }
    if (openText === messageId) return [content]
    const before = closeText()
    openText = messageId
    return [...before, { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' }, content]
  }
  return {
    start: () => [
      {
        type: EventType.RUN_STARTED,
        threadId: run.threadId,
        runId: run.runId,
        protocolVersion: PROTOCOL_VERSION,
      },
    ],
    event(event) {
      if (event.type === 'text_delta') return event.delta === '' ? [] : text(event.messageId, event.delta)
      if (event.type === 'text_end') return event.messageId === openText ? closeText() : []
      return [...closeText(), ...step(event, run)]
    },
    end: end => [...closeText(), runEnd(end, run)],
  }
}

type Step = Exclude<TimedEvent, { type: 'text_delta' | 'text_end' }>

function step(event: Step, run: RunIdentity): AGUIEvent[] {
  if (event.type === 'usage') return [custom('orbit.usage', event.usage)]
  if (event.type === 'citations') {
    const { messageId, citations } = event
    return [custom('orbit.citations', { messageId, citations })]
  }
  if (event.type === 'user_message') {
    const { messageId, text, createdAt = '' } = event
    return [custom('orbit.user_message', { messageId, text, createdAt })]
  }
  if (event.type === 'tool_call') return toolCall(event)
  return toolResult(event, run.titleOf(event.name))
}

function toolCall(event: Extract<Step, { type: 'tool_call' }>): AGUIEvent[] {
  const toolCallId = event.callId
  return [
    {
      type: EventType.TOOL_CALL_START,
      toolCallId,
      toolCallName: event.name,
      parentMessageId: event.messageId,
      metadata: { title: event.title },
    },
    { type: EventType.TOOL_CALL_ARGS, toolCallId, delta: JSON.stringify(event.arguments) },
    { type: EventType.TOOL_CALL_END, toolCallId },
  ]
}

/** The result itself stays short: card, error and proposal travel once, in `orbit.outcome`. */
function toolResult(event: Extract<Step, { type: 'tool_result' }>, title: string): AGUIEvent[] {
  const { callId: toolCallId, outcome, messageId } = event
  const content = JSON.stringify({ status: outcome.status, error: outcome.error?.message })
  return [
    { type: EventType.TOOL_CALL_RESULT, messageId, toolCallId, content, role: 'tool' },
    custom('orbit.outcome', { toolCallId, title, outcome }),
  ]
}

function runEnd(end: RunEnd, { threadId, runId }: RunIdentity): AGUIEvent {
  if (end.status === 'failed') {
    const metadata = end.hint === undefined ? {} : { metadata: { hint: end.hint } }
    return { type: EventType.RUN_ERROR, message: end.message, code: end.code, ...metadata }
  }
  return { type: EventType.RUN_FINISHED, threadId, runId, outcome: finishedOutcome(end) }
}

function finishedOutcome(outcome: TurnOutcome) {
  if (outcome.status === 'cancelled') return { type: 'cancelled' as const }
  if (outcome.status === 'awaiting_approval' && outcome.proposals.length > 0)
    return { type: 'interrupt' as const, interrupts: outcome.proposals.map(interrupt) }
  return { type: 'success' as const }
}

function interrupt(proposal: Proposal): Interrupt {
  return {
    id: proposal.id,
    reason: 'approval',
    message: proposal.title,
    toolCallId: proposal.toolCallId,
    expiresAt: proposal.expiresAt,
    metadata: { proposal },
  }
}
