// Sign-in, sign-up, refresh and sign-out through Supabase Auth; and the demo's token, on this machine only.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { AuthError, Session } from '@supabase/supabase-js'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { OrbitDatabase } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import { createAttempts } from '../attempts.ts'
import type { RefreshRequest, SignedIn, SignInRequest, SignUpRequest } from '../protocol.ts'
import { addressTaken, authError, inviteError, sessionOver, tooMany, wrongPassword } from './auth-errors.ts'
import { readBody } from './failures.ts'

export interface AuthEnvironment {
  database: OrbitDatabase
  wallTime(): number
  /** Whom the demo page signs in; undefined: there is no demo. */
  demoUserId: string | undefined
  /** The server can be reached from this machine only. */
  onLoopback(): boolean
}

const emailSchema = z.email().max(254)
const passwordSchema = z.string().min(8).max(200)
const signInSchema: z.ZodType<SignInRequest> = z.object({ email: emailSchema, password: z.string().min(1).max(200) })
const signUpSchema: z.ZodType<SignUpRequest> = z
  .object({
    email: emailSchema,
    password: passwordSchema,
    full_name: z.string().trim().min(1).max(200),
    organization: z.string().trim().min(1).max(200).optional(),
    invite_code: z.string().trim().min(1).max(40).optional(),
  })
  .refine(body => body.organization ?? body.invite_code, {
    path: ['organization'],
    message: 'an organization to found, or an invitation',
  })
const refreshSchema: z.ZodType<RefreshRequest> = z.object({ refresh_token: z.string().min(1).max(4096) })

const windowMs = 10 * 60_000
const demoHours = 12

export function authRoutes(environment: AuthEnvironment): Hono {
  const { database, wallTime } = environment
  const byAddress = createAttempts({ limit: 10, windowMs, wallTime })
  const byPeer = createAttempts({ limit: 100, windowMs, wallTime })

  return new Hono()
    .post('/sign-in', async context => {
      const { email, password } = await readBody(context, signInSchema)
      const peer = getConnInfo(context).remote.address ?? ''
      const address = email.toLowerCase()
      if (byAddress.exhausted(address) || byPeer.exhausted(peer)) throw tooMany()
      const { data, error } = await database.anonymous().auth.signInWithPassword({ email, password })
      if (!error) return context.json(signedIn(data.session, wallTime()))
      byAddress.fail(address)
      byPeer.fail(peer)
      throw authError(error, wrongPassword)
    })
    .post('/sign-up', async context => {
      const { email, password, full_name, organization, invite_code } = await readBody(context, signUpSchema)
      const peer = getConnInfo(context).remote.address ?? ''
      if (invite_code && byPeer.exhausted(peer)) throw tooMany()
      const options = { data: { full_name, org_name: organization, invite_code } }
      const { data, error } = await database.anonymous().auth.signUp({ email, password, options })
      if (error && invite_code) byPeer.fail(peer)
      if (error) throw invite_code ? inviteError(error) : authError(error, addressTaken)
      if (!data.session) return context.json({ confirmation: 'email' }, 202)
      return context.json(signedIn(data.session, wallTime()))
    })
    .post('/refresh', async context => {
      const { refresh_token } = await readBody(context, refreshSchema)
      const { data, error } = await database.anonymous().auth.refreshSession({ refresh_token })
      if (error || !data.session) throw error ? authError(error, sessionOver) : sessionOver()
      return context.json(signedIn(data.session, wallTime()))
    })
    .post('/sign-out', async context => {
      const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
      if (!token) throw new CrmError('unauthenticated', 'You are not signed in.')
      // A session that is over already is what was asked for.
      const { error } = await database.anonymous().auth.admin.signOut(token, 'local')
      if (error) ignoreOver(error)
      return context.body(null, 204)
    })
    .get('/demo', async context => {
      const { demoUserId } = environment
      if (!database.mintToken || !demoUserId || !isDemoAllowed(context, environment)) {
        throw new CrmError('not_found', 'There is no demo here.', { hint: 'Sign in.' })
      }
      const access_token = await database.mintToken(demoUserId, demoHours)
      const expires_at = Math.floor(wallTime() / 1000) + demoHours * 3600
      context.header('cache-control', 'no-store')
      return context.json({ access_token, expires_at } satisfies SignedIn)
    })
}

/** Only who sits at this machine: a page of a stranger, a name that points here, or a proxy in front gets nothing. */
export function isDemoAllowed(context: Context, environment: AuthEnvironment): boolean {
  const { database, demoUserId, onLoopback } = environment
  if (database.kind !== 'embedded' || demoUserId === undefined || !onLoopback()) return false
  const { origin, host, ...headers } = context.req.header()
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  if (origin !== undefined && !(URL.canParse(origin) && isLoopback(new URL(origin).hostname))) return false
  const url = `http://${host ?? ''}`
  return isLoopback(getConnInfo(context).remote.address ?? '') && URL.canParse(url) && isLoopback(new URL(url).hostname)
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
}

function signedIn(session: Session, wallTime: number): SignedIn {
  const { access_token, refresh_token, expires_at, expires_in } = session
  return { access_token, refresh_token, expires_at: expires_at ?? Math.floor(wallTime / 1000) + expires_in }
}

function ignoreOver(error: AuthError): void {
  if ((error.status ?? 500) >= 500) throw authError(error, sessionOver)
}
