// Splits a message into the commands it holds: "add X and remind me to …", several sentences, several lines.

import type { Hit } from '../lexicon/match.ts'
import { words } from '../text/tokens.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from './analysis.ts'
import { type Break, breakBefore } from './breaks.ts'
import { closeClauses, closesSentence, handsOut, opensText, otherKind, tellsNeed, tellsOfAnother } from './elision.ts'
import { describesField } from './frame.ts'
import { goesOn } from './going-on.ts'
import { joinStory } from './story.ts'

/** Pieces of the text, each holding one command. Text that doesn't start a command stays with the one before. */
export function splitCommands(analysis: Analysis, verbs: Set<string>): string[] {
  const starts: { index: number; verb?: string }[] = [{ index: 0 }]
  for (let index = 1; index < analysis.tokens.length; index++) {
    const found = breakBefore(analysis, index)
    if (!found) continue
    const from = starts.at(-1)?.index ?? 0
    if (goesOn(analysis, index, from)) continue
    const at = skipJoints(analysis, index)
    const denied = found === 'weak' && !opensText(analysis, from, index) && denies(analysis, from, index)
    const joins = hitsAt(analysis, index).some(
      hit => hasConcept(hit, 'role', 'conjunction') || hasConcept(hit, 'role', 'for_it'),
    )
    // "a client, a company called …" tells more of the same.
    const other = found === 'weak' && joins ? otherKind(analysis, at, { from, to: index }) : undefined
    if (other) starts.push({ index, ...other })
    else if (
      denied ||
      (found === 'weak' && saysInstead(analysis, from, index)) ||
      startsCommand(analysis, at, found, from, verbs) ||
      (found === 'weak' && (closeClauses(analysis, index, from) || tellsOfAnother(analysis, index, from))) ||
      (found === 'strong' &&
        (closesSentence(analysis, index, from) || handsOut(analysis, index) || tellsNeed(analysis, index, from)))
    )
      starts.push({ index })
  }
  const ends = starts.map((_, at) => starts[at + 1]?.index ?? analysis.tokens.length)
  return joinStory(
    analysis,
    starts.map(({ index, verb }, at) => ({ start: index, end: ends[at] ?? index, verb })),
  )
    .map(({ start, end, verb }) => {
      const piece = analysis.text.slice(offset(analysis, start), offset(analysis, end))
      const trimmed = piece.replace(/^[\s,;.*•–-]+|[\s,;*•–-]+$/g, '')
      return verb ? `${verb} ${trimmed}` : trimmed
    })
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
}

function offset(analysis: Analysis, index: number): number {
  return analysis.tokens[index]?.start ?? analysis.text.length
}

function skipJoints(analysis: Analysis, index: number): number {
  let at = index
  while (at < analysis.tokens.length) {
    const joint = hitsAt(analysis, at).find(hit =>
      (['sequel', 'conjunction', 'polite', 'greeting', 'self', 'negation', 'for_it'] as const).some(role =>
        hasConcept(hit, 'role', role),
      ),
    )
    const says = hitsAt(analysis, at).some(
      hit => conceptsOf(hit, 'action').length > 0 && (!joint || hit.end >= joint.end),
    )
    if (!joint || says) return at
    at = joint.end
  }
  return at
}

/** After a full stop any action starts a command; after "and" or a comma it must be more than a word in somebody's text. */
function startsCommand(analysis: Analysis, index: number, found: Break, from: number, verbs: Set<string>): boolean {
  if (isName(analysis, index) && !hitsAt(analysis, index).some(hit => hit.tail)) return false
  const actions = hitsAt(analysis, index).filter(
    hit =>
      conceptsOf(hit, 'action').some(action => verbs.has(action.id)) &&
      !hit.fuzzy &&
      !leadsToValue(analysis, hit) &&
      !describesField(analysis, hit),
  )
  if (found === 'strong') return actions.length > 0 || startsQuestion(analysis, index)
  const opened = opensText(analysis, from, index)
  const complete = actions.filter(hit => isComplete(analysis, hit))
  if (opened) return complete.some(hit => hasConcept(hit, 'role', 'opener') || conceptsOf(hit, 'field').length > 0)
  return complete.length > 0 && hasCommandBefore(analysis, from, index)
}

/** "…, but don't send it yet", "…, aber noch nicht verschicken": what is not to be done is a clause of its own. */
function denies(analysis: Analysis, from: number, index: number): boolean {
  if (!hasCommandBefore(analysis, from, index)) return false
  const hits = analysis.hits.filter(hit => hit.start >= index && hit.start <= index + furthestVerb)
  const negation = hits.find(hit => hasConcept(hit, 'role', 'negation') && !hasConcept(hit, 'value'))
  const between = analysis.tokens.slice(index, Math.max(index, negation?.start ?? 0))
  if (!negation || between.some(token => /^[.,;:!?\n]/.test(token.text))) return false
  const opens = skipJoints(analysis, index) > negation.start
  return opens || hits.some(hit => conceptsOf(hit, 'action').length > 0)
}

