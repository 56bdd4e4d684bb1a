// Finds the described records of a text, noun by noun.
import type { Analysis } from '../analysis.ts'
import { hasRole } from '../analysis.ts'
import { walkBack } from './before.ts'
import type { Described } from './described.ts'
import { type Noun, nounsIn } from './nouns.ts'
import { orderTokens, superlativeAfter } from './orders.ts'
import { piecesAfter } from './pieces.ts'

export function findDescribed(analysis: Analysis, lead: number): Described[] {
  const orders = orderTokens(analysis)
  const found: Described[] = []
  for (const noun of nounsIn(analysis, lead, orders)) {
    if (found.some(other => noun.start < other.end)) continue
    const floor = found.findLast(other => other.many)?.end ?? 0
    found.push(describe(analysis, noun, { floor, lead, orders }))
  }
  return found
}

interface Place {
  floor: number
  lead: number
  orders: Set<number>
}

function describe(analysis: Analysis, noun: Noun, { floor, lead, orders }: Place): Described {
  const before = walkBack(analysis, { noun: noun.start, plural: noun.plural, floor }, lead, orders)
  const after = superlativeAfter(analysis, noun.end, orders)
  const pieces = piecesAfter(analysis, after ? { ...noun, end: after } : noun)
  const isPicked = before.picked || after !== undefined || (hasRole(analysis, noun.start, 'of') && orders.size > 0)
  const many = !isPicked && (before.all || noun.plural)
  // "Tom's call on Friday" is a certain one; other things of his are rather named.
  const isDefinite = before.definite || (before.genitive && noun.kinds.includes('booking'))
  return {
    start: before.start,
    end: pieces.at(-1)?.end ?? after ?? noun.end,
    nouns: noun.kinds,
    picked: isPicked,
    many,
    definite: !many && !isPicked && isDefinite,
    titled: noun.titled ? { start: noun.start, end: noun.end } : before.titled,
    pieces,
  }
}
