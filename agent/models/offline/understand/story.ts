// What was told before a command belongs to it: "I just met Ms Roth. Add her as a lead."
import type { Analysis } from './analysis.ts'
import { hasConcept } from './analysis.ts'

export interface Piece {
  start: number
  end: number
  /** The verb that the command before said for both. */
  verb: string | undefined
}

/** "I just met Ms Roth (079 …). Add her as a lead": who "her" is was told before the command. */
export function joinStory(analysis: Analysis, pieces: Piece[]): Piece[] {
  const [story, command, ...others] = pieces
  if (!story || !command || tells(analysis, story) || !makesSomebody(analysis, command)) return pieces
  return [{ ...story, end: command.end }, ...others]
}

/** Any command or question of ours. */
function tells(analysis: Analysis, { start, end }: Piece): boolean {
  return analysis.hits.some(
    hit =>
      hit.start >= start &&
      hit.end <= end &&
      (hasConcept(hit, 'action') || hasConcept(hit, 'entity') || hasConcept(hit, 'role', 'question')),
  )
}

/** Something is made of a pronoun, and nobody is named. */
function makesSomebody(analysis: Analysis, { start, end }: Piece): boolean {
  const within = analysis.hits.filter(hit => hit.start >= start && hit.end <= end)
  const makes = within.some(hit => hasConcept(hit, 'action', 'create'))
  const points = within.some(hit => hasConcept(hit, 'role', 'person') || hasConcept(hit, 'role', 'thing'))
  // "book a call with her": that makes nobody.
  const isOther = within.some(
    hit => hit.concepts.some(({ kind, id }) => kind === 'entity' && id !== 'contact') && !hasConcept(hit, 'value'),
  )
  return makes && points && !isOther && !analysis.named.some(named => named.start >= start && named.end <= end)
}
