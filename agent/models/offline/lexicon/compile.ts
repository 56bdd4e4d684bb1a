// A lexicon's words as an index by first word. Built once per model.
import { isPlace } from '../lexicons/places.ts'
import { spellings } from '../text/fold.ts'
import { words } from '../text/tokens.ts'
import type { Concept, ConceptKind, Lexicon } from './lexicon.ts'
import { parseConcepts } from './lexicon.ts'

/** A phrase of the lexicon. A part ending in `*` matches up to five more letters; `gap` allows words in between. */
export interface Phrase {
  parts: Part[]
  concepts: Concept[]
  /** Index of the part after which other words may stand ("leg … an"); -1 when there is none. */
  gap: number
}

export interface Part {
  stem: string
  open: boolean
}

export interface CompiledLexicon {
  lexicon: Lexicon
  byFirst: Map<string, Phrase[]>
  /** Phrases whose first part is open, by its first three letters. */
  byPrefix: Map<string, Phrase[]>
  /** Every word of every phrase, for the correction of typos, by length. */
  vocabulary: Map<number, string[]>
  known: Set<string>
  /** Words after which a clause may go on: the far part of a separable verb stands before them or at the end. */
  clauseWords: Set<string>
  /** What can be done: the words of actions and errands. */
  verbs: Set<string>
  /** Nouns that longer words end in. */
  heads: string[]
  /** What stands before and after the name of somebody who does something, folded. */
  doers: { before: string; after: string }[]
  /** What stands before and after a tag that somebody gets, folded. */
  taggings: { before: string; after: string }[]
  /** Folded words, with `…` for who and `_` for the task. */
  takers: string[][]
  companyWords: Set<string>
  honorifics: Set<string>
  nameParticles: Set<string>
}

export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const phrases = [...allPhrases(lexicon)]
  const compiled: CompiledLexicon = {
    lexicon,
    byFirst: new Map(),
    byPrefix: new Map(),
    vocabulary: new Map(),
    known: new Set(),
    clauseWords: clauseWords(lexicon),
    verbs: wordSet(
      [...Object.values(lexicon.actions), lexicon.roles.errand ?? '', ...createPhrases(lexicon)].join(','),
    ),
    heads: [...wordSet(lexicon.compounds)],
    doers: around(lexicon.doers),
    taggings: around(lexicon.taggings),
    takers: lexicon.takers.split(',').map(way =>
      way
        .trim()
        .split(' ')
        .flatMap(part => (part === '…' || part === '_' ? [part] : words(part))),
    ),
    companyWords: wordSet(lexicon.companyWords),
    honorifics: wordSet(lexicon.honorifics),
    nameParticles: wordSet(lexicon.nameParticles),
  }
  for (const phrase of phrases) index(compiled, phrase)
  for (const word of compiled.known) push(compiled.vocabulary, word.length, word)
  return compiled
}

/** What stands before and after the `…` of each way. */
function around(ways: string): { before: string; after: string }[] {
  return ways.split(',').map(way => {
    const [before = '', after = ''] = way.split('…').map(part => words(part).join(' '))
    return { before, after }
  })
}

function index(compiled: CompiledLexicon, phrase: Phrase): void {
  const first = phrase.parts[0]
  if (!first) return
  if (first.open) push(compiled.byPrefix, first.stem.slice(0, 3), phrase)
  else push(compiled.byFirst, first.stem, phrase)
  for (const part of phrase.parts) compiled.known.add(part.stem)
}

function* allPhrases(lexicon: Lexicon): Generator<Phrase> {
  const groups: [ConceptKind, Record<string, string>][] = [
    ['action', lexicon.actions],
    ['entity', lexicon.entities],
    ['field', lexicon.fields],
    ['value', lexicon.values],
    ['role', lexicon.roles],
    ['ordinal', lexicon.ordinals],
    ['number', lexicon.numbers],
  ]
  for (const [kind, group] of groups) {
    for (const [id, text] of Object.entries(group)) yield* phrasesOf(text, [{ kind, id }])
  }
  for (const [concepts, text] of [...Object.entries(lexicon.phrases), ...Object.entries(lexicon.descriptions)])
    yield* phrasesOf(text, parseConcepts(concepts))
}

function* phrasesOf(text: string, concepts: Concept[]): Generator<Phrase> {
  for (const written of text.split(',')) {
    const plain = written.trim()
    if (isSimple.test(plain)) yield { parts: plain.split(' ').map(stem => ({ stem, open: false })), concepts, gap: -1 }
    else yield* spelledPhrases(plain, concepts)
  }
}

/** Words without accents, apostrophes, gaps or open ends, one blank apart, as most phrases are. */
const isSimple = /^[a-z0-9]+(?: [a-z0-9]+)*$/

function* spelledPhrases(written: string, concepts: Concept[]): Generator<Phrase> {
  for (const phrase of spellOut(written)) {
    const seen = new Set<string>()
    for (const spelling of spellings(phrase.trim())) {
      if (spelling === '' || seen.has(spelling)) continue
      seen.add(spelling)
      yield parsePhrase(spelling, concepts)
    }
  }
}

/** "what's due" is also "what is due". */
function spellOut(phrase: string): string[] {
  if (!phrase.includes("'")) return [phrase]
  const full = phrase
    .replace(/\b(what|who|where|when|how|it|there)'s\b/g, '$1 is')
    .replace(/\bi'm\b/g, 'i am')
    .replace(/\bi've\b/g, 'i have')
  return full === phrase ? [phrase] : [phrase, full]
}

/** One word without hyphens and apostrophes, as most are. */
const isPlain = /^[a-z0-9]+\*?$/

function parsePhrase(text: string, concepts: Concept[]): Phrase {
  const parts: Part[] = []
  let gap = -1
  for (const word of text.split(/\s+/)) {
    if (word === '...') {
      gap = parts.length - 1
      continue
    }
    const open = word.endsWith('*')
    if (isPlain.test(word)) {
      parts.push({ stem: open ? word.slice(0, -1) : word, open })
      continue
    }
    const pieces = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    pieces.forEach((stem, at) => {
      parts.push({ stem, open: open && at === pieces.length - 1 })
    })
  }
  return { parts, concepts, gap }
}

function clauseWords({ roles }: Lexicon): Set<string> {
  const { conjunction, polite, sequel, cue_with, cue_as, cue_for, cue_by, opens_text } = roles
  return wordSet([conjunction, polite, sequel, cue_with, cue_as, cue_for, cue_by, opens_text].join(','))
}

/** "facture-lui": the verb stands among the phrases. */
function createPhrases({ phrases }: Lexicon): string[] {
  return Object.entries(phrases).flatMap(([concepts, text]) => (concepts.startsWith('action:') ? [oneWord(text)] : []))
}

function oneWord(text: string): string {
  return text
    .split(',')
    .filter(phrase => !/\S\s\S/.test(phrase))
    .join(',')
}

function wordSet(text: string): Set<string> {
  return new Set(text.split(/[\s,]+/).flatMap(word => (word ? spellings(word) : [])))
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export function fits(word: string, part: Part): boolean {
  if (!part.open) return word === part.stem
  // "Neuenburg" is nothing new.
  return word.startsWith(part.stem) && word.length <= part.stem.length + 5 && !isPlace(word)
}
