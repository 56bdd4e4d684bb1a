// Vitest's global set-up: makes one migrated database per state of the migrations, as a dump that tests boot from.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from './embedded.ts'
import { migrate, readMigrations } from './migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseTemplate: string
  }
}

const cache = fileURLToPath(new URL('../node_modules/.cache/orbitcrm/', import.meta.url))
const dayMs = 24 * 60 * 60 * 1000

export async function setup(project: TestProject): Promise<void> {
  const path = `${cache}template-${fingerprint()}.tar.gz`
  if (!existsSync(path)) await makeTemplate(path)
  project.provide('databaseTemplate', path)
}

/** Changes with the migrations, with what prepares the database for them, and with the versions underneath. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const migration of readMigrations()) hash.update(migration.version).update(migration.sql)
  for (const file of ['./embedded.ts', './embedded-session.ts', './migrate.ts', '../package.json']) {
    hash.update(readFileSync(new URL(file, import.meta.url)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function makeTemplate(path: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  removeOld()
  const database = await openEmbedded()
  await migrate(database)
  const dump = await database.dump()
  await database.close()
  // Renamed into place: a run beside this one never reads half a file.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
  renameSync(draft, path)
}

function removeOld(): void {
  for (const file of readdirSync(cache)) {
    if (Date.now() - statSync(cache + file).mtimeMs > dayMs) rmSync(cache + file, { force: true })
  }
}
