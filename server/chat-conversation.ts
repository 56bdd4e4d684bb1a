// One conversation from a terminal: sends, prints what comes until the turn is over, and asks what the turn asks.
import { randomUUID } from 'node:crypto'
import { type ChatClient, ChatError } from './chat-client.ts'
import { createValueFormat } from './chat-format.ts'
import { renderEvent, type Style } from './chat-render.ts'
import type { AGUIEvent, ClientMessage, ServerMessage } from './protocol.ts'

export interface ConversationOptions {
  client: ChatClient
  token: string
  threadId: string | undefined
  style: Style
  /** Events as they are, one per line, instead of text for people. */
  json: boolean
  print(text: string): void
  /** Whether a proposal may be carried out; undefined leaves it open. */
  decide(title: string): Promise<boolean | undefined>
}

export interface Conversation {
  threadId: string
  /** @returns false when the turn failed */
  say(text: string): Promise<boolean>
  stop(): void
}

type Outgoing = Extract<ClientMessage, { type: 'message' | 'resume' }>
type Interrupts = { id: string; message?: string }[]
type TurnEnd = { ok: boolean; interrupts: Interrupts }

/** @throws {ChatError} */
export async function startConversation(options: ConversationOptions): Promise<Conversation> {
  const { client, token, threadId } = options
  client.send({ type: 'connect', token, ...(threadId !== undefined && { threadId }) })
  const connected = await firstFrame(client)
  // What was said before is not told again.
  let lastSeq = connected.seq
  const screen = { ...options.style, format: createValueFormat(connected.identity.org) }

  const isNew = (frame: ServerMessage): frame is Extract<ServerMessage, { type: 'event' }> => {
    if (frame.type !== 'event' || frame.seq <= lastSeq) return false
    lastSeq = frame.seq
    return true
  }
  /** Follows until the turn that our input began is over; another one may have to end first. */
  const follow = async (outgoing: Outgoing): Promise<TurnEnd> => {
    let ours = false
    client.send(outgoing)
    for (;;) {
      const { value: frame, done } = await client.frames.next()
      if (done) throw new ChatError('The connection to the server was lost.')
      if (frame.type === 'error') throw new ChatError(`${frame.message} ${frame.hint ?? ''}`.trim())
      if (!isNew(frame)) continue
      const { event } = frame
      options.print(options.json ? `${JSON.stringify(event)}\n` : renderEvent(event, screen))
      ours ||= isOwnLine(event, outgoing)
      if (event.type === 'RUN_ERROR') return { ok: false, interrupts: [] }
      if (event.type === 'RUN_FINISHED' && ours) return { ok: true, interrupts: interruptsOf(event) }
    }
  }
  const converse = async (outgoing: Outgoing): Promise<boolean> => {
    const { ok, interrupts } = await follow(outgoing)
    if (interrupts.length === 0) return ok
    const resume = await decideAll(interrupts, options)
    return resume.length === 0 ? ok : converse({ type: 'resume', id: randomUUID(), resume })
  }
  return {
    threadId: connected.threadId,
    say: text => converse({ type: 'message', id: randomUUID(), text }),
    stop: () => client.send({ type: 'stop' }),
  }
}

async function firstFrame(client: ChatClient): Promise<Extract<ServerMessage, { type: 'connected' }>> {
  const { value: frame } = await client.frames.next()
  if (frame?.type === 'connected') return frame
  throw new ChatError(frame?.type === 'error' ? frame.message : 'The server did not answer as expected.')
}

function isOwnLine(event: AGUIEvent, outgoing: Outgoing): boolean {
  return event.type === 'CUSTOM' && event.name === 'orbit.user_message' && event.value.messageId === outgoing.id
}

function interruptsOf(event: Extract<AGUIEvent, { type: 'RUN_FINISHED' }>): Interrupts {
  return event.outcome?.type === 'interrupt' ? event.outcome.interrupts : []
}

async function decideAll(interrupts: Interrupts, options: ConversationOptions) {
  const resume: Extract<Outgoing, { type: 'resume' }>['resume'] = []
  for (const { id, message = 'Carry it out' } of interrupts) {
    const approved = await options.decide(message)
    if (approved !== undefined) resume.push({ interruptId: id, status: approved ? 'resolved' : 'cancelled' })
  }
  return resume
}
