// The pieces after the noun that narrow a description down, one after the other.
import type { Analysis } from '../analysis.ts'
import { hasConcept, hasRole, hitsAt } from '../analysis.ts'
import type { Piece } from './described.ts'
import { nameAt } from './name-piece.ts'
import type { Noun } from './nouns.ts'
import { labelAt, valueAt } from './value-piece.ts'
import { placeAt, whenAt } from './when-and-where.ts'

export function piecesAfter(analysis: Analysis, noun: Noun): Piece[] {
  const pieces: Piece[] = []
  let at = noun.end
  for (;;) {
    // "meeting with", "everything": the phrase leads to who it is with, or whose it is.
    const isLed = noun.whole || (at === noun.end && noun.end - noun.start > 1)
    const piece = pieceAt(analysis, at, isLed)
    if (!piece) return pieces
    pieces.push(piece)
    at = afterClause(analysis, piece.end)
  }
}

/** What narrows a record down, starting at a word, with the words that lead to it. */
export function pieceAt(analysis: Analysis, from: number, isLed = false): Piece | undefined {
  const start = skipRelative(analysis, from)
  return (
    valueAt(analysis, start, from) ??
    labelAt(analysis, start, from) ??
    nameAt(analysis, start, from, isLed) ??
    whenAt(analysis, start, from) ??
    placeAt(analysis, start, from)
  )
}

/** "that are", "die", "qui sont": lead to the next piece; "and" does within what is said of them. */
function skipRelative(analysis: Analysis, from: number): number {
  let index = from
  if (hasRole(analysis, index, 'conjunction')) index++
  // "Aufgaben von Lea, die noch nicht begonnen sind": here the comma belongs to what is said of them.
  if (analysis.tokens[index]?.text === ',' && hasRole(analysis, index + 1, 'relative')) index++
  for (;;) {
    const hit = hitsAt(analysis, index).find(candidate => hasConcept(candidate, 'role', 'relative'))
    if (!hit || hasConcept(hit, 'role', 'goal')) return index
    index = hit.end
  }
}

/** "… begonnen *sind,*": the verb and the comma that close what is said of them. */
function afterClause(analysis: Analysis, end: number): number {
  const isVerb = hasRole(analysis, end, 'relative', 'has') && hasRole(analysis, end, 'auxiliary')
  return isVerb && analysis.tokens[end + 1]?.text === ',' ? end + 2 : end
}
