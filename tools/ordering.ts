// Words that pick one record out of several: "first", "next", "the last", "most urgent", in five languages.
import { foldInPlace } from './dates/words.ts'

export type Order = 'first' | 'second' | 'third' | 'next' | 'last' | 'urgent'

export interface Picked {
  order: Order
  /** Offsets of the words into the NFC form of the text. */
  start: number
  end: number
}

const words: [Order, string][] = [
  [
    'urgent',
    'most urgent|most important|highest priority|top priority|dringendste[nrsm]?|dringlichste[nrsm]?|wichtigste[nrsm]?|plus urgente?|plus importante?|piu urgente|piu importante|mais urgente|mais importante',
  ],
  ['next', 'next|upcoming|nachste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|prochaine?|suivante?|prossim[ao]|proxim[ao]'],
  ['last', 'last|final|latest|letzte[nrsm]?|spateste[nrsm]?|derni(?:er|ere)|ultim[ao]'],
  ['first', '1st|first|earliest|erste[nrsm]?|fruheste[nrsm]?|premi(?:er|ere)|prim[ao]|primeir[ao]'],
  ['second', '2nd|second|zweite[nrsm]?|deuxieme|seconde?|second[ao]|segund[ao]'],
  ['third', '3rd|third|dritte[nrsm]?|troisieme|terz[ao]|terceir[ao]'],
]
const pattern = new RegExp(words.map(([order, list]) => `(?<${order}>(?<![\\w-])(?:${list})(?![\\w-]))`).join('|'), 'g')

/** The first of them in a text. Days have to be blanked out before: "next Friday" picks nothing. */
export function findOrder(text: string): Picked | undefined {
  const [match] = foldInPlace(text.normalize('NFC')).matchAll(pattern)
  if (!match) return undefined
  const order = words.find(([name]) => match.groups?.[name])?.[0]
  return order && { order, start: match.index, end: match.index + match[0].length }
}

/** The record that is meant, of those that fit in their order. */
export function pickFrom<One>(order: Order, fitting: One[]): One | undefined {
  const place = { first: 0, next: 0, urgent: 0, second: 1, third: 2, last: -1 }[order]
  return fitting.at(place)
}
