// Tools that change all records that fit. "all overdue tasks of Acme" says which ones; what stands before it and after the
// goal ("to Monday", "as done") says what they get: neither part may take a word of the other.
import type { Focus } from '../dialogue/focus.ts'
import type { Hit } from '../lexicon/match.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { Named } from '../understand/named.ts'
import { useCommandWords } from './command-words.ts'
import { fillDays } from './days.ts'
import { describedRecords, fillLabel, fillSecondState, fillTitled, looseEnds } from './described-records.ts'
import type { Draft } from './draft.ts'
import { newDraft, setArgument, useHit, useNamed, useTokens } from './draft.ts'
import { type Exception, exceptionOf, fillException, takesExceptions, withoutException } from './exceptions.ts'
import { fillFields } from './fields.ts'
import { fillFilters } from './filters.ts'
import { cleanText, splitList } from './free-text.ts'
import { fillLinks } from './links.ts'
import { isMember } from './members.ts'
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

function goalOf(frame: Frame, from: number, changes: Slot[]): number {
  if (changes.length === 0) return frame.tokens.length
  return Math.min(goalAfter(frame, from, changes), verbAfter(frame, from))
}

/** Only what stands in one part of the text; the verb is known to both. */
function withinPart(frame: Frame, isWithin: (index: number) => boolean): Frame {
  return {
    ...frame,
    hits: frame.hits.filter(hit => isWithin(hit.start)),
    named: frame.named.filter(named => isWithin(named.start)),
  }
}

/** "all …", or the noun itself: "the two overdue tasks of …". */
function filterStart(shape: ToolShape, frame: Frame): number {
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
function goalAfter(frame: Frame, from: number, changes: Slot[]): number {
  const labels = changes.some(slot => slot.kind === 'labels') && labelHit(frame, index => index < from) !== undefined
  const goals = frame.hits.filter(
    hit => hit.start > from && (['cue_to', 'cue_as', 'cue_with'] as const).some(role => hasConcept(hit, 'role', role)),
  )
  const goal = goals.findLast(hit => leadsSomewhere(frame, hit, labels))
  return goal?.start ?? frame.tokens.length
}

/** "alle Aufgaben von Acme erledigt": the verb at the end is no part of what they are called. */
function verbAfter(frame: Frame, from: number): number {
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
function labelHit(frame: Frame, within: (index: number) => boolean): Hit | undefined {
  return frame.hits.find(
    hit =>
      within(hit.tail?.start ?? hit.start) &&
      hasConcept(hit, 'field', 'tags') &&
      !hasConcept(hit, 'role', 'describing') &&
      !saysWhoHasIt(frame, hit),
  )
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
  if (!text) return false
  setArgument(change, slot, splitList(text, frame.lexicons))
  useTokens(change, 0, frame.tokens.length)
  return true
}

/** "assign all open tasks of Ali to Dominik", "weise alle Aufgaben von Ali Dominik zu". */
function fillNewMember(change: Draft, filter: Draft, from: number): void {
  const { frame } = change
  const slot = change.shape.slots.find(candidate => candidate.table === 'profiles')
  if (!slot) return
  const receiver = frame.named.find(
    named => isMember(named) && !change.used[named.start] && (isGiven(frame, named) || receives(frame, named, from)),
  )
  if (receiver) {
    setArgument(change, slot, receiver.text)
    useNamed(change, receiver)
    return
  }
  const isGoal = (index: number) => hasRole(frame, index, 'cue_to') && !hasRole(frame, index, 'of')
  const handsOver = frame.named.some(named => isMember(named) && [1, 2].some(back => isGoal(named.start - back)))
  const assigns = handsOver || frame.actions.some(({ hit }) => hasConcept(hit, 'field', 'assigned_to'))
  if (!assigns) return
  const self = frame.tokens.findLastIndex((_, index) => !change.used[index] && hasRole(frame, index, 'self'))
  const named = lastMember(change) ?? lastMember(filter)
  if (self >= 0) {
    // "from Chloé to me": hers are meant.
    setArgument(change, slot, 'me')
    return
  }
  if (named) setArgument(change, slot, named.text)
  else {
    const text = cleanText(frame, 0, frame.tokens.length, change.used)
    if (text) setArgument(change, slot, text)
  }
  if (!named) return
  useNamed(filter, named)
  useNamed(change, named)
}

/** "to Aisha", "an Aisha", "para a Fatima". */
function isGiven(frame: Frame, named: Named): boolean {
  let before = named.start - 1
  while (hasRole(frame, before, 'article') && !hasRole(frame, before, 'goal')) before--
  return hasRole(frame, before, 'goal')
}

/** "give Aisha all …", "Aisha takes over …", "… bekommt Aisha". */
function receives(frame: Frame, { start, end }: Named, from: number): boolean {
  const isGivenThem = end === from && frame.actions.some(({ hit }) => hit.end === start)
  return isGivenThem || hasRole(frame, end, 'receives') || hasRole(frame, start - 1, 'receives')
}

/** "of Ali" says whose they are. */
function lastMember({ frame }: Draft): Named | undefined {
  return frame.named.findLast(candidate => isMember(candidate) && !hasRole(frame, candidate.start - 1, 'of'))
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
