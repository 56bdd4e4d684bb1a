// The message log, read: as the history for a model, always one that the real API accepts, and as the state of a turn.
import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { Card } from '../tools/card.ts'
import { fence } from './fence.ts'
import type { LogMessage, ToolOutcome } from './turn.ts'

export interface Call {
  id: string
  name: string
  args: Record<string, unknown>
  /** What the model sent instead of arguments. */
  malformed?: string
}

/** A turn was cut off: the log ends with a question, or with steps that nobody spoke after. */
export function isUnfinished(messages: LogMessage[]): boolean {
  const last = messages.at(-1)
  if (last === undefined) return false
  return last.role !== 'assistant' || (last.metadata.tool_calls ?? []).length > 0
}

/** From the last line of the person's on. */
export function currentTurn(messages: LogMessage[]): LogMessage[] {
  const start = messages.findLastIndex(message => message.role === 'user')
  return start < 0 ? messages : messages.slice(start)
}

/** Calls that no row answers, with the row that made them. */
export function unansweredCalls(messages: LogMessage[]): { row: LogMessage; call: Call }[] {
  const answered = new Set(messages.map(message => message.metadata.tool_call_id))
  return messages.flatMap(row =>
    (row.metadata.tool_calls ?? []).filter(call => !answered.has(call.id)).map(call => ({ row, call })),
  )
}

/** As many whole turns as fit, the newest always. Rows before the first line of the person's belong to a turn that was cut by the window. */
export function boundHistory(messages: LogMessage[], maxCharacters: number): LogMessage[] {
  let size = 0
  let start = messages.length
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at]
    if (message === undefined) break
    size += rowCharacters(message)
    if (size > maxCharacters && start < messages.length) break
    if (message.role === 'user') start = at
  }
  return start === messages.length ? messages : messages.slice(start)
}

function rowCharacters(message: LogMessage): number {
  const { tool_calls, outcome } = message.metadata
  const calls = tool_calls === undefined ? 0 : JSON.stringify(tool_calls).length
  return message.content.length + calls + (outcome === undefined ? 0 : JSON.stringify(outcome).length)
}

export interface HistoryOptions {
  /** Mark what did not come from the person. The offline model reads results as data anyway. */
  fenced: boolean
  /** Calls that will be answered by messages appended later. */
  open?: ReadonlySet<string>
}

/** Every tool call is answered directly after its message. What was never carried out says so. */
export function toModelMessages(messages: LogMessage[], options: HistoryOptions): BaseMessage[] {
  const answers = new Map<string | undefined, LogMessage>()
  for (const message of messages) if (message.role === 'tool') answers.set(message.metadata.tool_call_id, message)
  const current = messages.findLastIndex(message => message.role === 'user')
  return messages.flatMap((message, index): BaseMessage[] => {
    if (message.role === 'user') return [new HumanMessage(userText(message))]
    if (message.role !== 'assistant' || message.metadata.ended === 'error') return []
    const calls = message.metadata.tool_calls ?? []
    if (calls.length === 0) return message.content === '' ? [] : [new AIMessage(message.content)]
    const answered = calls.filter(call => !options.open?.has(call.id))
    return [
      assistantMessage(message.content, calls),
      ...answered.map(call => answerMessage(call, answers.get(call.id), options.fenced, index < current)),
    ]
  })
}

export function assistantMessage(content: string, calls: Call[]): AIMessage {
  return new AIMessage({
    content,
    tool_calls: calls.map(({ id, name, args }) => ({ id, name, args, type: 'tool_call' as const })),
  })
}

export function answerMessage(
  call: Call,
  row: Pick<LogMessage, 'id' | 'metadata'> | undefined,
  fenced: boolean,
  past = false,
): ToolMessage {
  const outcome: ToolOutcome = row?.metadata.outcome ?? { status: 'cancelled' }
  const content = outcomeText(outcome, fenced, past)
  const text = row?.metadata.tainted && fenced ? fence(content, row.id) : content
  return new ToolMessage({ content: text, tool_call_id: call.id, name: call.name })
}

/** What both models read: one flat object. `brief`: for a model that knows no cards, and pays for what it reads. */
export function outcomeText(outcome: ToolOutcome, brief: boolean, past = false): string {
  const { status, card, error, proposal } = outcome
  if (status === 'cancelled' && error === undefined) return '{"status":"cancelled","note":"This was not carried out."}'
  if (proposal === undefined) return JSON.stringify({ status, ...(card && told(card, brief, past)), ...error })
  const { tool, preview } = proposal
  const note =
    status === 'awaiting_approval' ? 'Nothing was changed yet: the person is asked to approve it.' : undefined
  return JSON.stringify({ status, note, tool, preview, ...error })
}

/** What is in a file, and where a link leads, is for people. The offline model knows cards, and gets whole ones. */
function told(card: Card, brief: boolean, past: boolean): object {
  if (!brief) return card.kind === 'file' ? { ...card, content: '' } : card
  if (card.kind === 'passages') return toldPassages(card, past)
  if (card.kind === 'links')
    return {
      ...card,
      links: card.links.map(({ url: _url, ...about }) => about),
      note: 'The person gets these links as buttons.',
    }
  if (card.kind !== 'file') return card
  const { content: _content, ...about } = card
  return { ...about, note: 'The person gets this file to download.' }
}

/**
 * Of earlier turns only that there was something: what documents say must not act in a turn that is not marked as tainted,
 * and numbers of then are not numbers of now.
 */
function toldPassages(
  { kind, searched, available, passages }: Extract<Card, { kind: 'passages' }>,
  past: boolean,
): object {
  if (past) return { kind, note: 'Passages of documents were shown here. Search again to read them.' }
  const shown = passages.map(({ index, document, heading, page, content }) => ({
    index,
    document,
    heading,
    page,
    content,
  }))
  return { kind, searched, ...(shown.length === 0 && { available }), passages: shown }
}

/** A decision made with a button reads as a sentence. */
function userText(message: LogMessage): string {
  const decisions = message.metadata.decisions
  if (decisions === undefined) return message.content
  const approved = decisions.filter(decision => decision.verdict === 'approve').length
  const rejected = decisions.length - approved
  const parts = [
    approved > 0 ? `I approve ${approved} of the proposals.` : '',
    rejected > 0 ? `I reject ${rejected} of them.` : '',
  ]
  return parts.join(' ').trim()
}
