// Other records that a call concerns and that only the conversation tells: "for it", "that project", "her".
import { pointedAt } from '../dialogue/focus.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsAt, hitsOver, isWordFor, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { namesNoun } from './command-words.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, setArgument, useHit, useTokens } from './draft.ts'

export function linkPointed(draft: Draft, slot: Slot): void {
  if (!linkForIt(draft, slot) && !linkThat(draft, slot)) linkPronoun(draft, slot)
}

/** "give it the task …": what stands between the parts of the phrase. */
function givesIt(frame: Frame, hit: Hit): boolean {
  const isGiven = hasConcept(hit, 'action', 'create') && hit.tail?.start === hit.end + 1
  return isGiven && isWordFor(frame, hit.end, 'thing')
}

/** "and an invoice for it": for what came up last, of another kind than what is made. */
function linkForIt(draft: Draft, slot: Slot): boolean {
  const { frame, focus, shape } = draft
  const latest = focus.seen.find(({ table }) => table !== shape.table)
  const hit = frame.hits.find(candidate => hasConcept(candidate, 'role', 'for_it') || givesIt(frame, candidate))
  if (!hit || shape.verb !== 'create' || !latest || latest.table !== slot.table) return false
  setArgument(draft, slot, latest.id ?? latest.title)
  useHit(draft, hit)
  return true
}

/** "add a task to that project", "a task for the project: …": the one in sight, when nothing more is said about it. */
function linkThat(draft: Draft, slot: Slot): boolean {
  const { frame, focus, shape } = draft
  const noun = frame.hits.find(
    hit =>
      hasConcept(hit, 'entity', slot.name) &&
      !hasConcept(hit, 'role', 'plural') &&
      !namesNoun(draft, hit) &&
      !inOwnWords(draft, hit.start) &&
      isLedTo(draft, hit.start) &&
      !isDescribedFurther(draft, hit.end),
  )
  if (!noun || shape.verb !== 'create') return false
  const records = pointedAt(focus, slot.table)
  const [only] = records
  if (!only) return false
  if (records.length > 1) draft.unclear = { slot, records }
  else setArgument(draft, slot, only.id ?? only.title)
  useTokens(draft, hasRole(frame, noun.start - 1, 'to_the') ? noun.start - 1 : noun.start - 2, noun.end)
  return true
}

/** "to that", "for the", "au". */
function isLedTo({ frame }: Draft, noun: number): boolean {
  const isOne = frame.hits.some(
    hit => hit.end === noun && hit.end - hit.start > 1 && leads.some(role => hasConcept(hit, 'role', role)),
  )
  if (isOne || hasRole(frame, noun - 1, 'to_the')) return true
  const points = hasRole(frame, noun - 1, 'demonstrative', 'article') && !hasRole(frame, noun - 1, 'indefinite')
  return points && hasRole(frame, noun - 2, ...leads)
}

const leads = ['cue_to', 'cue_for', 'cue_in', 'cue_by', 'of'] as const

/** "the project Atlas": a word of the person's own says which one. */
function isDescribedFurther({ frame }: Draft, index: number): boolean {
  return frame.tokens[index]?.word === true && hitsOver(frame, index).length === 0 && !spanAt(frame, index)
}

/** "a project Website for her": whom a thing is for is no part of its name. */
export function useWhomFor(draft: Draft, slot: Slot): void {
  const { main } = draft.shape
  if (slot.table !== 'contacts' || !main || !isName(main)) return
  const index = draft.frame.tokens.findIndex((_, at) => isPersonPronoun(draft, at) && isFor(draft, at))
  if (index > 0) useTokens(draft, index - 1, index + 1)
}

function linkPronoun(draft: Draft, slot: Slot): void {
  const { frame, shape } = draft
  if (slot.table !== 'contacts' || shape.table === 'contacts') return
  const index = frame.tokens.findIndex((_, at) => !draft.used[at] && isPersonPronoun(draft, at))
  if (index < 0) return
  const people = pointedAt(draft.focus, 'contacts')
  const [person] = people
  if (people.length > 1) draft.unclear = { slot, records: people }
  else if (person) setArgument(draft, slot, person.id ?? person.title)
}

export function isPersonPronoun(draft: Draft, index: number): boolean {
  const { frame } = draft
  if (!hasRole(frame, index, 'person', 'possessive') || namedAt(frame, index)) return false
  return hitsAt(frame, index).some(hit =>
    hit.concepts.some(concept => concept.id === 'person' || concept.id === 'possessive'),
  )
}

/** "project Website Müller" is called so, "project Website for Anna Müller" is for her. */
export function isFor({ frame }: Draft, start: number): boolean {
  return (
    hasRole(frame, start - 1, 'cue_for', 'cue_with', 'cue_by', 'cue_to', 'of') || frame.tokens[start - 1]?.text === ','
  )
}

export function isName({ name }: Slot): boolean {
  return name === 'name'
}
