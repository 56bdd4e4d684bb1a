// What is told of a thing instead of commanded: "die Kinderhelme sind bestellt" is done, "the printer must be repaired" is to be.
import type { Table } from '../../../../tools/card.ts'
import type { Hit } from '../lexicon/match.ts'
import {
  type Analysis,
  conceptsOf,
  hasConcept,
  hasRole,
  hitsOver,
  isWordFor,
  namedAt,
  textBetween,
} from './analysis.ts'

/** "the helmets are ordered" → 'complete the task "helmets ordered"'. */
export function withDoneSaid(analysis: Analysis): string {
  const { text, tokens, named, spans, lexicons } = analysis
  const [own] = lexicons
  const words = tokens.flatMap((token, index) => (token.word ? [index] : []))
  const last = words.at(-1)
  if (!own || last === undefined || named.length > 0 || spans.length > 0 || text.includes('?')) return text
  const is = words.find(index => hasRole(analysis, index, 'is_now'))
  const participle = tokens[last]
  if (is === undefined || !participle || is >= last || hitsOver(analysis, last).length > 0) return text
  const subject = words.filter(index => index < is && !hasRole(analysis, index, 'article', 'polite'))
  const between = words.filter(index => index > is && index < last)
  const isPlain =
    subject.length > 0 && subject.length <= longestSubject && subject.every(index => isThing(analysis, index))
  const isBare = between.every(index => hasRole(analysis, index, 'is_now', 'filler', 'polite', 'checks'))
  if (!isPlain || !isBare || !own.lexicon.participle.test(participle.fold)) return text
  const [first = 0] = subject
  return `${own.lexicon.plain.complete} "${textBetween(analysis, first, is)} ${participle.text}"`
}

/** "the printer is repaired, tick that off" → 'complete the task "printer repaired"'. */
export function withTicked(analysis: Analysis): string {
  const { text, tokens, named, lexicons } = analysis
  const [own] = lexicons
  const comma = tokens.findLastIndex(
    (token, index) => /^[,;.!–-]$/.test(token.text) && tokens.slice(index).some(({ word }) => word),
  )
  if (!own || comma < 0 || text.includes('?') || !ticks(analysis, comma + 1)) return text
  const isProject = analysis.hits.some(hit => !hit.fuzzy && hasConcept(hit, 'entity', 'project'))
  // "the relaunch is finished, we can close the project"
  if (isProject && isOneProject(analysis)) return text.slice(0, tokens[comma]?.start)
  const known = named.filter(({ records }) => records.some(({ exact, table }) => exact && table === 'tasks'))
  const [task, ...others] = known
  const told = tokens.flatMap(({ word }, index) => (word && index < comma ? [index] : []))
  // "the one of Acme is finished, you can close that": of the list in sight, told by itself.
  if (isOneOfSome(analysis, told)) return text.slice(0, tokens[comma]?.start)
  const from = told.find(index => !isIdle(analysis, index))
  const tells = told.length > 1 && told.some(index => hitsOver(analysis, index).length === 0)
  if (others.length > 0 || from === undefined || !(task || tells)) return text
  const rest = told.filter(
    index =>
      index >= from &&
      !hasRole(analysis, index, 'is_now', 'auxiliary') &&
      !isWordFor(analysis, index, 'is_now') &&
      !isProjectOrDone(analysis, index),
  )
  const title = `"${task?.text ?? rest.map(index => tokens[index]?.text).join(' ')}"`
  return isProject ? own.lexicon.plain.close.replace('…', () => title) : `${own.lexicon.plain.complete} ${title}`
}

/** "the audit *project* is *finised*": says what it is and how it is, not what it is called. */
function isProjectOrDone(analysis: Analysis, index: number): boolean {
  return hitsOver(analysis, index).some(
    hit => hasConcept(hit, 'entity', 'project') || (hasConcept(hit, 'action', 'complete') && index === hit.end - 1),
  )
}

/** "the one for Acme", "das von Acme", "o da Ana". */
function isOneOfSome(analysis: Analysis, told: number[]): boolean {
  const [first = 0, next = 0] = told
  const points = hasRole(analysis, first, 'article', 'demonstrative', 'stand_in')
  return (
    told.some(index => hasRole(analysis, index, 'stand_in')) || (points && hasRole(analysis, next, 'of', 'cue_for'))
  )
}

