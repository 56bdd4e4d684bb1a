// Records that are described instead of named: "my first meeting with Raj on Friday after 11", "all of Carlos's overdue
// tasks". The noun with what stands before it, and the pieces after it that narrow it down, up to what is to become of it.
import { findOrder } from '../../../../tools/ordering.ts'
import { isPlace } from '../lexicons/places.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt, tokenRange } from './analysis.ts'

export interface Described {
  /** Token indexes; `end` is exclusive. */
  start: number
  end: number
  /** The lexicons' name of the noun: `booking`, `task`. None for "leads": a value that stands for those who have it. */
  nouns: string[]
  /** One of several is picked: "first", "next", "most urgent". */
  picked: boolean
  /** Several are meant. */
  many: boolean
  /** Words of their title that stand before the noun: "the next *risk assessment* meeting". */
  titled: { start: number; end: number } | undefined
  /** What narrows it down, after the noun. */
  pieces: Piece[]
}

export interface Piece {
  start: number
  end: number
  kind: 'value' | 'name' | 'day' | 'time' | 'label' | 'place'
  /** Of a label: its own words. */
  label?: { start: number; end: number }
}

/** Words between "next" or "all" and the noun. */
const longestTitle = 6

export function findDescribed(analysis: Analysis, lead: number): Described[] {
  const orders = orderTokens(analysis)
  const found: Described[] = []
  for (const hit of analysis.hits) {
    const nouns = conceptsOf(hit, 'entity').map(entity => entity.id)
    const isNoun = nouns.length > 0 || (conceptsOf(hit, 'value').length > 0 && hasConcept(hit, 'role', 'plural'))
    if (!isNoun || hit.tail || hit.fuzzy || found.some(other => hit.start < other.end)) continue
    if (conceptsOf(hit, 'action').length > 0 && hit.start <= lead) continue
    // "overdue tasks": the word before the noun may stand for it alone.
    if (hitsAt(analysis, hit.end).some(next => conceptsOf(next, 'entity').some(({ id }) => nouns.includes(id))))
      continue
    const floor = found.findLast(other => other.many)?.end ?? 0
    const before = walkBack(analysis, { noun: hit.start, floor }, lead, orders)
    const pieces = piecesAfter(analysis, hit)
    const picked = before.picked || (hasRole(analysis, hit.start, 'of') && orders.size > 0)
    const after = superlativeAfter(analysis, hit.end, orders)
    const more = after ? piecesAfter(analysis, { start: hit.start, end: after }) : pieces
    const many = before.all || hasConcept(hit, 'role', 'plural')
    found.push({
      start: before.start,
      end: more.at(-1)?.end ?? after ?? hit.end,
      nouns,
      picked: picked || after !== undefined,
      many: many && !picked && after === undefined,
      titled: before.titled,
      pieces: more,
    })
  }
  return found
}

/** Words that pick one of several. Those of days are none: "next Friday". */
function orderTokens(analysis: Analysis): Set<number> {
  const { text, spans, tokens } = analysis
  let rest = text
  for (const { start, end, kind } of spans)
    if (kind === 'day') rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  const found = new Set<number>()
  for (let order = findOrder(rest); order; order = findOrder(rest)) {
    const range = tokenRange(tokens, order.start, order.end)
    for (let index = range.start; index < range.end; index++) found.add(index)
    rest = rest.slice(0, order.start) + ' '.repeat(order.end - order.start) + rest.slice(order.end)
  }
  return found
}

interface Reach {
  noun: number
  /** Where the description before ends: no word is of two. */
  floor: number
}

function walkBack(analysis: Analysis, { noun, floor }: Reach, lead: number, orders: Set<number>) {
  const opener = openerBefore(analysis, { noun, floor }, lead, orders)
  const from = opener ? opener.end : noun
  const isTitled = opener !== undefined && from < noun && !isAllKnown(analysis, from, noun)
  let start = opener?.start ?? noun
  while (start > floor && belongsBefore(analysis, start - 1, lead, orders)) start--
  const range = Array.from({ length: noun - start }, (_, at) => start + at)
  return {
    start,
    picked: range.some(index => orders.has(index)),
    all: range.some(index => hasRole(analysis, index, 'all', 'ahead')),
    titled: isTitled ? titleWithin(analysis, from, noun) : undefined,
  }
}

/** The "first", "next", "all" that the noun belongs to, with the words of a title in between. */
function openerBefore(analysis: Analysis, { noun, floor }: Reach, lead: number, orders: Set<number>) {
  for (let index = noun - 1; index >= Math.max(floor, noun - longestTitle - 1); index--) {
    const token = analysis.tokens[index]
    if (!token || /^[.,;:!?\n]/.test(token.text)) return undefined
    if (orders.has(index) || hasRole(analysis, index, 'all', 'ahead')) return { start: index, end: index + 1 }
    const isJoint = hasRole(analysis, index, 'cue_with', 'goal') && !hasRole(analysis, index, 'article', 'of')
    const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
    if (isJoint || isVerb) return undefined
  }
  return undefined
}

