// Words that are taken as they are: in names, addresses and dates the lexicons have no say.
import type { Hit } from '../lexicon/match.ts'
import { rangeOf } from '../lexicon/match.ts'
import type { Span } from '../spans/span.ts'
import { fold } from '../text/fold.ts'
import type { Token } from '../text/tokens.ts'
import { words } from '../text/tokens.ts'
import type { Mention } from '../turn.ts'
import type { Named } from './named.ts'

/** "Marco", "April", "Jan" are months and names: a known name or a surname after it makes it a name. */
export function isNameOfPerson(span: Span, text: string, tokens: Token[], mentions: Mention[]): boolean {
  if (span.kind !== 'day' || !/^\p{L}+$/u.test(span.text)) return false
  const word = fold(span.text)
  // "março" is no Marco: with its own accent it is the month.
  const isSpelledSo = ({ title, subtitle }: Mention) =>
    `${title} ${subtitle ?? ''}`.toLowerCase().includes(span.text.toLowerCase()) ||
    fold(span.text) === span.text.toLowerCase()
  if (mentions.some(mention => words(mention.matched).includes(word) && isSpelledSo(mention))) return true
  const next = tokens.find(token => token.start >= span.end)
  return /^\p{Lu}/u.test(span.text) && next?.capital === true && text.slice(span.end, next.start) === ' '
}

/** "Café du Midi": after the capitals of a name the word for noon is a part of it. */
export function isNameOfPlace(span: Span, text: string): boolean {
  if (span.kind !== 'time' || !/^\p{Lu}\p{L}+$/u.test(span.text)) return false
  return /\p{Lu}\p{L}+ (?:du|de|de la|des|da|do|del|della|am|zum|of) $/u.test(text.slice(0, span.start))
}

/** "Hannah Price" has nothing to do with prices: a field word between the capitals of a name. German writes all nouns so. */
export function insideName(hit: Hit, tokens: Token[], language: string, isKnown: (index: number) => boolean): boolean {
  if (
    language === 'de' ||
    hit.start === 0 ||
    hit.end - hit.start > 1 ||
    !hit.concepts.every(concept => concept.kind === 'field')
  )
    return false
  const isNamePart = (index: number) => tokens[index]?.capital === true && !isKnown(index)
  return tokens[hit.start]?.capital === true && (isNamePart(hit.start - 1) || isNamePart(hit.end))
}

/** Words of an address, a date or somebody's whole name mean nothing else; a common word that is also a name may. */
export function insideFixed(hit: Hit, inSpan: boolean[], named: Named[], tokens: Token[]): boolean {
  const range = rangeOf(hit)
  if (range.every(index => inSpan[index])) return true
  // "the team" in "cancel the team retro" is a piece of a name.
  const cuts = (name: Named) => name.end - name.start > 1 && name.records.some(record => record.exact)
  if (!hit.tail && named.some(name => cuts(name) && range.some(index => name.start <= index && index < name.end)))
    return range.length > 1 || whollyIn(range, named)
  return named.some(name => {
    if (!range.every(index => name.start <= index && index < name.end)) return false
    const whole = name.end - name.start > range.length || name.records.some(record => record.exact)
    return whole || (tokens[name.start]?.capital === true && name.start > 0)
  })
}

function whollyIn(range: number[], named: Named[]): boolean {
  return named.some(name => range.every(index => name.start <= index && index < name.end))
}
