// Finds the described records of a text, noun by noun.
import type { Analysis } from '../analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt } from '../analysis.ts'
import { walkBack } from './before.ts'
import type { Described } from './described.ts'
import { orderTokens, superlativeAfter } from './orders.ts'
import { piecesAfter } from './pieces.ts'

export function findDescribed(analysis: Analysis, lead: number): Described[] {
  const orders = orderTokens(analysis)
  const found: Described[] = []
  for (const hit of analysis.hits) {
    const nouns = conceptsOf(hit, 'entity').map(entity => entity.id)
    const isNoun = nouns.length > 0 || (conceptsOf(hit, 'value').length > 0 && hasConcept(hit, 'role', 'plural'))
    if (!isNoun || hit.tail || hit.fuzzy || found.some(other => hit.start < other.end)) continue
    if (conceptsOf(hit, 'action').length > 0 && hit.start <= lead) continue
    // "overdue tasks": the word before the noun may stand for it alone.
    if (hitsAt(analysis, hit.end).some(next => conceptsOf(next, 'entity').some(({ id }) => nouns.includes(id))))
      continue
    const floor = found.findLast(other => other.many)?.end ?? 0
    const before = walkBack(analysis, { noun: hit.start, floor }, lead, orders)
    const pieces = piecesAfter(analysis, hit)
    const picked = before.picked || (hasRole(analysis, hit.start, 'of') && orders.size > 0)
    const after = superlativeAfter(analysis, hit.end, orders)
    const more = after ? piecesAfter(analysis, { start: hit.start, end: after }) : pieces
    const many = before.all || hasConcept(hit, 'role', 'plural')
    found.push({
      start: before.start,
      end: more.at(-1)?.end ?? after ?? hit.end,
      nouns,
      picked: picked || after !== undefined,
      many: many && !picked && after === undefined,
      titled: before.titled,
      pieces: more,
    })
  }
  return found
}