function titleWithin(analysis: Analysis, start: number, end: number): { start: number; end: number } | undefined {
  let first = start
  while (first < end && (hasRole(analysis, first, 'article', 'of', 'ahead', 'all') || namedPossessor(analysis, first)))
    first++
  return first < end ? { start: first, end } : undefined
}

function isAllKnown(analysis: Analysis, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const known =
      !analysis.tokens[index]?.word ||
      hasRole(analysis, index, 'article', 'own', 'of', 'ahead', 'all', 'person', 'possessive') ||
      namedPossessor(analysis, index) ||
      hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
    if (!known) return false
  }
  return true
}

/** "Carlos's", "of Carlos": somebody, not a word of a title. */
function namedPossessor(analysis: Analysis, index: number): boolean {
  const named = namedAt(analysis, index)
  return named?.records.some(record => record.table === 'profiles' || record.table === 'contacts') === true
}

function belongsBefore(analysis: Analysis, index: number, lead: number, orders: Set<number>): boolean {
  const token = analysis.tokens[index]
  if (!token) return false
  if (orders.has(index) || namedPossessor(analysis, index)) return true
  if (/^['’]$/.test(token.text)) return true
  const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
  if (isVerb && !hasRole(analysis, index, 'all')) return false
  if (token.fold === 's' && /^['’]$/.test(analysis.tokens[index - 1]?.text ?? '')) return true
  if (hasRole(analysis, index, 'goal') && !hasRole(analysis, index, 'of', 'article')) return false
  const isValue = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
  return isValue || hasRole(analysis, index, 'all', 'ahead', 'own', 'article', 'possessive') || isOfAll(analysis, index)
}

/** "all of my tasks", "any of Kofi's tasks". */
function isOfAll(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'of') && hasRole(analysis, index - 1, 'all')
}

/** "la tâche la plus urgente": the words that pick stand after the noun. */
function superlativeAfter(analysis: Analysis, noun: number, orders: Set<number>): number | undefined {
  let index = noun
  while (hasRole(analysis, index, 'article')) index++
  if (!orders.has(index)) return undefined
  while (orders.has(index)) index++
  return index
}

function piecesAfter(analysis: Analysis, noun: { start: number; end: number }): Piece[] {
  const pieces: Piece[] = []
  let at = noun.end
  for (;;) {
    // "meeting with": the phrase leads to who it is with.
    const piece = pieceAt(analysis, at, at === noun.end && noun.end - noun.start > 1)
    if (!piece) return pieces
    pieces.push(piece)
    at = piece.end
  }
}

/** What narrows a record down, starting at a word, with the words that lead to it. */
export function pieceAt(analysis: Analysis, from: number, isLed = false): Piece | undefined {
  const start = skipRelative(analysis, from)
  return (
    valueAt(analysis, start, from) ??
    labelAt(analysis, start, from) ??
    nameAt(analysis, start, from, isLed) ??
    whenAt(analysis, start, from) ??
    placeAt(analysis, start, from)
  )
}

/** "that are", "die", "qui sont": lead to the next piece; "and" does within what is said of them. */
function skipRelative(analysis: Analysis, from: number): number {
  let index = from
  if (hasRole(analysis, index, 'conjunction')) index++
  for (;;) {
    const hit = hitsAt(analysis, index).find(candidate => hasConcept(candidate, 'role', 'relative'))
    if (!hit || hasConcept(hit, 'role', 'goal')) return index
    index = hit.end
  }
}

function valueAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  // "who is an opportunity".
  const isNoun = start > from && hasRole(analysis, start, 'article')
  const direct = valueHit(analysis, start) ?? (isNoun ? valueHit(analysis, start + 1) : undefined)
  if (direct) return { start: from, end: afterFields(analysis, direct.end), kind: 'value' }
  // "in the backlog", "in the churned stage", "with status done".
  if (!hasRole(analysis, start, 'cue_in', 'cue_with', 'cue_place') || leadsOn(analysis, start)) return undefined
  let index = start + 1
  while (hasRole(analysis, index, 'article', 'cue_place') || hasField(analysis, index)) index++
  const inside = valueHit(analysis, index)
  return inside && { start: from, end: afterFields(analysis, inside.end), kind: 'value' }
}

function valueHit(analysis: Analysis, index: number) {
  return hitsAt(analysis, index).find(hit => conceptsOf(hit, 'value').length > 0 && !hit.tail && !hit.fuzzy)
}

function hasField(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(hit => ['status', 'priority'].some(id => hasConcept(hit, 'field', id)))
}

function afterFields(analysis: Analysis, index: number): number {
  return hasField(analysis, index) ? index + 1 : index
}

/** "interested in hardware", "tagged vip": the words up to the next piece. */
function labelAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  const hit = hitsAt(analysis, start).find(candidate => hasConcept(candidate, 'field', 'tags'))
  if (!hit) return undefined
  let end = hit.end
  while (analysis.tokens[end]?.word && !endsLabel(analysis, end) && end < hit.end + longestLabel) end++
  return end > hit.end ? { start: from, end, kind: 'label', label: { start: hit.end, end } } : undefined
}

const longestLabel = 2

/** "interested in training *has signed*". */
function endsLabel(analysis: Analysis, index: number): boolean {
  return leadsOn(analysis, index) || hasRole(analysis, index, 'auxiliary') || opensVerb(analysis, index)
}

function opensVerb(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit => hit.end - hit.start > 1 && !hit.fuzzy && conceptsOf(hit, 'action').length > 0,
  )
}

