// Filters of a search that come after a preposition: "in Bern", "at Acme", "from Lugano".

import type { Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import { countryOfPeople } from '../lexicons/demonyms.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { isCountry, isPlace } from '../lexicons/places.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsOver, namedAt, textBetween } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useTokens } from './draft.ts'

export function fillFilters(draft: Draft): void {
  fillCountry(draft)
  const city = draft.shape.slots.find(slot => slot.kind === 'city')
  const company = draft.shape.slots.find(slot => slot.kind === 'company_name')
  for (let index = 0; index < draft.frame.tokens.length; index++) {
    if (draft.used[index]) continue
    const end = nameEnd(draft, index)
    const text = textBetween(draft.frame, index, end)
    if (city && isFree(draft, city) && isPlace(text) && !isOrdinaryWord(draft, index)) {
      setArgument(draft, city, text)
      useWithCue(draft, index, end, ['cue_in', 'cue_from', 'cue_at', 'of'])
    } else if (city && isFree(draft, city) && isTied(draft, index, ['cue_in']) && isUnknownName(draft, index)) {
      setArgument(draft, city, text)
      useWithCue(draft, index, end, ['cue_in'])
    } else if (
      company &&
      isFree(draft, company) &&
      isTied(draft, index, ['cue_at', 'cue_from']) &&
      namedAt(draft.frame, index) &&
      !isPerson(draft, index)
    ) {
      setArgument(draft, company, text)
      useWithCue(draft, index, end, ['cue_at', 'cue_from'])
    }
  }
}

/** "clients in Germany", "Portuguese leads", "clients français": beside what is looked for; of a language nothing is said. */
export function fillCountry(draft: Draft): void {
  const { frame, used } = draft
  const slot = draft.shape.slots.find(({ name }) => name === 'country')
  if (!slot || frame.hits.some(hit => hasConcept(hit, 'field', 'language'))) return
  const index = frame.tokens.findIndex((token, at) => {
    if (!token.word || used[at] || namedAt(frame, at)) return false
    if (isCountry(token.text)) return token.capital && isTied(draft, at, ['cue_in', 'cue_from', 'cue_at', 'of'], 2)
    return countryOfPeople(token.text) !== undefined && (isSought(draft, at - 1) || isSought(draft, at + 1))
  })
  const token = frame.tokens[index]
  if (!token) return
  setArgument(draft, slot, countryOfPeople(token.text) ?? token.text)
  const cue = hasRole(frame, index - 1, 'article') && isTied(draft, index - 1, ['cue_in', 'cue_from', 'of']) ? 1 : 0
  useWithCue(draft, index - cue, index + 1, ['cue_in', 'cue_from', 'cue_at', 'of'])
}

/** "leads", "companies". */
function isSought({ frame, shape }: Draft, index: number): boolean {
  return hitsOver(frame, index).some(
    hit => hasConcept(hit, 'entity', shape.noun) || hasConcept(hit, 'value') || hasConcept(hit, 'entity', 'contact'),
  )
}

/** "the mail of Sara Weber": she is no firm. */
function isPerson(draft: Draft, index: number): boolean {
  const records = namedAt(draft.frame, index)?.records ?? []
  return (
    records.length > 0 &&
    records.every(({ table, exact, title }) => table === 'contacts' && exact && isFirstName(title.split(' ')[0] ?? ''))
  )
}

function nameEnd(draft: Draft, index: number): number {
  return namedAt(draft.frame, index)?.end ?? index + 1
}

/** @param reach how many words back: "in der Schweiz" has an article between */
function isTied(draft: Draft, index: number, roles: Role[], reach = 1): boolean {
  const { frame, used } = draft
  if (hasRole(frame, index - 1, ...roles) && !used[index - 1]) return true
  return reach > 1 && hasRole(frame, index - 1, 'article') && isTied(draft, index - 1, roles, reach - 1)
}

/** A capitalised word that is neither a record nor a word of ours. */
function isUnknownName(draft: Draft, index: number): boolean {
  const token = draft.frame.tokens[index]
  const known = draft.frame.hits.some(hit => hit.start <= index && index < hit.end)
  return token?.capital === true && !known && !namedAt(draft.frame, index)
}

/** "como", "nice", "essen" are towns with a capital only. */
function isOrdinaryWord(draft: Draft, index: number): boolean {
  return draft.frame.tokens[index]?.capital === false && hitsOver(draft.frame, index).some(hit => hit.own && !hit.fuzzy)
}

function useWithCue(draft: Draft, start: number, end: number, roles: Role[]): void {
  useTokens(draft, hasRole(draft.frame, start - 1, ...roles) ? start - 1 : start, end)
}

/** "moved from Bern to Thun": the last town is the new one. */
export function fillNewPlace(draft: Draft): void {
  const city = draft.shape.slots.find(slot => slot.kind === 'city')
  if (!city || !isFree(draft, city)) return
  const towns = draft.frame.tokens.flatMap((token, index) =>
    !draft.used[index] && isPlace(token.text) && !isOrdinaryWord(draft, index) ? [index] : [],
  )
  const last = towns.at(-1)
  if (last === undefined) {
    fillUnknownTown(draft, city)
    return
  }
  setArgument(draft, city, textBetween(draft.frame, last, last + 1))
  for (const index of towns) useWithCue(draft, index, index + 1, ['cue_in', 'cue_from', 'cue_to', 'cue_at'])
}

/** "moved to Wädenswil": after a word for moving house, a name that leads nowhere else is a town. */
function fillUnknownTown(draft: Draft, city: Slot): void {
  const { frame } = draft
  const moves = frame.hits.find(hit => hasConcept(hit, 'role', 'relocates')) ?? seatOf(draft)
  if (!moves) return
  const start = frame.tokens.findIndex(
    (_, index) => isUnknownName(draft, index) && !draft.used[index] && leadsTo(draft, index, moves),
  )
  if (start < 0) return
  let end = start + 1
  while (isUnknownName(draft, end) && !draft.used[end]) end++
  setArgument(draft, city, textBetween(frame, start, end))
  useTokens(draft, start - 1, end)
}

/** "they're in Cascais", "er sitzt in Zug": a pronoun that is somewhere. A day would make it a journey. */
function seatOf({ frame }: Draft): Hit | undefined {
  const [subject] = frame.hits.filter(hit => hit.start <= frame.lead)
  const isSomebody = subject && (['person', 'thing', 'many'] as const).some(role => hasConcept(subject, 'role', role))
  const travels = frame.spans.some(span => span.kind === 'day' || span.kind === 'time')
  if (!isSomebody || travels || frame.actions.some(({ weight }) => weight > 0.5)) return undefined
  return frame.hits.find(hit => hit.start > 0 && hasConcept(hit, 'role', 'auxiliary')) ?? subject
}

function leadsTo(draft: Draft, index: number, moves: Hit): boolean {
  return index === moves.end || hasRole(draft.frame, index - 1, 'cue_to', 'cue_in', 'cue_for')
}
