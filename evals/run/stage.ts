// The database that cases run on: booted once, seeded once, and put back after every case by rewriting only the tables that changed.
import type { EmbeddedDatabase } from '../../db/embedded.ts'
import { openEmbedded } from '../../db/embedded.ts'
import type { Tables, World } from '../format/seed.ts'
import { bookkeepingTables } from '../grade/tables.ts'
import { accountsOf, type Column, fitRows } from './seed-rows.ts'
import { readTemplate } from './template.ts'

export interface Stage {
  database: EmbeddedDatabase
  /** The access token of the acting user. */
  token: string
  world: World
  /** Everything as the seed has it. */
  reset(): Promise<void>
  /** All rows of the business tables of every organization. */
  snapshot(): Promise<Tables>
  /** Clears the database and fills it from another seed. */
  load(world: World): Promise<void>
  close(): Promise<void>
}

interface Catalog {
  name: string
  columns: Column[]
}

const dayInHours = 24

export async function openStage(world: World): Promise<Stage> {
  const database = await openEmbedded({ clock: world.clock, loadFrom: await readTemplate() })
  const catalog = await readCatalog(database)
  const compared = catalog.map(table => table.name).filter(name => !bookkeepingTables.has(name))
  const reading = `select jsonb_build_object(${compared.map(rowsAsJson).join(', ')}) as tables`
  const stage: Stage = {
    database,
    token: '',
    world,
    reset: async () => void (await database.query('select orbit_evals.restore()')),
    snapshot: async () => (await database.query<{ tables: Tables }>(reading))[0]?.tables ?? {},
    async load(next) {
      await fill(database, catalog, next)
      stage.world = next
      stage.token = await database.mintToken(next.actingUser, dayInHours)
    },
    close: () => database.close(),
  }
  await stage.load(world)
  return stage
}

function rowsAsJson(table: string): string {
  return `'${table}', (select coalesce(jsonb_agg(to_jsonb(r) order by r.id), '[]') from public.${table} r)`
}

async function readCatalog(database: EmbeddedDatabase): Promise<Catalog[]> {
  return database.query<Catalog>(`
    select c.table_name as name, jsonb_agg(jsonb_build_object(
      'name', c.column_name, 'type', c.data_type, 'required', c.is_nullable = 'NO' and c.column_default is null
    ) order by c.ordinal_position) as columns
    from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where c.table_schema = 'public' and c.is_generated = 'NEVER'
    group by c.table_name order by c.table_name`)
}

/** As replica: triggers and foreign keys rest, so that rows come in any order and leave no audit trail. */
async function fill(database: EmbeddedDatabase, catalog: Catalog[], world: World): Promise<void> {
  await database.execute(`set session_replication_role = replica; drop schema if exists orbit_evals cascade;
    ${catalog.map(table => `delete from public.${table.name};`).join('\n')} delete from auth.users;`)
  await insertRows(database, 'auth.users', accountsOf(world.tables))
  for (const [table, rows] of Object.entries(world.tables)) {
    const columns = catalog.find(each => each.name === table)?.columns
    await insertRows(database, `public.${table}`, fitRows(table, rows, columns))
  }
  await database.query(`select set_config('orbit.clock', $1, false)`, [world.clock])
  await database.execute(`set session_replication_role = origin; ${savePoint(catalog)}`)
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

/** A copy of every table, and a function that puts back what differs from it. Ids of sequences start again, too. */
function savePoint(catalog: Catalog[]): string {
  const copies = catalog.map(({ name }) => `create table orbit_evals.${name} as table public.${name};`)
  const restores = catalog.map(({ name, columns }) => {
    const list = columns.map(column => `"${column.name}"`).join(', ')
    return `
      if exists (select r::text from public.${name} r except all select r::text from orbit_evals.${name} r)
        or (select count(*) from public.${name}) <> (select count(*) from orbit_evals.${name}) then
        delete from public.${name};
        insert into public.${name} (${list}) overriding system value select ${list} from orbit_evals.${name};
      end if;`
  })
  return `create schema orbit_evals; ${copies.join('\n')}
    create table orbit_evals.sequences as
      select format('%I.%I', schemaname, sequencename) as name, last_value from pg_sequences where schemaname = 'public';
    create function orbit_evals.restore() returns void language plpgsql set session_replication_role = replica as $$
    begin ${restores.join('')}
      perform setval(s.name, coalesce(s.last_value, 1), s.last_value is not null) from orbit_evals.sequences s;
    end $$;`
}
