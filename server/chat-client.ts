// A client of the chat for programs: signs in, connects, and hands over every frame. Used by `npm run chat` and by tests.
import { WebSocket } from 'ws'
import { type ClientMessage, closeCodes, type HttpFailure, type ServerMessage, type SignedIn } from './protocol.ts'

/** Something a person can act on, in one sentence. */
export class ChatError extends Error {}

export interface ChatClient {
  send(message: ClientMessage): void
  /** Whatever the server says, in order; ends when the socket does. */
  frames: AsyncIterableIterator<ServerMessage>
  close(): void
}

export interface Account {
  email: string
  password: string
}

/** The demo's token when no account is given. @throws {ChatError} */
export async function signIn(url: string, account: Account | undefined): Promise<string> {
  const response = await request(url, account)
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return (body as SignedIn).access_token
  if (!account) throw new ChatError(`${url} has no demo to sign in to: pass --email and --password.`)
  const { message, hint = '' } = (body as HttpFailure | undefined)?.error ?? {
    message: `It answered ${response.status}.`,
  }
  throw new ChatError(`${message} ${hint}`.trim())
}

async function request(url: string, account: Account | undefined): Promise<Response> {
  try {
    if (!account) return await fetch(`${url}/auth/demo`)
    const headers = { 'content-type': 'application/json' }
    return await fetch(`${url}/auth/sign-in`, { method: 'POST', headers, body: JSON.stringify(account) })
  } catch {
    throw new ChatError(`No server answers at ${url}: start one with "npm start", or pass --url.`)
  }
}

/** @throws {ChatError} */
export async function openChat(url: string): Promise<ChatClient> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/chat`, { perMessageDeflate: false })
  const waiting: ServerMessage[] = []
  let wake: (() => void) | undefined
  let ended: { reason: string } | undefined
  const notify = () => {
    wake?.()
    wake = undefined
  }
  socket.on('message', data => {
    waiting.push(JSON.parse(data.toString()))
    notify()
  })
  socket.on('close', code => {
    ended = { reason: closeReason(code) }
    notify()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', () => reject(new ChatError(`The server at ${url} takes no chat connection.`)))
  })
  socket.on('error', notify)

  async function* frames(): AsyncGenerator<ServerMessage> {
    for (;;) {
      const frame = waiting.shift()
      if (frame) yield frame
      else if (ended) throw new ChatError(ended.reason)
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  }
  return {
    send: message => socket.send(JSON.stringify(message)),
    frames: frames(),
    close: () => socket.close(),
  }
}

function closeReason(code: number): string {
  if (code === closeCodes.shutdown) return 'The server is restarting; try again in a moment.'
  if (code === closeCodes.unauthenticated) return 'The session has ended; sign in again.'
  return 'The connection to the server was lost.'
}
