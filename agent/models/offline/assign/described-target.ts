// A record that the command works on and only describes: "my first meeting with Raj on Friday". The tool finds it by the
// description; what is said of it is not for the other arguments.
import { type Focus, pointedAt } from '../dialogue/focus.ts'
import type { ToolShape } from '../shape/shape.ts'
import { hasRole, textBetween, tokenRange } from '../understand/analysis.ts'
import type { Described, Piece } from '../understand/described/described.ts'
import type { Frame } from '../understand/frame.ts'
import { type Draft, setArgument, useTokens } from './draft.ts'

/** Tables whose tools read descriptions. */
const readable = new Set(['bookings', 'tasks'])

export function describedTarget(shape: ToolShape, frame: Frame, { list }: Focus): Described | undefined {
  const { target, table, effect } = shape
  if (!target || !table || target.many || effect === 'read' || !readable.has(table)) return undefined
  const described = frame.described.find(one => !one.many && one.nouns.includes(shape.noun) && isTelling(shape, one))
  if (!described || (frame.textFrom !== undefined && described.start >= frame.textFrom)) return undefined
  // After a list "the first one" is of the list, unless more is said.
  const isOfList = list.some(record => record.table === table) && described.pieces.length === 0 && !described.titled
  return isOfList ? undefined : described
}

/** "my meeting with Raj on Friday" tells which one; a task is rather named, and only picked by its place. */
function isTelling({ table }: ToolShape, { picked, definite, pieces }: Described): boolean {
  return picked || (definite && table === 'bookings' && pieces.some(piece => piece.kind !== 'value'))
}

/** The frame without what describes the record. */
export function outsideOf(frame: Frame, { start, end }: { start: number; end: number }): Frame {
  const isOutside = (index: number) => index < start || index >= end
  return {
    ...frame,
    hits: frame.hits.filter(hit => isOutside(hit.start)),
    actions: frame.actions.filter(({ hit }) => isOutside(hit.start)),
    named: frame.named.filter(named => isOutside(named.start)),
    spans: frame.spans.filter(span => isOutside(tokenRange(frame.tokens, span.start, span.end).start)),
  }
}

export function takeDescribed(draft: Draft, { start, end }: Described, frame: Frame): void {
  const { target } = draft.shape
  if (!target) return
  const after = hasRole(frame, end, 'cue_with') && !hasRole(frame, end, 'person') ? end + 1 : end
  const person = personAfter(draft, after)
  // Whom a pronoun means must be known: without it another record would fit.
  if (person === 'unknown') draft.loose += 2
  const text = textBetween(frame, afterArticle(frame, start), after)
  setArgument(draft, target, person && person !== 'unknown' ? `${text} ${person}` : text)
  useTokens(draft, start, person ? after + 1 : end)
}

/** "*the* meeting with Raj": says nothing of which one. */
function afterArticle(frame: Frame, start: number): number {
  return hasRole(frame, start, 'article') && !hasRole(frame, start, 'own', 'ours') ? start + 1 : start
}

/** "my next meeting with her": the one person who was talked about. */
function personAfter({ frame, focus }: Draft, index: number): string | undefined {
  if (!hasRole(frame, index, 'person') || hasRole(frame, index, 'article')) return undefined
  const [only, ...others] = pointedAt(focus, 'contacts')
  return only && others.length === 0 ? only.title : 'unknown'
}

/** "move the meeting with Raj Friday at 10": what an update leaves nothing to become was no part of the description. */
export function withoutGoal(frame: Frame, described: Described): Described | undefined {
  const isWhen = ({ kind }: Piece) => kind === 'day' || kind === 'time'
  const last = described.pieces.at(-1)
  if (!last || !isWhen(last)) return undefined
  const other = described.pieces.at(-2)
  // "of Friday at 10": the day is its own, the time is where it goes.
  const isBoth = other && isWhen(other) && other.kind !== last.kind && !hasRole(frame, other.start, 'of')
  const pieces = described.pieces.slice(0, isBoth ? -2 : -1)
  return { ...described, pieces, end: isBoth ? other.start : last.start }
}
