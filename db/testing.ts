// The database that tests run on: embedded, migrated, in memory, with a frozen clock. Every test makes its own
// organizations instead of emptying tables, so one database serves many files.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import type { Db } from './database.ts'
import type { EmbeddedDatabase } from './embedded.ts'
import { openEmbedded } from './embedded.ts'
import type { Json } from './types.ts'

/** A Monday morning in Switzerland. */
export const testClock = '2026-11-23T09:00:00+01:00'

export interface Persona {
  userId: string
  email: string
  /** Good for a day of the real clock. */
  token: string
  db: Db
}

export interface TestOrg {
  id: string
  owner: Persona
  addMember(name: string): Promise<Persona>
}

export interface TestDatabase {
  database: EmbeddedDatabase
  createOrg(name: string, options?: { settings?: Json; token_balance?: number }): Promise<TestOrg>
}

/**
 * The database that all test files of one worker share: booting one costs more than most files. `close` leaves it open.
 * With options it is booted for the caller alone, who closes it.
 */
export async function openTestDatabase(options?: { clock?: string; alone?: true }): Promise<TestDatabase> {
  const database = options === undefined ? await sharedDatabase() : await boot(options.clock)
  return { database, createOrg: (name, settings) => createOrg(database, name, settings) }
}

let shared: Promise<EmbeddedDatabase> | undefined

async function sharedDatabase(): Promise<EmbeddedDatabase> {
  shared ??= boot()
  return { ...(await shared), close: async () => {} }
}

/** From the template that `testing-setup.ts` made for this run. */
function boot(clock = testClock): Promise<EmbeddedDatabase> {
  return openEmbedded({ clock, loadFrom: new Blob([readFileSync(inject('databaseTemplate'))]) })
}

async function createOrg(
  database: EmbeddedDatabase,
  name: string,
  options: { settings?: Json; token_balance?: number } = {},
): Promise<TestOrg> {
  const owner = await createPersona(database, `${name} Owner`, { org_name: name }, {})
  const [row] = await database.query<{ id: string }>(
    `update organizations set settings = coalesce($2, settings), token_balance = coalesce($3, token_balance)
     where id = (select org_id from profiles where id = $1) returning id`,
    [
      owner.userId,
      options.settings === undefined ? null : JSON.stringify(options.settings),
      options.token_balance ?? null,
    ],
  )
  const id = row?.id ?? ''
  return { id, owner, addMember: memberName => createPersona(database, memberName, {}, { org_id: id }) }
}

async function createPersona(
  database: EmbeddedDatabase,
  name: string,
  userData: Record<string, string>,
  appData: Record<string, string>,
): Promise<Persona> {
  const userId = randomUUID()
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}.${userId.slice(0, 8)}@example.com`
  await database.query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
     values ($1, $2, now(), $3, $4)`,
    [userId, email, JSON.stringify({ full_name: name, ...userData }), JSON.stringify(appData)],
  )
  const token = await database.mintToken(userId, 24)
  return { userId, email, token, db: database.asUser(token) }
}
