// What somebody new is expressly not to have: "new project: autumn menu, no client", "ohne Frist", "sem cliente".
import type { Hit } from '../lexicon/match.ts'
import { hasConcept } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { type Draft, useHit } from './draft.ts'

/** The frame without such words: they are neither a noun nor a field of the command. */
export function withoutDenied(frame: Frame): Frame {
  const denied = deniedIn(frame).flat()
  return denied.length === 0 ? frame : { ...frame, hits: frame.hits.filter(hit => !denied.includes(hit)) }
}

export function useDenied(draft: Draft, whole: Frame): void {
  for (const hit of deniedIn(whole).flat()) useHit(draft, hit)
}

/** "without", and the noun or field right after it. */
function deniedIn({ hits, textFrom, tokens }: Frame): Hit[][] {
  return hits
    .filter(hit => hasConcept(hit, 'role', 'cue_without') && !hasConcept(hit, 'action'))
    .flatMap(cue => {
      const what = hits.filter(
        hit =>
          hit.start === cue.end &&
          (hasConcept(hit, 'entity') || hasConcept(hit, 'field')) &&
          (textFrom === undefined || tokens[cue.start - 1]?.text === ','),
      )
      return what.length > 0 ? [[cue, ...what]] : []
    })
}
