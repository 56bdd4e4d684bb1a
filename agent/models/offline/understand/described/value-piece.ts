// A value or a label that narrows a description down: "that are overdue", "in the backlog", "interested in hardware".
import type { Analysis } from '../analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, spanAt, tokenRange } from '../analysis.ts'
import type { Piece } from './described.ts'
import { leadsOn } from './goal.ts'

export function valueAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  // "who is an opportunity".
  const isNoun = start > from && hasRole(analysis, start, 'article')
  const direct = valueHit(analysis, start) ?? (isNoun ? valueHit(analysis, start + 1) : undefined)
  if (direct) return { start: from, end: afterFields(analysis, direct.end), kind: 'value' }
  // "in the backlog", "in the churned stage", "with status done".
  if (!hasRole(analysis, start, 'cue_in', 'cue_with', 'cue_place') || leadsOn(analysis, start)) return undefined
  let index = start + 1
  while (hasRole(analysis, index, 'article', 'cue_place') || hasField(analysis, index)) index++
  const inside = valueHit(analysis, index)
  return inside && { start: from, end: afterFields(analysis, inside.end), kind: 'value' }
}

function valueHit(analysis: Analysis, index: number) {
  return hitsAt(analysis, index).find(hit => conceptsOf(hit, 'value').length > 0 && !hit.tail && !hit.fuzzy)
}

function hasField(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(hit => ['status', 'priority'].some(id => hasConcept(hit, 'field', id)))
}

function afterFields(analysis: Analysis, index: number): number {
  return hasField(analysis, index) ? index + 1 : index
}

/** "interested in hardware", "tagged vip": the words up to the next piece. */
export function labelAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  const hit = hitsAt(analysis, start).find(candidate => hasConcept(candidate, 'field', 'tags'))
  if (!hit) return undefined
  const quote = spanAt(analysis, hit.end)
  if (quote?.kind === 'quote') {
    const { start: first, end } = tokenRange(analysis.tokens, quote.start, quote.end)
    const isClosed = !analysis.tokens[end]?.word && end < analysis.tokens.length
    return { start: from, end: isClosed ? end + 1 : end, kind: 'label', label: { start: first, end } }
  }
  let end = hit.end
  while (analysis.tokens[end]?.word && !endsLabel(analysis, end) && end < hit.end + longestLabel) end++
  return end > hit.end ? { start: from, end, kind: 'label', label: { start: hit.end, end } } : undefined
}

const longestLabel = 2

/** "interested in training *has signed*". */
function endsLabel(analysis: Analysis, index: number): boolean {
  return (
    leadsOn(analysis, index) ||
    hasRole(analysis, index, 'auxiliary', 'cue_with', 'except', 'conjunction', 'negation') ||
    opensVerb(analysis, index)
  )
}

function opensVerb(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit =>
      !hit.fuzzy &&
      (hit.end - hit.start > 1 ? conceptsOf(hit, 'action').length > 0 : hasConcept(hit, 'action', 'update')),
  )
}
