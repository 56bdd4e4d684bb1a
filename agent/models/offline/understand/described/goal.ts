// Where a description ends because a word leads on to what becomes of the records.
import type { Analysis } from '../analysis.ts'
import { hasRole } from '../analysis.ts'

/** "to", "auf", "en": what comes after is what the record becomes. */
export function leadsOn(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'goal')
}
