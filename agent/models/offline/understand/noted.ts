// What is told is to be written down: "she wants a website, note that down", "met Anna yesterday, she wants an offer".
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt } from './analysis.ts'
import type { Frame } from './frame.ts'
import { isCourtesy } from './retell.ts'

/** "…, note that down" says no words of its own: those told with it are the note. */
export function withNoted(analysis: Analysis): string {
  const { text, tokens } = analysis
  const phrase = analysis.hits.find(hit => hasConcept(hit, 'role', 'note_this') && !hit.fuzzy)
  const opener = openerOf(analysis)
  if (!phrase || !opener) return text
  const isLast = tokens.every((token, index) => index < phrase.end || !token.word || isCourtesy(analysis, index))
  if (!isLast) {
    const opens = tokens.every((token, index) => index >= phrase.start || !token.word || isCourtesy(analysis, index))
    const isColon = /^[:,]$/.test(tokens[phrase.end]?.text ?? '')
    return opens && isColon ? `${opener} ${text.slice(tokens[phrase.end]?.end).trim()}` : text
  }
  const told = text.slice(0, tokens[phrase.start]?.start).replace(/[\s,;:.!–-]+$/, '')
  // "on 4. May": the point after a figure ends no sentence.
  const from = Math.max(...[...told.matchAll(/(?:(?<!\d)\.|[!;]) |\n/g)].map(end => end.index + end[0].length - 1), 0)
  const statement = told.slice(from).trim()
  if (!/\p{L}/u.test(statement)) return text
  // "call Anna tomorrow, note that down": what is commanded is done, and nothing else to be noted.
  return commands(analysis, from) ? told : `${told.slice(0, from)} ${opener} ${statement}`.trim()
}

/** "call with Anna on Friday at 10, put it in the calendar" → "appointment: call with Anna on Friday at 10". */
export function withBooked(analysis: Analysis): string {
  const { text, tokens, spans, lexicons } = analysis
  const [own] = lexicons
  const phrase = analysis.hits.find(hit => hasConcept(hit, 'role', 'book_this') && !hit.fuzzy)
  if (!own || !phrase) return text
  const idle = (from: number, to: number) =>
    tokens.every((token, index) => index < from || index >= to || !token.word || isCourtesy(analysis, index))
  const [start, end] = [tokens[phrase.start]?.start ?? 0, tokens[phrase.end - 1]?.end ?? 0]
  const isFirst = idle(0, phrase.start) && /^[:,]$/.test(tokens[phrase.end]?.text ?? '')
  const isLast = idle(phrase.end, tokens.length) && /^[,;.!–-]$/.test(tokens[phrase.start - 1]?.text ?? '')
  if (!isFirst && !isLast) return text
  const told = isFirst ? text.slice(tokens[phrase.end]?.end) : text.slice(0, start)
  const isIn = (at: number) => (isFirst ? at >= end : at < start)
  const isTimed = spans.some(span => (span.kind === 'day' || span.kind === 'time') && isIn(span.start))
  if (!isTimed || text.includes('?')) return text
  const statement = told.trim().replace(/[\s,;:.!–-]+$/, '')
  return commands(analysis, isFirst ? end : 0) ? statement : `${own.lexicon.plain.booking}: ${statement}`
}

function commands(analysis: Analysis, from: number): boolean {
  const first = analysis.tokens.findIndex(token => token.word && token.start >= from)
  const opens = hitsAt(analysis, first).some(
    hit => conceptsOf(hit, 'action').length > 0 || hasConcept(hit, 'role', 'errand'),
  )
  // "Acme has paid, note that": what was paid is marked so.
  return opens || analysis.hits.some(hit => hit.start >= first && hasConcept(hit, 'action', 'pay'))
}

/** Somebody known was met, and something is told of them: a note, unless they left an address or a number. */
export function withEncounter(frame: Frame): string | undefined {
  const met = frame.hits.find(hit => tellsOfMeeting(hit))
  const opener = openerOf(frame)
  if (!met || !opener || frame.question || frame.negated || frame.conditional || frame.textFrom !== undefined)
    return undefined
  const others = frame.actions.filter(({ hit, weight }) => hit.start !== met.start && weight > 0.5)
  const people = frame.named.filter(named => named.records.some(({ table }) => table === 'contacts'))
  const gives = frame.spans.some(span => ['email', 'phone', 'place'].includes(span.kind))
  const tells = /[,;.:] \p{L}/u.test(frame.text)
  if (others.length > 0 || people.length !== 1 || gives || !tells) return undefined
  const order = orderAfter(frame, met.end)
  return order === undefined
    ? `${opener} ${frame.text}`
    : `${opener} ${frame.text.slice(0, order).replace(/[\s,;]+$/, '')}. ${frame.text.slice(order)}`
}

/** "…, make her an opportunity": what is to be done with whom it was told of. Where it begins. */
function orderAfter(frame: Frame, from: number): number | undefined {
  const order = frame.tokens.findIndex(
    ({ word }, index) =>
      word &&
      index > from &&
      frame.tokens[index - 1]?.text === ',' &&
      hitsAt(frame, index).some(hit => conceptsOf(hit, 'action').length > 0 && !hit.fuzzy) &&
      hasRole(frame, index + 1, 'person'),
  )
  return frame.tokens[order]?.start
}

/** "met", "spoke to", "got a call from". */
export function tellsOfMeeting(hit: Analysis['hits'][number]): boolean {
  return hasConcept(hit, 'role', 'encounter') || hasConcept(hit, 'role', 'reached')
}

function openerOf({ lexicons }: Analysis): string | undefined {
  const [own] = lexicons
  return (
    own &&
    { en: 'note that', de: 'notiere dass', fr: 'note que', it: 'annota che', pt: 'anota que' }[own.lexicon.language]
  )
}
