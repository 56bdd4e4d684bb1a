// Other records that a call concerns: "for Anna", the person named in a task's title.

import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt, textBetween } from '../understand/analysis.ts'
import { isMember, type Named, recordsIn } from '../understand/named.ts'
import { namesNoun, nounHit } from './command-words.ts'
import { resolveNamed } from './details.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useHit, useNamed, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'
import { linkMember } from './members.ts'
import { isFor, isName, linkPointed, useWhomFor } from './pointed-links.ts'

/** Other records that the call concerns: "for Anna", the person named in a task's title. */
export function fillLinks(draft: Draft): void {
  for (const slot of draft.shape.slots) {
    if (slot.kind !== 'reference' || slot === draft.shape.target || !isFree(draft, slot)) continue
    if (slot.table === 'profiles') {
      linkMember(draft, slot)
      continue
    }
    const named = draft.frame.named.find(candidate => isLink(draft, slot, candidate))
    useWhomFor(draft, slot)
    if (named) linkNamed(draft, slot, named)
    else if (linkDescribed(draft, slot)) continue
    else if (!linkUnknown(draft, slot)) linkPointed(draft, slot)
  }
}

/** "the tasks of the website project", "das Website-Projekt": words before a noun of ours say which one. Filters only. */
function linkDescribed(draft: Draft, slot: Slot): boolean {
  const { frame, shape } = draft
  if (shape.effect !== 'read') return false
  const noun = frame.hits.find(
    hit => hasConcept(hit, 'entity', slot.name) && !hasConcept(hit, 'role', 'plural') && !namesNoun(draft, hit),
  )
  if (!noun) return false
  const isTelling = (index: number) =>
    frame.tokens[index] !== undefined &&
    !draft.used[index] &&
    hitsOver(frame, index).length === 0 &&
    spanAt(frame, index) === undefined
  let start = noun.start
  while (start > 0 && isTelling(start - 1)) start--
  if (start === noun.start || !hasRole(frame, start - 1, 'article', 'of', 'cue_for', 'cue_in')) return false
  const text = cleanText(frame, start, noun.start, draft.used).replace(/-$/, '')
  if (!text) return false
  setArgument(draft, slot, text)
  useTokens(draft, start - 1, noun.end)
  return true
}

/** "how much does Velohaus owe us?": a name that the firm's records hold in a longer form. Look-ups without search words only. */
function linkUnknown(draft: Draft, slot: Slot): boolean {
  const { frame, shape } = draft
  if (shape.effect !== 'read' || shape.main || slot.table !== 'contacts') return false
  if (!frame.hits.some(hit => namesNoun(draft, hit))) return false
  const isUnknown = (index: number) =>
    frame.tokens[index]?.capital === true &&
    !draft.used[index] &&
    hitsAt(frame, index).length === 0 &&
    !namedAt(frame, index) &&
    spanAt(frame, index) === undefined
  const start = frame.tokens.findIndex((_, index) => index > 0 && isUnknown(index))
  // "im Studio": where, not whose.
  if (start < 0 || hasRole(frame, start - 1, 'cue_in')) return false
  let end = start + 1
  while (isUnknown(end)) end++
  setArgument(draft, slot, textBetween(frame, start, end))
  useTokens(draft, start, end)
  return true
}

function isLink(draft: Draft, slot: Slot, named: Named): boolean {
  if (!slot.table || recordsIn(named, slot.table).length === 0) return false
  if (isMember(named) && draft.shape.slots.some(other => other.table === 'profiles' && isFree(draft, other)))
    return false
  return draft.used.slice(named.start, named.end).some(used => !used)
}

function linkNamed(draft: Draft, slot: Slot, named: Named): void {
  const resolved = resolveNamed(draft, slot, named)
  // A filter takes the name as it was said: the tool also counts the people of a company.
  setArgument(draft, slot, draft.shape.effect === 'read' ? named.text : resolved.value)
  const noun = draft.frame.hits.find(
    hit => hasConcept(hit, 'entity', slot.name) && hit.start >= named.start - 2 && hit.start <= named.end,
  )
  const isBeside = noun?.end === named.start || noun?.start === named.end
  if (noun && (draft.shape.effect === 'read' || isBeside)) useHit(draft, noun)
  const { main, effect } = draft.shape
  const label = labelBefore(draft, slot, named)
  if (label) {
    useTokens(draft, label.start, named.end)
    return
  }
  // A name in a title stays in the title; one that was only mentioned to say whom it is for does not.
  const isInTitle = !(main && isName(main) ? isFor(draft, named.start) : standsApart(draft, named))
  if (main && effect !== 'read' && isInTitle && !isBesideQuote(draft, named)) return
  const cue = draft.frame.hits.findLast(
    hit =>
      hit.end === named.start && hit.concepts.some(concept => concept.kind === 'role' && concept.id.startsWith('cue_')),
  )
  if (cue) useHit(draft, cue)
  useNamed(draft, named)
  for (const detail of resolved.details) useNamed(draft, detail)
}

