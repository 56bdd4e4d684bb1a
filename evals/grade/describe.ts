// Changes and expectations in words, for the report.
import type { Row } from '../format/seed.ts'
import type { Change } from './changes.ts'
import type { WantedWrite } from './expand.ts'
import { isBookkeeping } from './tables.ts'

export function describeChange(change: Change): string {
  const name = titleOf(change.after ?? change.before ?? {})
  if (change.op === 'delete') return `delete ${change.table} ${name}`
  const columns = change.columns
    .filter(column => !isBookkeeping(change.table, column) && column !== 'org_id')
    .filter(column => change.op === 'update' || hasContent(change.after?.[column]))
  const values = columns.map(column =>
    change.op === 'update'
      ? `${column} ${shown(change.before?.[column])} → ${shown(change.after?.[column])}`
      : `${column} ${shown(change.after?.[column])}`,
  )
  return `${change.op} ${change.table} ${name}: ${values.join(', ')}`
}

export function describeWrite({ write, row }: WantedWrite): string {
  const name = row ? titleOf(row) : write.match ? JSON.stringify(write.match) : ''
  const set = write.set ? `: ${JSON.stringify(write.set)}` : ''
  return `${write.op} ${write.table} ${name}${set}`
}

export function titleOf(row: Row): string {
  const person = [row.first_name, row.last_name].filter(Boolean).join(' ')
  const title = person || row.company_name || row.title || row.name || row.invoice_number || row.full_name || row.id
  return `“${String(title ?? '?')}”`
}

function hasContent(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
