// What a conversation looks like, as a pure function of the server's events. No DOM, no socket, never mutated.
import type { AGUIEvent, CustomEvents, ErrorCode, Proposal, ToolOutcome, Usage } from '../../server/protocol.ts'

/** AG-UI's types name events by a runtime enum; the widget carries only their names. */
type Named<Event> = Event extends { type: infer Type extends string }
  ? Omit<Event, 'type'> & { type: `${Type}` }
  : never
export type WireEvent = Named<AGUIEvent>

export type Verdict = 'approved' | 'rejected' | 'expired'

export interface UserEntry {
  kind: 'user'
  id: string
  text: string
}
export interface AssistantEntry {
  kind: 'assistant'
  id: string
  text: string
  streaming: boolean
}
/** A tool call: in progress without outcome; a proposal that someone has or has not decided; or done with an outcome. */
export interface CallEntry {
  kind: 'call'
  id: string
  /** The tool's, as far as it is known. */
  name: string
  title: string
  outcome?: ToolOutcome
  proposal?: Proposal
  verdict?: Verdict | undefined
}
export interface FailureEntry {
  kind: 'failure'
  id: string
  code: ErrorCode
  message: string
  hint?: string | undefined
}
export interface StoppedEntry {
  kind: 'stopped'
  id: string
}
export type Entry = UserEntry | AssistantEntry | CallEntry | FailureEntry | StoppedEntry

export interface Transcript {
  entries: readonly Entry[]
  running: boolean
  usage?: Usage
}

export const emptyTranscript: Transcript = { entries: [], running: false }

/** The transcript after one more event. */
export function reduce(state: Transcript, event: WireEvent): Transcript {
  switch (event.type) {
    case 'MESSAGES_SNAPSHOT':
      return { ...emptyTranscript, ...(state.usage && { usage: state.usage }) }
    case 'RUN_STARTED':
      return { ...state, running: true }
    case 'RUN_FINISHED':
      return event.outcome?.type === 'cancelled'
        ? append(ended(state), { kind: 'stopped', id: endId(state) })
        : ended(state)
    case 'RUN_ERROR':
      return append(ended(state), failureOf(event, endId(state)))
    case 'TEXT_MESSAGE_START':
      return startText(state, event.messageId)
    case 'TEXT_MESSAGE_CONTENT':
      return addText(state, event.messageId, event.delta)
    case 'TEXT_MESSAGE_END':
      return endText(state, event.messageId)
    case 'TOOL_CALL_START':
      return startCall(state, event.toolCallId, event.metadata?.title ?? event.toolCallName, event.toolCallName)
    case 'CUSTOM':
      return applyCustom(state, event.name, event.value)
    default:
      return state
  }
}

/** The wire's own events. Their values are typed in the protocol, AG-UI itself leaves them open. */
function applyCustom(state: Transcript, name: string, value: unknown): Transcript {
  if (name === 'orbit.user_message') return addUserMessage(state, value as CustomEvents['orbit.user_message'])
  if (name === 'orbit.outcome') return setOutcome(state, value as CustomEvents['orbit.outcome'])
  if (name === 'orbit.usage') return { ...state, usage: value as Usage }
  return state
}

function addUserMessage(state: Transcript, value: CustomEvents['orbit.user_message']): Transcript {
  const { messageId: id, text } = value
  if (state.entries.some(entry => entry.id === id)) return state
  return append(state, { kind: 'user', id, text })
}

function startText(state: Transcript, id: string): Transcript {
  return append(state, { kind: 'assistant', id, text: '', streaming: true })
}

function addText(state: Transcript, id: string, delta: string): Transcript {
  const started = findLast(state, 'assistant', id) ? state : startText(state, id)
  return change(started, 'assistant', id, entry => ({ ...entry, text: entry.text + delta }))
}

/** A message without a word (a model call that only used tools) leaves no trace. */
function endText(state: Transcript, id: string): Transcript {
  if (findLast(state, 'assistant', id)?.text.trim()) {
    return change(state, 'assistant', id, entry => ({ ...entry, streaming: false }))
  }
  return { ...state, entries: state.entries.filter(entry => entry.kind !== 'assistant' || entry.id !== id) }
}

function startCall(state: Transcript, id: string, title: string, name = ''): Transcript {
  if (findLast(state, 'call', id)) return state
  return append(decide(state, id, 'approved'), { kind: 'call', id, name, title })
}

function setOutcome(state: Transcript, { toolCallId: id, title, outcome }: CustomEvents['orbit.outcome']): Transcript {
  const { status, proposal } = outcome
  const verdict = status === 'rejected' ? 'rejected' : status === 'error' ? 'expired' : undefined
  // Stopped before it was carried out: the proposal waits again.
  const known = status === 'cancelled' ? decide(state, id, undefined) : startCall(state, id, title)
  return change(known, 'call', id, entry =>
    proposal ? { ...entry, title, proposal, verdict } : { ...entry, title, outcome },
  )
}

/** If this is the call that carries out a proposal: says so on the proposal, wherever it is shown. */
function decide(state: Transcript, callId: string, verdict: Verdict | undefined): Transcript {
  const proposed = callId.replace(/:approved$/, '')
  if (proposed === callId) return state
  const entries = state.entries.map(entry =>
    entry.kind === 'call' && entry.proposal?.toolCallId === proposed ? { ...entry, verdict } : entry,
  )
  return { ...state, entries }
}

/** A run that is over leaves nothing streaming. */
function ended(state: Transcript): Transcript {
  const entries = state.entries.map(entry =>
    entry.kind === 'assistant' && entry.streaming ? { ...entry, streaming: false } : entry,
  )
  return { ...state, entries, running: false }
}

function failureOf({ code, message, metadata }: Extract<WireEvent, { type: 'RUN_ERROR' }>, id: string): FailureEntry {
  return { kind: 'failure', id, code: (code ?? 'internal') as ErrorCode, message, hint: metadata?.hint }
}

function append(state: Transcript, entry: Entry): Transcript {
  return { ...state, entries: [...state.entries, entry] }
}

function findLast<Kind extends Entry['kind']>(state: Transcript, kind: Kind, id: string) {
  return state.entries.findLast(
    (entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind && entry.id === id,
  )
}

function change<Kind extends Entry['kind']>(
  state: Transcript,
  kind: Kind,
  id: string,
  edit: (entry: Extract<Entry, { kind: Kind }>) => Entry,
): Transcript {
  const found = findLast(state, kind, id)
  if (!found) return state
  return { ...state, entries: state.entries.map(entry => (entry === found ? edit(found) : entry)) }
}

/** Ends of runs have no id of their own. */
function endId(state: Transcript): string {
  return `end-${state.entries.length}`
}
