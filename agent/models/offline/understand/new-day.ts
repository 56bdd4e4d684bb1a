// "Everything overdue: new due date 21 April": which records and what they get, without a verb. Said with one, it is plain.
import type { Hit } from '../lexicon/match.ts'
import type { Span } from '../spans/span.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsAt, spanAt, textBetween, tokenRange } from './analysis.ts'

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

/** "the meeting with Anna at 10 instead of 9": said without a verb, it is moved. */
export function withShiftSaid(analysis: Analysis): string {
  const { hits, text, lexicons } = analysis
  const instead = hits.find(hit => hasConcept(hit, 'role', 'instead') && hit.start > 0)
  const [verb] = (lexicons[0]?.lexicon.roles.moves_to ?? '').split(',')
  if (!instead || !verb || hits.some(hit => conceptsOf(hit, 'action').length > 0 && hit.start < instead.start))
    return text
  const opens = hitsAt(analysis, hasRole(analysis, 0, 'article') ? 1 : 0).some(hit =>
    hasConcept(hit, 'entity', 'booking'),
  )
  const at = analysis.tokens[instead.start]?.start ?? 0
  const isTimed = (span: Span) => span.kind === 'time' || span.kind === 'day'
  const before = analysis.spans.some(span => isTimed(span) && span.end <= at)
  const after = analysis.spans.some(span => (isTimed(span) || span.kind === 'number') && span.start > at)
  return opens && before && after ? `${verb} ${text}` : text
}

const furthest = 3

function isMany(hit: Hit): boolean {
  const isTasks = hasConcept(hit, 'entity', 'task') && hasConcept(hit, 'role', 'plural')
  return isTasks || isOverdue(hit)
}

function isOverdue(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'kinds') && hasConcept(hit, 'value', 'overdue')
}

/** "push everything overdue to Friday", "everything from today to Monday": what is put off are tasks. */
export function tasksPutOff(analysis: Analysis): Analysis {
  const whole = analysis.hits.find(hit => isOverdue(hit) || isAllOfDay(analysis, hit))
  const moves = analysis.hits.some(hit => hit !== whole && hit.concepts.length > 0 && isVerb(hit))
  if (!whole || !moves || !analysis.spans.some(span => span.kind === 'day')) return analysis
  const concepts: Hit['concepts'] = [
    { kind: 'entity', id: 'task' },
    ...conceptsOf(whole, 'value'),
    { kind: 'role', id: 'plural' },
    { kind: 'role', id: 'all' },
  ]
  return { ...analysis, hits: analysis.hits.map(hit => (hit === whole ? { ...hit, concepts } : hit)) }
}

/** "alles *von heute auf* morgen": a day that it is due on, and another that it is to be. */
function isAllOfDay(analysis: Analysis, hit: Hit): boolean {
  if (!hasConcept(hit, 'role', 'whole') || !hasConcept(hit, 'role', 'all')) return false
  if (analysis.named.length > 0 || analysis.hits.some(other => other !== hit && hasConcept(other, 'entity')))
    return false
  const day = spanAt(analysis, hasRole(analysis, hit.end, 'cue_from', 'of') ? hit.end + 1 : hit.end)
  const next = day && tokenRange(analysis.tokens, day.start, day.end).end
  if (day?.kind !== 'day' || next === undefined) return false
  return hitsAt(analysis, next).some(goal => hasConcept(goal, 'role', 'goal') && isDay(analysis, goal.end))
}

function isDay(analysis: Analysis, index: number): boolean {
  return spanAt(analysis, hasRole(analysis, index, 'article') ? index + 1 : index)?.kind === 'day'
}

function isVerb(hit: Hit): boolean {
  return hasConcept(hit, 'action', 'update') && conceptsOf(hit, 'value').length === 0 && !hasConcept(hit, 'field')
}
