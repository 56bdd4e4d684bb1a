// Tools that change all records that fit: which ones is said before the goal ("to Monday", "as done"), what they get after it.
import type { Focus } from '../dialogue/focus.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, spanAt, textBetween } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { useCommandWords } from './command-words.ts'
import { fillDays } from './days.ts'
import type { Draft } from './draft.ts'
import { newDraft, setArgument, useTokens } from './draft.ts'
import { fillFields } from './fields.ts'
import { fillFilters } from './filters.ts'
import { fillLinks } from './references.ts'
import { fitValue } from './value-options.ts'
import { fillValues } from './values.ts'

const changeNames = /^(new|add|remove)_|^clear$/

/** What the records get; where `with_status` says which ones, `status` says what they get. */
function isChange(slot: Slot, { slots }: ToolShape): boolean {
  return changeNames.test(slot.name) || slots.some(other => other.name === `with_${slot.name}`)
}

export function assignBulk(shape: ToolShape, frame: Frame, focus: Focus, turn: Draft['turn']): Draft {
  const changes = shape.slots.filter(slot => isChange(slot, shape))
  const filters = shape.slots.filter(slot => !isChange(slot, shape))
  const goal = changes.length > 0 ? goalOf(frame) : undefined
  const change = newDraft({ ...shape, slots: changes, main: undefined }, frame, focus, turn)
  const filter = newDraft({ ...shape, slots: filters, effect: 'read', main: undefined }, frame, focus, turn)
  useCommandWords(change)
  useCommandWords(filter)
  fillChanges(change, changes, goal)
  if (goal !== undefined) useTokens(filter, goal, frame.tokens.length)
  fillFields(filter)
  fillDays(filter)
  fillValues(filter)
  fillLinks(filter)
  fillFilters(filter)
  return merge(shape, change, filter, goal ?? frame.tokens.length)
}

/** The last "to", "as", "with" that something to get comes after. */
function goalOf(frame: Frame): number | undefined {
  const goals = frame.hits.filter(
    hit =>
      hasConcept(hit, 'role', 'cue_to') || hasConcept(hit, 'role', 'cue_as') || hasConcept(hit, 'role', 'cue_with'),
  )
  return goals.findLast(hit => leadsSomewhere(frame, hit.end))?.start
}

function leadsSomewhere(frame: Frame, index: number): boolean {
  const next = frame.tokens.findIndex((token, at) => at >= index && token.word && !hasRole(frame, at, 'article'))
  if (next < 0) return false
  const value = frame.hits.some(
    hit => hit.start === next && (conceptsOf(hit, 'value').length > 0 || hasConcept(hit, 'role', 'self')),
  )
  return value || spanAt(frame, next) !== undefined || frame.tokens[next]?.capital === true
}

function fillChanges(change: Draft, slots: Slot[], goal: number | undefined): void {
  for (const { hit, weight } of change.frame.actions) {
    const done = weight > 0.3 && hasConcept(hit, 'action', 'complete') ? fitValue(change.shape, 'done') : undefined
    if (done) setArgument(change, done.slot, done.value)
  }
  if (goal === undefined) return
  useTokens(change, 0, goal)
  fillDays(change)
  fillValues(change)
  const person = slots.find(slot => slot.table === 'profiles')
  const labels = slots.find(slot => slot.kind === 'labels' && slot.name.startsWith('add_'))
  const rest = restOf(change, goal)
  if (!rest) return
  if (labels && change.frame.actions.some(({ hit }) => hasConcept(hit, 'field', 'tags')))
    setArgument(change, labels, [rest])
  else if (person && hasRole(change.frame, goal + 1, 'self')) setArgument(change, person, 'me')
  else if (person && change.frame.actions.some(({ hit }) => hasConcept(hit, 'field', 'assigned_to')))
    setArgument(change, person, rest)
}

function restOf(change: Draft, goal: number): string {
  const { frame } = change
  const first = frame.tokens.findIndex(
    (token, index) => index > goal && token.word && !change.used[index] && !hasRole(frame, index, 'article'),
  )
  const last = frame.tokens.findLastIndex((token, index) => token.word && !change.used[index])
  return first < 0 || last < first ? '' : textBetween(frame, first, last + 1)
}

function merge(shape: ToolShape, change: Draft, filter: Draft, goal: number): Draft {
  return {
    ...filter,
    shape,
    args: { ...filter.args, ...change.args },
    sure: new Set([...filter.sure, ...change.sure]),
    valueHits: new Set([...filter.valueHits, ...change.valueHits]),
    used: filter.used.map((used, index) => (index < goal ? used : change.used[index] === true)),
  }
}
