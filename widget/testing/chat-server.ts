// A small scripted server that speaks the wire: real sockets, numbered events, replay. Stands in for ours in the widget's own tests.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AGUIEvent, ClientMessage, ServerMessage } from '../../server/protocol.ts'
import type { WireEvent } from '../src/transcript.ts'
import { identity } from './events.ts'

type Frame<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>
type Numbered = Extract<ServerMessage, { type: 'event' }>

export interface Thread {
  id: string
  events: Numbered[]
  running: boolean
  /** Numbers an event, keeps it, and sends it to everyone who follows. */
  emit(...events: WireEvent[]): void
}

export interface Script {
  onMessage?(frame: Frame<'message'>, thread: Thread): void | Promise<void>
  onResume?(frame: Frame<'resume'>, thread: Thread): void | Promise<void>
  onStop?(thread: Thread): void
  acceptsToken?(token: string): boolean
  threads?: Extract<ServerMessage, { type: 'threads' }>['threads']
  /** Files beside the built ones, by path. */
  files?: Record<string, string>
  /** Answers of HTTP routes by path: status and JSON. */
  routes?: Record<string, (body: unknown) => [status: number, answer: unknown]>
}

export interface ChatServer {
  url: string
  socketUrl: string
  /** Every frame that clients sent, in order. */
  received: ClientMessage[]
  threads: Map<string, Thread>
  thread(id?: string): Thread
  send(frame: ServerMessage): void
  /** Drops every socket without a goodbye. */
  cut(): void
  /** While false, nobody gets a socket. */
  reachable: boolean
  /** While true, sockets stay open but nothing is answered. */
  silent: boolean
  sockets(): number
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

export async function startChatServer(script: Script, dist = ''): Promise<ChatServer> {
  const following = new Map<WebSocket, Thread>()
  const threads = new Map<string, Thread>()
  const received: ClientMessage[] = []
  let numbers = 1_000_000

  const http = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const route = script.routes?.[path]
    if (route) {
      let body = ''
      for await (const part of request) body += part
      const [status, answer] = route(body ? JSON.parse(body) : undefined)
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
    try {
      const file = script.files?.[path] ?? (await readFile(dist + (path === '/' ? '/index.html' : path)))
      const type = types[extname(path) || '.html'] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  const sockets = new WebSocketServer({ noServer: true })

  function thread(id: string = crypto.randomUUID()): Thread {
    const known = threads.get(id)
    if (known) return known
    const created: Thread = {
      id,
      events: [],
      running: false,
      emit(...events) {
        for (const event of events) {
          if (event.type === 'RUN_STARTED') created.running = true
          if (event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR') created.running = false
          const frame: Numbered = { type: 'event', seq: ++numbers, event: event as AGUIEvent }
          created.events.push(frame)
          for (const [socket, followed] of following) if (followed === created) tell(socket, frame)
        }
      },
    }
    threads.set(id, created)
    return created
  }

  function tell(socket: WebSocket, frame: ServerMessage) {
    if (!server.silent) socket.send(JSON.stringify(frame))
  }

  /** As ours does: what came after, or an empty snapshot and everything, the last frame with the newest number. */
  function greet(socket: WebSocket, { threadId, lastSeq, token }: Frame<'connect'>) {
    if (script.acceptsToken?.(token) === false) {
      tell(socket, { type: 'error', code: 'unauthenticated', message: 'No.', fatal: true })
      return socket.close(4401)
    }
    if (threadId && !threads.has(threadId)) {
      return tell(socket, { type: 'error', code: 'not_found', message: 'There is no such conversation.', fatal: false })
    }
    const followed = thread(threadId)
    const { events, running } = followed
    const seq = events.at(-1)?.seq ?? numbers
    following.set(socket, followed)
    tell(socket, { type: 'connected', threadId: followed.id, seq, running: lastSeq ? running : false, identity })
    if (lastSeq !== undefined && events.some(event => event.seq === lastSeq)) {
      for (const frame of events) if (frame.seq > lastSeq) tell(socket, frame)
      return
    }
    const snapshot: WireEvent = { type: 'MESSAGES_SNAPSHOT', messages: [] }
    const told = [snapshot as AGUIEvent, ...events.map(({ event }) => event)]
    told.forEach((event, index) => {
      tell(socket, { type: 'event', seq: index === told.length - 1 ? seq : 500_000 + index, event })
    })
  }

  function serve(socket: WebSocket, frame: ClientMessage) {
    received.push(frame)
    if (frame.type === 'connect') return greet(socket, frame)
    if (frame.type === 'ping') return tell(socket, { type: 'pong' })
    if (frame.type === 'threads') return tell(socket, { type: 'threads', threads: script.threads ?? [] })
    const followed = following.get(socket)
    if (!followed) return
    if (frame.type === 'stop') return script.onStop?.(followed)
    if (frame.type === 'message') return void script.onMessage?.(frame, followed)
    if (frame.type === 'resume') return void script.onResume?.(frame, followed)
  }

  sockets.on('connection', socket => {
    socket.on('message', data => serve(socket, JSON.parse(String(data))))
    socket.on('close', () => following.delete(socket))
  })
  http.on('upgrade', (request, raw, head) => {
    if (!server.reachable) return raw.destroy()
    sockets.handleUpgrade(request, raw, head, socket => sockets.emit('connection', socket))
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  const port = address && typeof address === 'object' ? address.port : 0

  const server: ChatServer = {
    url: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/chat`,
    received,
    threads,
    thread,
    send(frame) {
      for (const socket of sockets.clients) tell(socket, frame)
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate()
    },
    reachable: true,
    silent: false,
    sockets: () => sockets.clients.size,
    async close() {
      server.cut()
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
  return server
}
