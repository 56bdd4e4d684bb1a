// A tool call in the making: which arguments are filled, which words of the text they explain.
import type { Focus, Seen } from '../dialogue/focus.ts'
import type { Hit } from '../lexicon/match.ts'
import { rangeOf } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import type { Span } from '../spans/span.ts'
import type { OfflineTurn } from '../turn.ts'
import { tokenRange } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { Named } from '../understand/named.ts'
import { slotForField } from './field-slots.ts'

export interface Draft {
  shape: ToolShape
  frame: Frame
  focus: Focus
  turn: Pick<OfflineTurn, 'settings' | 'now' | 'timeZone'>
  args: Record<string, unknown>
  /** Per word: its meaning went into an argument or into the choice of the tool. */
  used: boolean[]
  /** Several records for a target slot that takes one: one call each. */
  targets: string[]
  /** Arguments that were understood from words made for them, not guessed from what was left over. */
  sure: Set<string>
  /** Words that named a field: "company Acme" says where somebody works, not that it is a company. */
  fieldHits: Set<Hit>
  /** Value words that an argument took. */
  valueHits: Set<Hit>
  /** Fields that the person named without giving a value: what they ask about. */
  asked: string[]
  /** Fields that the person named and the tool has not. */
  foreign: number
  /** What was said about many records and found no place. */
  loose: number
  /** The target, or what it may be, was found in the conversation, not in the text. */
  fromFocus: boolean
  /** A pronoun that may mean any of these records: to be asked about. */
  unclear: { slot: Slot; records: Seen[] } | undefined
  /** The target is what was left of the text, not a record that is known. */
  fromRest: boolean
  /** Actions that an argument stands for: "archive" as `status: archived`. */
  implied: Set<string>
}

export function newDraft(shape: ToolShape, frame: Frame, focus: Focus, turn: Draft['turn']): Draft {
  return {
    shape,
    frame,
    focus,
    turn,
    args: {},
    used: frame.tokens.map(() => false),
    targets: [],
    sure: new Set(),
    fieldHits: new Set(),
    valueHits: new Set(),
    asked: [],
    foreign: 0,
    loose: 0,
    fromFocus: false,
    unclear: undefined,
    fromRest: false,
    implied: new Set(),
  }
}

export function isFree(draft: Draft, slot: Slot): boolean {
  return draft.args[slot.name] === undefined
}

export function setArgument(draft: Draft, slot: Slot, value: unknown, sure = true): void {
  draft.args[slot.name] = slot.many && !Array.isArray(value) ? [value] : value
  if (sure) draft.sure.add(slot.name)
}

export function useTokens(draft: Draft, start: number, end: number): void {
  for (let index = start; index < end; index++) draft.used[index] = true
}

export function useHit(draft: Draft, hit: Hit): void {
  for (const index of rangeOf(hit)) draft.used[index] = true
}

export function useNamed(draft: Draft, named: Named): void {
  useTokens(draft, named.start, named.end)
}

/** A date takes the words along that lead to it: "by Friday". */
export function useSpan(draft: Draft, span: Span): void {
  const from = span.kind === 'day' ? span.leadStart : span.start
  const range = tokenRange(draft.frame.tokens, from, span.end)
  useTokens(draft, range.start, range.end)
}

export function isUsed(draft: Draft, hit: Hit): boolean {
  return rangeOf(hit).every(index => draft.used[index])
}

export function spanRange(draft: Draft, span: Span): { start: number; end: number } {
  return tokenRange(draft.frame.tokens, span.start, span.end)
}

export function isSpanUsed(draft: Draft, span: Span): boolean {
  const range = spanRange(draft, span)
  return draft.used.slice(range.start, range.end).every(Boolean)
}

/** The slot's own free text begins here; command words and fields are not looked for beyond. */
export function inOwnWords(draft: Draft, index: number): boolean {
  const { textFrom, textField } = draft.frame
  if (textFrom === undefined || index < textFrom) return false
  return (
    draft.shape.main !== undefined ||
    (textField !== undefined && slotForField(draft.shape, textField, 'add')?.kind === 'text')
  )
}
