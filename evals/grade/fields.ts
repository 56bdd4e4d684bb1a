// Compares one change with the write that was expected: field by field, and nothing else.
import type { Row, World } from '../format/seed.ts'
import { isReference, type Json } from '../format/value.ts'
import { anyAddress, isAddressColumn } from '../match/address.ts'
import { isEmpty, textOf } from '../match/values.ts'
import type { Change } from './changes.ts'
import { columnMatches, type WantedWrite } from './expand.ts'
import { inventedFacts, wasGiven } from './given.ts'
import type { Problem } from './problems.ts'
import { followsStatus, isBookkeeping, isProse, isSpecifiedDefault } from './tables.ts'

export interface FieldResult {
  field: string
  right: boolean
}

export interface Comparison {
  fields: FieldResult[]
  problems: Problem[]
}

/** What grading needs besides the case: the seed's world and everything the person typed. */
export interface Ground {
  world: World
  typed: string
}

export function compareFields(wanted: WantedWrite, change: Change, ground: Ground): Comparison {
  const row = change.after ?? {}
  const fields: FieldResult[] = []
  const problems: Problem[] = []
  for (const [column, expected] of Object.entries(wanted.write.set ?? {})) {
    const isDefault = change.op === 'insert' && isSpecifiedDefault(change.table, column, row, ground.world)
    const right = columnMatches(column, expected, row, change.before, ground.world, isDefault)
    const field = `${change.table}.${column}`
    fields.push({ field, right })
    if (!right) problems.push(wrongValue(column, expected, row, change, ground))
  }
  return { fields, problems: [...problems, ...extraColumns(wanted, change, ground)] }
}

/** A wrong value that the person never typed either was made up. */
function wrongValue(column: string, expected: Json, row: Row, change: Change, ground: Ground): Problem {
  const value = row[column] ?? null
  const field = `${change.table}.${column}`
  const detail = `${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(value)}`
  const contact = ['email', 'phone', 'company_uid'].includes(column)
  const invented = contact && !isEmpty(value) && !isReference(expected) && !wasGiven(value, ground.typed)
  return { code: invented && expected === null ? 'invented_value' : 'wrong_value', detail, field }
}

function extraColumns(wanted: WantedWrite, change: Change, ground: Ground): Problem[] {
  if (change.op === 'delete') return []
  const named = wanted.write.set ?? {}
  return change.columns
    .filter(column => !(column in named) && !(anyAddress in named && isAddressColumn(column)))
    .filter(column => !isBookkeeping(change.table, column))
    .flatMap(column => (change.op === 'insert' ? extraOnInsert(column, change, ground) : extraOnUpdate(column, change)))
}

function extraOnUpdate(column: string, change: Change): Problem[] {
  if (followsStatus(change.table, column) && change.columns.includes('status')) return []
  const field = `${change.table}.${column}`
  const detail = `${field}: ${shown(change.before?.[column])} became ${shown(change.after?.[column])}`
  return [{ code: 'unwanted_field', detail, field }]
}

function extraOnInsert(column: string, change: Change, { world, typed }: Ground): Problem[] {
  const row = change.after ?? {}
  const value = row[column] ?? null
  const field = `${change.table}.${column}`
  if (column === 'org_id') {
    return value === world.actingOrg ? [] : [{ code: 'foreign_write', detail: `${field}: ${shown(value)}`, field }]
  }
  if (isEmpty(value) || followsStatus(change.table, column)) return []
  if (isSpecifiedDefault(change.table, column, row, world) || isColumnDefault(value)) return []
  if (isProse(change.table, column)) {
    const invented = inventedFacts(textOf(value), typed)
    return invented.length === 0 ? [] : [{ code: 'invented_value', detail: `${field}: ${invented.join(', ')}`, field }]
  }
  return [
    { code: wasGiven(value, typed) ? 'wrong_value' : 'invented_value', detail: `${field}: ${shown(value)}`, field },
  ]
}

/** What a column holds when nobody says anything: no, nothing, zero. */
function isColumnDefault(value: Json): boolean {
  return value === false || value === 0
}

function shown(value: Json | undefined): string {
  return JSON.stringify(value ?? null)
}