/** "tick that off", "mark the task as done": nothing else. */
function ticks(analysis: Analysis, from: number): boolean {
  const hits = hitsFrom(analysis, from)
  const isTicked = hits.some(hit => hasConcept(hit, 'role', 'tick_this') || hasConcept(hit, 'action', 'complete'))
  const says = hits.every(
    hit =>
      hit.concepts.every(({ kind, id }) => kind !== 'entity' || id === 'task' || id === 'project') &&
      !hasConcept(hit, 'role', 'negation') &&
      !hasConcept(hit, 'role', 'condition'),
  )
  const isAll = analysis.tokens.every(
    (token, index) => index < from || !token.word || hitsOver(analysis, index).length > 0,
  )
  const points = analysis.tokens.some(
    ({ word }, index) =>
      word && index >= from && hasRole(analysis, index, 'thing', 'demonstrative', 'article', 'tick_this'),
  )
  return isTicked && says && isAll && points && analysis.named.every(({ end }) => end <= from)
}

function hitsFrom({ hits }: Analysis, start: number): Hit[] {
  return hits.filter(hit => hit.start >= start && !hit.fuzzy)
}

function isOneProject({ named }: Analysis): boolean {
  const [project, ...others] = named
  return others.length === 0 && project?.records.some(({ exact, table }) => exact && table === 'projects') === true
}

/** "I've", "the", "ça y est", "I'm done with". */
function isIdle(analysis: Analysis, index: number): boolean {
  const isShort = /^['’]$/.test(analysis.tokens[index - 1]?.text ?? '')
  return (
    isShort || hitsOver(analysis, index).some(hit => isDone(hit) || idle.some(role => hasConcept(hit, 'role', role)))
  )
}

function isDone(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'complete') && !hit.fuzzy
}

const idle = ['self', 'told', 'has', 'auxiliary', 'article', 'polite', 'filler', 'talk', 'is_now'] as const

/** Words before "is". */
const longestSubject = 4

/** No pronoun, nothing denied, no noun of ours: of "the invoice" and "the project" other things are told. */
function isThing(analysis: Analysis, index: number): boolean {
  return hitsOver(analysis, index).every(hit =>
    hit.concepts.every(
      ({ kind, id }) => kind === 'role' && !['person', 'self', 'thing', 'many', 'negation', 'condition'].includes(id),
    ),
  )
}

/** "the printer must be repaired by Friday" → "task: the printer must be repaired by Friday". */
export function withNeedSaid(analysis: Analysis): string {
  const { text, tokens, hits, named, lexicons } = analysis
  const [own] = lexicons
  const words = tokens.flatMap((token, index) => (token.word ? [index] : []))
  const [first = 0] = words
  const must = hits.find(hit => isMust(hit) && hit.start > first)
  if (!own || !must || text.includes('?')) return text
  const opens =
    hasRole(analysis, first, 'article', 'possessive', 'demonstrative', 'ours') && !namedAt(analysis, first + 1)
  const subject = words.filter(index => index > first && index < must.start)
  const tells = words.some(index => index >= must.end && hitsOver(analysis, index).length === 0)
  // What there is already is due, and no new thing to do.
  const isKnown = named.some(name => name.records.some(({ exact, table }) => exact && ours.has(table)))
  const isOther = hits.some(
    hit =>
      hit !== must &&
      (hasConcept(hit, 'role', 'negation') ||
        hasConcept(hit, 'role', 'condition') ||
        conceptsOf(hit, 'entity').some(({ id }) => id !== 'contact') ||
        (hit.start > must.start && hasConcept(hit, 'action', 'update'))),
  )
  const isPlain =
    subject.length > 0 && subject.length <= longestSubject && !subject.some(index => isPronoun(analysis, index))
  return opens && isPlain && tells && !isKnown && !isOther ? `${own.lexicon.plain.task}: ${text}` : text
}

/** "must", "needs to be". */
function isMust(hit: Hit): boolean {
  const opens = hasConcept(hit, 'role', 'opener') && hasConcept(hit, 'entity', 'task')
  return hasConcept(hit, 'role', 'must') || (opens && hasConcept(hit, 'action', 'create'))
}

/** What is done, moved, paid or held, and not made anew. */
const ours = new Set<Table>(['tasks', 'projects', 'bookings', 'invoices'])

function isPronoun(analysis: Analysis, index: number): boolean {
  return hasRole(analysis, index, 'person', 'self', 'thing', 'many') && !hasRole(analysis, index, 'article')
}
