// The stored log as the events a client would have seen live: every line of the person's begins a run, its last row ends it.
import { EventType } from '@ag-ui/core'
import type { LogMessage } from '../agent/turn.ts'
import { createTranslator, type RunEnd, type TimedEvent } from './events.ts'
import type { AGUIEvent } from './protocol.ts'
import { createProposalBook, type ProposalBook } from './stored-proposals.ts'

export interface ReplayOptions {
  threadId: string
  titleOf(tool: string): string
}

/** An empty snapshot, then the whole log as events. */
export function snapshotEvents(log: LogMessage[], options: ReplayOptions): AGUIEvent[] {
  const book = createProposalBook()
  const runs = splitRuns(log).flatMap(run => runEvents(run, book, options))
  return [{ type: EventType.MESSAGES_SNAPSHOT, messages: [] }, ...runs]
}

/** What comes before the first line of the person's belongs to a run whose beginning is not here. */
function splitRuns(log: LogMessage[]): LogMessage[][] {
  const runs: LogMessage[][] = []
  for (const row of log) {
    if (row.role === 'user') runs.push([row])
    else runs.at(-1)?.push(row)
  }
  return runs
}

function runEvents(run: LogMessage[], book: ProposalBook, { threadId, titleOf }: ReplayOptions): AGUIEvent[] {
  const translator = createTranslator({ threadId, runId: run[0]?.id ?? threadId, titleOf })
  const events = run.flatMap(row => [...book.read(row), ...rowEvents(row, titleOf)])
  const end = runEnd(run, book)
  return [...translator.start(), ...events.flatMap(event => translator.event(event)), ...translator.end(end)]
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
  const { id: messageId, metadata } = row
  const events: TimedEvent[] = []
  const text = spokenText(row)
  if (text !== '') events.push({ type: 'text_delta', messageId, delta: text }, { type: 'text_end', messageId })
  if (metadata.citations) events.push({ type: 'citations', messageId, citations: metadata.citations })
  if (metadata.usage) events.push({ type: 'usage', usage: metadata.usage })
  for (const call of metadata.tool_calls ?? []) {
    const { id: callId, name, args } = call
    events.push({ type: 'tool_call', messageId, callId, name, title: titleOf(name), arguments: args })
  }
  return events
}

/** What was said as text. The row of a failed turn repeats the failure when nothing was said before it. */
function spokenText({ content, metadata }: LogMessage): string {
  if (metadata.ended !== 'error') return content
  return metadata.error === undefined || metadata.error.message === content ? '' : content
}

function runEnd(run: LogMessage[], book: ProposalBook): RunEnd {
  const last = run.findLast(row => row.role === 'assistant')
  const ended = last?.metadata.ended
  if (last && ended === 'error') {
    const { error_code: code = 'internal', error } = last.metadata
    return { status: 'failed', code, message: error?.message ?? last.content, ...(error?.hint && { hint: error.hint }) }
  }
  if (ended === 'cancelled') return { status: 'cancelled' }
  const proposals = ended === 'awaiting_approval' ? book.askedBy(run) : []
  return proposals.length > 0 ? { status: 'awaiting_approval', proposals } : { status: 'done' }
}
