// "The relaunch must be finished by Friday": what something must be by a day is its deadline, not how it is now.
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept } from './analysis.ts'

/** Of a sentence that opens with a record, "must" and a day, or "earlier", "finished" says nothing more than that it is due. */
export function dueNotDone(analysis: Analysis): Analysis {
  const { hits, named, spans } = analysis
  const must = hits.find(hit => hasConcept(hit, 'role', 'must'))
  const record = must && named.find(({ end }) => end === must.start)
  const isDue = record?.records.some(({ table, exact }) => exact && (table === 'projects' || table === 'tasks'))
  const end = must && hits.find(hit => hit.start >= must.end && saysDone(hit))
  const isMoved = hits.some(hit => hasConcept(hit, 'role', 'later') || hasConcept(hit, 'role', 'earlier'))
  if (!must || !isDue || !end || !(isMoved || spans.some(span => span.kind === 'day'))) return analysis
  return { ...analysis, hits: hits.map(hit => (hit === must || hit === end ? emptied(hit) : hit)) }
}

function saysDone(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'complete') || conceptsOf(hit, 'value').some(({ id }) => id === 'done')
}

function emptied(hit: Hit): Hit {
  return { ...hit, concepts: [{ kind: 'role', id: 'filler' }] }
}
