// Who gets what is handed over: "give the task to Lea", "teile … Jonas zu", "mache ich selber".

import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, namedAt } from '../understand/analysis.ts'
import { isMember, type Named } from '../understand/named.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, setArgument, useNamed, useTokens } from './draft.ts'

/** "give the task … to Lea": the last word of a change is who gets it. */
export function linkTakingOver(draft: Draft, slot: Slot): void {
  const { frame } = draft
  const taker = frame.named.find(
    candidate => isMember(candidate) && candidate.start <= frame.lead && hasRole(frame, candidate.end, 'receives'),
  )
  if (taker && !frame.question) {
    setArgument(draft, slot, taker.text)
    useNamed(draft, taker)
    return
  }
  const receiver = frame.named.find(candidate => isMember(candidate) && isHanded(draft, candidate))
  if (receiver) {
    setArgument(draft, slot, receiver.text)
    useTokens(draft, frame.lead + 1, receiver.end)
    return
  }
  const isPassedOn = frame.actions.some(
    ({ hit, weight }) =>
      hasConcept(hit, 'action', 'update') && (weight >= 0.8 || (weight >= 0.6 && hasConcept(hit, 'role', 'cue_to'))),
  )
  if (takesOver(draft, slot)) return
  const named = frame.named.findLast(isMember)
  // "teile die Aufgabe … Jonas zu", "die Aufgabe Jonas zuteilen": the verb or its far part closes it.
  const closed = frame.actions.some(
    ({ hit }) => (hit.tail ?? hit).start === named?.end && hasConcept(hit, 'field', slot.name),
  )
  if (named && closed) {
    setArgument(draft, slot, named.text)
    useNamed(draft, named)
    return
  }
  if (!isPassedOn || !named || inOwnWords(draft, named.start)) return
  // "gib sie Lea", "gib die Aufgabe Jonas": no preposition; "geht an Lea" holds its own.
  const handed = frame.actions.some(
    ({ hit }) => hit.end === named.start && (hasConcept(hit, 'field', slot.name) || hasConcept(hit, 'role', 'cue_to')),
  )
  if (handed && frame.tokens.slice(named.end).every(token => !token.word)) {
    setArgument(draft, slot, named.text)
    useNamed(draft, named)
    return
  }
  if (!endsClause(draft, named.end)) return
  let cue = named.start - 1
  while (hasRole(frame, cue, 'article') && !leadsTo(draft, cue)) cue--
  if (!leadsTo(draft, cue)) return
  setArgument(draft, slot, named.text)
  useTokens(draft, cue, named.end)
}

/** "give Jonas the offer": not "give Jonas a call", nor "give Jonas the number 079 …". */
function isHanded(draft: Draft, { start, end }: Named): boolean {
  const { frame } = draft
  const verb = frame.actions.find(({ hit }) => hasConcept(hit, 'role', 'hands') && hit.end <= start)?.hit
  if (!verb || frame.question || inOwnWords(draft, start)) return false
  const isNext = frame.tokens
    .slice(verb.end, start)
    .every((_, at) => hasRole(frame, verb.end + at, 'article', 'cue_to'))
  // "give Jonas the task …": the noun is part of the phrase.
  const noun = verb.tail?.start === end ? verb.tail.end : end
  const what = hasRole(frame, noun, 'article') ? noun + 1 : noun
  const isSaid = what > noun || namedAt(frame, what) !== undefined
  const isDetail = frame.hits.some(hit => hit.start >= end && !hit.fuzzy && hasConcept(hit, 'field'))
  const isValue = frame.spans.some(({ kind }) => kind === 'phone' || kind === 'email' || kind === 'money')
  return isNext && isSaid && !hasRole(frame, end, 'indefinite') && !isDetail && !isValue
}

/** "weise mir … zu", "… mache ich selber": whoever speaks. */
function takesOver(draft: Draft, slot: Slot): boolean {
  const { frame } = draft
  const verb = frame.actions.find(
    ({ hit }) => hasConcept(hit, 'field', slot.name) && (hit.tail || hit.end - hit.start > 1),
  )
  if (!verb || frame.question || frame.named.some(isMember)) return false
  const { start, end, tail } = verb.hit
  const self = frame.tokens.findIndex(
    (_, index) => index >= start && index <= end && hasRole(frame, index, 'self') && !hasRole(frame, index, 'ours'),
  )
  const speaks = tail === undefined && hasConcept(verb.hit, 'role', 'self')
  if (self < 0 && !speaks) return false
  setArgument(draft, slot, 'me')
  if (self >= 0) useTokens(draft, self, self + 1)
  return true
}

/** "gib … an Lea weiter": the far part of the verb. */
function closesVerb({ frame }: Draft, index: number): boolean {
  return frame.actions.some(({ hit }) => hit.tail !== undefined && hit.tail.start <= index && index < hit.tail.end)
}

/** Nothing more is said of whom: "… to Lea", "… to Lea, high priority", "… to Lea and make it urgent", "… to Lea by Friday". */
function endsClause(draft: Draft, index: number): boolean {
  const { frame } = draft
  const isSilent = (at: number) => hasRole(frame, at, 'polite') || closesVerb(draft, at)
  const next = frame.tokens.findIndex((token, at) => at >= index && !(token.word && isSilent(at)))
  if (next < 0 || !frame.tokens[next]?.word) return true
  const from = frame.tokens[next]?.start ?? 0
  const isDay = frame.spans.some(span => span.kind === 'day' && span.leadStart <= from && from < span.end)
  return isDay || hasRole(frame, next, 'conjunction')
}

/** "to", "an", "à"; "for" may say whose it is already. */
function leadsTo({ frame }: Draft, index: number): boolean {
  return (
    hasRole(frame, index, 'cue_to') || (hasRole(frame, index, 'cue_for') && hasRole(frame, index, 'opens_text', 'goal'))
  )
}
