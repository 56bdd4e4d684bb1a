// "put pays late in Anna's notes", "schreib … in die Notizen von Anna": said last, whose note it is; a note says that first.
import type { Hit } from '../lexicon/match.ts'
import { type Analysis, hasConcept, hasRole, hitsAt, hitsOver, textBetween } from './analysis.ts'
import { afterCourtesy } from './told-before.ts'

/** "put pays late in Anna's notes" → "note for Anna: pays late". */
export function withNoteFirst(analysis: Analysis): string {
  const verb = verbOf(analysis)
  const notes = verb && analysis.hits.find(hit => hit.start > verb.end && isNotes(hit))
  const into = notes && prepositionOf(analysis, notes)
  const noteFor = analysis.lexicons[0]?.lexicon.plain.note
  if (!verb || !notes || !into || into.start < verb.end || !noteFor) return analysis.text
  const from = afterCourtesy(analysis, verb.end)
  const whose = ownerBefore(analysis, into, notes) ?? ownerAfter(analysis, verb, notes)
  const told = pointsOn(analysis, from, into.start)
    ? (quoteAfter(analysis, notes) ?? toldAfter(analysis, notes))
    : undefined
  const owner = analysis.named.find(one => one.start >= into.start)?.text ?? whose?.split(/[,:]/)[0]
  if (told && owner) return `${noteFor} ${owner}: ${told}`
  const note = quoted(textBetween(analysis, from, into.start))
  return note && whose && !note.endsWith(':') ? `${noteFor} ${whose}: ${note}` : analysis.text
}

/** "add this to the notes of Anna, word for word: “…”" → "note for Anna: …". */
export function withNoteQuoted(analysis: Analysis): string {
  const { text, tokens, hits, named } = analysis
  const noteFor = analysis.lexicons[0]?.lexicon.plain.note
  const colon = tokens.findIndex(token => token.text === ':')
  const [quote, ...others] = analysis.spans.filter(({ kind }) => kind === 'quote')
  const isLast =
    quote &&
    text
      .slice(quote.end)
      .trim()
      .replace(/[.!"”»“’']/g, '') === ''
  const isNext = tokens.find((token, index) => index > colon && token.word)?.start
  if (!noteFor || colon < 0 || !quote || !isLast || others.length > 0 || isNext === undefined) return text
  const before = hits.filter(hit => hit.start < colon && !hit.fuzzy)
  const [whose, ...more] = named.filter(one => one.start < colon)
  const isContact = whose?.records.some(({ table }) => table === 'contacts') === true
  const isNote = before.some(hit => isNotes(hit) || hasConcept(hit, 'role', 'note_this'))
  const isOther = before.some(
    hit =>
      hit.concepts.some(({ kind, id }) => kind === 'entity' && id !== 'contact') ||
      changing.some(role => hasConcept(hit, 'role', role)),
  )
  const opens = text.slice(tokens[colon]?.end, isNext).replace(/[\s"“”«»„'‘]/g, '') === ''
  return isNote && isContact && more.length === 0 && !isOther && opens
    ? `${noteFor} ${whose?.text}: ${quote.text}`
    : text
}

/** What makes of an order to note something another one. */
const changing = ['negation', 'condition', 'question'] as const

/** "put this in her notes, she wrote it today: …": only what comes after the colon is said. */
function pointsOn(analysis: Analysis, start: number, end: number): boolean {
  return analysis.tokens.slice(start, end).every((_, at) => hasRole(analysis, start + at, 'thing', 'demonstrative'))
}

/** "keep in Anna's notes what she wrote: “…” I'll see to it": what is quoted. */
function quoteAfter({ tokens, spans }: Analysis, { end }: Hit): string | undefined {
  const from = tokens[end - 1]?.end ?? 0
  const [quote, ...others] = spans.filter(({ kind, start }) => kind === 'quote' && start >= from)
  return others.length === 0 ? quote?.text : undefined
}

function toldAfter({ text, tokens }: Analysis, { end }: Hit): string {
  const colon = tokens.find((token, index) => index >= end && token.text === ':')
  return colon ? text.slice(colon.end).trim() : ''
}

function verbOf(analysis: Analysis): Hit | undefined {
  return hitsAt(analysis, afterCourtesy(analysis, 0)).find(
    hit => (hasConcept(hit, 'role', 'writes_down') || hasConcept(hit, 'role', 'keep')) && !hit.fuzzy,
  )
}

function isNotes(hit: Hit): boolean {
  return hasConcept(hit, 'field', 'notes') && !hit.fuzzy
}

/** "in" of "in her notes", "in the notes", "in Anna Keller's notes". */
function prepositionOf(analysis: Analysis, { start }: Hit): Hit | undefined {
  for (let index = start - 1; index >= start - furthest; index--) {
    const into = hitsOver(analysis, index).find(hit => prepositions.some(role => hasConcept(hit, 'role', role)))
    if (into) return into
    if (/^[.:;!?\n]/.test(analysis.tokens[index]?.text ?? '')) return undefined
  }
  return undefined
}

const prepositions = ['cue_to', 'cue_in', 'cue_place', 'to_the'] as const

/** Words between "in" and "notes". */
const furthest = 6

/** "Anna's", "her". */
function ownerBefore(analysis: Analysis, into: Hit, { start }: Hit): string | undefined {
  let from = into.end
  while (from < start && hasRole(analysis, from, 'article') && !hasRole(analysis, from, 'possessive')) from++
  const text = textBetween(analysis, from, start).replace(/['’]s?$/u, '')
  return text || undefined
}

/** "of Anna", up to the far part of the verb. */
function ownerAfter(analysis: Analysis, verb: Hit, notes: Hit): string | undefined {
  const { tokens } = analysis
  // "Notizen von" is one phrase.
  const holdsOf = notes.end - notes.start > 1
  if (!holdsOf && !hasRole(analysis, notes.end, 'of')) return undefined
  const far = verb.tail && verb.tail.start > notes.end ? verb.tail.start : tokens.length
  const end = tokens.findIndex((token, index) => index > notes.end && (index >= far || /^[.;!?\n]/.test(token.text)))
  const text = textBetween(analysis, notes.end + (holdsOf ? 0 : 1), end < 0 ? far : end)
  // "d'Anna"
  return text.replace(/^['’]/, '') || undefined
}

function quoted(text: string): string {
  return text.replace(/^["“”«»„'‘](.*)["“”«»'’]$/u, '$1').trim()
}
