// "Everything overdue: new due date 21 April": which records and what they get, without a verb. Said with one, it is plain.
import type { Hit } from '../lexicon/match.ts'
import { type Analysis, conceptsOf, hasConcept, textBetween } from './analysis.ts'

/** "…: new due date 21 April" → "move … to 21 April". */
export function withMoveSaid(analysis: Analysis): string {
  const { hits, tokens, spans, text, lexicons } = analysis
  const fresh = hits.find(hit => hasConcept(hit, 'role', 'new_day'))
  const day = fresh && spans.find(span => span.kind === 'day' && span.start >= (tokens[fresh.end - 1]?.end ?? 0))
  const joint = fresh && tokens[fresh.start - 1]?.text
  const many = fresh && hits.find(hit => hit.end < fresh.start && isMany(hit))
  const [verb, preposition] = (lexicons[0]?.lexicon.roles.moves_to ?? '').split(',').map(word => word.trim())
  const isOrder = joint !== undefined && /^[:,–—-]$/.test(joint) && many && many.start <= furthest
  if (!fresh || !day || !isOrder || !verb) return text
  return `${verb} ${textBetween(analysis, 0, fresh.start - 1)} ${preposition} ${text.slice(day.start)}`
}

const furthest = 3

function isMany(hit: Hit): boolean {
  const isTasks = hasConcept(hit, 'entity', 'task') && hasConcept(hit, 'role', 'plural')
  return isTasks || isOverdue(hit)
}

function isOverdue(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'kinds') && hasConcept(hit, 'value', 'overdue')
}

/** "push everything overdue to Friday": what is put off are tasks. */
export function tasksPutOff(analysis: Analysis): Analysis {
  const whole = analysis.hits.find(isOverdue)
  const moves = analysis.hits.some(hit => hit !== whole && hit.concepts.length > 0 && isVerb(hit))
  if (!whole || !moves || !analysis.spans.some(span => span.kind === 'day')) return analysis
  const concepts: Hit['concepts'] = [
    { kind: 'entity', id: 'task' },
    { kind: 'value', id: 'overdue' },
    { kind: 'role', id: 'plural' },
    { kind: 'role', id: 'all' },
  ]
  return { ...analysis, hits: analysis.hits.map(hit => (hit === whole ? { ...hit, concepts } : hit)) }
}

function isVerb(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'update') && conceptsOf(hit, 'value').length === 0 && !hasConcept(hit, 'field')
}
