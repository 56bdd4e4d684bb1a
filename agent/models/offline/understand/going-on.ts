// Where a clause only goes on with the command before it: details, who somebody is, what a task is called.
import { errandNoun } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from './analysis.ts'

/** "… called X, and assign it to Lea. It's due on Friday": more about what the command before makes. */
export function goesOn(analysis: Analysis, index: number, from: number): boolean {
  const isNamed = analysis.hits.some(hit => hit.start > from && hit.end < index && hasConcept(hit, 'role', 'cue_named'))
  const details = [index, index + 1].some(at => hitsAt(analysis, at).some(hit => hasConcept(hit, 'role', 'detail')))
  return (isNamed && details) || tellsOfName(analysis, index, from) || bringsTitle(analysis, index, from)
}

/** "…, qui est un prospect": who it is, of somebody new who was just named. */
function tellsOfName(analysis: Analysis, index: number, from: number): boolean {
  const { tokens, hits } = analysis
  const isLed = tokens[index - 1]?.text === ',' && tokens[index - 2]?.capital === true
  const makes = hits.some(hit => hit.start >= from && hit.end < index && isNewContact(hit))
  const isClause = hitsAt(analysis, index).some(
    hit =>
      hasConcept(hit, 'role', 'asks_who') ||
      (hasConcept(hit, 'role', 'relative') && hasRole(analysis, index + 1, 'auxiliary', 'is_one')),
  )
  return isLed && makes && isClause
}

/** "an urgent task for Priska, get change from the bank": what is to be done was not said before. */
function bringsTitle(analysis: Analysis, index: number, from: number): boolean {
  const { tokens, hits } = analysis
  if (tokens[index - 1]?.text !== ',') return false
  const isBefore = (hit: Hit) => hit.start >= from && hit.end < index
  const makes = hits.some(hit => isBefore(hit) && hasConcept(hit, 'action', 'create'))
  const task = hits.find(hit => isBefore(hit) && hasConcept(hit, 'entity', errandNoun))
  const isKnown = (at: number) =>
    hitsOver(analysis, at).length > 0 || spanAt(analysis, at) !== undefined || isOfTeam(analysis, at)
  return (
    makes && task !== undefined && tokens.every((token, at) => at < from || at >= index || !token.word || isKnown(at))
  )
}

function isOfTeam(analysis: Analysis, index: number): boolean {
  return namedAt(analysis, index)?.records.every(({ table }) => table === 'profiles') === true
}

function isNewContact(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'create') || hasConcept(hit, 'entity', 'contact')
}
