// Puts the running product together from settings and an open database. Used by `npm start`; the evals import it, too.
import { resolve } from 'node:path'
import { destination } from 'pino'
import { createAgent } from '../agent/agent.ts'
import { createEmbedder, type Embedder } from '../agent/documents/embedder.ts'
import { createLibrary } from '../agent/documents/library.ts'
import { type ChatModelChoice, createChatModel } from '../agent/models/chat-model.ts'
import type { AgentLog } from '../agent/run.ts'
import type { Agent } from '../agent/turn.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { createFolderFiles, createStorageFiles, filesFolder } from '../db/files.ts'
import { allTools } from '../tools/all-tools.ts'
import { createRegistry, type Registry } from '../tools/registry.ts'
import type { Shop } from '../tools/shop.ts'
import type { StripeShop } from './billing/stripe.ts'
import type { Env } from './env.ts'
import { createLog, type Log } from './log.ts'
import { embedderConfig, modelConfig } from './model-config.ts'
import { createServer, type OrbitServer } from './server.ts'

export interface OrbitOptions {
  env: Env
  database: OrbitDatabase
  demoUserId: string | undefined
  version: string
  widgetFolder: string
  shop: StripeShop | undefined
}

export interface Brain {
  agent: Agent
  model: ChatModelChoice
  registry: Registry
  embedder: Embedder
}

/** The agent as the settings configure it, with all tools. The evals measure this one. */
export function createBrain(env: Env, clock: () => Date, log?: AgentLog, shop?: Shop): Brain {
  const registry = createRegistry(allTools)
  const model = createChatModel(modelConfig(env, registry))
  const embedder = createEmbedder(embedderConfig(env))
  return {
    agent: createAgent({ registry, model, clock, embedder, shop, ...(log && { log }) }),
    model,
    registry,
    embedder,
  }
}

export function createOrbit(options: OrbitOptions): { server: OrbitServer; model: ChatModelChoice; log: Log } {
  const { env } = options
  const log = createLog({ level: env.ORBIT_LOG_LEVEL, destination: destination({ dest: 2, sync: true }) })
  const frozen = env.ORBIT_CLOCK
  const clock = frozen === undefined ? () => new Date() : () => new Date(frozen)
  const { agent, model, registry, embedder } = createBrain(env, clock, log, options.shop)
  const { database } = options
  const embedded = database.kind === 'embedded'
  const files = embedded ? createFolderFiles(filesFolder(resolve(env.ORBIT_DATA_DIR))) : createStorageFiles()
  const tidies = embedded || env.SUPABASE_SECRET_KEY !== undefined
  const library = createLibrary({ database, files, embedder, model, log, tidies })
  const server = createServer({
    ...options,
    agent,
    library,
    log,
    modelName: model.name,
    titleOf: tool => registry.get(tool)?.title ?? tool,
    now: clock,
    wallTime: Date.now,
    allowedOrigins: env.ORBIT_ALLOWED_ORIGINS,
  })
  return { server, model, log }
}
