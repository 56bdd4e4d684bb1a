// Where the person's own words begin: after "remind me to", a colon, or somebody's name and "must".
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hitsAt, spanAt } from './analysis.ts'
import { findDescribed } from './described/find-described.ts'

/** "Lea must check the contract": what a member of the team is told to do. */
function toldTo(analysis: Analysis, lead: number): number | undefined {
  const member = analysis.named.find(
    ({ start, records }) => start === lead && records.every(({ table }) => table === 'profiles'),
  )
  const must = member && hitsAt(analysis, member.end).find(hit => hasConcept(hit, 'role', 'must'))
  return must?.end
}

/** After "remind me to" and the like, or after a colon near the start. */
export function findOpening(analysis: Analysis, lead: number): number | undefined {
  const told = toldTo(analysis, lead)
  if (told !== undefined) return told
  const opener = analysis.hits.find(
    hit =>
      hit.start <= lead + 1 &&
      hasConcept(hit, 'role', 'opener') &&
      conceptsOf(hit, 'action').length > 0 &&
      !(hasConcept(hit, 'role', 'polite') && leadsToCommand(analysis, hit.end)),
  )
  const colon = analysis.tokens.findIndex((token, index) => token.text === ':' && !spanAt(analysis, index))
  const colonOpens =
    colon > 0 && colon < analysis.tokens.length - 1 && colon <= lead + 20 && (opener !== undefined || colon <= lead + 9)
  if (colonOpens && (!opener || colon <= opener.end + 16) && !leadsToCondition(analysis, colon)) return colon + 1
  return opener && hasConcept(opener, 'role', 'is_text') ? opener.start : (opener?.tail?.end ?? opener?.end)
}

/** "Check Anna's invoice: if it is not paid, …": nothing is to be written down before the colon. */
function leadsToCondition({ hits }: Analysis, colon: number): boolean {
  const begins = hits.some(hit => hit.start === colon + 1 && hasConcept(hit, 'role', 'condition') && !hit.fuzzy)
  const writes = hits.some(
    hit =>
      hit.end <= colon &&
      (hasConcept(hit, 'entity', 'task') ||
        hasConcept(hit, 'field') ||
        hasConcept(hit, 'role', 'opener') ||
        hasConcept(hit, 'role', 'writes_down') ||
        (hasConcept(hit, 'action') && !isSilent(hit) && !isLookUp(hit))),
  )
  return begins && !writes
}

/** "the invoice", "da": nouns and articles that are verbs elsewhere. */
function isSilent(hit: Hit): boolean {
  return hasConcept(hit, 'entity') || hasConcept(hit, 'role', 'article')
}

function isLookUp(hit: Hit): boolean {
  return conceptsOf(hit, 'action').every(({ id }) => id === 'search' || id === 'get')
}

export function fieldOpened(analysis: Analysis, textFrom: number | undefined): string | undefined {
  if (textFrom === undefined) return undefined
  const openers = analysis.hits.filter(
    hit => hit.end <= textFrom && hasConcept(hit, 'role', 'opener') && conceptsOf(hit, 'action').length > 0,
  )
  // "note that I must …" is more than "note that …".
  const isWhole = (hit: Hit) => openers.every(other => other.start !== hit.start || other.end <= hit.end)
  const opener = openers.find(hit => conceptsOf(hit, 'field').length > 0 && isWhole(hit))
  return opener && conceptsOf(opener, 'field')[0]?.id
}

/** "I need to delete a task" is a courtesy; "I need to delete old files" is a task. */
function leadsToCommand(analysis: Analysis, index: number): boolean {
  const verb = hitsAt(analysis, index).find(hit => conceptsOf(hit, 'action').length > 0)
  if (!verb) return false
  // "I need to reassign all of Fatima's in progress tasks": however long it takes to say which.
  if (findDescribed(analysis, index).some(one => one.start === verb.end && (one.many || one.picked))) return true
  return analysis.hits.some(
    hit =>
      hit.start > index &&
      hit.start <= index + 4 &&
      (hit.concepts.some(concept => ['entity', 'field'].includes(concept.kind)) ||
        (hasConcept(hit, 'value') && hasConcept(hit, 'role', 'plural'))),
  )
}
