// Of a message in pieces, those that a "don't" covers: they are not carried out.
import { saidAsException } from '../assign/exceptions.ts'
import type { Hit } from '../lexicon/match.ts'
import { hasConcept } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'

export function deniesSomething(frame: Frame): boolean {
  return frame.hits.some(hit => hasConcept(hit, 'role', 'negation') || dropsWhatFollows(hit))
}

/** "never mind deleting Anna, …": more than the one word that may also be a verb. */
function dropsWhatFollows(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'cancel') && hit.end - hit.start > 1
}

/** "don't delete Anna and Tom's task": what only "and" ties to a "don't" is denied with it. */
export function withoutDenials(pieces: string[], read: (text: string) => Frame): string[] {
  let denied = false
  const kept: string[] = []
  for (const piece of pieces) {
    const frame = read(piece)
    const [joint] = frame.hits.filter(hit => hit.start === 0)
    const goesOn = joint && hasConcept(joint, 'role', 'conjunction') && !hasConcept(joint, 'role', 'contrast')
    const drops = frame.hits.some(hit => hit.start <= frame.lead && dropsWhatFollows(hit))
    denied = frame.negated || drops || (denied && goesOn === true)
    const last = kept.at(-1)
    const isOfMany = last !== undefined && saysMany(read(last))
    const exception = denied && isOfMany ? saidAsException(frame) : undefined
    if (exception) kept[kept.length - 1] = `${last} ${exception}`
    else if (!denied) kept.push(piece)
  }
  return kept
}

function saysMany({ hits, described }: Frame): boolean {
  return hits.some(hit => hasConcept(hit, 'role', 'all')) || described.some(({ many }) => many)
}