/** "with Raj", "of Carlos", "that Fatima". */
function nameAt(analysis: Analysis, start: number, from: number, led: boolean): Piece | undefined {
  let index = start
  const isLed = led || start > from || hasRole(analysis, index, 'cue_with', 'of', 'cue_from', 'cue_for')
  if (hasRole(analysis, index, 'cue_with', 'of', 'cue_from', 'cue_for') && !namedAt(analysis, index)) {
    if (leadsOn(analysis, index) && !hasRole(analysis, index, 'of')) return undefined
    if (leadsOn(analysis, index) && namedPossessor(analysis, index + 1) && isAddressee(analysis, index))
      return undefined
    index++
  }
  while ((hasRole(analysis, index, 'article') || isKind(analysis, index)) && !namedAt(analysis, index)) index++
  const named = namedAt(analysis, index)
  if (!named || !isLed || named.start !== index) return undefined
  const isProject = named.records.every(record => record.table === 'projects')
  const end = isProject ? afterBoard(analysis, named.end) : named.end
  return { start: from, end, kind: 'name' }
}

/** "of the project …", "with the client …": what the name names. */
function isKind(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(
    hit => hit.end === index + 1 && ['project', 'contact'].some(id => hasConcept(hit, 'entity', id)),
  )
}

/** "à Carlos", "ao Kofi": a preposition that gives rather than owns. */
function isAddressee(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'goal')
}

/** A day or a time, with the words that lead to it. */
function whenAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  const token = analysis.tokens[start]
  if (!token) return undefined
  const span = analysis.spans.find(candidate => {
    if (candidate.kind !== 'day' && candidate.kind !== 'time' && candidate.kind !== 'hours') return false
    const leadStart = candidate.kind === 'day' ? candidate.leadStart : candidate.start
    return token.start >= leadStart && token.start < candidate.end
  })
  const led = span ? start : start + 1
  const found = span ?? (isTimeLead(analysis, start) ? spanAt(analysis, start + 1) : undefined)
  if (!found || (found.kind !== 'day' && found.kind !== 'time' && found.kind !== 'hours')) return undefined
  const day = found.kind === 'day'
  const isGoal = leadsOn(analysis, start) && spanAt(analysis, start) !== found
  if (isGoal && !(day ? hasRole(analysis, start, 'cue_in') : hasRole(analysis, start, 'cue_at'))) return undefined
  const { end } = tokenRange(analysis.tokens, found.start, found.end)
  return end > led - 1 ? { start: from, end, kind: day ? 'day' : 'time' } : undefined
}

function isTimeLead(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'cue_at', 'cue_after', 'cue_before', 'cue_in', 'article')
}

/** "in the Design backlog", "on the Front end board". */
function placeAt(analysis: Analysis, start: number, from: number): Piece | undefined {
  if (!hasRole(analysis, start, 'cue_in', 'cue_at', 'cue_from', 'cue_place')) return undefined
  let index = start + 1
  while (hasRole(analysis, index, 'article') || (hasRole(analysis, index, 'cue_place') && !namedAt(analysis, index)))
    index++
  const named = namedAt(analysis, index)
  if (named && !leadsOn(analysis, start)) return { start: from, end: afterBoard(analysis, named.end), kind: 'place' }
  return isPlace(analysis.tokens[index]?.text ?? '') ? { start: from, end: index + 1, kind: 'place' } : undefined
}

export function afterBoard(analysis: Analysis, index: number): number {
  const isBoard =
    hasRole(analysis, index, 'board') || hitsAt(analysis, index).some(hit => hasConcept(hit, 'entity', 'project'))
  return isBoard ? index + 1 : index
}

/** "to", "auf", "en": what comes after is what the record becomes. */
function leadsOn(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'goal')
}

/** Words of a title or a label mean nothing else: "the next annual *summary*", "interested in *training*". */
export function isWordOf(described: Described[], index: number): boolean {
  return described.some(({ titled, pieces }) => {
    const ranges = [...(titled ? [titled] : []), ...pieces.flatMap(piece => (piece.label ? [piece.label] : []))]
    return ranges.some(range => range.start <= index && index < range.end)
  })
}
