// For tests: a tool call as a persona would make it, without a model in between.
import { createHash, randomUUID } from 'node:crypto'
import { unwrap } from '../db/postgrest-errors.ts'
import { type Persona, type TestDatabase, testClock } from '../db/testing.ts'
import type { Card, Preview } from './card.ts'
import { readArguments } from './inputs.ts'
import { orgSettings } from './settings.ts'
import type { Shop } from './shop.ts'
import type { Language, Tool, ToolContext } from './tool.ts'

export interface CallOptions {
  conversationId?: string
  /** The same one twice is a call repeated after a crash. */
  callId?: string
  now?: string
  language?: Language
  shop?: Shop
}

/** The context that the agent would make for this person, with the clock frozen. */
export async function contextFor(
  database: TestDatabase,
  persona: Persona,
  options: CallOptions = {},
): Promise<ToolContext> {
  const { conversationId = randomUUID(), callId = `call_${randomUUID()}`, now = testClock, language = 'en' } = options
  const columns = 'id, full_name, email, role, organizations!profiles_org_id_fkey(id, name, settings)' as const
  const { organizations: org, ...user } = unwrap(
    await persona.db.from('profiles').select(columns).eq('id', persona.userId).single(),
  )
  if (!org) throw new Error('the persona belongs to no organization')
  return {
    db: database.database.asUser(persona.token, { conversationId, callId }),
    user,
    org: { id: org.id, name: org.name, settings: orgSettings(org.settings) },
    now: new Date(now),
    language,
    conversationId,
    callId,
    embed: async question => ({ model: 'words', vector: vectorOf(question) }),
    shop: options.shop,
    newId: (index = 0) => uuidOf(`${callId}:${index}`),
  }
}

export interface Caller {
  conversationId: string
  call<Kind extends Card['kind']>(
    tool: Tool,
    input: object,
    options?: CallOptions & { kind?: Kind },
  ): Promise<Extract<Card, { kind: Kind }>>
  preview(tool: Tool, input: object): Promise<Preview>
}

/** A person in one conversation. Arguments and results pass the tool's own schemas. */
export function caller(database: TestDatabase, persona: Persona, conversationId: string = randomUUID()): Caller {
  return {
    conversationId,
    async call(tool, input, options = {}) {
      const context = await contextFor(database, persona, { conversationId, ...options })
      const card = tool.output.parse(await tool.run(readArguments(tool, input), context))
      if (options.kind && card.kind !== options.kind)
        throw new Error(`expected a ${options.kind} card, got ${card.kind}`)
      return card as Extract<Card, { kind: NonNullable<typeof options.kind> }>
    },
    async preview(tool, input) {
      if (!tool.preview) throw new Error(`${tool.name} has no preview`)
      return tool.preview(readArguments(tool, input), await contextFor(database, persona, { conversationId }))
    },
  }
}

/** One dimension per letter pair: like texts have like vectors. */
export function vectorOf(text: string): number[] {
  const vector = new Array<number>(1536).fill(0)
  const letters = text.toLowerCase()
  for (let at = 0; at + 1 < letters.length; at++) {
    const place = (letters.charCodeAt(at) * 31 + letters.charCodeAt(at + 1)) % vector.length
    vector[place] = (vector[place] ?? 0) + 1
  }
  return vector
}

/** A uuid made of a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
