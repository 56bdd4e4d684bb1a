// The embedded database in a process of its own, reached over HTTP like a hosted project: the server's CPU is then its own.
import { serve } from '@hono/node-server'
import { openEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'

const database = await openEmbedded()
await migrate(database)
// More turns than the free tier pays for.
await database.execute('alter table organizations alter token_balance set default 2000000000')

let requests = 0
function answer(request: Request): Promise<Response> | Response {
  if (new URL(request.url).pathname === '/bench/requests') return new Response(String(requests))
  requests += 1
  return database.api.fetch(request)
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`ready ${port} ${database.api.publishableKey}\n`)
})
