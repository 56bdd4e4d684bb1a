// Seed rows in the shape of our tables: address columns under our names, and ids for what a foreign seed doesn't know.
import { type Row, stableUuid, type Tables } from '../format/seed.ts'
import { fold } from '../match/fold.ts'

export interface Column {
  name: string
  type: string
  nullable: boolean
  hasDefault: boolean
}

/** Other spellings of the address columns, which the schema leaves open. */
const addressColumns: Record<string, string> = {
  address_line: 'address_street',
  address_line1: 'address_street',
  address_line_1: 'address_street',
  address_house_number: 'address_number',
  address_no: 'address_number',
  address_postal_code: 'address_zip',
  address_postcode: 'address_zip',
  address_zip_code: 'address_zip',
  address_plz: 'address_zip',
  address_town: 'address_city',
  address_country_code: 'address_country',
}

/** @throws {Error} naming the column of the seed that the database doesn't have. */
export function fitRows(table: string, rows: Row[], columns: Column[]): Row[] {
  return rows.map(row => fillRequired(table, fitRow(table, row, columns), columns))
}

/** A row that names no organization is its parent's: the chunks of a document. */
export function withOrganizations(tables: Tables): Tables {
  const owners = new Map(Object.values(tables).flatMap(rows => rows.map(row => [row.id, row.org_id] as const)))
  const own = (row: Row): Row => {
    if ('org_id' in row || !('document_id' in row)) return row
    return { ...row, org_id: owners.get(row.document_id ?? null) ?? null }
  }
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map(own)]))
}

/** One sign-in account per profile. */
export function accountsOf(tables: Tables): Row[] {
  return (tables.profiles ?? []).map(({ id = null, email = null, created_at = null }) => ({
    id,
    email,
    email_confirmed_at: created_at,
  }))
}

function fitRow(table: string, row: Row, columns: Column[]): Row {
  const known = new Set(columns.map(column => column.name))
  const fitted: Row = {}
  for (const [column, value] of Object.entries(row)) {
    const name = known.has(column) ? column : addressColumns[column]
    if (name === undefined || !known.has(name)) throw new Error(`seed: ${table} has no column ${column}`)
    fitted[name] = name === 'address_country' && typeof value === 'string' ? countryCode(value) : value
  }
  return fitted
}

/** What the schema asks for and a seed may leave out; where null is not allowed, null means "left out", too. */
function fillRequired(table: string, row: Row, columns: Column[]): Row {
  const filled = { ...row }
  for (const { name, type, nullable, hasDefault } of columns) {
    if (nullable || (filled[name] ?? null) !== null) continue
    delete filled[name]
    if (hasDefault) continue
    const id = stableUuid(`${table}:${String(row.id)}:${name}`)
    if (type === 'uuid') filled[name] = id
    if (type === 'text') filled[name] = name === 'email' ? `${id}@seed.example` : id
  }
  return filled
}

function countryCode(country: string): string {
  if (/^[A-Z]{2}$/.test(country)) return country
  for (const locale of ['en', 'de', 'fr', 'it', 'pt']) {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    for (const code of [
      'CH',
      'DE',
      'AT',
      'LI',
      'FR',
      'IT',
      'PT',
      'ES',
      'GB',
      'US',
      'NL',
      'BE',
      'LU',
      'PL',
      'CZ',
      'DK',
      'SE',
      'NO',
    ]) {
      if (fold(names.of(code) ?? '') === fold(country)) return code
    }
  }
  throw new Error(`seed: unknown country ${country}`)
}