/** "don't send it yet, just change the date", "keinen Termin, nur eine Aufgabe": what is to be done instead. */
function saysInstead(analysis: Analysis, from: number, index: number): boolean {
  const denied = analysis.hits.some(
    hit => hit.start >= from && hit.start < index && hasConcept(hit, 'role', 'negation') && !hasConcept(hit, 'value'),
  )
  return denied && hasRole(analysis, index, 'just') && !opensText(analysis, from, index)
}

/** Words between the start of a clause and its "not". */
const furthestVerb = 5

/** A verb that only looks like a name, as "marca" like "Marco", is a verb. */
function isName(analysis: Analysis, index: number): boolean {
  const named = namedAt(analysis, index)
  if (!named || !hitsAt(analysis, index).some(hit => !hit.fuzzy && conceptsOf(hit, 'action').length > 0))
    return named !== undefined
  const said = words(named.text)
  return named.records.some(record =>
    said.every(word => words(`${record.title} ${record.subtitle ?? ''}`).includes(word)),
  )
}

/** "…, mail tom@bright.example": here the word names a field. */
function leadsToValue(analysis: Analysis, hit: Hit): boolean {
  if (conceptsOf(hit, 'field').length === 0 || hasConcept(hit, 'role', 'opener')) return false
  const next = analysis.tokens[hit.end]
  return next?.text === ':' || next?.text === '=' || spanAt(analysis, hit.end) !== undefined
}

function startsQuestion(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit => hasConcept(hit, 'role', 'question') || hasConcept(hit, 'role', 'count_question'),
  )
}

function hasCommandBefore(analysis: Analysis, from: number, index: number): boolean {
  return analysis.hits.some(
    hit =>
      hit.start >= from &&
      hit.end <= index &&
      !isAuxiliary(hit) &&
      (conceptsOf(hit, 'action').length > 0 || conceptsOf(hit, 'entity').length > 0 || deniesAll(hit)),
  )
}

/** "Anna hat geheiratet und heisst jetzt Meier": "has" alone asks for nothing. */
function isAuxiliary(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'auxiliary') && hit.end - hit.start === 1 && !hasConcept(hit, 'action', 'update')
}

/** "não …, muda-o", "never mind …, archive it": what comes before is not to be done, whatever it is. */
function deniesAll(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'negation') || (hasConcept(hit, 'role', 'cancel') && hit.end - hit.start > 1)
}

/** The action brings or is followed by what it works on: a noun of ours, a record, a pronoun, a field. */
function isComplete(analysis: Analysis, hit: Hit): boolean {
  const carries =
    hit.concepts.some(concept => ['entity', 'field'].includes(concept.kind)) || hasConcept(hit, 'action', 'undo')
  if (carries) return true
  if (saysNothingMore(analysis, hit)) return false
  const end = Math.max(afterWords(analysis, hit.end, furthestObject), hit.tail?.end ?? 0)
  for (let index = hit.end; index < Math.min(end, analysis.tokens.length); index++) {
    const token = analysis.tokens[index]
    if (token && /^[.;!?\n]/.test(token.text) && !spanAt(analysis, index)) return false
    if (namedAt(analysis, index)) return true
    const known = hitsOver(analysis, index).some(other =>
      other.concepts.some(concept => ['entity', 'field', 'value'].includes(concept.kind)),
    )
    if (known || hasRole(analysis, index, 'person', 'thing', 'many', 'demonstrative', 'another_one')) return true
  }
  return false
}

/** Words between a verb and what it works on; a date counts as one. */
const furthestObject = 6

function afterWords(analysis: Analysis, from: number, count: number): number {
  let index = from
  for (let left = count; left > 0 && index < analysis.tokens.length; left--) {
    const span = spanAt(analysis, index)
    const start = index
    while (span && spanAt(analysis, index) === span) index++
    if (index === start) index++
  }
  return index
}

/** "paid, mark it": nothing new is said of it. */
function saysNothingMore(analysis: Analysis, hit: Hit): boolean {
  const general = conceptsOf(hit, 'action').every(action => action.id === 'update' || action.id === 'create')
  const end = hit.tail?.end ?? hit.end + 1
  return general && hasRole(analysis, hit.end, 'thing') && !analysis.tokens.slice(end).some(token => token.word)
}
