// Members of the team: who is to do something, whose tasks are meant, who used or uploaded what.
import { errandNoun } from '../lexicon/lexicon.ts'
import type { Slot } from '../shape/slot.ts'
import { words } from '../text/tokens.ts'
import {
  conceptsOf,
  hasConcept,
  hasRole,
  hitsAt,
  hitsOver,
  namedAt,
  spanAt,
  textBetween,
} from '../understand/analysis.ts'
import { type Named, recordsIn } from '../understand/named.ts'
import { namesNoun, nounHit } from './command-words.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, setArgument, useHit, useNamed, useTokens } from './draft.ts'

export function linkMember(draft: Draft, slot: Slot): void {
  if (draft.shape.effect === 'read') linkAsked(draft, slot)
  else if (draft.shape.verb === 'create') linkAssigned(draft, slot)
  else if (draft.shape.verb === 'update' && draft.shape.noun === errandNoun) linkTakingOver(draft, slot)
  else if (draft.shape.target === undefined) linkConcerned(draft, slot)
}

/** A name that a member of the team has, and no contact has all of. */
export function isMember(named: Named): boolean {
  const said = words(named.text)
  const members = recordsIn(named, 'profiles').filter(member => {
    const name = new Set(words(member.title))
    return said.every(word => name.has(word))
  })
  if (members.length === 0) return false
  return members.some(member => member.exact) || !named.records.some(record => record.exact)
}

/** "limit Jonas to 50000 tokens": a tool without a record of its own is about the one who is named, known or not. */
function linkConcerned(draft: Draft, slot: Slot): void {
  const { frame, used } = draft
  const named = frame.named.find(isMember)
  const unknown = frame.tokens.findIndex(
    (token, index) => index > frame.lead && token.capital && !used[index] && hitsAt(frame, index).length === 0,
  )
  const start = named?.start ?? unknown
  if (start < 0 || (!named && spanAt(frame, start))) return
  const end = named?.end ?? start + 1
  setArgument(draft, slot, textBetween(frame, start, end))
  useTokens(draft, hasRole(frame, start - 1, 'cue_for') ? start - 1 : start, end)
}

/** "Jonas's open tasks", "what did Lea upload?", "my tasks". */
function linkAsked(draft: Draft, slot: Slot): void {
  const named = draft.frame.named.find(
    candidate => isMember(candidate) && !inOwnWords(draft, candidate.start) && !draft.used[candidate.start],
  )
  if (!named) {
    linkSelf(draft, slot)
    return
  }
  setArgument(draft, slot, named.text)
  const cue = named.start - 1
  if (hasRole(draft.frame, cue, 'of', 'cue_for', 'cue_from', 'cue_by')) useTokens(draft, cue, named.start)
  useNamed(draft, named)
}

/** "my tasks" are those assigned to me; in "my contract" the word says nothing about who does what. */
function linkSelf(draft: Draft, slot: Slot): void {
  const own = draft.frame.hits.find(
    hit => hasConcept(hit, 'role', 'own') && !inOwnWords(draft, hit.start) && leadsToNoun(draft, hit.end),
  )
  if (!own || draft.shape.noun !== errandNoun) return
  setArgument(draft, slot, 'me')
  useHit(draft, own)
}

function leadsToNoun(draft: Draft, index: number): boolean {
  const hits = hitsAt(draft.frame, index)
  if (hits.some(hit => namesNoun(draft, hit))) return true
  const value = hits.find(hit => conceptsOf(hit, 'value').length > 0)
  return value !== undefined && hitsAt(draft.frame, value.end).some(hit => namesNoun(draft, hit))
}

function linkAssigned(draft: Draft, slot: Slot): void {
  const named = draft.frame.named.find(candidate => isMember(candidate) && isAssigned(draft, candidate))
  if (named) assignTo(draft, slot, named.start, named.end)
  else linkUnknown(draft, slot)
}

/** "give the task … to Lea": the last word of a change is who gets it. */
function linkTakingOver(draft: Draft, slot: Slot): void {
  const { frame } = draft
  const taker = frame.named.find(
    candidate => isMember(candidate) && candidate.start <= frame.lead && hasRole(frame, candidate.end, 'receives'),
  )
  if (taker && !frame.question) {
    setArgument(draft, slot, taker.text)
    useNamed(draft, taker)
    return
  }
  const isHanded = frame.actions.some(
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
  if (!isHanded || !named || inOwnWords(draft, named.start)) return
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

/** "a task for Lea: …", "remind Lea to …", "Lea: …", "Lea should …", "…, for Lea". */
function isAssigned(draft: Draft, named: Named): boolean {
  const { frame } = draft
  const within = frame.hits.some(
    hit =>
      hit.tail && hit.end <= named.start && named.end <= hit.tail.start && hasConcept(hit, 'entity', draft.shape.noun),
  )
  if (within) return true
  if (named.start <= frame.lead) return hasRole(frame, named.end, 'must') || frame.tokens[named.end]?.text === ':'
  // "change tyres, low priority, Jonas"
  if (frame.tokens[named.start - 1]?.text === ',' && frame.tokens[named.end] === undefined) return true
  const cue = cueBefore(draft, named)
  if (!hasRole(frame, cue, 'cue_for')) return false
  const before = cue - 1
  const noun = nounHit(draft)
  return noun?.end === cue || frame.tokens[before]?.text === ',' || frame.tokens[named.end] === undefined
    ? !isErrandFor(draft, named)
    : false
}

/** "para a Lea", "für die Lea": the preposition before the article. */
function cueBefore({ frame }: Draft, { start }: Named): number {
  const before = hitsOver(frame, start - 1).find(hit => hasConcept(hit, 'role', 'cue_for'))?.start ?? start - 1
  return hasRole(frame, before, 'article') && hasRole(frame, before - 1, 'cue_for') ? before - 1 : before
}

/** "call Tom for Lea" is still Lea's affair; "buy flowers for Lea" is not hers to do. */
function isErrandFor(draft: Draft, named: Named): boolean {
  const { frame } = draft
  return frame.tokens[named.end] === undefined && frame.tokens[named.start - 2]?.text !== ','
}

function assignTo(draft: Draft, slot: Slot, start: number, end: number): void {
  setArgument(draft, slot, hasRole(draft.frame, start, 'self') ? 'me' : textBetween(draft.frame, start, end))
  let last = end
  while (hasRole(draft.frame, last, 'must') || draft.frame.tokens[last]?.text === ':') last++
  useTokens(draft, hasRole(draft.frame, start - 1, 'cue_for') ? start - 1 : start, last)
}

/** "task for Lea: …", "give Lea a task: …": somebody who is no record at all is a member of the team, too. */
function linkUnknown(draft: Draft, slot: Slot): void {
  const { frame } = draft
  if (frame.textFrom === undefined) return
  const noun = nounHit(draft)
  if (!noun) return
  const start = hasRole(frame, noun.end, 'cue_for') ? noun.end + 1 : noun.tail ? noun.end : undefined
  const end = noun.tail ? noun.tail.start : frame.textFrom - 1
  if (start === undefined || end <= start || end - start > 3 || namedAt(frame, start) || spanAt(frame, start)) return
  const text = textBetween(frame, start, end)
  if (!/^\p{L}+(?:\s\p{L}+)?$/u.test(text) || hitsAt(frame, start).some(hit => !hit.fuzzy)) return
  setArgument(draft, slot, hasRole(frame, start, 'self') ? 'me' : text)
  useTokens(draft, noun.end, end)
}
