// "all tasks of Acme except the website one": what is left out of those that are meant.
import type { ToolShape } from '../shape/shape.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { nounHit } from './command-words.ts'
import type { Draft } from './draft.ts'
import { setArgument, useTokens } from './draft.ts'
import { cleanText, splitList } from './free-text.ts'

export interface Exception {
  start: number
  end: number
  /** Their names, or what describes them. */
  words: string[]
}

/** @param goal where what the records get begins, when it stands after the exception */
export function exceptionOf(frame: Frame, goal = frame.tokens.length): Exception | undefined {
  const hit = frame.hits.find(
    candidate =>
      hasConcept(candidate, 'role', 'except') && (frame.textFrom === undefined || candidate.start < frame.textFrom),
  )
  if (!hit) return undefined
  const stop = goal > hit.end ? goal : frame.tokens.length
  const cut = frame.tokens.findIndex((token, index) => index >= hit.end && index < stop && /^[;.!?\n]/.test(token.text))
  const end = cut < 0 ? stop : cut
  const silent = frame.tokens.map((_, index) => isSilent(frame, index))
  const text = cleanText(frame, hit.end, end, silent)
  return { start: hit.start, end, words: text ? splitList(text, frame.lexicons) : [] }
}

/** "the … one", "the task …": words that name nothing. */
function isSilent(frame: Frame, index: number): boolean {
  if (frame.named.some(named => named.start <= index && index < named.end)) return false
  if (hasRole(frame, index, 'article', 'stand_in', 'many', 'thing', 'demonstrative', 'of')) return true
  return hitsOver(frame, index).some(hit => conceptsOf(hit, 'entity').length > 0)
}

/** The frame without the exception: none of its words says which records are meant. */
export function withoutException(frame: Frame, { start, end }: Exception): Frame {
  const from = frame.tokens[start]?.start ?? 0
  const to = frame.tokens[end - 1]?.end ?? 0
  const isOutside = (index: number) => index < start || index >= end
  return {
    ...frame,
    hits: frame.hits.filter(hit => isOutside(hit.start)),
    actions: frame.actions.filter(({ hit }) => isOutside(hit.start)),
    named: frame.named.filter(named => isOutside(named.start)),
    spans: frame.spans.filter(span => span.end <= from || span.start >= to),
  }
}

/** "but not the website one" is said of many as "except the website one". */
export function saidAsException(frame: Frame): string | undefined {
  const negation = frame.hits.find(hit => hasConcept(hit, 'role', 'negation'))
  const [word] = frame.lexicons[0]?.lexicon.roles.except?.split(',') ?? []
  const isDeed = frame.hits.some(hit => conceptsOf(hit, 'action').length > 0 && conceptsOf(hit, 'entity').length === 0)
  const after = negation && frame.tokens[negation.end]
  return word && after && !isDeed ? `${word.trim()} ${frame.text.slice(after.start)}` : undefined
}

/** Only when the noun says of what kind they are: "everything except Anna" may be anything. */
export function fillException(draft: Draft, { start, end, words }: Exception): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'except')
  useTokens(draft, start, end)
  if (slot && words.length > 0 && nounHit(draft)) setArgument(draft, slot, words)
}

export function takesExceptions(shape: ToolShape): boolean {
  return shape.slots.some(slot => slot.name === 'except' && slot.many)
}
