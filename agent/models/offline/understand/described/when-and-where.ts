// When and where of a description: "on Friday after 11", "on the Front end board".
import { isCountry, isPlace } from '../../lexicons/places.ts'
import type { Analysis } from '../analysis.ts'
import { hasConcept, hasRole, hitsAt, namedAt, spanAt, tokenRange } from '../analysis.ts'
import type { Piece } from './described.ts'
import { leadsOn } from './goal.ts'

/** A day or a time, with the words that lead to it. */
export function whenAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  const token = analysis.tokens[start]
  if (!token) return undefined
  const span = analysis.spans.find(candidate => {
    if (candidate.kind !== 'day' && candidate.kind !== 'time' && candidate.kind !== 'hours') return false
    const leadStart = candidate.kind === 'day' ? candidate.leadStart : candidate.start
    return token.start >= leadStart && token.start < candidate.end
  })
  const led = span ? start : start + 1
  const found = span ?? (isTimeLead(analysis, start) ? spanAt(analysis, start + 1) : undefined)
  if (!found || (found.kind !== 'day' && found.kind !== 'time' && found.kind !== 'hours')) return undefined
  const day = found.kind === 'day'
  const isGoal = leadsOn(analysis, start) && spanAt(analysis, start) !== found
  if (
    isGoal &&
    !(day
      ? hasRole(analysis, start, 'cue_in') && !hasRole(analysis, start, 'to_the')
      : hasRole(analysis, start, 'cue_at'))
  )
    return undefined
  const { end } = tokenRange(analysis.tokens, found.start, found.end)
  return end > led - 1 ? { start: from, end, kind: day ? 'day' : 'time' } : undefined
}

function isTimeLead(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'cue_at', 'cue_after', 'cue_before', 'cue_in', 'cue_from', 'of', 'article')
}

/** "in the Design backlog", "on the Front end board". */
export function placeAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  // "tag all contacts in Bern *with bern*".
  if (!hasRole(analysis, start, 'cue_in', 'cue_at', 'cue_from', 'cue_place') || hasRole(analysis, start, 'cue_with'))
    return undefined
  let index = start + 1
  while (hasRole(analysis, index, 'article') || (hasRole(analysis, index, 'cue_place') && !namedAt(analysis, index)))
    index++
  const named = namedAt(analysis, index)
  if (named && !leadsOn(analysis, start)) return { start: from, end: afterBoard(analysis, named.end), kind: 'place' }
  const text = analysis.tokens[index]?.text ?? ''
  return isPlace(text) || isCountry(text) ? { start: from, end: index + 1, kind: 'place' } : undefined
}

export function afterBoard(analysis: Analysis, index: number): number {
  const isBoard =
    hasRole(analysis, index, 'board') || hitsAt(analysis, index).some(hit => hasConcept(hit, 'entity', 'project'))
  return isBoard ? index + 1 : index
}
