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
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|\n+|[^\s\p{L}\p{M}\p{N}]/gu)].map(match =>
    tokenOf(match[0], match.index),
  )
}

function tokenOf(text: string, start: number): Token {
  return {
    text,
    fold: fold(text),
    start,
    end: start + text.length,
    word: /[\p{L}\p{N}]/u.test(text),
    capital: /^\p{Lu}/u.test(text),
  }
}

/** A word as two that stand together, the second from this letter on. */
export function splitToken({ text, start }: Token, letter: number): Token[] {
  return [tokenOf(text.slice(0, letter), start), tokenOf(text.slice(letter), start + letter)]
}

/** The words of a text, folded. */
export function words(text: string): string[] {
  return tokenize(text)
    .filter(token => token.word)
    .map(token => token.fold)
}
