// A real server on a free port, on a test database, with the agent that a test wants.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Library } from '../../agent/documents/library.ts'
import type { Agent } from '../../agent/turn.ts'
import type { OrbitDatabase } from '../../db/database.ts'
import type { StripeShop } from '../billing/stripe.ts'
import type { ServerLimits } from '../limits.ts'
import { createLog } from '../log.ts'
import { createServer, type OrbitServer } from '../server.ts'

export interface TestServerOptions {
  database: OrbitDatabase
  agent: Agent
  library?: Library
  limits?: Partial<ServerLimits>
  allowedOrigins?: string[]
  demoUserId?: string
  titleOf?: (tool: string) => string
  wallTime?: () => number
  widgetFolder?: string
  host?: string
  port?: number
  shop?: StripeShop
}

export interface TestServer {
  url: string
  server: OrbitServer
  /** Everything that was logged, as it would be written. */
  logged: string[]
  close(): Promise<void>
}

/** The frozen clock of the test database. */
export const testNow = () => new Date('2026-11-23T09:00:00+01:00')

export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const logged: string[] = []
  const emptyFolder = mkdtempSync(join(tmpdir(), 'orbit-widget-'))
  const { allowedOrigins, demoUserId } = options
  const server = createServer({
    database: options.database,
    agent: options.agent,
    ...(options.library && { library: options.library }),
    modelName: 'scripted',
    titleOf: options.titleOf ?? (tool => `Title of ${tool}`),
    now: testNow,
    wallTime: options.wallTime ?? Date.now,
    log: createLog({ level: 'trace', destination: { write: line => void logged.push(line) } }),
    version: '0.0.0-test',
    shop: options.shop,
    widgetFolder: options.widgetFolder ?? emptyFolder,
    limits: { shutdownMs: 2_000, ...options.limits },
    ...(allowedOrigins && { allowedOrigins }),
    ...(demoUserId !== undefined && { demoUserId }),
  })
  const { url } = await server.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  return {
    url,
    server,
    logged,
    async close() {
      await server.close()
      rmSync(emptyFolder, { recursive: true, force: true })
    },
  }
}
