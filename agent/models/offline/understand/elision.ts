// Commands that share a verb, and commands that end with theirs: "new client Roth and a project for it".
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, textBetween } from './analysis.ts'

/** "new client Roth AG, and a project «Relaunch» for it": the verb was said once for both. */
export function elidedVerb(analysis: Analysis, index: number, from: number): string | undefined {
  const noun = newNounAt(analysis, index)
  const verb = analysis.hits.find(hit => hit.start >= from && hit.end <= index && hasConcept(hit, 'action', 'create'))
  if (!noun || !verb || verb.tail || opensText(analysis, from, index)) return undefined
  const before = analysis.hits.find(
    hit => hit.start >= from && hit.end <= index && (hasConcept(hit, 'entity') || hasConcept(hit, 'value')),
  )
  const isOther = before && !conceptsOf(before, 'entity').some(entity => hasConcept(noun, 'entity', entity.id))
  return isOther ? textBetween(analysis, verb.start, verb.end) : undefined
}

/** A noun of ours after "a", "an", "another": "a project", "eine neue Aufgabe". */
function newNounAt(analysis: Analysis, index: number): Hit | undefined {
  if (!hasRole(analysis, index, 'indefinite')) return undefined
  const at = hasRole(analysis, index + 1, 'new') ? index + 2 : index + 1
  return hitsAt(analysis, at).find(hit => hasConcept(hit, 'entity') && !hasConcept(hit, 'role', 'plural'))
}

/** "Rechnung 12 auf 500 ändern und Anna den Tag vip geben": where verbs come last, each ends its own command. */
export function closeClauses(analysis: Analysis, index: number, from: number): boolean {
  const joint = hitsAt(analysis, index).some(hit => hasConcept(hit, 'role', 'conjunction'))
  const opens = hitsAt(analysis, from).some(hit => hasConcept(hit, 'action'))
  const endsAt = (end: number) =>
    analysis.hits.some(hit => !hit.fuzzy && (hit.tail?.end ?? hit.end) === end && hasConcept(hit, 'action'))
  const last = analysis.tokens.findLastIndex(token => token.word) + 1
  return joint && !opens && endsAt(index) && endsAt(last)
}

export function opensText(analysis: Analysis, from: number, index: number): boolean {
  return analysis.hits.some(
    hit =>
      hit.start >= from && hit.end < index && hasConcept(hit, 'role', 'opener') && conceptsOf(hit, 'action').length > 0,
  )
}
