// Typos: a word that no lexicon knows is read as the nearest one that the message's own language or English knows.
import { editDistance, toleratedEdits } from '../text/distance.ts'
import type { Token } from '../text/tokens.ts'
import { type CompiledLexicon, fits } from './compile.ts'
import type { MatchOptions } from './match.ts'

/** Replaces words that no lexicon knows by the nearest one that the message's own language or English knows. */
export function correctTypos(tokens: Token[], options: MatchOptions): { folds: string[] } {
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
