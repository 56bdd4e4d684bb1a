// The client's side of the wire, on real sockets against the scripted server.
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { type ChatServer, type Script, startChatServer, type Thread } from '../testing/chat-server.ts'
import { proposal, runFinished, runStarted, saying, userMessage } from '../testing/events.ts'
import { type Chat, type ChatOptions, type ChatState, createChat } from './chat.ts'
import type { ConnectionStatus } from './connection.ts'
import type { Store } from './store.ts'
import type { WireEvent } from './transcript.ts'

const timing = { heartbeat: 60, patience: 400, backOff: 10, backOffCap: 40 }
/** Browsers tell failed connections by closing them; Node's sockets also throw unless somebody listens. */
class BrowserLikeSocket extends NodeSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => {})
  }
}
const Socket = BrowserLikeSocket as unknown as new (url: string) => WebSocket
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

function memoryStore(): Store {
  const kept = new Map<string, string>()
  return {
    read: key => JSON.parse(kept.get(key) ?? 'null'),
    write: (key, value) => void kept.set(key, JSON.stringify(value ?? null)),
  }
}

/** Answers every message with its own words, one event at a time. */
const echo: Script = {
  onMessage({ id, text }, thread) {
    if (!thread.events.some(({ event }) => event.type === 'CUSTOM' && event.value.messageId === id))
      answer(thread, id, text)
  },
}

function answer(thread: Thread, id: string, text: string) {
  thread.emit(runStarted(id), userMessage(id, text), ...saying(`a-${id}`, 'You said: ', text), runFinished(id))
}

async function serve(script: Script = echo): Promise<ChatServer> {
  const server = await startChatServer(script)
  closers.push(() => server.close())
  return server
}

function open(server: ChatServer, options: Partial<ChatOptions> = {}) {
  const statuses: ConnectionStatus[] = []
  const live: WireEvent[] = []
  const chat = createChat({
    url: server.socketUrl,
    session: memoryStore(),
    local: memoryStore(),
    getToken: async () => 'token',
    onChange: state => statuses.at(-1) !== state.status && statuses.push(state.status),
    onLiveEvent: event => live.push(event),
    timing,
    WebSocket: Socket,
    ...options,
  })
  closers.push(() => chat.connection.close())
  chat.connection.open()
  return { chat, statuses, live }
}

const until = (condition: () => unknown) =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 5_000, interval: 5 })
const online = (chat: Chat) => until(() => chat.state().status === 'online')
const texts = ({ transcript }: ChatState) =>
  transcript.entries.map(entry => ('text' in entry ? entry.text : entry.kind))
const settled = (chat: Chat) =>
  until(
    () =>
      !chat.state().unconfirmed.length && chat.state().transcript.entries.length && !chat.state().transcript.running,
  )
const framesOf = (server: ChatServer, type: string) => server.received.filter(frame => frame.type === type)

it('starts a new conversation, learns its id and shows what happens in it', async () => {
  const server = await serve()
  const { chat, live } = open(server)
  await online(chat)
  chat.send('hello')
  await settled(chat)
  expect(chat.state().threadId).toBe([...server.threads.keys()][0])
  expect(chat.state().identity?.org.name).toBe('Studio Keller')
  expect(texts(chat.state())).toEqual(['hello', 'You said: hello'])
  expect(live.at(-1)?.type).toBe('RUN_FINISHED')
})

it('sends what was written before there was a connection', async () => {
  const server = await serve()
  const { chat } = open(server)
  chat.send('early')
  expect(chat.state().unconfirmed).toHaveLength(1)
  await settled(chat)
  expect(texts(chat.state())).toEqual(['early', 'You said: early'])
})

