// Applies db/supabase/migrations to the embedded database, in the Supabase CLI's file format and history table.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EmbeddedDatabase } from './embedded.ts'

export interface Migration {
  version: string
  name: string
  sql: string
}

const migrationName = /^(\d{14})_(.+)\.sql$/

export function readMigrations(): Migration[] {
  const folder = new URL('./supabase/migrations/', import.meta.url)
  const migrations: Migration[] = []
  for (const file of readdirSync(fileURLToPath(folder)).sort()) {
    const match = migrationName.exec(file)
    if (!match) continue
    migrations.push({ version: match[1] ?? '', name: match[2] ?? '', sql: readFileSync(new URL(file, folder), 'utf8') })
  }
  return migrations
}

/** Each migration is one transaction: it is there with its history row, or not at all. Returns what was applied. */
export async function migrate(database: EmbeddedDatabase): Promise<Migration[]> {
  await database.execute(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text primary key, statements text[], name text
    );
  `)
  const rows = await database.query<{ version: string }>('select version from supabase_migrations.schema_migrations')
  const applied = new Set(rows.map(row => row.version))
  const pending = readMigrations().filter(migration => !applied.has(migration.version))
  for (const migration of pending) await apply(database, migration)
  return pending
}

async function apply(database: EmbeddedDatabase, { version, name, sql }: Migration): Promise<void> {
  const record = `insert into supabase_migrations.schema_migrations (version, name) values ('${version}', '${name}');`
  try {
    await database.execute(`begin;\n${sql}\n${record}\ncommit;`)
  } catch (error) {
    await database.execute('rollback;')
    throw new Error(`Migration ${version}_${name} failed: ${error instanceof Error ? error.message : error}`)
  }
}
