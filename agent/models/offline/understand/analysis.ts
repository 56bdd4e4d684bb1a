// A text with everything that was recognised in it: words, typed spans, named records, phrases of the lexicons.
import type { Table } from '../../../../tools/card.ts'
import type { CompiledLexicon } from '../lexicon/compile.ts'
import type { Concept, ConceptKind, Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import { matchLexicon, rangeOf } from '../lexicon/match.ts'
import { findPlainSpans, findSpans } from '../spans/find-spans.ts'
import type { Span } from '../spans/span.ts'
import type { Token } from '../text/tokens.ts'
import { tokenize } from '../text/tokens.ts'
import type { Mention, OfflineTurn } from '../turn.ts'
import { splitCompounds } from './compounds.ts'
import { insideFixed, insideName, isNameOfPerson, isNameOfPlace } from './fixed-words.ts'
import { isOrdinaryWord, isSomebodyElse, type Named, placeMentions, type Range } from './named.ts'

export interface Analysis {
  text: string
  tokens: Token[]
  spans: Span[]
  named: Named[]
  hits: Hit[]
  /** The message's language first. */
  lexicons: CompiledLexicon[]
}

export interface AnalysisInput {
  text: string
  mentions: Mention[]
  turn: Pick<OfflineTurn, 'now' | 'timeZone' | 'language'>
  /** The message's language first. */
  lexicons: CompiledLexicon[]
  /** An example of our own: no typos, and only that there is a date matters. */
  example?: boolean
}

export function analyse(input: AnalysisInput): Analysis {
  const whole = tokenize(input.text)
  const read = analyseTokens(whole, input)
  const { named } = read
  const isFixed = (index: number) =>
    named.some(name => name.start <= index && index < name.end) || spanAt(read, index) !== undefined
  const tokens = splitCompounds(whole, input.lexicons[0], isFixed)
  return tokens.length > whole.length ? analyseTokens(tokens, input) : read
}

function analyseTokens(tokens: Token[], { text, mentions, turn, lexicons, example = false }: AnalysisInput): Analysis {
  const spans = (example ? findPlainSpans(text) : findSpans(text, turn)).filter(
    span => !isNameOfPerson(span, text, tokens, mentions) && !isNameOfPlace(span, text),
  )
  const typed = spans.filter(span => span.kind !== 'number')
  const inSpan = tokens.map(token => typed.some(span => token.start < span.end && span.start < token.end))
  const quotes = spans.flatMap(span => (span.kind === 'quote' ? [tokenRange(tokens, span.start, span.end)] : []))
  // A quote that is a record's whole name is that record.
  const isQuoted = ({ start, end }: Range) => quotes.some(quote => quote.start === start - 1 && quote.end === end + 1)
  const placed = placeMentions(tokens, mentions, place => (inSpan[place.start] ?? false) && !isQuoted(place))
  const isKnown = (index: number) => lexicons.some(lexicon => lexicon.known.has(tokens[index]?.fold ?? ''))
  const isOurs = (index: number) => lexicons[0]?.known.has(tokens[index]?.fold ?? '') === true
  const named = placed.filter(
    name =>
      !isOrdinaryWord(name, tokens, isOurs) &&
      !isSomebodyElse(
        name,
        tokens,
        index => (inSpan[index] ?? false) || isKnown(index) || placed.some(other => other.start === index),
      ),
  )
  const fixed = (index: number) => inSpan[index] || named.some(name => name.start <= index && index < name.end)
  const matched = matchLexicon(tokens, { lexicons, fixed, exact: example })
  return {
    text,
    tokens,
    spans,
    named,
    lexicons,
    hits: settleKinds(
      matched.filter(
        hit => !insideFixed(hit, inSpan, named, tokens) && !insideName(hit, tokens, turn.language, isKnown),
      ),
      named,
    ),
  }
}

/** "which invoices are overdue": the noun that is said decides what a word for several kinds means here. */
function settleKinds(hits: Hit[], named: Named[]): Hit[] {
  return hits.map(hit => {
    if (!hasConcept(hit, 'role', 'kinds')) return hit
    const isSaid = hits.some(
      other =>
        other !== hit &&
        !hasConcept(other, 'role', 'kinds') &&
        hasConcept(other, 'entity') &&
        !isWhere(other, named) &&
        (conceptsOf(hit, 'entity').length > 1 || hasConcept(other, 'role', 'plural') || isOf(hits, hit, other)),
    )
    const asks = hit.end - hit.start > 1 ? conceptsOf(hit, 'action') : []
    return isSaid ? { ...hit, concepts: [...conceptsOf(hit, 'value'), ...asks] } : hit
  })
}

/** "was steht beim Projekt Relaunch an?": a certain project is where things are to be done. */
function isWhere(hit: Hit, named: Named[]): boolean {
  if (!hasConcept(hit, 'entity', 'project') || hasConcept(hit, 'role', 'plural')) return false
  const isBeside = ({ start, end }: Named) => start === hit.end || end === hit.start
  return named.some(name => isBeside(name) && name.records.every(({ table }) => table === 'projects'))
}

/** "what is left of our balance": what it is that is left. A project is where tasks are left. */
function isOf(hits: Hit[], hit: Hit, other: Hit): boolean {
  const of = hits.find(joint => joint.start === hit.end && hasConcept(joint, 'role', 'of'))
  return of !== undefined && other.start - of.end <= 1 && !hasConcept(other, 'entity', 'project')
}

export function hitsOf(analysis: Analysis, kind: ConceptKind, id?: string): Hit[] {
  return analysis.hits.filter(hit => hasConcept(hit, kind, id))
}

export function hasConcept(hit: Hit, kind: ConceptKind, id?: string): boolean {
  return hit.concepts.some(concept => concept.kind === kind && (id === undefined || concept.id === id))
}

export function conceptsOf(hit: Hit, kind: ConceptKind): Concept[] {
  return hit.concepts.filter(concept => concept.kind === kind)
}

/** The phrases that start at a word, longest first. */
export function hitsAt(analysis: Analysis, index: number): Hit[] {
  return analysis.hits.filter(hit => hit.start === index)
}

/** The phrases that a word belongs to. */
export function hitsOver(analysis: Analysis, index: number): Hit[] {
  return analysis.hits.filter(hit => rangeOf(hit).includes(index))
}

/** "the company", "l'entreprise": a certain one. */
export function isDefinite(analysis: Analysis, noun: number): boolean {
  const before = /^['’]$/.test(analysis.tokens[noun - 1]?.text ?? '') ? noun - 2 : noun - 1
  return hasRole(analysis, before, 'article') && !hasRole(analysis, before, 'indefinite')
}

export function hasRole(analysis: Analysis, index: number, ...roles: Role[]): boolean {
  return hitsOver(analysis, index).some(hit => roles.some(role => hasConcept(hit, 'role', role)))
}

/** Whether a word alone has this role, also where it is a part of a phrase, as "a" in "we have a". */
export function isWordFor({ tokens, lexicons }: Analysis, index: number, role: Role): boolean {
  const phrases = lexicons[0]?.byFirst.get(tokens[index]?.fold ?? '') ?? []
  return phrases.some(
    ({ parts, concepts }) => parts.length === 1 && concepts.some(({ kind, id }) => kind === 'role' && id === role),
  )
}

/** Something to do: "call Anna". "email of Anna" is a field of hers. */
export function isErrand(analysis: Analysis, hit: Hit): boolean {
  return hasConcept(hit, 'role', 'errand') && !hasRole(analysis, hit.end, 'of')
}

/** "test", "call": beside being something to do, an ordinary word, which may be part of a title. */
export function isErrandWord(hit: Hit): boolean {
  return hit.concepts.every(({ kind, id }) => kind === 'role' && id === 'errand')
}

export function spanAt(analysis: Analysis, index: number): Span | undefined {
  const token = analysis.tokens[index]
  return token && analysis.spans.find(span => token.start < span.end && span.start < token.end)
}

export function namedAt(analysis: Analysis, index: number): Named | undefined {
  return analysis.named.find(name => name.start <= index && index < name.end)
}

/** Token indexes that a piece of the text covers; `end` is exclusive. */
export function tokenRange(tokens: Token[], start: number, end: number): { start: number; end: number } {
  const first = tokens.findIndex(token => token.end > start)
  if (first < 0) return { start: tokens.length, end: tokens.length }
  let last = first
  while (last < tokens.length && (tokens[last]?.start ?? end) < end) last++
  return { start: first, end: last }
}

/** The text between two tokens, as the person wrote it. */
export function textBetween(analysis: Analysis, start: number, end: number): string {
  const first = analysis.tokens[start]
  const last = analysis.tokens[end - 1]
  return first && last ? analysis.text.slice(first.start, last.end) : ''
}

export function tablesOf(named: Named): Set<Table> {
  return new Set(named.records.map(record => record.table))
}
