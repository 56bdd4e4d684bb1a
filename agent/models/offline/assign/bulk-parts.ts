// Of a command for many, where the words that say which records begin and end, and where what they get begins.

import type { Hit } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { isMember } from '../understand/named.ts'
import { stateAfter } from './value-options.ts'

export function goalOf(frame: Frame, from: number, changes: Slot[]): number {
  if (changes.length === 0) return frame.tokens.length
  return Math.min(goalAfter(frame, from, changes), verbAfter(frame, from))
}

/** "all …", or the noun itself: "the two overdue tasks of …". */
export function filterStart(shape: ToolShape, frame: Frame): number {
  const all = frame.hits.find(hit => hasConcept(hit, 'role', 'all'))
  const noun = frame.hits.find(
    hit => hasConcept(hit, 'role', 'plural') && conceptsOf(hit, 'entity').some(entity => entity.id === shape.noun),
  )
  const before = noun && all && all.start > noun.end ? undefined : all
  return before?.start ?? leadingValue(frame, noun)?.start ?? noun?.start ?? 0
}

/** "overdue tasks": the value before the noun is part of what they are called. */
function leadingValue(frame: Frame, noun: Hit | undefined): Hit | undefined {
  return noun && frame.hits.find(hit => hit.end === noun.start && conceptsOf(hit, 'value').length > 0)
}

/** Where what they get begins: the last "to", "as", "with" after the records that something to get comes after. */
export function goalAfter(frame: Frame, from: number, changes: Slot[]): number {
  const labels = changes.some(slot => slot.kind === 'labels') && labelHit(frame, index => index < from) !== undefined
  const goals = frame.hits.filter(
    hit => hit.start > from && (['cue_to', 'cue_as', 'cue_with'] as const).some(role => hasConcept(hit, 'role', role)),
  )
  const goal = goals.findLast(hit => leadsSomewhere(frame, hit, labels))
  return goal?.start ?? frame.tokens.length
}

/** "alle Aufgaben von Acme erledigt": the verb at the end is no part of what they are called. */
export function verbAfter(frame: Frame, from: number): number {
  const verb = frame.actions.find(
    ({ hit, weight }) =>
      hit.start > from && weight >= 0.8 && conceptsOf(hit, 'action').some(action => stateAfter[action.id]),
  )
  return verb?.hit.start ?? frame.tokens.length
}

function leadsSomewhere(frame: Frame, goal: Hit, labels: boolean): boolean {
  const next = frame.tokens.findIndex((token, at) => at >= goal.end && token.word && !hasRole(frame, at, 'article'))
  if (next < 0 || frame.hits.some(hit => hit.start === next && conceptsOf(hit, 'entity').length > 0)) return false
  const named = namedAt(frame, next)
  if (named) return isMember(named)
  const value = frame.hits.some(
    hit => hit.start === next && (conceptsOf(hit, 'value').length > 0 || hasConcept(hit, 'role', 'self')),
  )
  const dated = frame.hits.some(
    hit => hit.start === next && conceptsOf(hit, 'field').length > 0 && isValue(frame, hit.end),
  )
  if (value || dated || spanAt(frame, next) !== undefined) return true
  const names = labels && (hasConcept(goal, 'role', 'cue_as') || hasConcept(goal, 'role', 'cue_with'))
  return names || labelHit(frame, index => index >= goal.start) !== undefined
}

/** "due Friday", "priorité haute": what comes after a field. */
function isValue(frame: Frame, index: number): boolean {
  return (
    spanAt(frame, index) !== undefined ||
    frame.hits.some(hit => hit.start === index && conceptsOf(hit, 'value').length > 0)
  )
}

/** "contacts that carry the tag vip": those that have it, not what they get. */
function saysWhoHasIt(frame: Frame, hit: Hit): boolean {
  let before = hit.start - 1
  while (hasRole(frame, before, 'article') && !hasRole(frame, before, 'relative')) before--
  return hasRole(frame, before, 'cue_with') && hasRole(frame, before - 1, 'relative')
}

/** The word that says that tags are meant: those to get, not those that "interested in" says they have. */
export function labelHit(frame: Frame, within: (index: number) => boolean): Hit | undefined {
  return frame.hits.find(
    hit =>
      within(hit.tail?.start ?? hit.start) &&
      hasConcept(hit, 'field', 'tags') &&
      !hasConcept(hit, 'role', 'describing') &&
      !saysWhoHasIt(frame, hit),
  )
}
