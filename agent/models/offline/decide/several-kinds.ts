// One look-up for each kind of record that a question asks for: "what's on today?" is appointments and tasks.

import type { Frame } from '../understand/frame.ts'
import { aboutKind, kindsAsked } from '../understand/kinds.ts'
import { isMember } from '../understand/named.ts'
import type { Candidate, Ranking } from './candidates.ts'

/** Nothing when only one kind is asked for, or when one of them can't be looked up. */
export function candidatesByKind(
  frame: Frame,
  rank: (frame: Frame) => Ranking,
  isPlausible: (candidate: Candidate, ranking: Ranking) => boolean,
): Candidate[] {
  const kinds = kindsAsked(frame)
  const found = kinds.flatMap(kind => {
    const ranking = rank(aboutKind(frame, kind, kinds))
    const best = ranking.candidates.find(({ shape }) => shape.verb === 'search' && shape.noun === kind && !shape.sums)
    return best && isPlausible(best, ranking) ? [best] : []
  })
  return found.length === kinds.length ? ofSamePerson(frame, found) : []
}

/** "what's overdue for Chloé?": what nobody in particular does would be everybody's. */
function ofSamePerson({ named }: Frame, found: Candidate[]): Candidate[] {
  const member = named.find(isMember)
  const hers = found.filter(({ draft }) => member && draft.used[member.start])
  return hers.length > 0 ? hers : found
}
