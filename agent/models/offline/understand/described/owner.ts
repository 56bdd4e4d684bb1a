// Whose things are meant: "Carlos's", "of Carlos", "that Carlos has".
import type { Analysis } from '../analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, namedAt } from '../analysis.ts'

/** "Carlos's", "of Carlos": somebody, not a word of a title. */
export function namedPossessor(analysis: Analysis, index: number): boolean {
  const named = namedAt(analysis, index)
  return named?.records.some(record => record.table === 'profiles' || record.table === 'contacts') === true
}

/** After "everything": where the words end that say which member of the team has it. A value may stand before. */
export function ownedBy(analysis: Analysis, from: number): number | undefined {
  let index = from
  const leads = () =>
    hasRole(analysis, index, 'of', 'relative', 'article', 'cue_from') ||
    hitsAt(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
  while (!namedAt(analysis, index) && leads() && index < from + longestLead) index++
  const named = namedAt(analysis, index)
  const isMember = named?.start === index && named.records.some(record => record.table === 'profiles')
  return isMember ? afterOwner(analysis, named.end) : undefined
}

/** Words between "everything" and whose it is. */
const longestLead = 4

/** "Carlos*'s*", "Carlos *has*". */
export function afterOwner(analysis: Analysis, end: number): number {
  let index = end
  if (/^['’]$/.test(analysis.tokens[index]?.text ?? '')) {
    index++
    if (analysis.tokens[index]?.fold === 's' && analysis.tokens[index]?.start === analysis.tokens[index - 1]?.end)
      index++
  }
  return hitsAt(analysis, index).find(hit => hasConcept(hit, 'role', 'has'))?.end ?? index
}
