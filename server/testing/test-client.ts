// A client for tests: every frame is kept, and can be waited for.
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { AGUIEvent, ClientMessage, ServerMessage } from '../protocol.ts'

export type Frame<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>

export interface TestClient {
  frames: ServerMessage[]
  events(): AGUIEvent[]
  /** The number of the last event frame. */
  lastSeq(): number
  send(message: ClientMessage): void
  sendRaw(data: string | Buffer): void
  /** The first frame, old or new, that fits. */
  waitFor<Type extends ServerMessage['type']>(type: Type, fits?: (frame: Frame<Type>) => boolean): Promise<Frame<Type>>
  waitForEvent(fits: (event: AGUIEvent) => boolean, count?: number): Promise<AGUIEvent>
  /** Signs in, and waits until everything that happened before is told. */
  connect(token: string, threadId?: string, lastSeq?: number): Promise<Frame<'connected'>>
  /** Sends a text and waits for the end of its run. Returns the message's id. */
  ask(text: string, id?: string): Promise<string>
  /** Runs that have ended so far. */
  runsEnded(): number
  waitForRuns(count: number): Promise<void>
  closed: Promise<{ code: number; reason: string }>
  close(): Promise<void>
  /** Without a goodbye, like a machine that falls asleep. */
  cut(): void
  /** Reads no more from the network. */
  pause(): void
}

const patienceMs = 25_000

export async function openClient(url: string, headers: Record<string, string> = {}): Promise<TestClient> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/chat`, { perMessageDeflate: false, headers })
  const frames: ServerMessage[] = []
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const watcher of watchers) watcher()
  }
  socket.on('message', data => {
    frames.push(JSON.parse(data.toString()))
    changed()
  })
  let over = false
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    socket.on('close', (code, reason) => {
      over = true
      resolve({ code, reason: reason.toString() })
      changed()
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined)

  const until = <Result>(find: () => Result | undefined, what: string) =>
    new Promise<Result>((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        watchers.delete(look)
      }
      const giveUp = () => {
        stop()
        const state = over ? 'before the socket closed' : `within ${patienceMs} ms`
        reject(new Error(`No ${what} ${state}. Got: ${frames.map(describe).join(', ')}`))
      }
      const look = () => {
        const found = find()
        if (found === undefined) {
          if (over) giveUp()
          return
        }
        stop()
        resolve(found)
      }
      const timer = setTimeout(giveUp, patienceMs)
      watchers.add(look)
      look()
    })

  const events = () => frames.flatMap(frame => (frame.type === 'event' ? [frame.event] : []))
  const ends = () => events().filter(event => event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR').length
  const client: TestClient = {
    frames,
    events,
    lastSeq: () => frames.findLast(frame => frame.type === 'event')?.seq ?? 0,
    send: message => socket.send(JSON.stringify(message)),
    sendRaw: data => socket.send(data),
    waitFor<Type extends ServerMessage['type']>(type: Type, fits: (frame: Frame<Type>) => boolean = () => true) {
      const isIt = (frame: ServerMessage): frame is Frame<Type> => frame.type === type && fits(frame as Frame<Type>)
      return until(() => frames.find(isIt), `frame "${type}"`)
    },
    waitForEvent: (fits, count = 1) => until(() => events().filter(fits)[count - 1], `${count}. event like ${fits}`),
    async connect(token, threadId, lastSeq) {
      const before = frames.filter(frame => frame.type === 'connected').length
      client.send({
        type: 'connect',
        token,
        ...(threadId !== undefined && { threadId }),
        ...(lastSeq !== undefined && { lastSeq }),
      })
      const connected = await until(
        () => frames.filter(frame => frame.type === 'connected')[before],
        'frame "connected"',
      )
      const told = () => frames.find(frame => frame.type === 'event' && frame.seq === connected.seq)
      if (connected.seq !== lastSeq) await until(told, 'end of the replay')
      return connected
    },
    async ask(text, id = randomUUID()) {
      const before = ends()
      client.send({ type: 'message', id, text })
      await until(() => (ends() > before ? true : undefined), 'end of the run')
      return id
    },
    runsEnded: ends,
    async waitForRuns(count) {
      await until(() => (ends() >= count ? true : undefined), `${count} ended runs`)
    },
    closed,
    async close() {
      socket.close()
      await closed
    },
    cut: () => socket.terminate(),
    pause: () => socket.pause(),
  }
  return client
}

function describe(frame: ServerMessage): string {
  if (frame.type === 'event') return frame.event.type
  return frame.type === 'error' ? `error ${frame.code}` : frame.type
}
