// What is told of a thing instead of commanded: "die Kinderhelme sind bestellt" is done, "the printer must be repaired" is to be.
import type { Table } from '../../../../tools/card.ts'
import type { Hit } from '../lexicon/match.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsOver, namedAt, textBetween } from './analysis.ts'

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