/** "add 'Improve website' to project Relaunch": what the title is stands in quotes, and nothing else is part of it. */
function isBesideQuote({ frame, shape }: Draft, { start }: Named): boolean {
  const [quote, ...others] = frame.spans.filter(({ kind }) => kind === 'quote')
  const at = frame.tokens[start]?.start ?? 0
  return shape.verb === 'create' && quote !== undefined && others.length === 0 && (at < quote.start || at >= quote.end)
}

/** ", client: Acme", ", Kunde Acme": a field of its own, behind a title too. */
function labelBefore({ frame, shape }: Draft, slot: Slot, named: Named): Hit | undefined {
  const end = frame.tokens[named.start - 1]?.text === ':' ? named.start - 1 : named.start
  const label = frame.hits.find(
    hit =>
      hit.end === end && !hit.fuzzy && (hasConcept(hit, 'field', slot.name) || hasConcept(hit, 'entity', slot.name)),
  )
  const isApart = label && /^[,;\n]/.test(frame.tokens[label.start - 1]?.text ?? '')
  return isApart && shape.verb === 'create' ? label : undefined
}

/** "a task for Anna: …", "…, for Anna": before the free text or after a comma. */
function standsApart(draft: Draft, named: Named): boolean {
  const { frame } = draft
  if (frame.textFrom !== undefined && named.end <= frame.textFrom) return true
  const cueStart = hasRole(frame, named.start - 1, 'cue_for', 'cue_with', 'of') ? named.start - 1 : undefined
  if (cueStart === undefined) return false
  const noun = nounHit(draft)
  // "Reunião com a Emma": the noun is the title's own.
  if (noun && hasConcept(noun, 'role', 'is_text')) return false
  if (noun && noun.end === cueStart) return frame.tokens[named.end] !== undefined
  // "erinnere mich morgen daran, dem Museum die Offerte zu schicken": with more behind it, it is in the title.
  return frame.tokens[cueStart - 1]?.text === ',' && frame.tokens[named.end]?.word !== true
}

/** "over 500", "d'un montant de 500": no part of whom it concerns. */
function leadsToAmount({ frame }: Draft, index: number): boolean {
  const cue = hitsAt(frame, index).find(hit => hasConcept(hit, 'role', 'cue_amount'))
  const span = cue && spanAt(frame, cue.end)
  return span?.kind === 'money' || span?.kind === 'number'
}

/** "… Rochat Vins pour le graphisme": with an article what it is for follows; in names it has none. */
function saysWhatFor({ frame }: Draft, index: number): boolean {
  const cue = hitsAt(frame, index).find(
    hit =>
      hasConcept(hit, 'role', 'cue_for') || hasConcept(hit, 'role', 'cue_by') || hasConcept(hit, 'field', 'due_date'),
  )
  if (!cue || cue.start !== index || frame.tokens[index]?.capital) return false
  return cue.end > index + 1 || hasRole(frame, cue.end, 'article')
}

/** "invoice Delta 500": whom it concerns is needed, and the words that are left name somebody: the tool finds out whom. */
export function fillRequiredLink(draft: Draft): void {
  const slot = draft.shape.slots.find(
    candidate => candidate.kind === 'reference' && candidate.required && candidate !== draft.shape.target,
  )
  if (!slot || draft.shape.verb !== 'create' || !isFree(draft, slot)) return
  const { tokens } = draft.frame
  const start = tokens.findIndex(
    (token, index) =>
      token.word && !draft.used[index] && hitsAt(draft.frame, index).length === 0 && !spanAt(draft.frame, index),
  )
  if (start < 0) return
  let end = start
  const ends = (index: number) =>
    draft.used[index] ||
    /^[,;:.!?\n]$/.test(tokens[index]?.text ?? '') ||
    spanAt(draft.frame, index) ||
    leadsToAmount(draft, index) ||
    saysWhatFor(draft, index)
  while (tokens[end] && !ends(end)) end++
  const text = cleanText(draft.frame, start, end, draft.used)
  if (!/\p{Lu}/u.test(text) || text.split(/\s+/).length > 5) return
  setArgument(draft, slot, text, false)
  useTokens(draft, start, end)
}
