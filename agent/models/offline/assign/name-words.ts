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

/** "at the Kita": a small article before a name is no part of it, a large one ("The Body Shop") is. */
export function withoutArticle(draft: Draft, text: string): string {
  const [first = '', ...others] = text.split(' ')
  const isArticle = draft.frame.lexicons.some(({ lexicon }) =>
    (lexicon.roles.article ?? '').split(',').some(word => word.trim() === first),
  )
  return isArticle && /^\p{Lu}/u.test(others[0] ?? '') ? others.join(' ') : text
}

export function isParticle(draft: Draft, word: string): boolean {
  const plain = fold(word)
  return /^\p{Ll}/u.test(word) && draft.frame.lexicons.some(lexicon => lexicon.nameParticles.has(plain))
}
