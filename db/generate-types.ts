// `npm run types`: reads the migrated database's catalog and writes `types.ts` in the shape supabase-js expects.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { EmbeddedDatabase } from './embedded.ts'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

interface Column {
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  has_default: boolean
  generated: boolean
}
interface ForeignKey {
  table_name: string
  name: string
  columns: string[]
  ref_table: string
  ref_columns: string[]
}
interface DatabaseFunction {
  name: string
  args: { name: string; type: string; optional: boolean }[]
  returns: string
  row: { name: string; type: string }[]
  set: boolean
}

const header = '// Generated from the migrations by `npm run types`. Do not edit.'
export const typesFile = new URL('./types.ts', import.meta.url)

/** The whole text of `types.ts` for this database. */
export async function generateTypes(database: EmbeddedDatabase): Promise<string> {
  const enums = await readEnums(database)
  const columns = await readColumns(database)
  const keys = await readForeignKeys(database)
  const functions = await readFunctions(database)
  const toType = (type: string) => typeScriptOf(type, enums)

  const tables = [...new Set(columns.map(column => column.table_name))].map(table =>
    tableText(table, columns, keys, toType),
  )
  const lines = [
    header,
    'export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]',
    '',
    'export type Database = {',
    '  public: {',
    '    Tables: {',
    ...tables.flat(),
    '    }',
    '    Views: { [_ in never]: never }',
    '    Functions: {',
    ...functions.flatMap(definition => functionText(definition, toType)),
    '    }',
    '    Enums: {',
    ...[...enums].map(([name, values]) => `      ${name}: ${values.map(quote).join(' | ')}`),
    '    }',
    '    CompositeTypes: { [_ in never]: never }',
    '  }',
    '}',
    '',
  ]
  return lines.join('\n')
}

function tableText(table: string, all: Column[], keys: ForeignKey[], toType: (type: string) => string): string[] {
  const columns = all.filter(column => column.table_name === table)
  const value = (column: Column) => `${toType(column.type)}${column.nullable ? ' | null' : ''}`
  const writable = (column: Column) => (column.generated ? 'never' : value(column))
  return [
    `      ${table}: {`,
    '        Row: {',
    ...columns.map(column => `          ${column.column_name}: ${value(column)}`),
    '        }',
    '        Insert: {',
    ...columns.map(column => `          ${column.column_name}${isOptional(column) ? '?' : ''}: ${writable(column)}`),
    '        }',
    '        Update: {',
    ...columns.map(column => `          ${column.column_name}?: ${writable(column)}`),
    '        }',
    '        Relationships: [',
    ...keys.filter(key => key.table_name === table).map(relationshipText),
    '        ]',
    '      }',
  ]
}

function isOptional(column: Column): boolean {
  return column.nullable || column.has_default || column.generated
}

function relationshipText(key: ForeignKey): string {
  const list = (names: string[]) => `[${names.map(quote).join(', ')}]`
  return (
    `          { foreignKeyName: ${quote(key.name)}; columns: ${list(key.columns)}; isOneToOne: false; ` +
    `referencedRelation: ${quote(key.ref_table)}; referencedColumns: ${list(key.ref_columns)} },`
  )
}

function functionText(definition: DatabaseFunction, toType: (type: string) => string): string[] {
  const args = definition.args.map(
    argument => `${argument.name}${argument.optional ? '?' : ''}: ${toType(argument.type)}`,
  )
  const row = definition.row.map(column => `${column.name}: ${toType(column.type)}`)
  const single = row.length > 0 ? `{ ${row.join('; ')} }` : toType(definition.returns)
  return [
    `      ${definition.name}: {`,
    `        Args: ${args.length > 0 ? `{ ${args.join('; ')} }` : 'Record<PropertyKey, never>'}`,
    `        Returns: ${single}${definition.set ? '[]' : ''}`,
    '      }',
  ]
}

function typeScriptOf(type: string, enums: Map<string, string[]>): string {
  if (type.endsWith('[]')) return `${typeScriptOf(type.slice(0, -2), enums)}[]`
  if (enums.has(type)) return `Database['public']['Enums'][${quote(type)}]`
  if (['int2', 'int4', 'int8', 'float4', 'float8', 'numeric'].includes(type)) return 'number'
  if (type === 'bool') return 'boolean'
  if (type === 'json' || type === 'jsonb') return 'Json'
  if (type === 'tsvector') return 'unknown'
  return type === 'void' ? 'undefined' : 'string'
}

const quote = (text: string) => `'${text}'`

/** `_int4` -> `int4[]`. */
const typeName = (type: string) => `case when left(${type}, 1) = '_' then substr(${type}, 2) || '[]' else ${type} end`

async function readEnums(database: EmbeddedDatabase): Promise<Map<string, string[]>> {
  const rows = await database.query<{ name: string; values: string[] }>(`
    select t.typname::text as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
    from pg_type t join pg_enum e on e.enumtypid = t.oid
    where t.typnamespace = 'public'::regnamespace group by t.typname order by t.typname`)
  return new Map(rows.map(row => [row.name, row.values]))
}

function readColumns(database: EmbeddedDatabase): Promise<Column[]> {
  return database.query(`
    select c.relname::text as table_name, a.attname::text as column_name, ${typeName('t.typname::text')} as type,
      not a.attnotnull as nullable, a.atthasdef as has_default,
      a.attgenerated <> '' or a.attidentity = 'a' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attname`)
}

function readForeignKeys(database: EmbeddedDatabase): Promise<ForeignKey[]> {
  const names = (table: string, numbers: string) => `(
      select array_agg(a.attname::text order by k.n) from unnest(${numbers}) with ordinality k (number, n)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`
  return database.query(`
    select c.relname::text as table_name, f.conname::text as name, r.relname::text as ref_table,
      ${names('f.conrelid', 'f.conkey')} as columns, ${names('f.confrelid', 'f.confkey')} as ref_columns
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class r on r.oid = f.confrelid
    where f.contype = 'f' and c.relnamespace = 'public'::regnamespace and r.relnamespace = 'public'::regnamespace
    order by c.relname, f.conname`)
}

function readFunctions(database: EmbeddedDatabase): Promise<DatabaseFunction[]> {
  const parameters = (mode: string, extra: string) => `(
      select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'type', ${typeName('t.typname::text')}${extra}) order by p.n), '[]')
      from unnest(f.proargnames, coalesce(f.proallargtypes, f.proargtypes::oid[]), coalesce(f.proargmodes, array_fill('i'::"char", array[f.pronargs::int])))
        with ordinality p (name, type, mode, n) join pg_type t on t.oid = p.type where p.mode = '${mode}')`
  return database.query(`
    select f.proname::text as name, f.proretset as set, rt.typname::text as returns,
      ${parameters('i', `, 'optional', p.n > f.pronargs - f.pronargdefaults`)} as args, ${parameters('t', '')} as row
    from pg_proc f join pg_type rt on rt.oid = f.prorettype
    where f.pronamespace = 'public'::regnamespace and f.prokind = 'f' and rt.typname <> 'trigger'
    order by f.proname`)
}

async function main(): Promise<void> {
  const database = await openEmbedded()
  await migrate(database)
  const text = await generateTypes(database)
  await database.close()
  if (readFileSync(typesFile, 'utf8') !== text) writeFileSync(typesFile, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
