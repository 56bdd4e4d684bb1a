// The embedded backend: Supabase's own `lite` on an in-process Postgres. The only file that knows it exists.
import type { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite/vector'
import { App, InMemoryEmailDriver } from '@supabase/lite'
import { createPgliteConnection } from '@supabase/lite/pglite'
import { SignJWT } from 'jose'
import { createClients } from './clients.ts'
import { newSecrets, openDataDirectory } from './data-directory.ts'
import type { OrbitDatabase } from './database.ts'
import { createQueue } from './queue.ts'
import { silenceSqlErrors } from './silence-sql-errors.ts'

export interface EmbeddedOptions {
  /** Where data is kept. Absent: in memory, gone with the process. */
  dataDir?: string
  /** ISO 8601 with an offset: the clock of the database stands still there. */
  clock?: string
  /** A dump made by `dump()`, to start from instead of an empty database. Needs an empty or absent `dataDir`. */
  loadFrom?: Blob
}

export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>

export interface EmbeddedDatabase extends OrbitDatabase {
  kind: 'embedded'
  mintToken(userId: string, hours: number): Promise<string>
  /** As the superuser, outside of RLS: migrations, catalog checks, tests. */
  query: Query
  /** Several statements at once, as the superuser. */
  execute(sql: string): Promise<void>
  /** Several queries as the superuser, all or none of them. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  /** The whole database as one gzipped tar. */
  dump(): Promise<Blob>
}

type Connection = Awaited<ReturnType<typeof createPgliteConnection>>
interface RequestContext {
  auth?: { role?: string; uid?: string | null; jwt?: Record<string, unknown> | null }
}

// lite answers timestamps and numerics as Postgres prints them; PostgREST answers ISO 8601 and JSON numbers.
const parsers = {
  20: Number,
  1700: Number,
  1114: (text: string) => text.replace(' ', 'T'),
  1184: (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
}

/** @throws {Error} when the folder is held by another process or can't be written. */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const directory = options.dataDir === undefined ? undefined : openDataDirectory(options.dataDir)
  try {
    return await open(options, directory)
  } catch (error) {
    directory?.release()
    throw error
  }
}

async function open(
  options: EmbeddedOptions,
  directory: ReturnType<typeof openDataDirectory> | undefined,
): Promise<EmbeddedDatabase> {
  silenceSqlErrors()
  const secrets = directory?.secrets ?? newSecrets()
  const connection = await createPgliteConnection({
    url: directory?.postgres ?? 'memory://',
    pgliteOptions: { extensions: { vector, pg_trgm, unaccent }, parsers, loadDataDir: options.loadFrom },
  })
  const postgres = connection.driver
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
    },
    options: { drivers: { email: new InMemoryEmailDriver() } },
  })
  await prepareSession(postgres, options.clock)
  await prepareSystem(app, postgres)

  // One Postgres session serves everybody, and lite does not keep overlapping transactions apart on it.
  const alone = createQueue()
  let headers = '{}'
  applyOwnContext(connection, () => headers)
  const clients = createClients({
    kind: 'embedded',
    url: 'http://127.0.0.1:1',
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    fetch: (input, init) =>
      alone(() => {
        const request = new Request(input, init)
        headers = JSON.stringify(Object.fromEntries(request.headers))
        return app.fetch(request)
      }),
  })

  let closing: Promise<void> | undefined
  return {
    ...clients,
    kind: 'embedded',
    mintToken: (userId, hours) => mintToken(secrets.jwtSecret, userId, hours),
    query: (sql, parameters) => alone(() => queryOn(postgres)(sql, parameters)),
    execute: sql => alone(() => runStatements(postgres, connection, sql)),
    transaction: work => alone(() => postgres.transaction(transaction => work(queryOn(transaction)))),
    dump: () => alone(() => postgres.dumpDataDir('gzip')),
    close: () => {
      closing ??= alone(() => connection.close()).finally(() => directory?.release())
      return closing
    },
  }
}

function queryOn(session: Pick<PGlite, 'query'>): Query {
  return async <Row>(sql: string, parameters?: unknown[]) => (await session.query<Row>(sql, parameters)).rows
}

async function prepareSession(postgres: PGlite, clock: string | undefined): Promise<void> {
  await postgres.exec(`set timezone = 'UTC'; set search_path = public, extensions;`)
  // Read by app.clock(), which all defaults and expiries go through.
  await postgres.query(`select set_config('orbit.clock', $1, false)`, [clock ?? ''])
}

/** What a hosted project has before its first migration: the API's roles, their grants, and the auth schema. */
async function prepareSystem(app: App, postgres: PGlite): Promise<void> {
  const { rows } = await postgres.query(`select from pg_tables where schemaname = 'auth' and tablename = 'users'`)
  if (rows.length > 0) return clearLeftovers(postgres)
  await postgres.exec(`
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
    create schema extensions;
    grant usage on schema public, extensions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  `)
  await app.ensureSystemSchema()
  await postgres.exec(`grant usage on schema auth to anon, authenticated, service_role;`)
}

/** This process alone holds the data: whatever run or model call was under way before ended with its process. */
async function clearLeftovers(postgres: PGlite): Promise<void> {
  const { rows } = await postgres.query(`select to_regclass('public.token_holds') as ready`)
  if (!(rows[0] as { ready: string | null } | undefined)?.ready) return
  await postgres.exec(`
    update public.ai_conversations set run_id = null, run_expires_at = null where run_id is not null;
    delete from public.token_holds;
  `)
}

/**
 * lite grants every role everything on every table of a schema with RLS, which would undo the migrations' grants, and
 * gives functions the request's headers but not tables, which the audit trigger needs. One statement sets all of it.
 */
function applyOwnContext(connection: Connection, headers: () => string): void {
  const setContext = (_transaction: unknown, context: RequestContext) => {
    const role = context.auth?.role ?? 'anon'
    return connection.driver.query(
      `select set_config('role', $1, true), set_config('request.jwt.claim.role', $1, true),
              set_config('request.jwt.claim.sub', $2, true), set_config('request.jwt.claims', $3, true),
              set_config('request.headers', $4, true)`,
      [role, context.auth?.uid ?? '', JSON.stringify(context.auth?.jwt ?? { role }), headers()],
    )
  }
  Object.assign(connection, {
    ensureRlsContext: () => Promise.resolve(true),
    applyJwtSessionContext: setContext,
    applyRpcRequestGucs: () => Promise.resolve(),
  })
}

async function runStatements(postgres: PGlite, connection: Connection, sql: string): Promise<void> {
  await postgres.exec(sql)
  await connection.clearSchemaCache()
}

function mintToken(secret: string, userId: string, hours: number): Promise<string> {
  return new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(userId)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000 + hours * 3600))
    .sign(new TextEncoder().encode(secret))
}
