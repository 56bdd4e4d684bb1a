// Finds the phrases of the lexicons in a list of words: the message's own language first, then English, then the others.
import { isPlace } from '../lexicons/places.ts'
import { editDistance, toleratedEdits } from '../text/distance.ts'
import type { Token } from '../text/tokens.ts'
import type { CompiledLexicon, Part, Phrase } from './compile.ts'
import { hasFalseTail } from './far-parts.ts'
import type { Concept } from './lexicon.ts'

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

function fits(word: string, part: Part): boolean {
  if (!part.open) return word === part.stem
  // "Neuenburg" is nothing new.
  return word.startsWith(part.stem) && word.length <= part.stem.length + 5 && !isPlace(word)
}

/** Replaces words that no lexicon knows by the nearest one that the message's own language or English knows. */
function correctTypos(tokens: Token[], options: MatchOptions): { folds: string[] } {
  const [own, ...others] = options.lexicons
  const folds = tokens.map((token, index) => {
    const settled = !token.word || options.fixed(index) || token.fold.length < 4 || /\d/.test(token.fold)
    if (settled || !own || options.lexicons.some(lexicon => isKnown(token.fold, lexicon))) return token.fold
    if (token.capital && index > 0) return token.fold
    const english = others.find(lexicon => lexicon.lexicon.language === 'en')
    return nearest(token.fold, own) ?? (english && nearest(token.fold, english)) ?? token.fold
  })
  return { folds }
}

function isKnown(word: string, lexicon: CompiledLexicon): boolean {
  if (lexicon.known.has(word)) return true
  return (lexicon.byPrefix.get(word.slice(0, 3)) ?? []).some(phrase => {
    const first = phrase.parts[0]
    return first !== undefined && fits(word, first)
  })
}

function nearest(word: string, lexicon: CompiledLexicon): string | undefined {
  const limit = word.length < 10 ? Math.min(1, toleratedEdits(word.length)) : 2
  let best: string | undefined
  let bestDistance = limit + 1
  for (let length = word.length - limit; length <= word.length + limit; length++) {
    for (const known of lexicon.vocabulary.get(length) ?? []) {
      if (known.length < 4 || (known[0] !== word[0] && (known[0] !== word[1] || known[1] !== word[0]))) continue
      if (isInflection(word, known) || (word.length < 6 && word.length === known.length && !sameLetters(word, known)))
        continue
      if (word.length < 9 && Math.abs(word.length - known.length) > 1) continue
      const edits = editDistance(word, known, Math.min(limit, toleratedEdits(known.length)))
      // Swapped letters are the most common slip of all.
      const distance = edits === 1 && sameLetters(word, known) ? 0.5 : edits
      if (distance < bestDistance) {
        best = known
        bestDistance = distance
      }
    }
  }
  return bestDistance <= limit ? best : undefined
}

/** Another ending is another form of the word, or another word: "appeler" is not a slip for "appelé". */
function isInflection(word: string, known: string): boolean {
  const shorter = Math.min(word.length, known.length)
  let shared = 0
  while (shared < shorter && word[shared] === known[shared]) shared++
  return shared >= shorter - 1 && shared >= 3
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('')
}
