// Who or what a description names: "with Raj", "of Carlos", "of the project Front end".
import type { Analysis } from '../analysis.ts'
import { hasConcept, hasRole, hitsAt, namedAt } from '../analysis.ts'
import type { Piece } from './described.ts'
import { leadsOn } from './goal.ts'
import { afterOwner, namedPossessor } from './owner.ts'
import { afterBoard } from './when-and-where.ts'

/** "with Raj", "of Carlos", "that Fatima". */
export function nameAt(analysis: Analysis, start: number, from: number, led: boolean): Piece | undefined {
  let index = start
  const isLed = led || start > from || hasRole(analysis, index, 'cue_with', 'of', 'cue_from', 'cue_for')
  if (hasRole(analysis, index, 'cue_with', 'of', 'cue_from', 'cue_for') && !namedAt(analysis, index)) {
    if (leadsOn(analysis, index) && !hasRole(analysis, index, 'of')) return undefined
    if (leadsOn(analysis, index) && namedPossessor(analysis, index + 1) && isAddressee(analysis, index))
      return undefined
    index++
  }
  while ((hasRole(analysis, index, 'article') || isKind(analysis, index)) && !namedAt(analysis, index)) index++
  const named = namedAt(analysis, index)
  if (!named || !isLed || named.start !== index) return undefined
  const isProject = named.records.every(record => record.table === 'projects')
  const end = isProject ? afterBoard(analysis, named.end) : afterOwner(analysis, named.end)
  return { start: from, end, kind: 'name' }
}

/** "of the project …", "with the client …": what the name names. */
function isKind(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit => hit.end === index + 1 && ['project', 'contact'].some(id => hasConcept(hit, 'entity', id)),
  )
}

/** "à Carlos", "ao Kofi": a preposition that gives rather than owns. */
function isAddressee(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'goal')
}
