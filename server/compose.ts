// Puts the running product together from settings and an open database. Used by `npm start`; the evals import it, too.
import { destination } from 'pino'
import { createAgent } from '../agent/agent.ts'
import { createChatModel } from '../agent/models/chat-model.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { allTools } from '../tools/all-tools.ts'
import { createRegistry } from '../tools/registry.ts'
import type { Env } from './env.ts'
import { createLog } from './log.ts'
import { modelConfig } from './model-config.ts'
import { createServer, type OrbitServer } from './server.ts'

export interface OrbitOptions {
  env: Env
  database: OrbitDatabase
  demoUserId: string | undefined
  version: string
  widgetFolder: string
}

export function createOrbit(options: OrbitOptions): { server: OrbitServer; modelName: string } {
  const { env } = options
  const log = createLog({ level: env.ORBIT_LOG_LEVEL, destination: destination({ dest: 2, sync: true }) })
  const registry = createRegistry(allTools)
  const model = createChatModel(modelConfig(env, registry))
  const frozen = env.ORBIT_CLOCK
  const clock = frozen === undefined ? () => new Date() : () => new Date(frozen)
  const agent = createAgent({ registry, model, clock, log })
  const server = createServer({
    ...options,
    agent,
    log,
    modelName: model.name,
    titleOf: tool => registry.get(tool)?.title ?? tool,
    now: clock,
    wallTime: Date.now,
    allowedOrigins: env.ORBIT_ALLOWED_ORIGINS,
  })
  return { server, modelName: model.name }
}
