// Commands that share a verb, and commands that end with theirs: "new client Roth and a project for it".
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, spanAt, textBetween } from './analysis.ts'
import { isMember } from './named.ts'

/** Where a command for another kind of record begins: with the verb of the one before, or with its noun alone. */
export function otherKind(
  analysis: Analysis,
  index: number,
  { from, to }: { from: number; to: number },
): { verb?: string } | undefined {
  const opening = analysis.hits.find(
    hit => hit.start >= from && hit.end <= to && (hasConcept(hit, 'action') || hasConcept(hit, 'entity')),
  )
  const verb = analysis.hits.find(hit => hit.start >= from && hit.end <= index && hasConcept(hit, 'action', 'create'))
  if (verb?.tail || opensText(analysis, from, index) || hasColon(analysis, from, index)) return undefined
  const noun = newNounAt(analysis, index)
  const before = analysis.hits.find(
    hit => hit.start >= from && hit.end <= index && (hasConcept(hit, 'entity') || hasConcept(hit, 'value')),
  )
  const isOther = (hit: Hit) =>
    before !== undefined && !conceptsOf(before, 'entity').some(entity => hasConcept(hit, 'entity', entity.id))
  if (noun && verb && !hasConcept(verb, 'entity') && isOther(noun))
    return { verb: textBetween(analysis, verb.start, verb.end) }
  // "Rechnung für Anna über 140 und Aufgabe für morgen: …": no verb in either.
  const bare = noun ?? singularAt(analysis, index)
  const makes = opening !== undefined && isSingular(opening) && (opening === verb || !hasConcept(opening, 'action'))
  if (!bare || !makes || !isOther(bare) || !tellsMore(analysis, opening.end, to)) return undefined
  return tellsMore(analysis, bare.end, endOfClause(analysis, bare.end)) || hasColon(analysis, bare.end, bare.end + 9)
    ? {}
    : undefined
}

/** A noun of ours after "a", "an", "another": "a project", "eine neue Aufgabe". */
function newNounAt(analysis: Analysis, index: number): Hit | undefined {
  if (!hasRole(analysis, index, 'indefinite')) return undefined
  return singularAt(analysis, hasRole(analysis, index + 1, 'new') ? index + 2 : index + 1)
}

function singularAt(analysis: Analysis, index: number): Hit | undefined {
  return hitsAt(analysis, index).find(hit => hasConcept(hit, 'entity') && isSingular(hit) && !hit.fuzzy)
}

function isSingular(hit: Hit): boolean {
  return !hasConcept(hit, 'role', 'plural')
}

/** A day, a time or an amount. */
function tellsMore(analysis: Analysis, from: number, to: number): boolean {
  return analysis.tokens.some((_, index) => {
    const kind = index >= from && index < to ? spanAt(analysis, index)?.kind : undefined
    return kind === 'day' || kind === 'time' || kind === 'money' || kind === 'number'
  })
}

function endOfClause(analysis: Analysis, from: number): number {
  const end = analysis.tokens.findIndex(
    (token, index) => index >= from && /^[.;!?\n]/.test(token.text) && !spanAt(analysis, index),
  )
  return end < 0 ? analysis.tokens.length : end
}

function hasColon(analysis: Analysis, from: number, to: number): boolean {
  return analysis.tokens.some(
    (token, index) => index >= from && index < to && token.text === ':' && !spanAt(analysis, index),
  )
}

/** "Rechnung 12 auf 500 ändern und Anna den Tag vip geben": where verbs come last, each ends its own command. */
export function closeClauses(analysis: Analysis, index: number, from: number): boolean {
  // "und bei ihr …": one phrase with the words that go on.
  const joint = hitsAt(analysis, index).some(
    hit => hasConcept(hit, 'role', 'conjunction') || hasConcept(hit, 'role', 'ellipsis'),
  )
  const opens = hitsAt(analysis, from).some(hit => hasConcept(hit, 'action'))
  const endsAt = (end: number) =>
    analysis.hits.some(hit => !hit.fuzzy && (hit.tail?.end ?? hit.end) === end && hasConcept(hit, 'action'))
  const last = analysis.tokens.findLastIndex(token => token.word) + 1
  return joint && !opens && endsAt(index) && endsAt(last)
}

