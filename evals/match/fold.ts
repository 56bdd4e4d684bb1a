// Text as it is compared: without case, accents and punctuation.

const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/** Lower case without accents; punctuation and the kinds of space stay. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, letter => letters[letter] ?? letter)
}

/** Words separated by single spaces. */
export function fold(text: string): string {
  return plain(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters and digits only. */
export function compact(text: string): string {
  return fold(text).replaceAll(' ', '')
}

/** Whether any of `alternatives` ("call|ring") occurs in folded text. */
export function hasAlternative(folded: string, alternatives: string): boolean {
  return alternatives
    .split('|')
    .map(fold)
    .some(part => part !== '' && containsPhrase(folded, part))
}

/** Substring, but a number is never found inside a longer one. */
export function containsPhrase(folded: string, phrase: string): boolean {
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const before = folded[at - 1] ?? ' '
    const after = folded[at + phrase.length] ?? ' '
    const first = phrase[0] ?? ''
    const last = phrase.at(-1) ?? ''
    if (!(isDigit(before) && isDigit(first)) && !(isDigit(after) && isDigit(last))) return true
  }
  return false
}

function isDigit(character: string): boolean {
  return /\p{N}/u.test(character)
}