it('shows the same transcript wherever the socket is cut', async () => {
  const server = await serve({ onMessage: ({ id, text }, thread) => answer(thread, id, text) })
  const thread = server.thread()
  answer(thread, 'm0', 'before')
  const { chat, statuses } = open(server, { threadId: thread.id })
  await until(() => texts(chat.state()).length === 2)
  const turn = [
    runStarted('m1'),
    userMessage('m1', 'go on'),
    ...saying('a1', 'one ', 'two ', 'three'),
    runFinished('m1'),
  ]
  for (const event of turn) {
    await online(chat)
    server.cut()
    thread.emit(event)
  }
  await until(() => texts(chat.state()).at(-1) === 'one two three' && !chat.state().transcript.running)
  expect(texts(chat.state())).toEqual(['before', 'You said: before', 'go on', 'one two three'])
  expect(statuses).toContain('waiting')
  const resumed = framesOf(server, 'connect').slice(1)
  expect(resumed.every(frame => frame.type === 'connect' && frame.lastSeq)).toBe(true)
})

it('begins anew when the server no longer knows where it was', async () => {
  const server = await serve()
  const thread = server.thread()
  answer(thread, 'm1', 'old')
  const { chat } = open(server, { threadId: thread.id })
  await until(() => texts(chat.state()).length === 2)
  server.reachable = false
  server.cut()
  await until(() => chat.state().status === 'waiting')
  thread.events.splice(0)
  answer(thread, 'm2', 'stored')
  server.reachable = true
  await until(() => texts(chat.state()).includes('stored'))
  expect(texts(chat.state())).toEqual(['stored', 'You said: stored'])
})

it('sends a message again until it is confirmed, and never after', async () => {
  const server = await serve({})
  const { chat } = open(server)
  await online(chat)
  chat.send('are you there?')
  await until(() => framesOf(server, 'message').length === 1)
  server.cut()
  await until(() => framesOf(server, 'message').length === 2)
  const [first, second] = framesOf(server, 'message')
  expect(second).toEqual(first)
  const [thread] = [...server.threads.values()]
  if (first?.type === 'message' && thread) answer(thread, first.id, first.text)
  await settled(chat)
  server.cut()
  await until(() => framesOf(server, 'connect').length === 3)
  await online(chat)
  expect(framesOf(server, 'message')).toHaveLength(2)
})

it('keeps conversation and unsent messages over a reload', async () => {
  const server = await serve()
  const session = memoryStore()
  const first = open(server, { session })
  await online(first.chat)
  first.chat.send('one')
  await settled(first.chat)
  server.reachable = false
  server.cut()
  await until(() => first.chat.state().status === 'waiting')
  first.chat.send('two')
  first.chat.connection.close()
  server.reachable = true
  const { chat } = open(server, { session })
  await until(() => texts(chat.state()).length === 4)
  expect(texts(chat.state())).toEqual(['one', 'You said: one', 'two', 'You said: two'])
})

it('tells history from news', async () => {
  const server = await serve()
  const thread = server.thread()
  answer(thread, 'm1', 'old')
  const { chat, live } = open(server, { threadId: thread.id })
  await until(() => texts(chat.state()).length === 2)
  expect(live).toEqual([])
  answer(thread, 'm2', 'new')
  await until(() => live.at(-1)?.type === 'RUN_FINISHED')
})

it('counts as news what happened while it was cut off', async () => {
  const server = await serve()
  const thread = server.thread()
  answer(thread, 'm1', 'old')
  const { chat, live } = open(server, { threadId: thread.id })
  await until(() => texts(chat.state()).length === 2)
  server.reachable = false
  server.cut()
  answer(thread, 'm2', 'meanwhile')
  server.reachable = true
  await until(() => live.at(-1)?.type === 'RUN_FINISHED')
})

it('notices a connection that is dead but not closed', async () => {
  const server = await serve()
  const { chat } = open(server)
  await online(chat)
  server.silent = true
  await until(() => chat.state().status !== 'online')
  server.silent = false
  await online(chat)
})

it('tries at once when the machine wakes up, however long it would have waited', async () => {
  const server = await serve()
  const { chat } = open(server, { timing: { ...timing, backOff: 60_000, backOffCap: 60_000 } })
  await online(chat)
  server.cut()
  await until(() => chat.state().status === 'waiting')
  chat.connection.wake()
  await online(chat)
})

it('asks for a fresh token when one is refused, and gives up when the fresh one is, too', async () => {
  const server = await serve({ acceptsToken: token => token === 'fresh' })
  const renewed = open(server, { getToken: async stale => (stale ? 'fresh' : 'old') })
  await online(renewed.chat)
  const hopeless = open(server, { getToken: async () => 'old' })
  await until(() => hopeless.chat.state().status === 'signed_out')
})

