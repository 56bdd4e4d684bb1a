// The seed as data, and what a grader has to know of it: which symbol is which row, who acts, whose organization.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Json } from './value.ts'

export type Row = { [column: string]: Json }
export type Tables = { [table: string]: Row[] }

const seedSchema = z.object({
  clock: z.iso.datetime({ offset: true }),
  timezone: z.string(),
  acting_user: z.string(),
  acting_org: z.string(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
})
export type Seed = z.infer<typeof seedSchema>

/** The seed with uuids instead of symbols, and the facts that grading needs. */
export interface World {
  clock: string
  timeZone: string
  actingUser: string
  actingOrg: string
  currency: string
  paymentTermsDays: number
  country: string
  symbols: ReadonlyMap<string, string>
  tables: Tables
}

const isSymbol = (value: Json): value is string => typeof value === 'string' && /^[a-z_]+:[^\s/]+$/.test(value)
const isUuid = (text: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)

export function readSeed(file: string): Seed {
  const parsed = seedSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** @throws {Error} when a row has no id, an id occurs twice, or a symbol stands for no row. */
export function createWorld(seed: Seed): World {
  const symbols = new Map<string, string>()
  for (const [table, rows] of Object.entries(seed.tables)) {
    for (const row of rows) {
      if (typeof row.id !== 'string') throw new Error(`seed: a row of ${table} has no id`)
      if (symbols.has(row.id)) throw new Error(`seed: the id ${row.id} occurs twice`)
      symbols.set(row.id, isUuid(row.id) ? row.id : stableUuid(row.id))
    }
  }
  const resolve = (symbol: string) => {
    const id = symbols.get(symbol)
    if (id === undefined) throw new Error(`seed: ${symbol} stands for no row`)
    return id
  }
  const tables: Tables = {}
  for (const [table, rows] of Object.entries(seed.tables)) {
    tables[table] = rows.map(row => resolveRow(row, symbols, `${table} ${row.id}`))
  }
  const actingOrg = resolve(seed.acting_org)
  const settings = settleTimeZone(tables, actingOrg, seed.timezone)
  return {
    clock: seed.clock,
    timeZone: seed.timezone,
    actingUser: resolve(seed.acting_user),
    actingOrg,
    ...conventions(settings ?? null),
    symbols,
    tables,
  }
}

/** Any fixed mapping will do; this one looks like a version 4 uuid. */
export function stableUuid(symbol: string): string {
  const hex = createHash('sha256').update(`orbit-evals:${symbol}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function resolveRow(row: Row, symbols: Map<string, string>, place: string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (!isSymbol(value) || !(column === 'id' || column.endsWith('_id') || /_(by|to)$/.test(column)))
        return [column, value]
      const id = symbols.get(value)
      if (id === undefined && column !== 'external_event_id' && !column.startsWith('stripe_')) {
        throw new Error(`seed: ${place}: ${column} names ${value}, which stands for no row`)
      }
      return [column, id ?? value]
    }),
  )
}

/** The zone of the seed is the organization's, also where its settings don't say so. */
function settleTimeZone(tables: Tables, orgId: string, timeZone: string): Json {
  const org = tables.organizations?.find(row => row.id === orgId)
  const settings = org?.settings ?? {}
  if (!org || typeof settings !== 'object' || Array.isArray(settings) || settings.time_zone) return settings
  org.settings = { ...settings, time_zone: timeZone }
  return org.settings
}

/** The product's own defaults where the organization says nothing. */
function conventions(settings: Json): { currency: string; paymentTermsDays: number; country: string } {
  const own = typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? settings : {}
  return {
    currency: typeof own.currency === 'string' ? own.currency : 'CHF',
    paymentTermsDays: typeof own.payment_terms_days === 'number' ? own.payment_terms_days : 30,
    country: typeof own.country === 'string' ? own.country : 'CH',
  }
}
