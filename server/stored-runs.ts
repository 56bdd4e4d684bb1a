// The stored log as the events a client would have seen live: every user line begins a run, its last line ends it.
import { EventType } from '@ag-ui/core'
import type { LogMessage, Proposal, TurnOutcome } from '../agent/turn.ts'
import { createTranslator, type RunEnd, type TimedEvent } from './events.ts'
import type { AGUIEvent } from './protocol.ts'

export interface ReplayOptions {
  threadId: string
  titleOf(tool: string): string
}

/** An empty snapshot, then the whole log as events. */
export function snapshotEvents(log: LogMessage[], options: ReplayOptions): AGUIEvent[] {
  const runs = splitRuns(log).flatMap(run => runEvents(run, options))
  return [{ type: EventType.MESSAGES_SNAPSHOT, messages: [] }, ...runs]
}

/** True when a crash cut the last turn off: nobody has had the last word yet. */
export function isUnfinished(log: LogMessage[]): boolean {
  const last = log.findLast(row => row.role !== 'system')
  if (!last) return false
  if (last.role !== 'assistant') return true
  return last.metadata.ended === undefined && (last.metadata.tool_calls?.length ?? 0) > 0
}

/** What comes before the first user line belongs to a run whose beginning is not here. */
function splitRuns(log: LogMessage[]): LogMessage[][] {
  const runs: LogMessage[][] = []
  for (const row of log) {
    if (row.role === 'user') runs.push([row])
    else runs.at(-1)?.push(row)
  }
  return runs
}

function runEvents(run: LogMessage[], { threadId, titleOf }: ReplayOptions): AGUIEvent[] {
  const translator = createTranslator({ threadId, runId: run[0]?.id ?? threadId, titleOf })
  const events = run.flatMap(row => rowEvents(row, titleOf))
  return [...translator.start(), ...events.flatMap(event => translator.event(event)), ...translator.end(runEnd(run))]
}

function rowEvents(row: LogMessage, titleOf: ReplayOptions['titleOf']): TimedEvent[] {
  const { id: messageId, role, content, metadata } = row
  if (role === 'user') {
    const createdAt = new Date(row.created_at).toISOString()
    return [{ type: 'user_message', messageId, text: content, createdAt }]
  }
  if (role === 'assistant') return assistantEvents(row, titleOf)
  if (role !== 'tool' || !metadata.outcome || !metadata.tool_call_id) return []
  const { tool_call_id: callId, tool: name = '', outcome } = metadata
  return [{ type: 'tool_result', messageId, callId, name, outcome }]
}

function assistantEvents(row: LogMessage, titleOf: ReplayOptions['titleOf']): TimedEvent[] {
  const { id: messageId, content, metadata } = row
  const events: TimedEvent[] = []
  if (content !== '' && metadata.ended !== 'error') {
    events.push({ type: 'text_delta', messageId, delta: content }, { type: 'text_end', messageId })
  }
  if (metadata.usage) events.push({ type: 'usage', usage: metadata.usage })
  for (const call of metadata.tool_calls ?? []) {
    const { id: callId, name, args } = call
    events.push({ type: 'tool_call', messageId, callId, name, title: titleOf(name), arguments: args })
  }
  return events
}

function runEnd(run: LogMessage[]): RunEnd | TurnOutcome {
  const last = run.findLast(row => row.role === 'assistant')
  const ended = last?.metadata.ended
  if (last && ended === 'error') {
    return { status: 'failed', code: last.metadata.error_code ?? 'internal', message: last.content }
  }
  if (ended === 'cancelled') return { status: 'cancelled' }
  const proposals = run.map(row => row.metadata.outcome?.proposal).filter(proposal => proposal !== undefined)
  return proposals.length > 0 ? awaiting(proposals) : { status: 'done' }
}

function awaiting(proposals: Proposal[]): TurnOutcome {
  return { status: 'awaiting_approval', proposals }
}
