// A message that says first how things are and then what to do: "Raj is ill. Can you cancel my next meeting with him?",
// "take Anna's most urgent task and give it to Lea". What the first part says goes where the second points at it.
import { findSpans } from '../spans/find-spans.ts'
import type { OfflineTurn } from '../turn.ts'
import type { Analysis } from './analysis.ts'
import { hasConcept, hasRole, hitsAt, textBetween } from './analysis.ts'
import type { Described } from './described/described.ts'
import { findDescribed } from './described/find-described.ts'
import type { Named } from './named.ts'

export interface Retold {
  /** The second part, with what it points at written out. */
  text: string
  /** What it points at in the first part. */
  points: 'nowhere' | 'person' | 'day' | 'records'
}

/** "Can you do that?", "bitte umteilen": says nothing of its own after a command, wherever the sentence ends. */
export function withoutClosing(analysis: Analysis): string {
  const { text, tokens } = analysis
  const closing = analysis.hits.find(hit => hit.start > 0 && hasConcept(hit, 'role', 'closing'))
  const before = closing && tokens[closing.start - 1]
  if (!closing || !before || !/^[.!?,;\n]/.test(before.text)) return text
  let end = closing.end
  while (tokens[end]?.word && isCourtesy(analysis, end)) end++
  const next = tokens[end]
  if (next && !/^[.!?;\n]/.test(next.text)) return text
  // "…, can you add it?" asks for a courtesy; what comes before is no question.
  const rest = next?.text === '?' ? tokens[end + 1] : next
  return text.slice(0, before.start) + (rest ? (next === rest ? '' : '. ') + text.slice(rest.start) : '')
}

export function isCourtesy(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'polite', 'filler', 'thanks')
}

/** The second part with what the first part names or describes in the place of the words that point at it. */
export function retell(first: Analysis, second: Analysis): Retold {
  const person = onlyPerson(first)
  const described = findDescribed(first, 0).findLast(
    one => one.nouns.length > 0 && (one.picked || one.many || one.definite) && !isNarrowed(first, one),
  )
  let text = second.text
  let points: Retold['points'] = 'nowhere'
  for (let index = second.tokens.length - 1; index >= 0; index--) {
    const written = dayAt(second, index, first) ?? replacementAt(second, index, person, first, described)
    if (!written) continue
    const start = second.tokens[index]?.start ?? 0
    const end = second.tokens[written.end - 1]?.end ?? start
    text = text.slice(0, start) + written.text + text.slice(end)
    points = pointsOf(points, written)
  }
  return { text, points }
}

/** "everyone who …": what is not understood narrows them too, so they are not all of them. */
function isNarrowed(analysis: Analysis, { end }: Described): boolean {
  return hasRole(analysis, end, 'relative')
}

interface Written {
  text: string
  end: number
  points: Retold['points']
}

/** Records say more than a day, and a day more than a person. */
function pointsOf(before: Retold['points'], { points }: Written): Retold['points'] {
  const order: Retold['points'][] = ['nowhere', 'person', 'day', 'records']
  return order.indexOf(points) > order.indexOf(before) ? points : before
}

/** "that day": the one day of the first part. */
function dayAt(second: Analysis, index: number, first: Analysis): Written | undefined {
  const hit = hitsAt(second, index).find(candidate => hasConcept(candidate, 'role', 'that_day'))
  const [day, ...others] = first.spans.filter(span => span.kind === 'day')
  if (!hit || day?.kind !== 'day' || others.length > 0) return undefined
  return { text: first.text.slice(day.leadStart, day.end), end: hit.end, points: 'day' }
}

/** "cancel everything on that day": of the one day of the message before. */
export function withDayBefore(
  { text, hits, tokens, spans }: Analysis,
  before: string | undefined,
  turn: OfflineTurn,
): string {
  const hit = hits.find(candidate => hasConcept(candidate, 'role', 'that_day'))
  const from = tokens[hit?.start ?? -1]?.start
  const to = tokens[(hit?.end ?? 0) - 1]?.end
  if (from === undefined || to === undefined || !before || spans.some(span => span.kind === 'day')) return text
  const [day, ...others] = findSpans(before, turn).filter(span => span.kind === 'day')
  if (day?.kind !== 'day' || others.length > 0) return text
  return text.slice(0, from) + before.slice(day.leadStart, day.end) + text.slice(to)
}

