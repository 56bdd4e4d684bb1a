// The database that tests run on: embedded, migrated, in memory, with a frozen clock. Every test makes its own
// organizations instead of emptying tables.
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

/** Boots from the template that `testing-setup.ts` made for this run. Close it in `afterAll`. */
export async function openTestDatabase(options: { clock?: string } = {}): Promise<TestDatabase> {
  const template = new Blob([readFileSync(inject('databaseTemplate'))])
  const database = await openEmbedded({ clock: options.clock ?? testClock, loadFrom: template })
  return { database, createOrg: (name, settings) => createOrg(database, name, settings) }
}

async function createOrg(
  database: EmbeddedDatabase,
  name: string,
  options: { settings?: Json; token_balance?: number } = {},
): Promise<TestOrg> {
  const owner = await createPersona(database, `${name} Owner`, { org_name: name })
  const [profile] = await database.query<{ org_id: string }>('select org_id from profiles where id = $1', [
    owner.userId,
  ])
  const id = profile?.org_id ?? ''
  await database.query(
    'update organizations set settings = coalesce($2, settings), token_balance = coalesce($3, token_balance) where id = $1',
    [id, options.settings === undefined ? null : JSON.stringify(options.settings), options.token_balance ?? null],
  )
  return { id, owner, addMember: memberName => addMember(database, id, memberName) }
}

async function addMember(database: EmbeddedDatabase, orgId: string, name: string): Promise<Persona> {
  const persona = await createPersona(database, name, {})
  const [own] = await database.query<{ org_id: string }>('select org_id from profiles where id = $1', [persona.userId])
  // Everybody starts as the owner of an organization of their own; moving is nobody's right, so it is done by hand.
  await database.execute(`
    alter table profiles disable trigger profiles_keep_org;
    update profiles set org_id = '${orgId}', role = 'member' where id = '${persona.userId}';
    alter table profiles enable trigger profiles_keep_org;
    delete from organizations where id = '${own?.org_id}';
  `)
  return persona
}

async function createPersona(
  database: EmbeddedDatabase,
  name: string,
  metadata: Record<string, string>,
): Promise<Persona> {
  const userId = randomUUID()
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}.${userId.slice(0, 8)}@example.com`
  await database.query(
    'insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data) values ($1, $2, now(), $3)',
    [userId, email, JSON.stringify({ full_name: name, ...metadata })],
  )
  const token = await database.mintToken(userId, 24)
  return { userId, email, token, db: database.asUser(token) }
}
