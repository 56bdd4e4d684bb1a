// Fills a tool's arguments from a text, in the order of how sure each kind of evidence is.
import type { Focus } from '../dialogue/focus.ts'
import { isCountry } from '../lexicons/places.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, textBetween } from '../understand/analysis.ts'
import type { Described } from '../understand/described/described.ts'
import type { Frame } from '../understand/frame.ts'
import { assignBulk } from './assign-bulk.ts'
import { calledIn, fillCalled } from './called.ts'
import { namesNoun, useCommandWords } from './command-words.ts'
import { fillDays } from './days.ts'
import { useDenied, withoutDenied } from './denied.ts'
import { describedTarget, outsideOf, takeDescribed, withoutGoal } from './described-target.ts'
import type { Draft } from './draft.ts'
import { isFree, newDraft, setArgument, spanRange, useNamed, useSpan, useTokens } from './draft.ts'
import { exceptionOf, fillException, takesExceptions, withoutException } from './exceptions.ts'
import { fillFields } from './fields.ts'
import { fillFilters, fillNewPlace } from './filters.ts'
import { fillItemList } from './item-list.ts'
import { fillItems, fillPurpose } from './items.ts'
import { fillLinks, fillRequiredLink } from './links.ts'
import { fillLocation } from './locations.ts'
import { fillMoments } from './moments.ts'
import { fillNames } from './names.ts'
import { fillMainText, fillNotes } from './own-words.ts'
import { fillPair } from './pair.ts'
import { fillTargetFromRest } from './target-rest.ts'
import { fillTarget } from './targets.ts'
import { fillSpans } from './typed-spans.ts'
import { fitValue, stateAfter } from './value-options.ts'
import { fillValues } from './values.ts'
import { setVat, takeVat } from './vat.ts'

export function assign(shape: ToolShape, whole: Frame, focus: Focus, turn: Draft['turn']): Draft {
  if (shape.bulk) return assignBulk(shape, whole, focus, turn)
  const exception = takesExceptions(shape) ? exceptionOf(whole) : undefined
  const frame = exception ? withoutException(whole, exception) : whole
  const described = describedTarget(shape, frame, focus)
  if (!described) {
    const called = shape.verb === 'create' && shape.main ? calledIn(frame) : undefined
    const beside = called ? outsideOf(frame, called) : frame
    const draft = newDraft(shape, shape.verb === 'create' ? withoutDenied(beside) : beside, focus, turn)
    if (called) fillCalled(draft, called, frame.named)
    if (shape.verb === 'create') useDenied(draft, frame)
    if (exception) fillException(draft, exception)
    return fill(draft, called === undefined)
  }
  const draft = assignBeside(described, shape, frame, focus, turn)
  const shorter = shape.verb === 'update' && Object.keys(draft.args).length === 1 && withoutGoal(frame, described)
  return shorter ? assignBeside(shorter, shape, frame, focus, turn) : draft
}

/** What stands beside the description of the record. */
function assignBeside(described: Described, shape: ToolShape, frame: Frame, focus: Focus, turn: Draft['turn']): Draft {
  const draft = newDraft(shape, outsideOf(frame, described), focus, turn)
  takeDescribed(draft, described, frame)
  return { ...fill(draft), frame }
}

/** @param notes whether what is left over is a note: a title that was said leaves nothing of the person's own */
function fill(draft: Draft, notes = true): Draft {
  const { shape, frame } = draft
  useCommandWords(draft)
  if (shape.pair) fillPair(draft, shape.pair)
  fillTarget(draft)
  for (const span of frame.spans) if (span.kind === 'place') fillPlace(draft, span)
  fillFields(draft)
  fillImplied(draft)
  fillMoments(draft)
  const vat = takeVat(draft)
  fillItemList(draft)
  fillItems(draft)
  fillSpans(draft)
  fillDays(draft)
  fillValues(draft)
  fillLinks(draft)
  if (shape.effect !== 'read') fillLocation(draft)
  if (shape.verb === 'create') fillNames(draft)
  else if (shape.effect === 'read') fillFilters(draft)
  else if (shape.verb === 'update') fillNewPlace(draft)
  fillAnyRecord(draft)
  fillMainText(draft)
  if (notes) fillNotes(draft)
  fillRequiredLink(draft)
  fillMeetingTitle(draft)
  fillFromLast(draft)
  fillPurpose(draft)
  setVat(draft, vat)
  if (needsTarget(shape)) fillTargetFromRest(draft)
  return draft
}

