// What changed between two states of the database, row by row, without book-keeping.
import type { Row, Tables } from '../format/seed.ts'
import { isBookkeeping, parentOf } from './tables.ts'

export interface Change {
  table: string
  op: 'insert' | 'update' | 'delete'
  id: string
  before?: Row
  after?: Row
  /** The columns that differ; on an insert those that hold something. */
  columns: string[]
}

/** Changes of every organization. What only follows from another change (a cut reference, a part of a row) is left out. */
export function changesBetween(before: Tables, after: Tables): Change[] {
  const tables = new Set([...Object.keys(before), ...Object.keys(after)])
  const changes = [...tables].flatMap(table => tableChanges(table, before[table] ?? [], after[table] ?? []))
  return changes.filter(change => !isPart(change, changes)).flatMap(change => withoutCutReferences(change, changes))
}

export function organizationOf(change: Change): string {
  const row = change.after ?? change.before ?? {}
  return String(change.table === 'organizations' ? row.id : row.org_id)
}

function tableChanges(table: string, before: Row[], after: Row[]): Change[] {
  const old = new Map(before.map(row => [String(row.id), row]))
  const changes: Change[] = []
  for (const row of after) {
    const id = String(row.id)
    const was = old.get(id)
    old.delete(id)
    if (!was) {
      changes.push({ table, op: 'insert', id, after: row, columns: Object.keys(row) })
      continue
    }
    const columns = changedColumns(table, was, row)
    if (columns.length > 0) changes.push({ table, op: 'update', id, before: was, after: row, columns })
  }
  for (const [id, row] of old) changes.push({ table, op: 'delete', id, before: row, columns: [] })
  return changes
}

function changedColumns(table: string, before: Row, after: Row): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...columns].filter(
    column =>
      !isBookkeeping(table, column) && JSON.stringify(before[column] ?? null) !== JSON.stringify(after[column] ?? null),
  )
}

function isPart(change: Change, all: Change[]): boolean {
  const parent = parentOf(change.table, change.after ?? change.before ?? {})
  return parent !== undefined && all.some(other => other.table === parent.table && other.id === parent.id)
}

/** Deleting a row empties the references to it; that is the same change. */
function withoutCutReferences(change: Change, all: Change[]): Change[] {
  if (change.op !== 'update') return [change]
  const deleted = new Set(all.filter(other => other.op === 'delete').map(other => other.id))
  const columns = change.columns.filter(
    column => !(change.after?.[column] === null && deleted.has(String(change.before?.[column]))),
  )
  return columns.length > 0 ? [{ ...change, columns }] : []
}
