// Marks the words that say what is to be done, so that they don't end up in titles and names.

import type { Hit } from '../lexicon/match.ts'
import { singular } from '../shape/nouns.ts'
import { conceptsOf, hasConcept, hitsAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, useHit, useTokens } from './draft.ts'

export function useCommandWords(draft: Draft): void {
  const { frame } = draft
  useTokens(draft, 0, frame.lead)
  for (const { hit } of frame.actions) if (isCommand(draft, hit)) useHit(draft, hit)
  const noun = nounHit(draft)
  // "meeting with Anna": what kind of appointment it is belongs to its title.
  const titles = noun && hasConcept(noun, 'role', 'is_text')
  const isOwn = noun && draft.shape.verb === 'create' && (titles || isCompound(draft, noun))
  if (noun && !isOwn && !(titles && isHyphened(draft, noun))) useHit(draft, noun)
  if (draft.shape.verb === 'create') keepTitle(draft)
  // "any overdue tasks": both words say what is looked for.
  if (draft.shape.effect === 'read')
    for (const hit of frame.hits)
      if (namesNoun(draft, hit) && hasConcept(hit, 'role', 'plural') && !inOwnWords(draft, hit.start))
        useHit(draft, hit)
  for (const hit of frame.hits) if (isCourtesy(draft, hit)) useHit(draft, hit)
}

/** "Zahnarzttermin" is what it is called. */
function isCompound({ frame }: Draft, { start }: Hit): boolean {
  const before = frame.tokens[start - 1]
  return before?.word === true && before.end === frame.tokens[start]?.start
}

/** "der Support-Call": the second half of a title. A filter takes the first half alone: "das Website-Projekt". */
function isHyphened({ frame, shape }: Draft, { start }: Hit): boolean {
  const [word, hyphen] = frame.tokens.slice(Math.max(0, start - 2), start)
  const joins = hyphen?.text === '-' && hyphen.end === frame.tokens[start]?.start && word?.end === hyphen.start
  return joins && shape.effect !== 'read'
}

/** "set up a meeting with Anna": the verb's own noun begins the title. */
function keepTitle({ frame, shape, used }: Draft): void {
  const title = frame.hits.find(
    hit => hasConcept(hit, 'role', 'is_text') && hasConcept(hit, 'entity', shape.noun) && hit.start > frame.lead,
  )
  const verb = title && frame.actions.find(({ hit }) => hit.start < title.start && title.start < hit.end)
  if (title && verb) for (let index = title.start; index < title.end; index++) used[index] = false
}

/** Later verbs belong to the text unless they are sure to be commands: "erledige …", "… löschen". */
function isCommand(draft: Draft, hit: Hit): boolean {
  if (hasConcept(hit, 'role', 'is_text')) return false
  const weight = draft.frame.actions.find(action => action.hit === hit)?.weight ?? 0
  if (hit.start === draft.frame.lead && weight < 0.35) return false
  if (hit.start <= draft.frame.lead || hit.tail) return true
  if (conceptsOf(hit, 'action').some(action => action.id === draft.shape.verb)) {
    return weight >= 0.6 || !draft.frame.actions.some(action => action.weight > weight)
  }
  return weight >= 0.8 && !draft.frame.actions.some(action => action.weight > weight)
}

/** The noun of the tool, where the command names it: the first one, before any free text. */
export function nounHit(draft: Draft): Hit | undefined {
  return draft.frame.hits.find(hit => namesNoun(draft, hit) && !inOwnWords(draft, hit.start))
}

export function namesNoun(draft: Draft, hit: Hit): boolean {
  const { noun } = draft.shape
  return conceptsOf(hit, 'entity').some(
    entity => noun === entity.id || singular(noun.split('_')[0] ?? '') === entity.id,
  )
}

/** "please", "thanks" and the like around the command. */
function isCourtesy(draft: Draft, hit: Hit): boolean {
  if (inOwnWords(draft, hit.start) && draft.frame.tokens.slice(hit.end).some(token => token.word)) return false
  // "calls in the morning" greets nobody.
  const greets = hasConcept(hit, 'role', 'greeting') && hit.start <= draft.frame.lead
  const courteous = hasConcept(hit, 'role', 'polite') || hasConcept(hit, 'role', 'thanks') || greets
  const closesLine = /^[:\n]/.test(draft.frame.tokens[hit.end]?.text ?? '')
  const edge = hit.start <= draft.frame.lead || hit.end >= draft.frame.tokens.length - 1 || closesLine
  return courteous && edge && hitsAt(draft.frame, hit.start).every(other => other.end <= hit.end)
}
