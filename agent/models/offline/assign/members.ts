// Members of the team: who is to do something, whose tasks are meant, who used or uploaded what.

import { errandNoun } from '../lexicon/lexicon.ts'
import type { Slot } from '../shape/slot.ts'
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
import { isMember, type Named } from '../understand/named.ts'
import { namesNoun, nounHit } from './command-words.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, setArgument, useHit, useNamed, useTokens } from './draft.ts'
import { linkTakingOver } from './taking-over.ts'

export function linkMember(draft: Draft, slot: Slot): void {
  if (draft.shape.effect === 'read') linkAsked(draft, slot)
  else if (draft.shape.verb === 'create') linkAssigned(draft, slot)
  else if (draft.shape.verb === 'update' && draft.shape.noun === errandNoun) linkTakingOver(draft, slot)
  else if (draft.shape.target === undefined) linkConcerned(draft, slot)
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

/** "a task for Lea: …", "remind Lea to …", "Lea: …", "Lea should …", "…, for Lea". */
function isAssigned(draft: Draft, named: Named): boolean {
  const { frame } = draft
  const within = frame.hits.some(
    hit =>
      hit.tail && hit.end <= named.start && named.end <= hit.tail.start && hasConcept(hit, 'entity', draft.shape.noun),
  )
  if (within) return true
  if (named.start <= frame.lead) return hasRole(frame, named.end, 'must') || frame.tokens[named.end]?.text === ':'
  if (isListed(frame, named)) return true
  const cue = cueBefore(draft, named)
  if (!hasRole(frame, cue, 'cue_for')) return false
  const before = cue - 1
  const noun = nounHit(draft)
  const stands =
    noun?.end === cue ||
    frame.tokens[before]?.text === ',' ||
    frame.tokens[named.end] === undefined ||
    endsProject(frame, before)
  return stands && !isErrandFor(draft, named)
}

/** "change tyres, low priority, Jonas", "change tyres, Jonas, by Friday", not "invite Tom, Jonas, Anna". */
function isListed(frame: Draft['frame'], { start, end }: Named): boolean {
  const { tokens, spans } = frame
  if (tokens[start - 1]?.text !== ',' || namedAt(frame, start - 2)) return false
  const isSaid = (index: number) => {
    const at = tokens[index]?.start ?? 0
    const inDay = spans.some(span => span.kind === 'day' && span.leadStart <= at && at < span.end)
    return inDay || spanAt(frame, index) !== undefined || hitsOver(frame, index).some(hit => !hit.fuzzy)
  }
  const rest = tokens.flatMap((token, index) => (index >= end && token.word ? [index] : []))
  return (tokens[end] === undefined || tokens[end]?.text === ',') && rest.every(isSaid)
}

/** "a task to Website relaunch for Lea": the project it goes into is named before. */
function endsProject(frame: Draft['frame'], index: number): boolean {
  return namedAt(frame, index)?.records.every(({ table }) => table === 'projects') === true
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
