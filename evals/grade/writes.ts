// Pairs what changed with what should have changed. Everything left over on either side is a problem.
import type { ExpectedWrite } from '../format/case.ts'
import type { Tables } from '../format/seed.ts'
import { isReference } from '../format/value.ts'
import { type Change, organizationOf } from './changes.ts'
import { describeChange, describeWrite } from './describe.ts'
import { columnMatches, expandWrites, type WantedWrite } from './expand.ts'
import { compareFields, type FieldResult, type Ground } from './fields.ts'
import { isHarm, type Problem } from './problems.ts'

export interface Pair {
  wanted?: WantedWrite
  change?: Change
  problems: Problem[]
}

export interface WritesVerdict {
  pairs: Pair[]
  problems: Problem[]
  fields: FieldResult[]
}

/** The best of the acceptable sets: least harm first, then fewest problems. */
export function judgeWrites(sets: ExpectedWrite[][], before: Tables, changes: Change[], ground: Ground): WritesVerdict {
  const verdicts = sets.map(set => judgeSet(expandWrites(set, before, ground.world), changes, ground))
  const weight = (verdict: WritesVerdict) =>
    verdict.problems.reduce((sum, problem) => sum + (isHarm(problem) ? 100 : 1), 0)
  return verdicts.reduce((best, next) => (weight(next) < weight(best) ? next : best))
}

function judgeSet(wanted: WantedWrite[], changes: Change[], ground: Ground): WritesVerdict {
  const left = new Set(changes)
  const pairs: Pair[] = []
  const fields: FieldResult[] = []
  const made = new Map<string, string>()
  const pair = (item: WantedWrite, change: Change) => {
    left.delete(change)
    const comparison = compareFields(item, change, ground)
    pairs.push({ wanted: item, change, problems: comparison.problems })
    fields.push(...comparison.fields)
    if (item.write.as !== undefined) made.set(item.write.as, change.id)
  }

  for (const item of wanted.filter(each => each.write.op !== 'insert')) {
    const change = [...left].find(
      each => each.op === item.write.op && each.table === item.write.table && each.id === item.row?.id,
    )
    if (change) pair(item, change)
    else leaveOut(item, pairs, fields, ground)
  }
  const inserts = wanted.filter(each => each.write.op === 'insert')
  const partners = pairInserts(inserts, [...left], ground)
  for (const item of inserts) {
    const change = partners.get(item)
    if (change) pair(item, change)
    else leaveOut(item, pairs, fields, ground)
  }
  for (const each of pairs) each.problems.push(...brokenReferences(each, made))
  for (const change of left) pairs.push({ change, problems: [unwanted(change, ground)] })
  return { pairs, fields, problems: pairs.flatMap(each => each.problems) }
}

/** Perfect partners first (any order of equal rows), then the most similar ones that share at least one value. */
function pairInserts(wanted: WantedWrite[], changes: Change[], ground: Ground): Map<WantedWrite, Change> {
  const candidates = wanted.flatMap(item =>
    changes
      .filter(change => change.op === 'insert' && change.table === item.write.table)
      .map(change => ({ item, change, ...compareFields(item, change, ground) })),
  )
  const partners = new Map<WantedWrite, Change>()
  const takenBy = new Map<Change, WantedWrite>()
  const tryPerfect = (item: WantedWrite, visited: Set<Change>): boolean => {
    for (const { change } of candidates.filter(each => each.item === item && each.problems.length === 0)) {
      if (visited.has(change)) continue
      visited.add(change)
      const holder = takenBy.get(change)
      if (holder && !tryPerfect(holder, visited)) continue
      partners.set(item, change)
      takenBy.set(change, item)
      return true
    }
    return false
  }
  for (const item of wanted) tryPerfect(item, new Set())
  const similar = candidates
    .filter(each => each.fields.length === 0 || each.fields.some(field => field.right))
    .sort((a, b) => a.problems.length - b.problems.length)
  for (const { item, change } of similar) {
    if (partners.has(item) || takenBy.has(change)) continue
    partners.set(item, change)
    takenBy.set(change, item)
  }
  return partners
}

function leaveOut(item: WantedWrite, pairs: Pair[], fields: FieldResult[], ground: Ground): void {
  if (item.write.optional || isAlreadyTrue(item, ground)) return
  const { table, set = {} } = item.write
  for (const column of Object.keys(set)) fields.push({ field: `${table}.${column}`, right: false })
  pairs.push({ wanted: item, problems: [{ code: 'missing_write', detail: describeWrite(item), field: table }] })
}

/** An update that asks for what is there already leaves no trace. */
function isAlreadyTrue({ write, row }: WantedWrite, { world }: Ground): boolean {
  if (write.op !== 'update' || !row) return false
  const set = Object.entries(write.set ?? {})
  // A `$keeps` is about a change, so it can't be true without one.
  if (set.some(([, expected]) => JSON.stringify(expected).includes('"$keeps"'))) return false
  return set.every(([column, expected]) => columnMatches(column, expected, row, undefined, world))
}

function brokenReferences({ wanted, change }: Pair, made: ReadonlyMap<string, string>): Problem[] {
  if (!wanted || !change) return []
  return Object.entries(wanted.write.set ?? {}).flatMap(([column, expected]): Problem[] => {
    if (!isReference(expected) || change.after?.[column] === made.get(String(expected))) return []
    const field = `${change.table}.${column}`
    return [{ code: 'wrong_value', detail: `${field}: not the row that was made as ${String(expected)}`, field }]
  })
}

function unwanted(change: Change, { world }: Ground): Problem {
  const foreign = organizationOf(change) !== world.actingOrg
  return { code: foreign ? 'foreign_write' : 'unwanted_write', detail: describeChange(change), field: change.table }
}
