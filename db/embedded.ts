// The embedded backend: Supabase's own `lite` on an in-process Postgres. The only file that knows it exists.
import type { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite/vector'
import { App, InMemoryEmailDriver } from '@supabase/lite'
import { createPgliteConnection } from '@supabase/lite/pglite'
import { SignJWT } from 'jose'
import { createClients } from './clients.ts'
import { type DataDirectory, newSecrets, openDataDirectory } from './data-directory.ts'
import type { OrbitDatabase } from './database.ts'
import { clearLeftovers, prepareSession, prepareSystem } from './embedded-session.ts'
import { correctLite } from './lite-fixes.ts'
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
  /** Several queries as the superuser, all or none of them. Inside, use nothing but the `query` it is given. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  /** The whole database as one gzipped tar. */
  dump(): Promise<Blob>
  /** The project's HTTP API and the key that opens it, to be served to another process (tests, benchmarks). */
  api: { publishableKey: string; fetch(request: Request): Promise<Response> }
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

async function open(options: EmbeddedOptions, directory: DataDirectory | undefined): Promise<EmbeddedDatabase> {
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
  await prepareSystem(postgres, () => app.ensureSystemSchema())
  await clearLeftovers(postgres)
  directory?.ready()

  // One Postgres session serves everybody, and lite does not keep overlapping transactions apart on it.
  const alone = createQueue()
  const correct = correctLite(connection, request => app.fetch(request))
  const answer = (request: Request) => alone(() => correct(request))
  const clients = createClients({
    kind: 'embedded',
    url: 'http://127.0.0.1:1',
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    fetch: (input, init) => answer(new Request(input, init)),
  })

  let closing: Promise<void> | undefined
  return {
    ...clients,
    kind: 'embedded',
    mintToken: (userId, hours) => mintToken(secrets.jwtSecret, userId, hours),
    query: (sql, parameters) => alone(() => queryOn(postgres)(sql, parameters)),
    execute: sql =>
      alone(async () => {
        await postgres.exec(sql)
        await connection.clearSchemaCache()
      }),
    transaction: work => alone(() => postgres.transaction(transaction => work(queryOn(transaction)))),
    dump: () => alone(() => postgres.dumpDataDir('gzip')),
    api: { publishableKey: secrets.publishableKey, fetch: answer },
    close: () => {
      closing ??= alone(() => connection.close()).finally(() => directory?.release())
      return closing
    },
  }
}

function queryOn(session: Pick<PGlite, 'query'>): Query {
  return async <Row>(sql: string, parameters?: unknown[]) => (await session.query<Row>(sql, parameters)).rows
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
