// Builds supabase-js clients for both backends, counts their requests, and checks tokens.
import { createClient, isAuthRetryableFetchError, type SupabaseClientOptions } from '@supabase/supabase-js'
import ws from 'ws'
import type { Attribution, Db, OrbitDatabase } from './database.ts'
import { CrmError } from './errors.ts'
import type { Database } from './types.ts'

export type Fetch = typeof globalThis.fetch

export interface Backend {
  kind: OrbitDatabase['kind']
  url: string
  publishableKey: string
  secretKey?: string
  fetch: Fetch
}

export type Clients = Pick<OrbitDatabase, 'anonymous' | 'asUser' | 'service' | 'verifyToken' | 'requestCount'>

export function createClients(backend: Backend): Clients {
  let requests = 0
  const counted: Fetch = (input, init) => {
    requests += 1
    return backend.fetch(input, init)
  }
  const client = (key: string, identity: Pick<SupabaseClientOptions<'public'>, 'accessToken' | 'global'> = {}): Db =>
    createClient<Database>(backend.url, key, {
      ...identity,
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      // Node 20 has no WebSocket of its own, and supabase-js refuses to start without one.
      realtime: { transport: ws as never },
      global: { ...identity.global, fetch: counted },
    })
  const verifier = client(backend.publishableKey)

  return {
    anonymous: () => client(backend.publishableKey),
    // With a token at hand the client builds no sign-in of its own, which costs more than a request.
    asUser: (token, attribution) =>
      client(backend.publishableKey, {
        accessToken: () => Promise.resolve(token),
        global: { headers: attributionHeaders(attribution) },
      }),
    service: () => {
      if (!backend.secretKey) throw new Error('SUPABASE_SECRET_KEY is needed for this, and is not set.')
      return client(backend.secretKey)
    },
    verifyToken: token => verifyToken(verifier, token),
    requestCount: () => requests,
  }
}

function attributionHeaders(attribution: Attribution | undefined): Record<string, string> {
  if (!attribution) return {}
  return { 'x-orbit-conversation': attribution.conversationId, 'x-orbit-call': attribution.callId }
}

async function verifyToken(client: Db, token: string): Promise<{ userId: string; expiresAt: Date }> {
  const expired = new CrmError('token_expired', 'Your session has expired.', { hint: 'Sign in again.' })
  if (isPast(token)) throw expired
  const { data, error } = await client.auth.getClaims(token).catch(thrown => ({ data: null, error: thrown as Error }))
  if (error && isAuthRetryableFetchError(error)) {
    throw new CrmError('internal', 'Sign-in cannot be checked at the moment. Please try again.', { cause: error })
  }
  if (error && /expired/i.test(error.message)) throw expired
  if (data?.claims.role !== 'authenticated') {
    throw new CrmError('unauthenticated', 'You are not signed in.', {
      hint: 'Sign in again.',
      cause: error ?? undefined,
    })
  }
  return { userId: data.claims.sub, expiresAt: new Date(data.claims.exp * 1000) }
}

/** Read without trust, only to say "expired" rather than "invalid" where the server does not tell them apart. */
function isPast(token: string): boolean {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    if (typeof payload !== 'object' || payload === null || !('exp' in payload)) return false
    return typeof payload.exp === 'number' && payload.exp * 1000 <= Date.now()
  } catch {
    return false
  }
}
