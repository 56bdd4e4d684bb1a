// Whether this server can do its work: for load balancers and people.
import { Hono } from 'hono'
import type { OrbitDatabase } from '../../db/database.ts'

const patienceMs = 3_000

export function healthRoutes(options: { database: OrbitDatabase; version: string }): Hono {
  return new Hono().get('/', async context => {
    const reachable = await isReachable(options.database)
    context.header('cache-control', 'no-store')
    const { version } = options
    const { kind } = options.database
    return reachable
      ? context.json({ status: 'ok', version, database: kind })
      : context.json({ status: 'unavailable', version, database: kind }, 503)
  })
}

/** Being refused is an answer, too: only silence and server errors mean that the database is away. */
async function isReachable(database: OrbitDatabase): Promise<boolean> {
  const signal = AbortSignal.timeout(patienceMs)
  const { status } = await database.anonymous().from('organizations').select('id').limit(1).abortSignal(signal)
  return status >= 200 && status < 500
}
