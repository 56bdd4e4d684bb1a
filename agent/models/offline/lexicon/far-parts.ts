// The far part of a verb in two parts ("leg … an", "book … in"): where a word that looks like it is none.
import type { Concept } from './lexicon.ts'
import type { Hit } from './match.ts'

export function hasFalseTail(hit: Hit, hits: Hit[]): boolean {
  return hit.tail !== undefined && (reachesTooFar(hit, hits) || leadsToPlace(hit, hits))
}

/** "auf 16 Uhr verschieben und bei ihr den Tag vip setzen": where a verb closed its clause, no far part is looked for beyond. */
function reachesTooFar({ end, tail }: Hit, hits: Hit[]): boolean {
  return hits.some(
    verb =>
      !verb.tail &&
      verb.start >= end &&
      verb.end < (tail?.start ?? 0) &&
      verb.concepts.every(concept => concept.kind === 'action') &&
      hits.some(joint => joint.start === verb.end && hasRole(joint, 'conjunction')),
  )
}

/** "book a demo *in the* workshop": where it is, and no far part of the verb as in "book her in". */
function leadsToPlace({ tail }: Hit, hits: Hit[]): boolean {
  return hits.some(
    ({ start, end, tail: other, concepts }) =>
      !other && start === tail?.start && end > tail.end && concepts.some(concept => isRole(concept, 'cue_place')),
  )
}

function hasRole({ concepts }: Hit, id: string): boolean {
  return concepts.some(concept => isRole(concept, id))
}

function isRole({ kind, id }: Concept, role: string): boolean {
  return kind === 'role' && id === role
}
