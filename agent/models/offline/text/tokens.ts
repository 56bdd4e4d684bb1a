// Words and punctuation of a text, each with its place, so that what is cut out of the text keeps the person's spelling.
import { fold } from './fold.ts'

export interface Token {
  text: string
  /** How it is compared. */
  fold: string
  /** Offsets into the text; `end` is exclusive. */
  start: number
  end: number
  word: boolean
  capital: boolean
}

/** Runs of letters and digits are words; apostrophes and hyphens separate ("d'Anna", "lembra-me"); other characters stand alone. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+|\n+|[^\s\p{L}\p{M}\p{N}]/gu)) {
    const raw = match[0]
    tokens.push({
      text: raw,
      fold: fold(raw),
      start: match.index,
      end: match.index + raw.length,
      word: /[\p{L}\p{N}]/u.test(raw),
      capital: /^\p{Lu}/u.test(raw),
    })
  }
  return tokens
}

/** The words of a text, folded. */
export function words(text: string): string[] {
  return tokenize(text)
    .filter(token => token.word)
    .map(token => token.fold)
}
