// A whole agent on a real database and a real HTTP model server, for tests: type, decide, stop, and look at what came of it.
import { randomUUID } from 'node:crypto'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg, testClock } from '../../db/testing.ts'
import { type AgentOptions, createAgent } from '../agent.ts'
import { createChatModel } from '../models/chat-model.ts'
import type { Agent, AgentEvent, Decision, LogMessage, Proposal, Turn, TurnInput, TurnOutcome } from '../turn.ts'
import { type ModelServer, startModelServer } from './model-server.ts'
import { createTestRegistry, type ToolHooks } from './tools.ts'

export interface World extends TestDatabase {
  server: ModelServer
  close(): Promise<void>
  /** An organization of its own, with a conversation that nothing was said in. */
  chat(options?: ChatOptions): Promise<Chat>
}

export interface ChatOptions extends ToolHooks {
  agent?: Partial<AgentOptions>
  model?: { multiplier?: number; maxRetries?: number }
  tokenBalance?: number
  /** Another chat's organization and conversation, as after a restart or in a second process. */
  same?: Chat
}

export interface Chat {
  org: TestOrg
  owner: Persona
  conversationId: string
  events: AgentEvent[]
  causes: unknown[]
  say(text: string, options?: RunOptions): Promise<TurnOutcome>
  decide(decisions: Decision[], options?: RunOptions): Promise<TurnOutcome>
  goOn(): Promise<TurnOutcome>
  run(input: TurnInput, options?: RunOptions): Promise<TurnOutcome>
  log(): Promise<LogMessage[]>
  /** What the assistant said in the last turn. */
  said(): string
  /** Contacts of the organization, by first name. */
  contacts(): Promise<Record<string, unknown>[]>
  addContact(first_name: string, more?: Record<string, string>): Promise<string>
  usage(): Promise<{ logged: number; spent: number; calls: number; held: number }>
  releaseLease(): Promise<void>
}

export interface RunOptions {
  signal?: AbortSignal
  onEvent?(event: AgentEvent): void
}

export const startTokens = 1_000_000

export async function openWorld(): Promise<World> {
  const [test, server] = await Promise.all([openTestDatabase(), startModelServer()])
  const close = async () => {
    await Promise.all([server.close(), test.database.close()])
  }
  const world: World = { ...test, server, close, chat: options => openChat(world, options) }
  return world
}

async function openChat(world: World, options: ChatOptions = {}): Promise<Chat> {
  const { database, server } = world
  const org =
    options.same?.org ?? (await world.createOrg('Acme', { token_balance: options.tokenBalance ?? startTokens }))
  const { owner } = org
  const conversationId = options.same?.conversationId ?? randomUUID()
  const events: AgentEvent[] = []
  const causes: unknown[] = []
  const agent = testAgent(server, options, causes)

  const run = (input: TurnInput, runOptions: RunOptions = {}) => {
    events.length = 0
    const turn: Turn = {
      database,
      token: owner.token,
      conversationId,
      runId: randomUUID(),
      input,
      signal: runOptions.signal ?? new AbortController().signal,
      emit(event) {
        events.push(event)
        runOptions.onEvent?.(event)
      },
    }
    return agent.run(turn)
  }

  return {
    org,
    owner,
    conversationId,
    events,
    causes,
    run,
    say: (text, runOptions) => run({ kind: 'message', id: randomUUID(), text }, runOptions),
    decide: (decisions, runOptions) => run({ kind: 'decision', id: randomUUID(), decisions }, runOptions),
    goOn: () => run({ kind: 'continue' }),
    log: () =>
      database.query<LogMessage>(
        'select id, role, content, created_at, metadata from ai_messages where conversation_id = $1 order by position',
        [conversationId],
      ),
    said: () => events.map(event => (event.type === 'text_delta' ? event.delta : '')).join(''),
    contacts: () => database.query('select * from contacts where org_id = $1 order by first_name, id', [org.id]),
    addContact: (first_name, more = {}) => addContact(world, org.id, { first_name, ...more }),
    usage: () => readUsage(world, org.id, options.tokenBalance ?? startTokens),
    releaseLease: async () => {
      await database.query('update ai_conversations set run_id = null, run_expires_at = null where id = $1', [
        conversationId,
      ])
    },
  }
}

function testAgent(server: ModelServer, options: ChatOptions, causes: unknown[]): Agent {
  const { multiplier = 1, maxRetries = 0 } = options.model ?? {}
  const model = { kind: 'openai', model: 'scripted', apiKey: 'test', baseUrl: server.baseUrl } as const
  return createAgent({
    registry: createTestRegistry(options),
    model: createChatModel({ ...model, multiplier, maxRetries }),
    clock: () => new Date(testClock),
    log: { error: details => void causes.push(details) },
    ...options.agent,
  })
}

let namesakes = 0

async function addContact(world: World, orgId: string, columns: Record<string, string>): Promise<string> {
  const { first_name, email = null, notes = null } = columns
  // Ids that grow, so that the test's tools meet namesakes in the order they were added.
  namesakes += 1
  const id = `${namesakes.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`
  await world.database.query(
    'insert into contacts (id, org_id, first_name, email, notes) values ($1, $2, $3, $4, $5)',
    [id, orgId, first_name, email, notes],
  )
  return id
}

async function readUsage(world: World, orgId: string, start: number) {
  const [row] = await world.database.query<{ logged: number; calls: number; left: number; held: number }>(
    `select (select coalesce(sum(effective_tokens), 0)::int from usage_logs where org_id = $1) as logged,
            (select count(*)::int from usage_logs where org_id = $1) as calls,
            (select token_balance + token_pack_balance from organizations where id = $1) as left,
            (select count(*)::int from token_holds where org_id = $1) as held`,
    [orgId],
  )
  const { logged = 0, calls = 0, left = 0, held = 0 } = row ?? {}
  return { logged, calls, spent: start - left, held }
}

export function proposalsOf(outcome: TurnOutcome): Proposal[] {
  return outcome.status === 'awaiting_approval' ? outcome.proposals : []
}
