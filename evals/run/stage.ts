// The database that cases run on: booted once, seeded once, and put back after every case by rewriting only the rows that changed.
import type { EmbeddedDatabase } from '../../db/embedded.ts'
import { openEmbedded } from '../../db/embedded.ts'
import type { Tables, World } from '../format/seed.ts'
import { bookkeepingTables } from '../grade/tables.ts'
import { accountsOf, type Column, fitRows, withOrganizations } from './seed-rows.ts'
import { readTemplate } from './template.ts'

export interface Stage {
  database: EmbeddedDatabase
  /** The access token of the acting user. */
  token: string
  world: World
  /** Everything as the seed has it. */
  reset(): Promise<void>
  /** All rows of the business tables of every organization, now. */
  snapshot(): Promise<Tables>
  /** The same right after a reset. */
  initial: Tables
  /** Clears the database and fills it from another seed. */
  load(world: World): Promise<void>
  close(): Promise<void>
}

interface Catalog {
  name: string
  columns: Column[]
  /** Filled by the migrations, as the list of products: part of the system, no firm's data. */
  isReference: boolean
}

const dayInHours = 24

export async function openStage(world: World): Promise<Stage> {
  const database = await openEmbedded({ clock: world.clock, loadFrom: await readTemplate() })
  const catalog = await readCatalog(database)
  const compared = catalog
    .filter(table => !table.isReference)
    .map(table => table.name.split('.'))
    .flatMap(([schema, name = '']) => (schema === 'public' && !bookkeepingTables.has(name) ? [name] : []))
  const reading = `select jsonb_build_object(${compared.map(rowsAsJson).join(', ')}) as tables`
  const stage: Stage = {
    database,
    token: '',
    world,
    initial: {},
    reset: async () => void (await database.query('select orbit_evals.restore()')),
    snapshot: async () => (await database.query<{ tables: Tables }>(reading))[0]?.tables ?? {},
    async load(next) {
      await fill(database, catalog, next)
      stage.world = next
      stage.initial = await stage.snapshot()
      stage.token = await database.mintToken(next.actingUser, dayInHours)
    },
    close: () => database.close(),
  }
  await stage.load(world)
  return stage
}

function rowsAsJson(table: string): string {
  return `'${table}', (select coalesce(jsonb_agg(to_jsonb(r) order by to_jsonb(r) ->> 'id'), '[]') from public.${table} r)`
}

/** The tables of our schemas, each after those that it refers to. */
async function readCatalog(database: EmbeddedDatabase): Promise<Catalog[]> {
  const tables = await database.query<Catalog & { parents: string[] | null }>(`
    select c.table_schema || '.' || c.table_name as name, jsonb_agg(jsonb_build_object(
      'name', c.column_name, 'type', c.data_type, 'nullable', c.is_nullable = 'YES', 'hasDefault', c.column_default is not null or c.is_identity = 'YES'
    ) order by c.ordinal_position) as columns, (
      select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
      where f.contype = 'f' and f.conrelid = (c.table_schema || '.' || c.table_name)::regclass and f.confrelid <> f.conrelid
    ) as parents
    from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where c.table_schema in ('public', 'app') and c.is_generated = 'NEVER'
    group by c.table_schema, c.table_name order by c.table_name`)
  const ordered: Catalog[] = []
  const visit = (name: string, path: string[]) => {
    const table = tables.find(each => each.name === name || each.name === `public.${name}`)
    if (!table || ordered.includes(table) || path.includes(name)) return
    for (const parent of table.parents ?? []) visit(parent, [...path, name])
    ordered.push(table)
  }
  for (const { name } of tables) visit(name, [])
  for (const table of ordered) {
    const [row] = await database.query<{ filled: boolean }>(`select exists (select from ${table.name}) as filled`)
    table.isReference = row?.filled === true
  }
  return ordered
}

/** Triggers keep what the product finds names by, so they run; of the audit trail they write, nothing stays. */
async function fill(database: EmbeddedDatabase, catalog: Catalog[], world: World): Promise<void> {
  for (const table of Object.keys(world.tables)) {
    if (!catalog.some(each => each.name === `public.${table}`)) throw new Error(`seed: there is no table ${table}`)
  }
  await database.query(`select set_config('orbit.clock', $1, false)`, [world.clock])
  await database.execute(`set session_replication_role = replica; drop schema if exists orbit_evals cascade;
    ${catalog.flatMap(table => (table.isReference ? [] : [`delete from ${table.name};`])).join('\n')} delete from auth.users;`)
  // Still as replica: signing up would make an organization of its own.
  await insertRows(database, 'auth.users', accountsOf(world.tables))
  await database.execute('set session_replication_role = origin')
  const tables = withOrganizations(world.tables)
  for (const { name, columns } of catalog) {
    const table = name.replace('public.', '')
    await insertRows(database, name, fitRows(table, tables[table] ?? [], columns))
  }
  await database.execute(`delete from public.audit_log; ${savePoint(catalog)}`)
}

/** Rows that name the same columns go in together; what they don't name gets its default. */
async function insertRows(database: EmbeddedDatabase, table: string, rows: object[]): Promise<void> {
  const groups = new Map<string, object[]>()
  for (const row of rows) {
    const key = Object.keys(row).join()
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const group of groups.values()) {
    const columns = Object.keys(group[0] ?? {}).map(column => `"${column}"`)
    await database.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(group)],
    )
  }
}

/**
 * A copy of every table, and a function that puts back what differs from it. Looking at who wrote a row last is cheap, so
 * only tables that a transaction since the last time touched are compared. Ids of sequences start again, too.
 */
function savePoint(catalog: Catalog[]): string {
  const copyOf = (name: string) => `orbit_evals.${name.replace('.', '_')}`
  const copies = catalog.map(({ name }) => `create table ${copyOf(name)} as table ${name};`)
  const restores = catalog.map(({ name, columns }) => {
    const list = columns.map(column => `"${column.name}"`).join(', ')
    return `
      if exists (select from ${name} r where r.xmin::text::bigint > clean)
        or (select count(*) from ${name}) <> (select count(*) from ${copyOf(name)}) then
        delete from ${name} r where not exists (select from ${copyOf(name)} c where c::text = r::text);
        insert into ${name} (${list}) overriding system value select ${list} from ${copyOf(name)} c
          where not exists (select from ${name} r where r::text = c::text);
      end if;`
  })
  return `create schema orbit_evals; ${copies.join('\n')}
    create table orbit_evals.sequences as
      select format('%I.%I', schemaname, sequencename) as name, last_value from pg_sequences where schemaname = 'public';
    create table orbit_evals.restored as select pg_current_xact_id()::text::bigint as transaction;
    create function orbit_evals.restore() returns void language plpgsql set session_replication_role = replica as $$
    declare clean bigint := (select transaction from orbit_evals.restored);
    begin ${restores.join('')}
      perform setval(s.name, coalesce(s.last_value, 1), s.last_value is not null) from orbit_evals.sequences s;
      update orbit_evals.restored set transaction = pg_current_xact_id()::text::bigint;
    end $$;`
}