it('is signed out without a token, and tries later when there is no answer about one', async () => {
  const server = await serve()
  const none = open(server, { getToken: async () => undefined })
  await until(() => none.chat.state().status === 'signed_out')
  const asked = vi.fn<ChatOptions['getToken']>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('token')
  const later = open(server, { getToken: asked })
  await online(later.chat)
  expect(asked).toHaveBeenCalledTimes(2)
})

it('hands over a fresh token before the old one ends, on the same socket', async () => {
  const server = await serve()
  const token = (seconds: number) => `x.${btoa(JSON.stringify({ exp: Date.now() / 1000 + seconds }))}.y`
  const { chat, statuses } = open(server, { getToken: async stale => token(stale ? 3600 : 30) })
  await online(chat)
  await until(() => framesOf(server, 'token').length === 1)
  expect(statuses.filter(status => status === 'online')).toHaveLength(1)
})

it('starts over where the remembered conversation is gone, with what was written meanwhile', async () => {
  const server = await serve()
  const session = memoryStore()
  session.write('thread', crypto.randomUUID())
  const { chat } = open(server, { session })
  chat.send('hello')
  await settled(chat)
  expect(texts(chat.state())).toEqual(['hello', 'You said: hello'])
  expect(session.read('thread')).toBe(chat.state().threadId)
})

it('switches conversations without mixing them up', async () => {
  const server = await serve()
  const [one, two] = [server.thread(), server.thread()]
  answer(one, 'm1', 'first')
  answer(two, 'm2', 'second')
  const { chat } = open(server, { threadId: one.id })
  await until(() => texts(chat.state()).length === 2)
  chat.follow(two.id)
  answer(one, 'm3', 'late in the first')
  await until(() => texts(chat.state()).includes('You said: second'))
  expect(texts(chat.state())).toEqual(['second', 'You said: second'])
  chat.follow()
  await until(() => chat.state().status === 'online' && chat.state().threadId && chat.state().threadId !== two.id)
  expect(texts(chat.state())).toEqual([])
})

it('waits and sends again when it was too fast', async () => {
  let refused = 0
  const server = await serve({
    onMessage(frame, thread) {
      if (refused++) return answer(thread, frame.id, frame.text)
      server.send({
        type: 'error',
        code: 'rate_limited',
        message: 'Too many messages at once.',
        id: frame.id,
        fatal: false,
      })
    },
  })
  const { chat } = open(server)
  await online(chat)
  chat.send('hasty')
  await settled(chat)
  expect(texts(chat.state())).toEqual(['hasty', 'You said: hasty'])
})

it('says why a frame was not served, and does not send it again', async () => {
  const server = await serve({
    onMessage: ({ id }) => server.send({ type: 'error', code: 'invalid_input', message: 'No.', id, fatal: false }),
  })
  const { chat } = open(server)
  await online(chat)
  chat.send('bad')
  await until(() => chat.state().error)
  expect(chat.state()).toMatchObject({ unconfirmed: [], error: { code: 'invalid_input' } })
})

it('sends decisions as resume entries, edits with them', async () => {
  const server = await serve({})
  const { chat } = open(server)
  await online(chat)
  chat.decide(proposal.id, true, { task: 'Another' })
  chat.decide(proposal.id, false)
  await until(() => framesOf(server, 'resume').length === 2)
  expect(framesOf(server, 'resume').map(frame => frame.type === 'resume' && frame.resume)).toEqual([
    [{ interruptId: proposal.id, status: 'resolved', payload: { arguments: { task: 'Another' } } }],
    [{ interruptId: proposal.id, status: 'cancelled' }],
  ])
})

it('leaves nothing in the browser when it is told to forget', async () => {
  const server = await serve({})
  const [session, local] = [memoryStore(), memoryStore()]
  const { chat } = open(server, { session, local })
  await online(chat)
  chat.send('secret')
  chat.forget()
  expect([session.read('thread'), session.read('outbox'), local.read('thread')]).toEqual([null, null, null])
  await until(() => server.sockets() === 0)
})