/** "… übernimmt Lea. Und die Sitzung auf 10 Uhr verschieben": a sentence about something of ours that ends with its verb. */
export function closesSentence(analysis: Analysis, index: number, from: number): boolean {
  const isOwnText = opensText(analysis, from, index) || hasColon(analysis, from, index)
  const stop = endOfClause(analysis, index)
  const verb = analysis.hits.find(
    hit =>
      !hit.fuzzy &&
      hit.own &&
      hasConcept(hit, 'action') &&
      !hasConcept(hit, 'role', 'errand') &&
      (hit.tail?.end ?? hit.end) === stop,
  )
  if (isOwnText || !verb) return false
  const isWithin = (start: number) => start >= index && start < verb.start
  return (
    analysis.named.some(({ start }) => isWithin(start)) ||
    analysis.hits.some(hit => isWithin(hit.start) && (hasConcept(hit, 'entity') || hasConcept(hit, 'field')))
  )
}

/** "… and Daniel Zimmermann is a client now": something told of somebody else, after a command. */
export function tellsOfAnother(analysis: Analysis, index: number, from: number): boolean {
  const isPerson = (at: number) =>
    analysis.named.find(
      named => named.start === at && named.records.some(({ table, exact }) => exact && table === 'contacts'),
    )
  let at = index
  while (analysis.tokens[at]?.text === ',' || hasRole(analysis, at, 'conjunction', 'sequel', 'article')) at++
  const person = isPerson(at)
  const opens = analysis.hits.some(
    hit => hit.start >= from && hit.start < index && !hit.fuzzy && conceptsOf(hit, 'action').length > 0,
  )
  if (!person || !opens || opensText(analysis, from, index) || hasColon(analysis, from, index)) return false
  const end = endOfClause(analysis, person.end)
  const told = analysis.hits.filter(hit => hit.start >= person.end && hit.start < end && !hit.fuzzy)
  const states = told.some(
    hit =>
      hit.start === person.end &&
      (isState(hit) || hasConcept(hit, 'role', 'relocates') || hasConcept(hit, 'action', 'update')),
  )
  return states && told.some(hit => conceptsOf(hit, 'value').length > 0 || hasConcept(hit, 'role', 'relocates'))
}

/** "… is a client now. Lea should send her the pack": something to do for somebody of the team. */
export function handsOut(analysis: Analysis, index: number): boolean {
  let at = index
  while (hasRole(analysis, at, 'conjunction', 'article', 'sequel')) at++
  const doer = analysis.named.find(named => named.start === at && isMember(named))
  if (!doer || !hasRole(analysis, doer.end, 'must')) return false
  const end = endOfClause(analysis, doer.end)
  return analysis.hits.some(hit => hit.start > doer.end && hit.start < end && hasConcept(hit, 'role', 'errand'))
}

/** "Rita is a client now. And the offer must be with her by Friday": a need, after a command. */
export function tellsNeed(analysis: Analysis, index: number, from: number): boolean {
  const end = endOfClause(analysis, index)
  const isNeed = analysis.hits.some(
    hit => hit.start > index && hit.start < end && hasConcept(hit, 'role', 'must') && !hit.fuzzy,
  )
  const values = analysis.hits.some(hit => hit.start >= from && hit.start < index && hasConcept(hit, 'value'))
  return isNeed && values && !opensText(analysis, from, index) && !hasColon(analysis, from, index)
}

function isState(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'auxiliary') || hasConcept(hit, 'role', 'is_now')
}

export function opensText(analysis: Analysis, from: number, index: number): boolean {
  return analysis.hits.some(
    hit =>
      hit.start >= from && hit.end < index && hasConcept(hit, 'role', 'opener') && conceptsOf(hit, 'action').length > 0,
  )
}
