// Finds the phrases of the lexicons in a list of words: the message's own language first, then English, then the others.
import type { Token } from '../text/tokens.ts'
import { type CompiledLexicon, fits, type Part, type Phrase } from './compile.ts'
import { hasFalseTail } from './far-parts.ts'
import type { Concept } from './lexicon.ts'
import { correctTypos } from './typos.ts'

export interface Hit {
  /** Indexes into the tokens; `end` is exclusive. The far part of a phrase with a gap is in `tail`. */
  start: number
  end: number
  tail?: { start: number; end: number }
  concepts: Concept[]
  /** A typo was corrected to get here. */
  fuzzy: boolean
  /** Found in the language of the message. */
  own: boolean
}

export interface MatchOptions {
  /** The message's language first. */
  lexicons: CompiledLexicon[]
  /** Tokens that belong to a record's name or to a typed value: taken as they are. */
  fixed(index: number): boolean
  /** No correction of typos: for texts that have none. */
  exact?: boolean
}

/** All phrases found, longest first at each place; shorter ones inside a longer one are dropped. */
export function matchLexicon(tokens: Token[], options: MatchOptions): Hit[] {
  const folds = tokens.map(token => token.fold)
  const corrected = options.exact ? { folds } : correctTypos(tokens, options)
  const hits: Hit[] = []
  const covered = new Set<number>()
  options.lexicons.forEach((lexicon, order) => {
    const found = matchOne(corrected.folds, lexicon, order === 0)
    for (const hit of found) {
      if (order > 0 && (isSilent(hit) || (covers(covered, hit) && !outdoes(hit, hits)))) continue
      hits.push({ ...hit, fuzzy: rangeOf(hit).some(index => corrected.folds[index] !== folds[index]) })
    }
    for (const hit of hits) for (const index of rangeOf(hit)) covered.add(index)
  })
  return mergeSame(hits).sort((a, b) => a.start - b.start || b.end - a.end)
}

function isSilent(hit: Hit): boolean {
  return hit.concepts.every(concept => concept.kind === 'role')
}

/** "what came in" in a message that was taken for German: a whole phrase says more than the small words in it. */
function outdoes(hit: Hit, before: Hit[]): boolean {
  const range = rangeOf(hit)
  return (
    range.length > 2 && before.every(other => isSilent(other) || !rangeOf(other).some(index => range.includes(index)))
  )
}

/** The same words in several lists of a lexicon are one phrase with several meanings. */
function mergeSame(hits: Hit[]): Hit[] {
  const merged = new Map<string, Hit>()
  for (const hit of hits) {
    const key = `${hit.start}-${hit.end}-${hit.tail?.start ?? ''}`
    const same = merged.get(key)
    if (!same) merged.set(key, { ...hit })
    else
      same.concepts = [
        ...same.concepts,
        ...hit.concepts.filter(
          concept => !same.concepts.some(other => other.kind === concept.kind && other.id === concept.id),
        ),
      ]
  }
  return [...merged.values()]
}

export function rangeOf(hit: { start: number; end: number; tail?: { start: number; end: number } }): number[] {
  const range: number[] = []
  for (let index = hit.start; index < hit.end; index++) range.push(index)
  if (hit.tail) for (let index = hit.tail.start; index < hit.tail.end; index++) range.push(index)
  return range
}

function covers(covered: Set<number>, hit: Hit): boolean {
  return rangeOf(hit).some(index => covered.has(index))
}

function matchOne(folds: string[], lexicon: CompiledLexicon, own: boolean): Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < folds.length; start++) {
    const word = folds[start] ?? ''
    const phrases = [...(lexicon.byFirst.get(word) ?? []), ...(lexicon.byPrefix.get(word.slice(0, 3)) ?? [])]
    const found = phrases.flatMap(phrase => matchPhrase(folds, start, phrase, lexicon, own) ?? [])
    hits.push(...found)
  }
  return dropInner(hits.filter(hit => !hasFalseTail(hit, hits)))
}

/** A phrase inside a longer one says nothing of its own. */
function dropInner(hits: Hit[]): Hit[] {
  const sized = hits.map(hit => ({ hit, size: sizeOf(hit) }))
  return hits.filter(hit => {
    const size = sizeOf(hit)
    return !sized.some(other => other.size > size && contains(other.hit, hit))
  })
}

function sizeOf(hit: Hit): number {
  return hit.end - hit.start + (hit.tail ? hit.tail.end - hit.tail.start : 0)
}

function contains(outer: Hit, inner: Hit): boolean {
  const within = (start: number, end: number) =>
    (outer.start <= start && end <= outer.end) ||
    (outer.tail !== undefined && outer.tail.start <= start && end <= outer.tail.end)
  return within(inner.start, inner.end) && (!inner.tail || within(inner.tail.start, inner.tail.end))
}

function matchPhrase(
  folds: string[],
  start: number,
  phrase: Phrase,
  lexicon: CompiledLexicon,
  own: boolean,
): Hit | undefined {
  const near = phrase.gap < 0 ? phrase.parts : phrase.parts.slice(0, phrase.gap + 1)
  const end = matchParts(folds, start, near)
  if (end === undefined) return undefined
  const base = { start, end, concepts: phrase.concepts, fuzzy: false, own }
  if (phrase.gap < 0) return base
  const far = phrase.parts.slice(phrase.gap + 1)
  if (opens(phrase)) {
    for (let at = end; at <= end + longestAddressee; at++) {
      const tailEnd = matchParts(folds, at, far)
      if (tailEnd !== undefined && at > end) return { ...base, tail: { start: at, end: tailEnd } }
    }
    if (far.length === 1) return undefined
  }
  for (let at = folds.length - 1; at >= end; at--) {
    const tailEnd = matchParts(folds, at, far)
    if (
      tailEnd !== undefined &&
      ((far.length > 1 && at > end) || (!opens(phrase) && endsClause(folds[tailEnd], lexicon)))
    )
      return { ...base, tail: { start: at, end: tailEnd } }
  }
  return undefined
}

/** Words of a name between "remind" and "to". */
const longestAddressee = 3

/** "remind Lea to …": what comes after the far part is the person's own text. */
function opens(phrase: Phrase): boolean {
  return phrase.concepts.some(concept => concept.kind === 'role' && concept.id === 'opener')
}

/** The far part of a separable verb closes its clause: "leg Anna an", "leg Anna an, E-Mail …". */
function endsClause(next: string | undefined, lexicon: CompiledLexicon): boolean {
  return next === undefined || !/[\p{L}\p{N}]/u.test(next) || lexicon.clauseWords.has(next)
}

function matchParts(folds: string[], start: number, parts: Part[]): number | undefined {
  let at = start
  for (const part of parts) {
    while (at > start && isJoint(folds[at])) at++
    const word = folds[at]
    if (word === undefined || !fits(word, part)) return undefined
    at++
  }
  return at
}

/** Apostrophes and hyphens inside a phrase: "don't", "e-mail". */
function isJoint(word: string | undefined): boolean {
  return word === "'" || word === '’' || word === '-' || word === '`' || word === '´'
}
