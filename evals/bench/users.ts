// Two kinds of client: the bench peers' tiny protocol and OrbitCRM's own. Both answer one question a turn.
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { ServerMessage } from '../../server/protocol.ts'

export interface TurnTiming {
  /** Milliseconds from sending to the first word of the answer, and to the end of the turn. */
  firstToken: number
  total: number
  bytes: number
}

export interface User {
  turn(): Promise<TurnTiming>
  close(): void
}

const question = 'How many deals are open?'

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  return new Promise((resolve, reject) => socket.once('open', () => resolve(socket)).once('error', reject))
}

/** Sends one frame and times what comes back until `isEnd`. `isText` marks frames that show a word of the answer. */
function timed(
  socket: WebSocket,
  frame: object,
  isText: (frame: string) => boolean,
  isEnd: (frame: string) => boolean,
) {
  return new Promise<TurnTiming>((resolve, reject) => {
    const start = performance.now()
    let firstToken = Number.NaN
    let bytes = 0
    const onMessage = (data: Buffer) => {
      const text = data.toString()
      bytes += text.length
      if (Number.isNaN(firstToken) && isText(text)) firstToken = performance.now() - start
      if (!isEnd(text)) return
      socket.off('message', onMessage)
      socket.off('close', onClose)
      resolve({ firstToken, total: performance.now() - start, bytes })
    }
    const onClose = () => reject(new Error('the socket closed in the middle of a turn'))
    socket.on('message', onMessage)
    socket.once('close', onClose)
    socket.send(JSON.stringify(frame))
  })
}

/** The peers: `{text}` in, `{type:"token"}`… and `{type:"done"}` out. */
export async function peerUser(port: number): Promise<User> {
  const socket = await opened(`ws://127.0.0.1:${port}`)
  return {
    turn: () =>
      timed(
        socket,
        { type: 'user', text: question },
        text => text.startsWith('{"type":"token"'),
        text => text.startsWith('{"type":"done"'),
      ),
    close: () => socket.close(),
  }
}

/** OrbitCRM: signed in, its own conversation, every turn stored and metered. */
export async function orbitUser(url: string, token: string): Promise<User> {
  const socket = await opened(`${url.replace('http', 'ws')}/chat`)
  await timed(
    socket,
    { type: 'connect', token },
    () => false,
    text => frame(text).type === 'connected',
  )
  return {
    turn: () =>
      timed(
        socket,
        { type: 'message', id: randomUUID(), text: question },
        text => text.includes('"TEXT_MESSAGE_CONTENT"'),
        text => {
          if (text.includes('"RUN_ERROR"') || text.startsWith('{"type":"error"')) throw new Error(text)
          return text.includes('"RUN_FINISHED"')
        },
      ),
    close: () => socket.close(),
  }
}

const frame = (text: string): ServerMessage => JSON.parse(text)
