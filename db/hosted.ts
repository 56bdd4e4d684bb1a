// A hosted (or self-hosted) Supabase project, migrated with the Supabase CLI.
import { createClients } from './clients.ts'
import type { OrbitDatabase } from './database.ts'
import { createKeepAliveFetch } from './keep-alive-fetch.ts'

export interface HostedOptions {
  url: string
  publishableKey: string
  secretKey?: string
}

/** Makes no request: a wrong URL or key shows with the first one. */
export function openHosted(options: HostedOptions): OrbitDatabase & { kind: 'hosted' } {
  const clients = createClients({ kind: 'hosted', ...options, fetch: createKeepAliveFetch() })
  return { ...clients, kind: 'hosted', close: () => Promise.resolve() }
}
