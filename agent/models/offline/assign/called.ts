// The title of something new, where a word says how it is called: "a meeting called Budget round on Friday with Raj". It
// ends where the rest says only when, with whom, where and for whom.
import { conceptsOf, hasConcept, hasRole, namedAt, spanAt, textBetween, tokenRange } from '../understand/analysis.ts'
import { pieceAt } from '../understand/described/pieces.ts'
import { afterBoard } from '../understand/described/when-and-where.ts'
import type { Frame } from '../understand/frame.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useHit, useTokens } from './draft.ts'

export interface Called {
  start: number
  end: number
}

/** Where the title stands; quotes are found by other stages. */
export function calledIn(frame: Frame): Called | undefined {
  const hit = frame.hits.find(candidate => candidate.start > frame.lead && hasConcept(candidate, 'role', 'cue_named'))
  if (!hit || spanAt(frame, hit.end)?.kind === 'quote' || !frame.tokens[hit.end]?.word) return undefined
  for (let end = hit.end + 1; end < frame.tokens.length; end++) if (isRest(frame, end)) return { start: hit.end, end }
  return { start: hit.end, end: frame.tokens.length }
}

export function fillCalled(draft: Draft, { start, end }: Called): void {
  const { frame, shape } = draft
  if (!shape.main || !isFree(draft, shape.main)) return
  setArgument(draft, shape.main, textBetween(frame, start, end).replace(/[\s,.;!?]+$/, ''))
  useTokens(draft, start, end)
  for (const hit of frame.hits) if (hit.end === start && hasConcept(hit, 'role', 'cue_named')) useHit(draft, hit)
}

/** Nothing but pieces that have a place of their own, up to the end. */
function isRest(frame: Frame, from: number): boolean {
  let at = from
  while (at < frame.tokens.length) {
    const next = afterPiece(frame, at)
    if (next === undefined || next <= at) return false
    at = next
  }
  return true
}

function afterPiece(frame: Frame, at: number): number | undefined {
  if (!frame.tokens[at]?.word) return at + 1
  if (hasRole(frame, at, 'polite')) return at + 1
  // "put … into the calendar": the rest of the verb.
  const rest = frame.hits.find(hit => hit.tail?.start === at)?.tail
  if (rest) return rest.end
  const piece = pieceAt(frame, at)
  if (piece && piece.kind !== 'value') return piece.end
  const length = spanAt(frame, at) ?? spanAt(frame, at + 1)
  if (length?.kind === 'duration') return tokenRange(frame.tokens, length.start, length.end).end
  return afterDetail(frame, at) ?? afterBoardOf(frame, at) ?? afterClient(frame, at)
}

/** "para a Novatech": whom it is for, also where the words for it may lead somewhere else. */
function afterClient(frame: Frame, at: number): number | undefined {
  const cue = frame.hits.find(hit => hit.start === at && hasConcept(hit, 'role', 'cue_for'))
  let index = cue?.end ?? at
  while (cue && hasRole(frame, index, 'article') && !namedAt(frame, index)) index++
  const named = cue && namedAt(frame, index)
  return named?.start === index ? named.end : undefined
}

/** "and assign it to Lea", "it's due on Friday", "with a deadline of 3 May": the field and what it gets. */
function afterDetail(frame: Frame, at: number): number | undefined {
  let start = hasRole(frame, at, 'conjunction', 'cue_with') ? at + 1 : at
  if (start > at) while (hasRole(frame, start, 'article')) start++
  const hit = frame.hits.find(
    candidate =>
      (candidate.start === at || candidate.start === start) &&
      (hasConcept(candidate, 'role', 'detail') ||
        conceptsOf(candidate, 'field').some(({ id }) => /^(due_date|deadline|assigned_to|priority|status)$/.test(id))),
  )
  if (!hit) return start > at ? priorityEnd(frame, start) : undefined
  let index = hit.end
  while (
    hasRole(frame, index, 'cue_to', 'article', 'cue_by', 'cue_at', 'of') &&
    !namedAt(frame, index) &&
    !spanAt(frame, index)
  )
    index++
  const span = spanAt(frame, index)
  if (span) return tokenRange(frame.tokens, span.start, span.end).end
  const value = frame.hits.find(candidate => candidate.start === index && conceptsOf(candidate, 'value').length > 0)
  return namedAt(frame, index)?.end ?? value?.end ?? (hasRole(frame, index, 'self') ? index + 1 : undefined)
}

/** "with *high priority*". */
function priorityEnd(frame: Frame, start: number): number | undefined {
  const priorities = ['low', 'medium', 'high', 'urgent']
  const value = frame.hits.find(hit => hit.start === start && priorities.some(id => hasConcept(hit, 'value', id)))
  return value && (conceptsOf(value, 'field').length > 0 || value.end > start + 1 ? value.end : undefined)
}

/** "to the Front end backlog". */
function afterBoardOf(frame: Frame, at: number): number | undefined {
  if (!hasRole(frame, at, 'goal', 'cue_for', 'cue_in')) return undefined
  let index = at + 1
  while (hasRole(frame, index, 'article', 'cue_place') && !namedAt(frame, index)) index++
  const named = namedAt(frame, index)
  return named?.records.some(record => record.table === 'projects') ? afterBoard(frame, named.end) : undefined
}