function onlyPerson({ named }: Analysis): Named | undefined {
  const people = named.filter(one => one.records.some(({ table }) => table === 'contacts' || table === 'profiles'))
  return people.length === 1 ? people[0] : undefined
}

function replacementAt(
  second: Analysis,
  index: number,
  person: Named | undefined,
  first: Analysis,
  described: Described | undefined,
): Written | undefined {
  const token = second.tokens[index]
  if (!token?.word || second.named.some(named => named.start <= index && index < named.end)) return undefined
  const standIn = standInAt(second, index)
  if (standIn && described) return { text: textOf(first, described, person), end: standIn, points: 'records' }
  const isObject =
    hasRole(second, index, 'many', 'thing') && !hasRole(second, index, 'article', 'demonstrative', 'relative')
  // "meeting with" is one phrase.
  const isLed =
    hasRole(second, index - 1, 'cue_with', 'cue_for', 'of') ||
    second.hits.some(hit => hit.end === index && hit.end - hit.start > 1 && hasConcept(hit, 'entity'))
  if (isObject && !isLed && described && isAlone(second, index))
    return { text: textOf(first, described, person), end: index + 1, points: 'records' }
  if (!person || !hasRole(second, index, 'person', 'possessive') || hasRole(second, index, 'relative')) return undefined
  // "with her task" is with her or with a task of hers; "for her number" is hers.
  const isDetail = hitsAt(second, index + 1).some(hit => hasConcept(hit, 'field') && !hasConcept(hit, 'role', 'errand'))
  const beforeNoun = hasRole(second, index, 'possessive') && (isDetail || (!isLed && leadsToNoun(second, index + 1)))
  if (beforeNoun) return { text: possessor(second, person), end: index + 1, points: 'person' }
  return isLed || hasWhat(second, index) || isObjectOfVerb(second, index)
    ? { text: person.text, end: index + 1, points: 'person' }
    : undefined
}

/** "make *her* a client": right after the verb. "her" may also be whose. */
function isObjectOfVerb(analysis: Analysis, index: number): boolean {
  if (hasRole(analysis, index, 'article')) return false
  return analysis.hits.some(
    hit => hit.end === index && !hit.fuzzy && hit.concepts.some(({ kind }) => kind === 'action'),
  )
}

/** "everything *she* has". */
function hasWhat(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index - 1, 'whole') && hasRole(analysis, index + 1, 'has')
}

/** "the ones", "all the ones". */
function standInAt(analysis: Analysis, index: number): number | undefined {
  if (!hasRole(analysis, index, 'article', 'all', 'demonstrative')) return undefined
  let at = index
  while (hasRole(analysis, at, 'article', 'all', 'demonstrative') && !hasRole(analysis, at, 'stand_in')) at++
  return hasRole(analysis, at, 'stand_in') && !hasRole(analysis, index - 1, 'article', 'all') ? at + 1 : undefined
}

function isAlone(analysis: Analysis, index: number): boolean {
  return !hitsAt(analysis, index + 1).some(hit => hit.concepts.some(concept => concept.kind === 'entity'))
}

function leadsToNoun(analysis: Analysis, from: number): boolean {
  for (let index = from; index < from + 4; index++) {
    const hits = hitsAt(analysis, index)
    if (hits.some(hit => hit.concepts.some(concept => concept.kind === 'entity'))) return true
  }
  return false
}

/** "Kofi has a bunch of overdue tasks": those are his. */
function textOf(first: Analysis, described: Described, person: Named | undefined): string {
  const isHis = person && !(described.start <= person.start && person.end <= described.end)
  let { start } = described
  // "he can't make *his* demo": whose it is, is written out.
  while (isHis && start < described.end && hasRole(first, start, 'article', 'possessive')) start++
  const text = textBetween(first, start, described.end).replace(/[.,;]+$/, '')
  return isHis ? `${possessor(first, person)} ${text}` : text
}

function possessor({ lexicons }: Analysis, { text }: Named): string {
  return lexicons[0]?.lexicon.language === 'en' ? `${text}'s` : text
}
