// Carries out expected writes straight on the database, as the superuser.
import type { EmbeddedDatabase } from '../../db/embedded.ts'
import type { ExpectedWrite } from '../format/case.ts'
import { type Row, stableUuid } from '../format/seed.ts'
import { isReference, type Json } from '../format/value.ts'
import { expandWrites } from '../grade/expand.ts'
import { anyAddress } from '../match/address.ts'
import { addDays, instantOf, localDate } from '../match/moments.ts'
import type { Stage } from '../run/stage.ts'
import { synthesize, untouched } from './synthesize.ts'

/** `salt` makes the new rows others than those of the same writes without it. */
export async function performWrites(stage: Stage, writes: ExpectedWrite[], salt = ''): Promise<void> {
  const before = await stage.snapshot()
  const wanted = expandWrites(
    writes.filter(write => !write.optional),
    before,
    stage.world,
  )
  // Rows that others refer to come first.
  const ordered = [...wanted].sort((a, b) => Number(b.write.as !== undefined) - Number(a.write.as !== undefined))
  const made = new Map<string, string>()
  for (const [index, { write, row }] of ordered.entries()) {
    const values = valuesOf(write, row, made, stage)
    if (write.op === 'insert') {
      const id = stableUuid(`oracle:${salt}:${index}:${JSON.stringify(write)}`)
      if (write.as !== undefined) made.set(write.as, id)
      await insert(stage, write.table, { id, ...required(write.table, values, stage, `${index}${salt}`), ...values })
    } else if (row && write.op === 'update') await update(stage.database, write.table, String(row.id), values)
    else if (row) await stage.database.query(`delete from public.${write.table} where id = $1`, [row.id])
  }
}

function valuesOf(write: ExpectedWrite, row: Row | undefined, made: ReadonlyMap<string, string>, stage: Stage): Row {
  const values: Row = {}
  for (const [column, expected] of Object.entries(write.set ?? {})) {
    const before = row && column === anyAddress ? (row.address_street ?? null) : row?.[column]
    const value = synthesize(expected, row ? (before ?? null) : undefined, stage.world.timeZone)
    if (value === untouched) continue
    const resolved = isReference(value) ? (made.get(String(value)) ?? null) : toId(value, stage)
    if (column !== anyAddress) values[column] = mergeObject(resolved, before)
    else Object.assign(values, emptyAddress(row), { address_street: resolved })
  }
  return values
}

function toId(value: Json, stage: Stage): Json {
  return typeof value === 'string' ? (stage.world.symbols.get(value) ?? value) : value
}

function mergeObject(value: Json, before: Json | undefined): Json {
  const isObject = (item: Json | undefined) => typeof item === 'object' && item !== null && !Array.isArray(item)
  if (!isObject(before)) return value
  return { ...(before as Row), ...(isObject(value) ? (value as Row) : { oracle: value }) }
}

function emptyAddress(row: Row | undefined): Row {
  const columns = Object.keys(row ?? {}).filter(column => column.startsWith('address_'))
  return Object.fromEntries(columns.map(column => [column, null]))
}

/** What the table insists on and a case may leave open. */
function required(table: string, values: Row, stage: Stage, mark: string): Row {
  const { actingOrg, clock, timeZone, currency, paymentTermsDays } = stage.world
  const today = localDate(clock, timeZone)
  const own: Row = { org_id: actingOrg }
  if (table === 'contacts') return { ...own, is_company: 'company_name' in values && !('last_name' in values) }
  if (table === 'tasks') return { ...own, title: 'Task' }
  if (table === 'projects') return { ...own, name: 'Project' }
  if (table === 'invoices') {
    return { ...own, invoice_number: `O-${mark}`, currency, due_date: addDays(today, paymentTermsDays) }
  }
  if (table === 'documents') return { ...own, name: 'Document', file_path: `o/${mark}`, file_type: 'text/plain' }
  if (table !== 'bookings') return own
  const start = typeof values.start_time === 'string' ? values.start_time : instantOf(today, '12:00', timeZone)
  return {
    ...own,
    title: 'Meeting',
    start_time: start,
    end_time: new Date(new Date(start).getTime() + 3_600_000).toISOString(),
  }
}

async function insert(stage: Stage, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map(column => `"${column}"`)
  await stage.database.query(
    `insert into public.${table} (${columns}) select ${columns} from jsonb_populate_record(null::public.${table}, $1)`,
    [JSON.stringify(row)],
  )
}

export async function update(database: EmbeddedDatabase, table: string, id: string, values: Row): Promise<void> {
  const columns = Object.keys(values)
  if (columns.length === 0) return
  const list = columns.map(column => `"${column}" = r."${column}"`)
  await database.query(
    `update public.${table} t set ${list} from jsonb_populate_record(null::public.${table}, $1) r where t.id = $2`,
    [JSON.stringify(values), id],
  )
}
