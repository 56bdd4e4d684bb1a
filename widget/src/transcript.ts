// What a conversation looks like, as a pure function of the server's events. No DOM, no socket, never mutated.
import type {
  AGUIEvent,
  Citation,
  CustomEvents,
  ErrorCode,
  Proposal,
  ToolOutcome,
  Usage,
} from '../../server/protocol.ts'

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
  citations?: Citation[]
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
/** The last entry of an answer says what all of it has cost. */
export type Entry = (UserEntry | AssistantEntry | CallEntry | FailureEntry | StoppedEntry) & { cost?: number }

export interface Transcript {
  entries: readonly Entry[]
  running: boolean
  usage?: Usage
  /** Tokens that the answer in progress has cost. */
  cost?: number
}

export const emptyTranscript: Transcript = { entries: [], running: false }

/** The transcript after one more event. */
export function reduce(state: Transcript, event: WireEvent): Transcript {
  switch (event.type) {
    case 'MESSAGES_SNAPSHOT':
      return { ...emptyTranscript, ...(state.usage && { usage: state.usage }) }
    case 'RUN_STARTED':
      return { ...state, running: true, cost: 0 }
    case 'RUN_FINISHED':
      return event.outcome?.type === 'cancelled' ? end(state, { kind: 'stopped', id: '' }) : end(state)
    case 'RUN_ERROR':
      return end(state, failureOf(event))
    case 'TEXT_MESSAGE_CONTENT':
      return addText(state, event.messageId, event.delta)
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
  if (name === 'orbit.citations') return addCitations(state, value as CustomEvents['orbit.citations'])
  if (name === 'orbit.usage') return addCost(state, value as Usage)
  return state
}

function addCost(state: Transcript, usage: Usage): Transcript {
  return { ...state, usage, cost: (state.cost ?? 0) + usage.effectiveTokens }
}

function addUserMessage(state: Transcript, { messageId: id, text }: CustomEvents['orbit.user_message']): Transcript {
  return put(state, { kind: 'user', id, text })
}

/** A message exists from its first word on: one without any (a model call that only used tools) leaves no trace. */
function addText(state: Transcript, id: string, delta: string): Transcript {
  const before = find(state, 'assistant', id)?.text ?? ''
  return put(state, { kind: 'assistant', id, text: before + delta })
}

function addCitations(state: Transcript, { messageId: id, citations }: CustomEvents['orbit.citations']): Transcript {
  return put(state, { kind: 'assistant', id, text: '', ...find(state, 'assistant', id), citations })
}

function startCall(state: Transcript, id: string, title: string, name: string): Transcript {
  return put(decide(state, id, 'approved'), { kind: 'call', id, name, title })
}

function setOutcome(state: Transcript, { toolCallId: id, title, outcome }: CustomEvents['orbit.outcome']): Transcript {
  const { status, proposal } = outcome
  const verdict = status === 'rejected' ? 'rejected' : status === 'error' ? 'expired' : undefined
  const call: CallEntry = { kind: 'call', id, name: '', ...find(state, 'call', id), title }
  if (proposal) return put(state, { ...call, proposal, verdict })
  // Stopped before it was carried out: the proposal waits again.
  return put(status === 'cancelled' ? decide(state, id, undefined) : state, { ...call, outcome })
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

function failureOf({ code, message, metadata }: Extract<WireEvent, { type: 'RUN_ERROR' }>): FailureEntry {
  return { kind: 'failure', id: '', code: (code ?? 'internal') as ErrorCode, message, hint: metadata?.hint }
}

/** Ends of runs have no id of their own. */
function end(state: Transcript, entry?: FailureEntry | StoppedEntry): Transcript {
  const id = `end-${state.entries.length}`
  const { entries } = entry ? put(state, { ...entry, id }) : state
  const last = entries.at(-1)
  const cost = state.cost
  return { ...state, entries: last && cost ? [...entries.slice(0, -1), { ...last, cost }] : entries, running: false }
}

function find<Kind extends Entry['kind']>({ entries }: Transcript, kind: Kind, id: string) {
  return entries.find((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind && entry.id === id)
}

/** In the place of the entry with the same id, or at the end. */
function put(state: Transcript, entry: Entry): Transcript {
  const entries = [...state.entries]
  const at = entries.findIndex(({ id }) => id === entry.id)
  entries[at < 0 ? entries.length : at] = entry
  return { ...state, entries }
}
