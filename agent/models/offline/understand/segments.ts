// Splits a message into the commands it holds: "add X and remind me to …", several sentences, several lines.

import { errandNoun } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import { words } from '../text/tokens.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from './analysis.ts'
import { closeClauses, closesSentence, opensText, otherKind } from './elision.ts'
import { describesField } from './frame.ts'
import { joinStory } from './story.ts'

/** What separates two commands, and how much the right side must look like one for it to count. */
type Break = 'strong' | 'weak'

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
      (found === 'weak' && closeClauses(analysis, index, from)) ||
      (found === 'strong' && closesSentence(analysis, index, from))
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

function breakBefore(analysis: Analysis, index: number): Break | undefined {
  const token = analysis.tokens[index]
  const previous = analysis.tokens[index - 1]
  if (
    !token?.word ||
    !previous ||
    inBrackets(analysis, index) ||
    spanAt(analysis, index)?.start !== spanStart(analysis, index)
  )
    return undefined
  const beforeBullet = /^[-*•–]$/.test(previous.text) ? analysis.tokens[index - 2] : undefined
  if (beforeBullet?.text.startsWith('\n')) return 'strong'
  if (previous.text.startsWith('\n') || /^[;!?]$/.test(previous.text)) return 'strong'
  if (previous.text === '.' && endsSentence(analysis, index - 1)) return 'strong'
  const isJoint =
    hasRole(analysis, index, 'sequel') && hitsAt(analysis, index).some(hit => hasConcept(hit, 'role', 'sequel'))
  if (isJoint) return 'weak'
  // "é" is no "e".
  const isPlain = token.fold.length > 1 || token.text.toLowerCase() === token.fold
  const joins = hitsAt(analysis, index).some(
    hit => hasConcept(hit, 'role', 'ellipsis') || (hasConcept(hit, 'role', 'conjunction') && hit.end - hit.start === 1),
  )
  if (joins && isPlain) return 'weak'
  return previous.text === ',' ? 'weak' : undefined
}

/** "… called X, and assign it to Lea. It's due on Friday": more about what the command before makes. */
function goesOn(analysis: Analysis, index: number, from: number): boolean {
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

/** "(sent and overdue)": an aside is no command of its own. */
function inBrackets({ tokens }: Analysis, index: number): boolean {
  const open = tokens.findLastIndex((token, at) => at < index && /^[()]$/.test(token.text))
  return tokens[open]?.text === '(' && tokens.some((token, at) => at > index && token.text === ')')
}

/** Inside a typed span nothing is split. */
function spanStart(analysis: Analysis, index: number): number | undefined {
  const span = spanAt(analysis, index)
  return span && span.start >= (analysis.tokens[index]?.start ?? 0) ? span.start : undefined
}

/** Not after "Dr.", an initial or a number. */
function endsSentence(analysis: Analysis, index: number): boolean {
  const before = analysis.tokens[index - 1]
  const after = analysis.tokens[index + 1]
  if (!before?.word || !after || after.start === (analysis.tokens[index]?.end ?? 0)) return false
  // "the 3. of", not "079 455 61 30. And …".
  const isDate = /^\d+$/.test(before.text) && spanAt(analysis, index - 1)?.kind !== 'phone'
  if (before.text.length === 1 || isDate) return false
  const abbreviations = analysis.lexicons[0]?.honorifics
  return !abbreviations?.has(before.fold)
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
