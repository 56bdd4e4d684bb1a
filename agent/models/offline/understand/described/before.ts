// What stands before the noun of a description: "my first", "all of Carlos's overdue", "the next *risk assessment*".
import type { Analysis } from '../analysis.ts'
import { conceptsOf, hasRole, hitsOver, namedAt } from '../analysis.ts'

/** Words between "next" or "all" and the noun. */
const longestTitle = 6

interface Reach {
  noun: number
  /** Where the description before ends: no word is of two. */
  floor: number
}

export function walkBack(analysis: Analysis, { noun, floor }: Reach, lead: number, orders: Set<number>) {
  const opener = openerBefore(analysis, { noun, floor }, lead, orders)
  const from = opener ? opener.end : noun
  const isTitled = opener !== undefined && from < noun && !isAllKnown(analysis, from, noun)
  let start = opener?.start ?? noun
  while (start > floor && belongsBefore(analysis, start - 1, lead, orders)) start--
  const range = Array.from({ length: noun - start }, (_, at) => start + at)
  return {
    start,
    picked: range.some(index => orders.has(index)),
    all: range.some(index => hasRole(analysis, index, 'all', 'ahead')),
    titled: isTitled ? titleWithin(analysis, from, noun) : undefined,
  }
}

/** The "first", "next", "all" that the noun belongs to, with the words of a title in between. */
function openerBefore(analysis: Analysis, { noun, floor }: Reach, lead: number, orders: Set<number>) {
  for (let index = noun - 1; index >= Math.max(floor, noun - longestTitle - 1); index--) {
    const token = analysis.tokens[index]
    if (!token || /^[.,;:!?\n]/.test(token.text)) return undefined
    if (orders.has(index) || hasRole(analysis, index, 'all', 'ahead')) return { start: index, end: index + 1 }
    const isJoint = hasRole(analysis, index, 'cue_with', 'goal') && !hasRole(analysis, index, 'article', 'of')
    const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
    if (isJoint || isVerb) return undefined
  }
  return undefined
}

function titleWithin(analysis: Analysis, start: number, end: number): { start: number; end: number } | undefined {
  let first = start
  while (first < end && (hasRole(analysis, first, 'article', 'of', 'ahead', 'all') || namedPossessor(analysis, first)))
    first++
  return first < end ? { start: first, end } : undefined
}

function isAllKnown(analysis: Analysis, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const known =
      !analysis.tokens[index]?.word ||
      hasRole(analysis, index, 'article', 'own', 'of', 'ahead', 'all', 'person', 'possessive') ||
      namedPossessor(analysis, index) ||
      hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
    if (!known) return false
  }
  return true
}

/** "Carlos's", "of Carlos": somebody, not a word of a title. */
export function namedPossessor(analysis: Analysis, index: number): boolean {
  const named = namedAt(analysis, index)
  return named?.records.some(record => record.table === 'profiles' || record.table === 'contacts') === true
}

function belongsBefore(analysis: Analysis, index: number, lead: number, orders: Set<number>): boolean {
  const token = analysis.tokens[index]
  if (!token) return false
  if (orders.has(index) || namedPossessor(analysis, index)) return true
  if (/^['’]$/.test(token.text)) return true
  const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
  if (isVerb && !hasRole(analysis, index, 'all')) return false
  if (token.fold === 's' && /^['’]$/.test(analysis.tokens[index - 1]?.text ?? '')) return true
  if (hasRole(analysis, index, 'goal') && !hasRole(analysis, index, 'of', 'article')) return false
  const isValue = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
  return isValue || hasRole(analysis, index, 'all', 'ahead', 'own', 'article', 'possessive') || isOfAll(analysis, index)
}

/** "all of my tasks", "any of Kofi's tasks". */
function isOfAll(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'of') && hasRole(analysis, index - 1, 'all')
}
