// Whether one record is meant or many: "all overdue tasks" are for a tool that works on many, "the task" is not.
import { namesNoun } from '../../assign/command-words.ts'
import { describedRecords } from '../../assign/described-records.ts'
import type { Draft } from '../../assign/draft.ts'
import { inOwnWords } from '../../assign/draft.ts'
import { conceptsOf, hasConcept, hasRole } from '../../understand/analysis.ts'

/** "all overdue tasks" are for a tool that works on many; "the task" is not. */
export function bulkEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (shape.verb === 'create') return isOfSome(draft) ? -3 : 0
  if (shape.effect === 'read') return 0
  const many = frame.hits.some(hit => {
    if (inOwnWords(draft, hit.start) || !hasConcept(hit, 'role', 'all')) return false
    // "visible to everyone" are those who see it.
    if (hasRole(frame, hit.start - 1, 'cue_for', 'cue_with') && frame.named.length > 0) return false
    const next = frame.hits.filter(other => other.start >= hit.start && other.start <= hit.end + 3)
    return (
      next.some(other => (['entity', 'value', 'field'] as const).some(kind => conceptsOf(other, kind).length > 0)) ||
      frame.named.some(named => named.start >= hit.end)
    )
  })
  const plural = frame.hits.some(
    hit =>
      !inOwnWords(draft, hit.start) &&
      hasConcept(hit, 'role', 'plural') &&
      namesNoun(draft, hit) &&
      !hasRole(frame, hit.start - 1, 'cue_as', 'cue_to'),
  )
  if (shape.bulk && pointsAtSome(draft)) return -2
  if (shape.bulk) return many || plural || describedRecords(shape, frame) ? 1.1 : -2
  // What is left of "all …" is no name.
  return many && draft.targets.length === 0 ? (draft.fromRest ? -3 : -1.2) : 0
}

/** "assign both tasks to Lea": those that came up, not all that fit. "Both tasks of Anna" says which ones. */
function pointsAtSome({ frame, focus, shape }: Draft): boolean {
  const counts = frame.hits.some(hit => hasConcept(hit, 'role', 'many') && conceptsOf(hit, 'number').length > 0)
  const says = frame.described.some(
    ({ many, nouns, pieces }) => many && nouns.includes(shape.noun) && pieces.length > 0,
  )
  return counts && !says && focus.seen.filter(({ table }) => table === shape.table).length > 1
}

/** "put all of Anna's tasks back": those that there are already. */
function isOfSome({ frame, shape }: Draft): boolean {
  return frame.described.some(({ start, end, many, nouns }) => {
    const isIn = (index: number) => index >= start && index < end
    return (
      many &&
      (nouns.length === 0 || nouns.includes(shape.noun)) &&
      start <= frame.lead + 1 &&
      (frame.textFrom === undefined || start < frame.textFrom) &&
      frame.hits.some(hit => isIn(hit.start) && hasConcept(hit, 'role', 'all'))
    )
  })
}
