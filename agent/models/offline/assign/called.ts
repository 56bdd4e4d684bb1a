// The title of something new, where a word says how it is called: "a meeting called Budget round on Friday with Raj". It
// ends where the rest says only when, with whom, where and for whom.
import { conceptsOf, hasConcept, hasRole, namedAt, spanAt, textBetween, tokenRange } from '../understand/analysis.ts'
import { pieceAt } from '../understand/described/pieces.ts'
import { afterBoard } from '../understand/described/when-and-where.ts'
import type { Frame } from '../understand/frame.ts'
import { isMember, type Named, recordsIn } from '../understand/named.ts'
import { resolveNamed } from './details.ts'
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

/** @param names of the whole message: those in the title are no part of the rest */
export function fillCalled(draft: Draft, { start, end }: Called, names: Named[]): void {
  const { frame, shape } = draft
  if (!shape.main || !isFree(draft, shape.main)) return
  setArgument(draft, shape.main, textBetween(frame, start, end).replace(/[\s,.;!?]+$/, ''))
  useTokens(draft, start, end)
  for (const hit of frame.hits) if (hit.end === start && hasConcept(hit, 'role', 'cue_named')) useHit(draft, hit)
  const isWithin = (one: Named) => start <= one.start && one.end <= end
  if (names.every(one => isWithin(one) || recordsIn(one, 'contacts').length === 0))
    linkNamed(draft, names.filter(isWithin))
}

/** "called Catch-up with Anna Müller": the one contact in the title is whom it is with. */
function linkNamed(draft: Draft, within: Named[]): void {
  const slot = draft.shape.slots.find(({ name, table }) => name === 'contact' && table === 'contacts')
  const [named, ...others] = within.filter(one => recordsIn(one, 'contacts').length > 0 && !isMember(one))
  if (!slot || !named || others.length > 0 || draft.shape.effect === 'read' || !isFree(draft, slot)) return
  setArgument(draft, slot, resolveNamed(draft, slot, named).value)
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
  return afterDetail(frame, at) ?? afterProject(frame, at) ?? afterBoardOf(frame, at) ?? afterClient(frame, at)
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

/** "to the project Website relaunch". */
function afterProject(frame: Frame, at: number): number | undefined {
  if (!hasRole(frame, at, 'goal', 'cue_for', 'cue_in')) return undefined
  let index = at + 1
  while (hasRole(frame, index, 'article') && !namedAt(frame, index)) index++
  const noun = frame.hits.find(hit => hit.start === index && hasConcept(hit, 'entity', 'project'))
  const named = noun && namedAt(frame, noun.end)
  return named?.start === noun?.end && isProject(named) ? named?.end : undefined
}

function isProject(named: Named | undefined): boolean {
  return named?.records.some(({ table }) => table === 'projects') === true
}

/** "to the Front end backlog". */
function afterBoardOf(frame: Frame, at: number): number | undefined {
  if (!hasRole(frame, at, 'goal', 'cue_for', 'cue_in')) return undefined
  let index = at + 1
  while (hasRole(frame, index, 'article', 'cue_place') && !namedAt(frame, index)) index++
  const named = namedAt(frame, index)
  return named && isProject(named) ? afterBoard(frame, named.end) : undefined
}
