// What a client that only adds up events would show: enough to compare two ways of getting there.
import type { AGUIEvent, ToolOutcome } from '../protocol.ts'

export type TranscriptItem =
  | { kind: 'user'; id: string; text: string }
  | { kind: 'text'; id: string; text: string }
  | { kind: 'call'; id: string; name: string; title: unknown; args: string; outcomes: ToolOutcome[] }
  | { kind: 'failure'; code: string | undefined; message: string; hint: unknown }
  | { kind: 'stopped' }

/**
 * What two ways of telling the same may differ in: the database keeps neither the order of keys nor the spelling of
 * times.
 */
export function comparable(items: TranscriptItem[]): unknown {
  const withoutSpelling = (key: string, value: unknown) => {
    if (key === 'args' && typeof value === 'string') return JSON.parse(value)
    return key === 'expiresAt' && typeof value === 'string' ? Date.parse(value) : value
  }
  return JSON.parse(JSON.stringify(items), withoutSpelling)
}

/** Deliberately naive: it forgives nothing, so that an event that comes twice shows twice. */
export function accumulate(events: AGUIEvent[]): TranscriptItem[] {
  let items: TranscriptItem[] = []
  for (const event of events) items = add(items, event)
  return items
}

function add(items: TranscriptItem[], event: AGUIEvent): TranscriptItem[] {
  switch (event.type) {
    case 'MESSAGES_SNAPSHOT':
      return []
    case 'TEXT_MESSAGE_START':
      return [...items, { kind: 'text', id: event.messageId, text: '' }]
    case 'TEXT_MESSAGE_CONTENT':
      return change(items, 'text', event.messageId, item => ({ ...item, text: item.text + event.delta }))
    case 'TOOL_CALL_START': {
      const { toolCallId: id, toolCallName: name, metadata } = event
      return [...items, { kind: 'call', id, name, title: metadata?.title, args: '', outcomes: [] }]
    }
    case 'TOOL_CALL_ARGS':
      return change(items, 'call', event.toolCallId, item => ({ ...item, args: item.args + event.delta }))
    case 'RUN_ERROR':
      return [...items, { kind: 'failure', code: event.code, message: event.message, hint: event.metadata?.hint }]
    case 'RUN_FINISHED':
      return event.outcome?.type === 'cancelled' ? [...items, { kind: 'stopped' }] : items
    case 'CUSTOM':
      return addCustom(items, event.name, event.value)
    default:
      return items
  }
}

function addCustom(items: TranscriptItem[], name: string, value: Record<string, unknown>): TranscriptItem[] {
  if (name === 'orbit.user_message')
    return [...items, { kind: 'user', id: String(value.messageId), text: String(value.text) }]
  if (name !== 'orbit.outcome') return items
  const outcome = value.outcome as ToolOutcome
  return change(items, 'call', String(value.toolCallId), item => ({ ...item, outcomes: [...item.outcomes, outcome] }))
}

function change<Kind extends 'text' | 'call'>(
  items: TranscriptItem[],
  kind: Kind,
  id: string,
  edit: (item: Extract<TranscriptItem, { kind: Kind }>) => TranscriptItem,
): TranscriptItem[] {
  const isIt = (item: TranscriptItem): item is Extract<TranscriptItem, { kind: Kind }> =>
    item.kind === kind && 'id' in item && item.id === id
  const index = items.findLastIndex(isIt)
  if (index < 0) throw new Error(`An event for ${kind} ${id}, which never began.`)
  return items.map((item, at) => (at === index && isIt(item) ? edit(item) : item))
}