/** "book her in for Monday 13:00": a meeting with somebody needs no other title. */
function fillMeetingTitle(draft: Draft): void {
  const { main, slots, verb } = draft.shape
  const contact = slots.find(slot => slot.table === 'contacts' && draft.args[slot.name] !== undefined)
  const meets = verb === 'create' && slots.some(slot => slot.kind === 'moment' && draft.args[slot.name] !== undefined)
  if (!main || !contact || !meets || !isFree(draft, main)) return
  const value = draft.args[contact.name]
  const seen = draft.focus.seen.find(record => record.id === value || record.title === value)
  const named = draft.frame.named.find(({ records }) => records.some(record => record.id === value))
  const title = seen?.title ?? named?.text
  if (title) setArgument(draft, main, title)
}

/** A record of any kind, as "who changed Anna last?" asks about one: the first that is named. */
function fillAnyRecord(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'record' && candidate.kind === 'text')
  const [named] = draft.frame.named
  if (!slot || !named || !isFree(draft, slot) || !draft.frame.hits.some(hit => namesNoun(draft, hit))) return
  const [only, ...others] = named.records.filter(record => record.exact)
  setArgument(draft, slot, only && others.length === 0 ? only.id : named.text)
  useNamed(draft, named)
}

/** "turn it back on": what is pointed at and is no record was named in the last call of the same tool. */
function fillFromLast(draft: Draft): void {
  const { frame, focus, shape } = draft
  if (focus.last?.name !== shape.name || !frame.hits.some(hit => hasConcept(hit, 'role', 'thing'))) return
  for (const slot of shape.slots) {
    const before = focus.last.args[slot.name]
    if (slot.required && slot.kind !== 'reference' && isFree(draft, slot) && before !== undefined)
      setArgument(draft, slot, before)
  }
}

function needsTarget(shape: ToolShape): boolean {
  return shape.target !== undefined && (shape.target.required || shape.effect !== 'read')
}

/** Values that the command phrase itself brings: "start" → in progress, "we lost" → churned. */
function fillImplied(draft: Draft): void {
  for (const { hit, weight } of draft.frame.actions) {
    if (weight < 0.5) continue
    for (const value of conceptsOf(hit, 'value')) imply(draft, value.id)
    if (draft.shape.verb !== 'update') continue
    for (const action of conceptsOf(hit, 'action')) {
      const state = stateAfter[action.id]
      if (state && imply(draft, state)) draft.implied.add(action.id)
    }
  }
}

function imply(draft: Draft, word: string): boolean {
  const fit = fitValue(draft.shape, word)
  if (!fit || !isFree(draft, fit.slot)) return false
  setArgument(draft, fit.slot, fit.value)
  return true
}

function fillPlace(draft: Draft, span: Extract<Draft['frame']['spans'][number], { kind: 'place' }>): void {
  const parts: [Slot['kind'], string | undefined][] = [
    ['street', span.value.street],
    ['zip', span.value.zip],
    ['city', span.value.city],
  ]
  let placed = false
  for (const [kind, value] of parts) {
    const slot = draft.shape.slots.find(candidate => candidate.kind === kind && isFree(draft, candidate))
    if (!slot || value === undefined) continue
    setArgument(draft, slot, value)
    placed = true
  }
  if (!placed) return
  useSpan(draft, span)
  fillCountry(draft, spanRange(draft, span).end)
}

/** "8712 Stäfa, Schweiz": what follows an address. Names only: two letters may be anything. */
function fillCountry(draft: Draft, from: number): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'address_country')
  const { tokens } = draft.frame
  const start = /^[,\n]/.test(tokens[from]?.text ?? '') ? from + 1 : from
  if (!slot || !isFree(draft, slot) || !tokens[start]?.capital) return
  const end = [3, 2, 1].map(length => start + length).find(at => isCountry(textBetween(draft.frame, start, at)))
  if (end === undefined) return
  setArgument(draft, slot, textBetween(draft.frame, start, end))
  useTokens(draft, start, end)
}
