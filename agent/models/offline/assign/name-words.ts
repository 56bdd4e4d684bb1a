// What the words of a name tell: a title before it, a particle in it, a firm's legal form.
import { fold } from '../text/fold.ts'
import type { Draft } from './draft.ts'

export function hasCompanyWord(draft: Draft, text: string): boolean {
  const parts = fold(text).split(/[^\p{L}\p{N}]+/u)
  if (/&|\+/.test(text) || /^\p{Lu}{3,}$/u.test(text)) return true
  return parts.some(part => draft.frame.lexicons.some(lexicon => lexicon.companyWords.has(part)))
}

export function isNameLike(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length <= 5 && words.every(word => /^[\p{L}.'’&-]+$/u.test(word))
}

export function startsCapital(text: string): boolean {
  return /^[\p{Lu}\d]/u.test(text)
}

/** Lower case throughout is haste, not spelling: "tom bright" is Tom Bright. */
export function capitalised(text: string): string {
  if (/\p{Lu}/u.test(text)) return text
  return text.replace(/(?<![\p{L}'’])\p{L}/gu, letter => letter.toLocaleUpperCase())
}

export function honorificOf(draft: Draft, text: string): boolean {
  return text.split(/\s+/).some(word => isHonorific(draft, word))
}

export function isHonorific(draft: Draft, word: string): boolean {
  const plain = fold(word).replace(/\.$/, '')
  return draft.frame.lexicons.some(lexicon => lexicon.honorifics.has(plain))
}

export function isParticle(draft: Draft, word: string): boolean {
  const plain = fold(word)
  return /^\p{Ll}/u.test(word) && draft.frame.lexicons.some(lexicon => lexicon.nameParticles.has(plain))
}
