// Opens the database that the configuration names: a hosted Supabase project, or the embedded one.
import type { OrbitDatabase } from './database.ts'
import type { EmbeddedDatabase } from './embedded.ts'
import { openHosted } from './hosted.ts'

export interface DatabaseConfig {
  /** Project URL of a hosted Supabase. Absent: the embedded database. */
  supabaseUrl?: string
  /** Publishable (or anon) key of that project. */
  supabaseKey?: string
  /** Service key of that project: webhooks, scheduled jobs and seeding. */
  supabaseServiceKey?: string
  /** Folder of the embedded database. Absent: in memory. */
  dataDir?: string
  /** ISO 8601 with an offset: freezes the clock. Embedded only. */
  clock?: string
  /** What is going on, for people who wait. */
  onProgress?: (step: 'opening' | 'migrating' | 'ready') => void
}

export type OpenedDatabase = (OrbitDatabase & { kind: 'hosted' }) | EmbeddedDatabase

/** Opened and, when embedded, migrated. @throws {Error} in one sentence when the configuration or the folder is at fault. */
export async function openDatabase(config: DatabaseConfig): Promise<OpenedDatabase> {
  if (config.supabaseUrl !== undefined) return openHostedFrom(config, config.supabaseUrl)
  config.onProgress?.('opening')
  // Loaded only when needed: a server on a hosted project never starts the embedded Postgres.
  const [{ openEmbedded }, { migrate }] = await Promise.all([import('./embedded.ts'), import('./migrate.ts')])
  const database = await openEmbedded({ dataDir: config.dataDir, clock: config.clock })
  try {
    config.onProgress?.('migrating')
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  config.onProgress?.('ready')
  return database
}

function openHostedFrom(config: DatabaseConfig, url: string): OpenedDatabase {
  if (config.clock !== undefined) {
    throw new Error('The clock can only be frozen on the embedded database: unset ORBIT_CLOCK or SUPABASE_URL.')
  }
  if (!config.supabaseKey)
    throw new Error('SUPABASE_URL is set, but the publishable (or anon) key of the project is missing.')
  return openHosted({ url, publishableKey: config.supabaseKey, secretKey: config.supabaseServiceKey })
}
