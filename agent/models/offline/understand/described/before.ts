// What stands before the noun of a description: "my first", "all of Carlos's overdue", "the next *risk assessment*".
import type { Analysis } from '../analysis.ts'
import {
  conceptsOf,
  hasConcept,
  hasRole,
  hitsOver,
  isDefinite,
  isErrandWord,
  namedAt,
  spanAt,
  tokenRange,
} from '../analysis.ts'
import { namedPossessor } from './owner.ts'

/** Words between "next" or "all" and the noun. */
const longestTitle = 6

interface Reach {
  noun: number
  plural: boolean
  /** Where the description before ends: no word is of two. */
  floor: number
}

export function walkBack(analysis: Analysis, { noun, plural, floor }: Reach, lead: number, orders: Set<number>) {
  const opener = openerBefore(analysis, { noun, plural, floor }, lead, orders)
  const from = opener ? opener.end : noun
  const isTitled = opener !== undefined && from < noun && !isAllKnown(analysis, from, noun)
  let start = opener?.start ?? noun
  while (start > floor && belongsBefore(analysis, start - 1, lead, orders)) start--
  const range = Array.from({ length: noun - start }, (_, at) => start + at)
  const all = range.some(index => hasRole(analysis, index, 'all', 'ahead'))
  // "all upcoming meetings": of several that lie ahead none is picked.
  const picks = (index: number) =>
    orders.has(index) && !(hasRole(analysis, index, 'ahead') && (plural || saysAll(range)))
  const saysAll = (indexes: number[]) => indexes.some(index => hasRole(analysis, index, 'all'))
  return {
    start,
    picked: range.some(picks),
    all,
    definite: range.some(index => hasRole(analysis, index, 'article', 'own', 'possessive') || spanAt(analysis, index)),
    genitive: range.some(index => isGenitive(analysis, index)),
    titled: isTitled ? titleWithin(analysis, from, noun) : undefined,
  }
}

/** The "first", "next", "all" that the noun belongs to, with the words of a title in between. */
function openerBefore(analysis: Analysis, { noun, plural, floor }: Reach, lead: number, orders: Set<number>) {
  for (let index = noun - 1; index >= Math.max(floor, noun - longestTitle - 1); index--) {
    const token = analysis.tokens[index]
    if (!token || /^[.,;:!?\n]/.test(token.text)) return undefined
    if (orders.has(index) || hasRole(analysis, index, 'all', 'ahead')) return { start: index, end: index + 1 }
    if (plural && isDefinite(analysis, index + 1))
      return tellsWhich(analysis, index + 1, noun) ? { start: index, end: index + 1 } : undefined
    const isJoint = hasRole(analysis, index, 'cue_with', 'goal') && !hasRole(analysis, index, 'article', 'of')
    const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
    // "anything open *for the* project".
    const leadsHere = hasRole(analysis, index, 'cue_for', 'cue_by') && hasRole(analysis, index + 1, 'article', 'cue_by')
    if (isJoint || isVerb || leadsHere) return undefined
  }
  return undefined
}

/** "the overdue *website* tasks": between the article and the noun stand only states, and names of projects or plain words. */
function tellsWhich(analysis: Analysis, start: number, noun: number): boolean {
  const words = Array.from({ length: noun - start }, (_, at) => start + at)
  return (
    words.some(index => !isState(analysis, index)) &&
    words.every(
      index =>
        isState(analysis, index) ||
        isBoard(analysis, index, noun) ||
        analysis.tokens[index]?.text === '-' ||
        (analysis.tokens[index]?.word === true &&
          hitsOver(analysis, index).every(hit => hit.fuzzy || isErrandWord(hit)) &&
          !namedAt(analysis, index) &&
          !spanAt(analysis, index)),
    )
  )
}

function isState(analysis: Analysis, index: number): boolean {
  return hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
}

function titleWithin(analysis: Analysis, start: number, end: number): { start: number; end: number } | undefined {
  let first = start
  while (first < end && isBesideTitle(analysis, first)) first++
  // "die Website-Aufgaben"
  const last = analysis.tokens[end - 1]?.text === '-' ? end - 1 : end
  return first < last ? { start: first, end: last } : undefined
}

