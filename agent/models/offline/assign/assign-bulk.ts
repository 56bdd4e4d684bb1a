// Tools that change all records that fit. "all overdue tasks of Acme" says which ones; what stands before it and after the
// goal ("to Monday", "as done") says what they get: neither part may take a word of the other.
import type { Focus } from '../dialogue/focus.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { fillNewMember } from './bulk-member.ts'
import { filterStart, goalAfter, goalOf, labelHit, verbAfter } from './bulk-parts.ts'
import { useCommandWords } from './command-words.ts'
import { fillDays } from './days.ts'
import { describedRecords, fillLabel, fillSecondState, fillTitled, looseEnds } from './described-records.ts'
import type { Draft } from './draft.ts'
import { newDraft, setArgument, useHit, useTokens } from './draft.ts'
import { type Exception, exceptionOf, fillException, takesExceptions, withoutException } from './exceptions.ts'
import { fillFields } from './fields.ts'
import { fillCountry, fillFilters } from './filters.ts'
import { cleanText, splitList } from './free-text.ts'
import { fillLinks } from './links.ts'
import { fitValue, stateAfter } from './value-options.ts'
import { fillValues } from './values.ts'

const changeNames = /^(new|add|remove)_|^clear$/

/** What the records get; where `with_status` says which ones, `status` says what they get. */
export function isChange(slot: Slot, { slots }: ToolShape): boolean {
  return changeNames.test(slot.name) || slots.some(other => other.name === `with_${slot.name}`)
}

export function assignBulk(shape: ToolShape, whole: Frame, focus: Focus, turn: Draft['turn']): Draft {
  const exception = takesExceptions(shape) ? exceptionOf(whole, exceptionGoal(shape, whole)) : undefined
  if (!exception) return assignParts(shape, whole, focus, turn)
  const draft = assignParts(shape, withoutException(whole, exception), focus, turn, exception)
  fillException(draft, exception)
  return { ...draft, frame: whole }
}

/** "alle ausser der Offerte auf hoch": what they get may stand after the exception. */
function exceptionGoal(shape: ToolShape, frame: Frame): number {
  const changes = shape.slots.filter(slot => isChange(slot, shape))
  const from = filterStart(shape, frame)
  return changes.length > 0 ? Math.min(goalAfter(frame, from, changes), verbAfter(frame, from)) : frame.tokens.length
}

function assignParts(shape: ToolShape, frame: Frame, focus: Focus, turn: Draft['turn'], exception?: Exception): Draft {
  const changes = shape.slots.filter(slot => isChange(slot, shape))
  const filters = shape.slots.filter(slot => !isChange(slot, shape))
  const described = describedRecords(shape, frame)
  const from = described?.start ?? filterStart(shape, frame)
  const goal = described?.end ?? goalOf(frame, from, changes)
  const isFilter = (index: number) => (changes.length === 0 && !described) || (index >= from && index < goal)
  const changing = withinPart(frame, index => !isFilter(index))
  const change = newDraft({ ...shape, slots: changes, main: undefined }, changing, focus, turn)
  const filter = newDraft(
    { ...shape, slots: filters, effect: 'read', main: undefined },
    withinPart(frame, isFilter),
    focus,
    turn,
  )
  useCommandWords(change)
  useCommandWords(filter)
  for (const draft of exception ? [change, filter] : []) useTokens(draft, exception?.start ?? 0, exception?.end ?? 0)
  if (changes.length > 0 || described) {
    // "den Tag messe bei allen Kunden": what leads to them is no part of the tag.
    const leads = hasRole(frame, from - 1, 'cue_for', 'cue_from', 'cue_in', 'cue_at')
    useTokens(change, leads ? from - 1 : from, goal)
    fillChanges(change)
    useTokens(filter, 0, from)
    useTokens(filter, goal, frame.tokens.length)
    fillNewMember(change, filter, from)
  }
  if (changes.length > 0 && Object.keys(change.args).length === 0) takeLastValue(change, filter)
  fillCountry(filter)
  if (described) fillTitled(filter, described)
  if (described) fillLabel(filter, described)
  fillFields(filter)
  fillDays(filter)
  fillValues(filter)
  fillSecondState(filter)
  fillLinks(filter)
  fillFilters(filter)
  fillEverybody(filter)
  const draft = merge(shape, frame, change, filter, isFilter)
  return { ...draft, loose: looseEnds(draft, described) }
}

