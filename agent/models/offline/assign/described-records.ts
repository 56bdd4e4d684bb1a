// Which records a command for many means, when it describes them; and what was said of them that found no place.
import type { ToolShape } from '../shape/shape.ts'
import {
  conceptsOf,
  hasConcept,
  hasRole,
  hitsAt,
  hitsOver,
  isErrandWord,
  namedAt,
  textBetween,
  tokenRange,
} from '../understand/analysis.ts'
import type { Described } from '../understand/described/described.ts'
import type { Frame } from '../understand/frame.ts'
import type { Draft } from './draft.ts'
import { setArgument, useTokens } from './draft.ts'
import { fitValue } from './value-options.ts'

export function describedRecords(shape: ToolShape, frame: Frame): Described | undefined {
  return frame.described.find(one => {
    if (!one.many || (frame.textFrom !== undefined && one.start >= frame.textFrom)) return false
    const isMeant = one.nouns.length > 0 ? one.nouns.includes(shape.noun) : standsFor(shape, frame, one)
    return isMeant && !isGoal(frame, one) && isWhole(frame, one)
  })
}

/** "to clients": what others become. */
function isGoal(frame: Frame, { nouns, start }: Described): boolean {
  return nouns.length === 0 && hasRole(frame, start - 1, 'goal') && !hasRole(frame, start - 1, 'of')
}

/** Nothing but what becomes of them comes after: what is not understood as a description is left to other stages. */
function isWhole(frame: Frame, { end }: Described): boolean {
  if (!frame.tokens[end]?.word || namedAt(frame, end)) return true
  if (hasRole(frame, end, 'goal', 'closing', 'polite', 'filler', 'except', 'must', 'all')) return true
  if (namesChange(frame, end)) return true
  return frame.actions.some(({ hit }) => hit.tail?.start === end || hit.start === end)
}

/** "bei allen Aufgaben *die Frist auf* Montag": the field that changes, and what it becomes. */
function namesChange(frame: Frame, end: number): boolean {
  const from = hasRole(frame, end, 'article') ? end + 1 : end
  const leads = (index: number) => hasRole(frame, index, 'goal') || frame.actions.some(({ hit }) => hit.start === index)
  return hitsAt(frame, from).some(hit => hasConcept(hit, 'field') && leads(hit.end))
}

/** "leads": those of that status. */
function standsFor(shape: ToolShape, frame: Frame, { start, end }: Described): boolean {
  return frame.hits.some(
    hit =>
      hit.start >= start &&
      hit.end <= end &&
      hasConcept(hit, 'role', 'plural') &&
      conceptsOf(hit, 'value').some(value => fitValue(shape, value.id) !== undefined),
  )
}

/** "all future risk assessment meetings"; "all training leads" are those with that tag, not of that name. */
export function fillTitled(filter: Draft, { titled }: Described): void {
  const { slots } = filter.shape
  const slot =
    slots.find(candidate => tagFilter.test(candidate.name)) ?? slots.find(candidate => candidate.name === 'query')
  if (!slot || !titled || isUsed(filter, titled)) return
  setArgument(filter, slot, textBetween(filter.frame, titled.start, titled.end))
  useTokens(filter, titled.start, titled.end)
}

function isUsed({ used }: Draft, { start, end }: { start: number; end: number }): boolean {
  return used.slice(start, end).every(Boolean)
}

const tagFilter = /^(with_)?tag$/

/** "interested in training", "tagged vip". */
export function fillLabel(filter: Draft, { pieces }: Described): void {
  const slot = filter.shape.slots.find(candidate => tagFilter.test(candidate.name))
  const piece = pieces.find(candidate => candidate.label)
  if (!slot || !piece?.label) return
  setArgument(filter, slot, textBetween(filter.frame, piece.label.start, piece.label.end))
  useTokens(filter, piece.start, piece.end)
}

/** "overdue tasks that are in progress": past their date is said by the date, so that both hold. */
export function fillSecondState(filter: Draft): void {
  const { args, frame, shape, used } = filter
  const due = shape.slots.find(slot => slot.name === 'due')
  const status = shape.slots.find(slot => slot.name === 'status')
  if (!due || !status || args.due !== undefined || args.status === undefined) return
  for (const hit of frame.hits) {
    if (used[hit.start] || !hasConcept(hit, 'value')) continue
    const fits = conceptsOf(hit, 'value').flatMap(value => fitValue(shape, value.id, status) ?? [])
    // "late tasks that are still to do": all that is late is open, so it says that they were not begun.
    const fit = fits.find(({ value }) => value !== 'open') ?? fits[0]
    const states = [args.status, fit?.value]
    const other = states.find(state => state !== 'overdue')
    if (!fit || !other || !states.includes('overdue')) continue
    setArgument(filter, status, other === 'open' ? 'overdue' : other)
    if (other !== 'open') setArgument(filter, due, 'before today')
    useTokens(filter, hit.start, hit.end)
    filter.valueHits.add(hit)
    return
  }
}

/**
 * Names, days, values and words that no argument took: somebody said them, so records that they leave out must not
 * change. A command for many with loose ends is not carried out.
 */
export function looseEnds({ frame, used, args }: Draft, described: Described | undefined): number {
  const isLoose = (start: number) => used[start] !== true
  const names = frame.named.filter(named => isLoose(named.start)).length
  const spans = frame.spans.filter(
    span => span.kind !== 'number' && isLoose(tokenRange(frame.tokens, span.start, span.end).start),
  ).length
  const people = frame.tokens.filter(
    (_, index) =>
      isLoose(index) &&
      hasRole(frame, index, 'person', 'possessive') &&
      !hasRole(frame, index, 'article', 'own', 'many'),
  ).length
  // "all but the first", "all on that day": which one that is nobody can tell a filter.
  const places = frame.hits.filter(
    hit => (isLoose(hit.start) && hasConcept(hit, 'ordinal')) || hasConcept(hit, 'role', 'that_day'),
  ).length
  if (!described) return names + people + places
  // "mach aus allen Opportunities Kunden": it is not the last ones that are all.
  const others = frame.hits.filter(
    hit =>
      hasConcept(hit, 'role', 'all') &&
      hit.end < described.start &&
      frame.hits.some(other => other.start === hit.end && hasConcept(other, 'value')),
  ).length
  if (others > 0) return others + names + people + places
  // "to completed": the state that an argument has already.
  const isTaken = (value: string) => Object.values(args).includes(value)
  const words = frame.tokens.filter((token, index) => {
    if (!token.word || used[index] || index < described.start) return false
    const values = hitsOver(frame, index)
      .filter(hit => !isErrandWord(hit))
      .map(hit => conceptsOf(hit, 'value').map(({ id }) => id))
    if (values.length === 0) return token.fold.length > 2
    return values.every(ids => ids.length > 0 && !ids.some(isTaken))
  }).length
  return names + spans + people + places + words
}