function isBesideTitle(analysis: Analysis, index: number): boolean {
  if (/^['’]$/.test(analysis.tokens[index]?.text ?? '')) return true
  return (
    hasRole(analysis, index, 'article', 'of', 'ahead', 'all') ||
    namedPossessor(analysis, index) ||
    hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
  )
}

function isAllKnown(analysis: Analysis, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const known =
      !analysis.tokens[index]?.word ||
      isBoard(analysis, index, end) ||
      isDayOf(analysis, index) ||
      isDated(analysis, index) ||
      hasRole(analysis, index, 'article', 'own', 'of', 'ahead', 'all', 'person', 'possessive') ||
      namedPossessor(analysis, index) ||
      hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0 || hasConcept(hit, 'number'))
    if (!known) return false
  }
  return true
}

/** "all *Design* tasks": the name of a project right before the noun says where they are. */
function isBoard(analysis: Analysis, index: number, noun: number): boolean {
  const named = namedAt(analysis, index)
  return named?.end === noun && named.records.every(record => record.table === 'projects')
}

function belongsBefore(analysis: Analysis, index: number, lead: number, orders: Set<number>): boolean {
  const token = analysis.tokens[index]
  if (!token) return false
  if (namedPossessor(analysis, index)) return !isGivenTo(analysis, index)
  if (orders.has(index) || isDayOf(analysis, index) || isDated(analysis, index)) return true
  if (/^['’]$/.test(token.text)) return true
  const isVerb = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
  if (isVerb && !hasRole(analysis, index, 'all')) return false
  if (isGenitive(analysis, index)) return true
  if (hasRole(analysis, index, 'goal') && !hasRole(analysis, index, 'of', 'article')) return false
  const isValue = hitsOver(analysis, index).some(hit => conceptsOf(hit, 'value').length > 0)
  return (
    isValue ||
    hasRole(analysis, index, 'all', 'ahead', 'own', 'article', 'possessive') ||
    isOfAll(analysis, index) ||
    isSameNoun(analysis, index)
  )
}

/** "Tom*'s* demo". */
function isGenitive({ tokens }: Analysis, index: number): boolean {
  return tokens[index]?.fold === 's' && /^['’]$/.test(tokens[index - 1]?.text ?? '')
}

/** "his *demo* appointment": two nouns for one thing. */
function isSameNoun(analysis: Analysis, index: number): boolean {
  const kinds = (at: number) => hitsOver(analysis, at).flatMap(hit => conceptsOf(hit, 'entity').map(({ id }) => id))
  const next = kinds(index + 1)
  return kinds(index).some(kind => next.includes(kind))
}

/** "die *für* morgen *fälligen* Aufgaben": where the participle stands before the noun, its day does too. */
function isDated(analysis: Analysis, index: number): boolean {
  if (hasRole(analysis, index, 'dated')) return true
  const day = spanAt(analysis, index + 1)
  if (day?.kind !== 'day' || !hasRole(analysis, index, 'cue_for', 'cue_by')) return false
  return hasRole(analysis, tokenRange(analysis.tokens, day.start, day.end).end, 'dated')
}

/** "all of my tasks", "any of Kofi's tasks". */
function isOfAll(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'of') && hasRole(analysis, index - 1, 'all')
}

/** "give *Kofi* all of Carlos's tasks": who gets them stands before them, and has nothing to do with which they are. */
function isGivenTo(analysis: Analysis, index: number): boolean {
  const next = namedAt(analysis, index)?.end ?? index + 1
  return hasRole(analysis, next, 'all', 'article') && !hasRole(analysis, next, 'of')
}

/** "Friday's meeting", "my 3pm call": not "to Friday the meeting", where it goes. */
export function isDayOf(analysis: Analysis, index: number): boolean {
  const span = spanAt(analysis, index)
  if (span?.kind !== 'day' && span?.kind !== 'time') return false
  const { start, end } = tokenRange(analysis.tokens, span.start, span.end)
  const isLed = hasRole(analysis, start - 1, 'goal') && !hasRole(analysis, start - 1, 'article')
  return !isLed && !hasRole(analysis, end, 'article')
}
