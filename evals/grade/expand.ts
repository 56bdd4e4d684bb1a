// Ties the expected writes to rows: an update or delete stands for every row of the acting organization that its `match` selects.
import type { ExpectedWrite } from '../format/case.ts'
import type { Row, Tables, World } from '../format/seed.ts'
import type { Value } from '../format/value.ts'
import { anyAddress, matchesAddress } from '../match/address.ts'
import { matchesValue } from '../match/values.ts'

export interface WantedWrite {
  write: ExpectedWrite
  /** The row to change; an insert has none yet. */
  row?: Row
}

export function expandWrites(writes: ExpectedWrite[], before: Tables, world: World): WantedWrite[] {
  return writes.flatMap(write => {
    if (write.op === 'insert') return [{ write }]
    const rows = selectRows(write, before, world)
    return rows.length > 0 ? rows.map(row => ({ write, row })) : [{ write }]
  })
}

export function selectRows(write: ExpectedWrite, tables: Tables, world: World): Row[] {
  const match = write.match ?? {}
  const own = 'org_id' in match || 'id' in match ? undefined : world.actingOrg
  return (tables[write.table] ?? []).filter(
    row =>
      (own === undefined || row.org_id === own || (write.table === 'organizations' && row.id === own)) &&
      Object.entries(match).every(([column, value]) => columnMatches(column, value, row, row, world)),
  )
}

/** `before` is the row that was there; undefined on an insert. */
export function columnMatches(
  column: string,
  expected: Value,
  row: Row,
  before: Row | undefined,
  world: World,
  isDefault = false,
): boolean {
  if (column === anyAddress) return matchesAddress(expected, row, before, world)
  const old = before ? (before[column] ?? null) : undefined
  return matchesValue(expected, { column, value: row[column] ?? null, before: old, isDefault }, world)
}
