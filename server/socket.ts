// WebSockets on the http server's `/chat`: who may open one, how large and how slow it may be, and whether it is still alive.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { Connection, type ConnectionEnvironment } from './connection.ts'
import { closeCodes, maxFrameBytes } from './protocol.ts'

export interface SocketEnvironment extends ConnectionEnvironment {
  /** Origins besides our own whose pages may connect. */
  allowedOrigins: string[]
  socketLimits: SocketLimits
}

export interface SocketLimits {
  heartbeatMs: number
  /** Bytes that may wait for a client that reads slowly. */
  bufferedBytes: number
  /** Sockets at once, over all users. */
  connections: number
}

export interface Sockets {
  count(): number
  /** Takes no new sockets any more. */
  refuse(): void
  /** Tells every client to come back later. */
  close(): Promise<void>
}

interface Open {
  connection: Connection
  alive: boolean
}

/** Over this, `ws` cuts the socket by itself; below it and over `maxFrameBytes` the client is told what was wrong. */
const hardLimitBytes = 4 * maxFrameBytes

export function attachSockets(server: Server, environment: SocketEnvironment): Sockets {
  const { socketLimits: limits, log } = environment
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: hardLimitBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const open = new Map<WebSocket, Open>()
  let refusing = false

  const accept = (socket: WebSocket, wire: Duplex) => {
    const connection = new Connection(environment, {
      send(frame) {
        if (socket.bufferedAmount > limits.bufferedBytes) return dropSlow(socket)
        gatherWrites(wire)
        socket.send(frame)
      },
      close: (code, reason) => socket.close(code, reason),
    })
    const state: Open = { connection, alive: true }
    open.set(socket, state)
    socket.on('message', (data, isBinary) => (isBinary ? connection.receiveBinary() : connection.receive(textOf(data))))
    socket.on('pong', () => {
      state.alive = true
    })
    socket.on('close', () => {
      open.delete(socket)
      connection.end()
    })
    // What is wrong is told by the close code; without a listener it would end the process.
    socket.on('error', error => log.info({ event: 'socket_error', err: error }))
  }

  const dropSlow = (socket: WebSocket) => {
    if (socket.readyState !== socket.OPEN) return
    log.warn({ event: 'slow_client', bufferedBytes: socket.bufferedAmount })
    open.get(socket)?.connection.end()
    socket.close(closeCodes.slowClient, 'too slow')
  }

  const heartbeat = setInterval(() => {
    for (const [socket, state] of open) {
      if (!state.alive) {
        socket.terminate()
        continue
      }
      state.alive = false
      socket.ping()
      state.connection.checkToken()
    }
  }, limits.heartbeatMs)
  heartbeat.unref()

  server.on('upgrade', (request, socket: Duplex, head) => {
    const onError = () => socket.destroy()
    socket.on('error', onError)
    const refusal =
      refusing || open.size >= limits.connections ? '503 Service Unavailable' : refusalOf(request, environment)
    if (refusal) {
      log.info({ event: 'upgrade_refused', status: refusal })
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    socket.off('error', onError)
    webSockets.handleUpgrade(request, socket, head, webSocket => accept(webSocket, socket))
  })

  return {
    count: () => open.size,
    refuse() {
      refusing = true
    },
    async close() {
      refusing = true
      clearInterval(heartbeat)
      for (const socket of open.keys()) socket.close(closeCodes.shutdown, 'restarting')
      await waitUntil(() => open.size === 0, 1_000)
      for (const socket of open.keys()) socket.terminate()
    },
  }
}

function refusalOf(request: IncomingMessage, { allowedOrigins }: SocketEnvironment): string | undefined {
  if (request.url?.split('?')[0] !== '/chat') return '404 Not Found'
  const { origin, host } = request.headers
  // Only browsers send an origin, and only they carry a person's session into pages of strangers.
  if (origin === undefined || allowedOrigins.includes(origin)) return undefined
  return host !== undefined && hostOf(origin) === host ? undefined : '403 Forbidden'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Frames that are sent one right after the other leave in one write. */
function gatherWrites(wire: Duplex): void {
  if (wire.writableCorked > 0) return
  wire.cork()
  setImmediate(() => wire.uncork())
}

function textOf(data: RawData): string {
  return data.toString()
}

async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<void> {
  for (let waited = 0; waited < timeoutMs && !condition(); waited += 10) {
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
