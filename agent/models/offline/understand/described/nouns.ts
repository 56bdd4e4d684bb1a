// The nouns that descriptions are made around: "meeting", "leads", "the 2pm", "the next *Risk Assessment*", "everything Carlos has".
import type { Hit } from '../../lexicon/match.ts'
import type { Analysis } from '../analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, tokenRange } from '../analysis.ts'
import { isDayOf } from './before.ts'
import { ownedBy } from './owner.ts'
import { whenAt } from './when-and-where.ts'

export interface Noun {
  /** Token indexes; `end` is exclusive. */
  start: number
  end: number
  /** The lexicons' names of the kind of record. None for "leads": a value that stands for those who have it. */
  kinds: string[]
  plural: boolean
  /** A title stands for the record. */
  titled?: boolean
  /** "everything": whose it is follows. */
  whole?: boolean
}

/** In the order of the text. */
export function nounsIn(analysis: Analysis, lead: number, orders: Set<number>): Noun[] {
  const nouns = [
    ...analysis.hits.filter(hit => isNoun(analysis, hit, lead)).map(nounOf),
    ...titlesIn(analysis, orders),
    ...timesIn(analysis),
    ...wholesIn(analysis),
  ]
  return nouns.sort((a, b) => a.start - b.start)
}

function nounOf(hit: Hit): Noun {
  const kinds = conceptsOf(hit, 'entity').map(entity => entity.id)
  return { start: hit.start, end: hit.end, kinds, plural: hasConcept(hit, 'role', 'plural') }
}

function isNoun(analysis: Analysis, hit: Hit, lead: number): boolean {
  const { kinds, plural } = nounOf(hit)
  if (kinds.length === 0 && !isPluralValue(hit)) return false
  if (
    hit.tail ||
    hit.fuzzy ||
    hasConcept(hit, 'role', 'filler') ||
    (conceptsOf(hit, 'action').length > 0 && hit.start <= lead)
  )
    return false
  // "overdue tasks": the word before the noun may stand for it alone. "training leads": or tell which leads.
  return !hitsAt(analysis, hit.end).some(
    next =>
      conceptsOf(next, 'entity').some(({ id }) => kinds.includes(id)) ||
      (!plural && hasConcept(next, 'role', 'plural') && (hasConcept(next, 'entity') || isPluralValue(next))),
  )
}

function isPluralValue(hit: Hit): boolean {
  return conceptsOf(hit, 'value').length > 0 && hasConcept(hit, 'role', 'plural')
}

/** Only bookings are spoken of so: their titles come back. */
function titlesIn(analysis: Analysis, orders: Set<number>): Noun[] {
  return analysis.named
    .filter(({ start, end, records }) => {
      const isBooking = records.length > 0 && records.every(record => record.table === 'bookings')
      const isCounted = (index: number) => orders.has(index) || hasRole(analysis, index, 'ahead')
      const isBeforeNoun = hitsAt(analysis, end).some(hit => hasConcept(hit, 'entity', 'booking'))
      return (
        isBooking && !isBeforeNoun && (isCounted(start - 1) || (records.length > 1 && hasDay(analysis, start, end)))
      )
    })
    .map(({ start, end }) => ({ start, end, kinds: ['booking'], plural: false, titled: true }))
}

/** "Friday's Risk Assessment", "the Risk Assessment on January 27": not the one that goes there. */
function hasDay(analysis: Analysis, start: number, end: number): boolean {
  return isDayOf(analysis, start - 1) || whenAt(analysis, end, end)?.kind === 'day'
}

/** "the 2pm", "my 4:30 on Monday": the time stands for what is on then. */
function timesIn(analysis: Analysis): Noun[] {
  return analysis.spans.flatMap(span => {
    if (span.kind !== 'time') return []
    const { start, end } = tokenRange(analysis.tokens, span.start, span.end)
    const isOwn = hasRole(analysis, start - 1, 'article', 'own', 'possessive') && !hasRole(analysis, start - 1, 'goal')
    const isBeforeNoun = hitsOver(analysis, end).some(hit => hasConcept(hit, 'entity'))
    return isOwn && !isBeforeNoun ? [{ start, end, kinds: ['booking'], plural: false }] : []
  })
}

/** "everything Carlos has in progress", "whatever of Kofi's is overdue": what a member of the team has is tasks. */
function wholesIn(analysis: Analysis): Noun[] {
  return analysis.hits
    .filter(hit => hasConcept(hit, 'role', 'whole') && isOwned(analysis, hit))
    .map(({ start, end }) => ({ start, end, kinds: ['task'], plural: true, whole: true }))
}

/** "what Kofi has": without a word for all of it, it must be said that he has it. */
function isOwned(analysis: Analysis, hit: Hit): boolean {
  const end = ownedBy(analysis, hit.end)
  return end !== undefined && (hasConcept(hit, 'role', 'all') || hasRole(analysis, end - 1, 'has'))
}
