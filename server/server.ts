// The whole server out of its parts: http routes, sockets and sessions on one port.
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import type { Library } from '../agent/documents/library.ts'
import type { Agent } from '../agent/turn.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { CrmError } from '../db/errors.ts'
import type { StripeShop } from './billing/stripe.ts'
import { createConversationLog } from './conversation-log.ts'
import { createIdentityReader } from './identity.ts'
import { defaultLimits, type ServerLimits } from './limits.ts'
import type { Log } from './log.ts'
import type { PublicConfig } from './protocol.ts'
import { authRoutes, isDemoAllowed, isLoopback } from './routes/auth.ts'
import { documentRoutes } from './routes/documents.ts'
import { failure } from './routes/failures.ts'
import { healthRoutes } from './routes/health.ts'
import { pageRoutes } from './routes/pages.ts'
import { stripeRoutes } from './routes/stripe.ts'
import { createSessions } from './sessions.ts'
import { attachSockets } from './socket.ts'

export interface ServerOptions {
  database: OrbitDatabase
  agent: Agent
  /** Of the model that answers, for people to see. */
  modelName: string
  titleOf(tool: string): string
  /** The product's clock. */
  now(): Date
  /** The machine's clock in milliseconds. */
  wallTime(): number
  log: Log
  version: string
  /** Documents; left out: there are none here. */
  library?: Library
  /** The built widget. */
  widgetFolder: string
  allowedOrigins?: string[]
  demoUserId?: string
  /** Left out: nothing can be bought here. */
  shop?: StripeShop | undefined
  limits?: Partial<ServerLimits>
}

export interface OrbitServer {
  /** @throws {Error} with a `code` such as EADDRINUSE. */
  listen(port: number, host: string): Promise<{ url: string; port: number }>
  /** Takes nothing new, lets turns in progress end, sends everybody away. Does not close the database. */
  close(): Promise<void>
  connections(): number
}

export function createServer(options: ServerOptions): OrbitServer {
  const { database, log } = options
  const limits = { ...defaultLimits, ...options.limits }
  const allowedOrigins = options.allowedOrigins ?? []
  let host = ''
  const auth = { ...options, demoUserId: options.demoUserId, onLoopback: () => isLoopback(host) }

  const app = new Hono()
  app.onError((thrown, context) => failure(context, thrown, log))
  app.notFound(context => failure(context, new CrmError('not_found', 'There is nothing at this address.'), log))
  // Whether a name is only ever reached over https is for whoever runs the proxy in front to promise.
  const decidedElsewhere = {
    strictTransportSecurity: false,
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
  }
  app.use(secureHeaders(decidedElsewhere))
  app.use('/auth/*', bodyLimit({ maxSize: limits.bodyBytes, onError: tooLarge }))
  for (const path of ['/auth/*', '/config', '/documents/*'])
    app.use(path, cors({ origin: origin => (allowedOrigins.includes(origin) ? origin : null) }))
  app.route('/auth', authRoutes(auth))
  app.route('/stripe', stripeRoutes({ database, log, shop: options.shop }))
  app.route('/health', healthRoutes(options))
  if (options.library) app.route('/documents', documentRoutes({ database, library: options.library }))
  app.get('/config', context => {
    const config: PublicConfig = {
      demo: isDemoAllowed(context, auth),
      model: options.modelName,
      version: options.version,
    }
    return context.json(config)
  })
  app.route('/', pageRoutes(options.widgetFolder))

  const stored = createConversationLog(database)
  const identities = createIdentityReader(database, options.modelName, options.now)
  const environment = { ...options, ...stored, ...identities, limits, bufferedEvents: limits.bufferedEvents }
  const sessions = createSessions({ ...environment, idleMs: limits.idleMs })
  const http = createAdaptorServer({ fetch: app.fetch })
  const sockets = attachSockets(http as import('node:http').Server, {
    ...environment,
    sessions,
    allowedOrigins,
    socketLimits: limits,
  })

  return {
    connections: () => sockets.count(),
    async listen(port, hostname) {
      host = hostname
      await new Promise<void>((resolve, reject) => {
        http.once('error', reject)
        http.listen(port, hostname, () => resolve())
      })
      const address = http.address() as AddressInfo
      return { url: `http://${urlHost(hostname)}:${address.port}`, port: address.port }
    },
    async close() {
      sockets.refuse()
      const closed = new Promise(resolve => http.close(resolve))
      await sessions.close(limits.shutdownMs)
      await sockets.close()
      await options.library?.close()
      if ('closeAllConnections' in http) http.closeAllConnections()
      await closed
    },
  }
}

function tooLarge(): never {
  throw new CrmError('frame_too_large', 'The request is too large.')
}

/** What a person can open: an address that means "everywhere" is not one. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
