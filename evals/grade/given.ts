// What the person gave: a new row may hold nothing else.
import type { Json } from '../format/value.ts'
import { compact, fold } from '../match/fold.ts'
import { textOf } from '../match/values.ts'

/** Whether a value stands in what the person typed. */
export function wasGiven(value: Json, typed: string): boolean {
  if (Array.isArray(value)) return value.every(item => wasGiven(item, typed))
  const wanted = compact(textOf(value))
  return wanted === '' || compact(typed).includes(wanted)
}

/** Figures, addresses and links in free prose that nobody typed. */
export function inventedFacts(prose: string, typed: string): string[] {
  const hard = prose.match(/\S+@\S+\.\w+|https?:\/\/\S+|\+?\d[\d ./'’-]*\d/g) ?? []
  const words = fold(typed)
  return hard.filter(item => !compact(words).includes(compact(item)))
}