/** "gib allen Aufgaben von Acme Priorität hoch", "make all website tasks urgent": what they get stands at the very end. */
function takeLastValue(change: Draft, filter: Draft): void {
  const { frame } = filter
  const last = frame.tokens.findLastIndex(({ word }) => word)
  const value = frame.hits.find(hit => hit.end > last && conceptsOf(hit, 'value').length > 0)
  const field = frame.hits.find(hit => hit.end === value?.start && hit.start > 0 && conceptsOf(hit, 'field').length > 0)
  const [meant] = value ? conceptsOf(value, 'value') : []
  const fit = meant && fitValue(change.shape, meant.id)
  // Without its field only an urgency: "all tasks done" may be those that are.
  if (!value || !fit || !(field || fit.slot.name.endsWith('priority'))) return
  setArgument(change, fit.slot, fit.value)
  for (const draft of [change, filter]) useTokens(draft, (field ?? value).start, value.end)
}

/** Only what stands in one part of the text; the verb is known to both. */
function withinPart(frame: Frame, isWithin: (index: number) => boolean): Frame {
  return {
    ...frame,
    hits: frame.hits.filter(hit => isWithin(hit.start)),
    named: frame.named.filter(named => isWithin(named.start)),
  }
}

function fillChanges(change: Draft): void {
  if (change.shape.slots.length === 0) return
  for (const { hit, weight } of change.frame.actions) {
    const states = conceptsOf(hit, 'action').flatMap(action => stateAfter[action.id] ?? [])
    const fit = weight > 0.3 ? states.flatMap(state => fitValue(change.shape, state) ?? [])[0] : undefined
    if (!fit) continue
    setArgument(change, fit.slot, fit.value)
    for (const action of conceptsOf(hit, 'action')) change.implied.add(action.id)
  }
  fillDays(change)
  if (!fillLabels(change)) fillValues(change)
}

/** "tag … as vip", "add the tag vip to …", "mit newsletter taggen". */
function fillLabels(change: Draft): boolean {
  const { frame, shape, used } = change
  const hit = labelHit(frame, () => true)
  const removes =
    hit !== undefined &&
    (hasConcept(hit, 'role', 'cue_without') ||
      frame.actions.some(({ hit: action, weight }) => weight > 0.5 && hasConcept(action, 'action', 'delete')))
  const slot = shape.slots.find(candidate => candidate.name === (removes ? 'remove_tags' : 'add_tags'))
  if (!hit || !slot) return false
  useHit(change, hit)
  const text = cleanText(frame, 0, frame.tokens.length, used)
  if (!text || saysWhich(change)) return false
  setArgument(change, slot, splitList(text, frame.lexicons))
  useTokens(change, 0, frame.tokens.length)
  return true
}

/** "all contacts in Grünau with vip": what tells which ones is no tag, known or not. */
function saysWhich({ frame, used }: Draft): boolean {
  const left = frame.tokens.flatMap((token, index) => (token.word && !used[index] ? [index] : []))
  return left
    .slice(1)
    .some(index => hasRole(frame, index, 'cue_with', 'cue_as') && !hasRole(frame, index, 'conjunction'))
}

/** "all contacts", and nothing that narrows them: "everyone who …" is not everybody. */
function fillEverybody(filter: Draft): void {
  const slot = filter.shape.slots.find(candidate => candidate.name === 'everybody')
  const all = filter.frame.hits.some(hit => hasConcept(hit, 'role', 'all'))
  const rest = filter.frame.tokens.some(
    (token, index) =>
      token.word &&
      !filter.used[index] &&
      !filter.frame.hits.some(hit => hit.start <= index && index < hit.end && !conceptsOf(hit, 'field').length),
  )
  const narrows = filter.frame.hits.some(hit => hasConcept(hit, 'role', 'relative') || hasConcept(hit, 'field', 'tags'))
  if (slot && all && !rest && !narrows && Object.keys(filter.args).length === 0) setArgument(filter, slot, true)
}

function merge(
  shape: ToolShape,
  frame: Frame,
  change: Draft,
  filter: Draft,
  isFilter: (index: number) => boolean,
): Draft {
  return {
    ...filter,
    shape,
    frame,
    args: { ...filter.args, ...change.args },
    sure: new Set([...filter.sure, ...change.sure]),
    valueHits: new Set([...filter.valueHits, ...change.valueHits]),
    implied: change.implied,
    used: filter.used.map((used, index) => (isFilter(index) ? used : change.used[index] === true)),
  }
}
