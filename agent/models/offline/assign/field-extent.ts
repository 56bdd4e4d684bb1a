// Where the words that are a field's value begin and end.
import { hasLegalForm } from '../../../../tools/words.ts'
import type { Hit } from '../lexicon/match.ts'
import { isPlace } from '../lexicons/places.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, namedAt, spanAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { fitValue } from './value-options.ts'

/** Skips "is", "to", ":", and whose field it is: "phone of Anna is …", "note for Anna: …". */
export function valueStart(draft: Draft, slot: Slot, hit: Hit): number | undefined {
  const { frame } = draft
  if (frame.textFrom !== undefined && hit.end <= frame.textFrom) return frame.textFrom
  const goal = frame.hits.find(
    other =>
      other.start >= hit.end &&
      hasConcept(other, 'role', 'cue_to') &&
      hasWordAfter(draft, other.end) &&
      namedBetween(draft, hit.end, other.start),
  )
  let index = goal?.end ?? fieldEnd(draft, hit)
  while (index < frame.tokens.length) {
    const token = frame.tokens[index]
    const named = namedAt(frame, index)
    const skipped = hitsAt(frame, index).find(other =>
      (
        [
          'cue_to',
          'cue_named',
          'article',
          'of',
          'cue_as',
          'cue_for',
          'opens_text',
          'person',
          'thing',
          'possessive',
        ] as const
      ).some(role => hasConcept(other, 'role', role)),
    )
    const isOwner = named?.start === index && !(/_name$/.test(slot.kind) && index === hit.end)
    if (!goal && named && isOwner && hasWordAfter(draft, named.end)) index = named.end
    else if (skipped) index = skipped.end
    else if (token && !token.word && !/[("«„“+@]/.test(token.text)) index++
    else return index
  }
  return undefined
}

/** "last name is": two phrases that share a word are one field. */
function fieldEnd({ frame }: Draft, hit: Hit): number {
  const overlapping = frame.hits.filter(
    other => other.start > hit.start && other.start < hit.end && conceptsOf(other, 'field').length > 0,
  )
  return Math.max(hit.end, ...overlapping.map(other => other.end))
}

function hasWordAfter(draft: Draft, index: number): boolean {
  return draft.frame.tokens.slice(index).some(token => token.word || token.text === '+')
}

/** Only whose field it is stands between the field and its goal: "phone of Anna to …", "task «x» to …". */
function namedBetween(draft: Draft, start: number, end: number): boolean {
  let names = false
  for (let index = start; index < end; index++) {
    const names1 =
      namedAt(draft.frame, index) !== undefined ||
      draft.used[index] === true ||
      spanAt(draft.frame, index)?.kind === 'quote'
    const points = hasRole(draft.frame, index, 'person', 'thing', 'demonstrative')
    names ||= names1 || points
    const fits =
      names1 ||
      points ||
      hasRole(draft.frame, index, 'article', 'of', 'possessive', 'cue_for') ||
      conceptsAt(draft, index, 'entity')
    if (!fits && draft.frame.tokens[index]?.word && conceptsAt(draft, index, 'field')) return false
    if (draft.frame.tokens[index]?.text === ',') return false
  }
  return names
}

function conceptsAt(draft: Draft, index: number, kind: 'entity' | 'field'): boolean {
  return draft.frame.hits.some(hit => hit.start <= index && index < hit.end && conceptsOf(hit, kind).length > 0)
}

const boundaryRoles = ['sequel'] as const

/** Up to the next field, typed span or sentence; one line of own words goes to the end. */
export function valueEnd(draft: Draft, slot: Slot, start: number): number {
  const { frame } = draft
  const long = slot.kind === 'text' && frame.textFrom !== undefined && start >= frame.textFrom
  if (long) return frame.tokens.length
  const isNote = slot.kind === 'text' && /note|description|comment/.test(slot.name)
  for (let index = start; index < frame.tokens.length; index++) {
    const token = frame.tokens[index]
    if (!token) break
    if (isNote ? /^[\n]/.test(token.text) : /^[,;\n]/.test(token.text) && slot.kind !== 'labels') return index
    if (/^[.!?]$/.test(token.text) && index === frame.tokens.length - 1) return index
    if (index === start || isNote) continue
    const span = spanAt(frame, index)
    if (span && span.kind !== 'number' && !/^\d{4}$/.test(span.text)) return backOver(draft, index)
    if (
      slot.kind === 'company_name' &&
      hasRole(frame, index, 'cue_in', 'cue_at') &&
      leadsToPlace(draft, index + 1, frame.tokens[index - 1]?.fold ?? '')
    )
      return index
    const ends = hitsAt(frame, index).some(
      other =>
        conceptsOf(other, 'field').length > 0 ||
        isOtherValue(draft, slot, other) ||
        boundaryRoles.some(role => hasConcept(other, 'role', role)),
    )
    const onwards =
      hasRole(frame, index, 'cue_to', 'cue_for', 'cue_from', 'cue_with') && namedAt(frame, index + 1) !== undefined
    if (ends || onwards) return backOver(draft, index)
  }
  return frame.tokens.length
}

/** "Acme AG in Gruyères": after a legal form, or before a known town, "in" is no part of the name. */
function leadsToPlace({ frame }: Draft, index: number, before: string): boolean {
  const next = frame.tokens[index]
  return isPlace(next?.text ?? '') || (next?.capital === true && hasLegalForm(`x ${before}`))
}

/** "company Acme as a lead": the stage is no part of the name. */
function isOtherValue(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (!draft.frame.tokens[hit.start - 1] || !hasRole(draft.frame, hit.start - 1, 'cue_as', 'article')) return false
  return conceptsOf(hit, 'value').some(value => {
    const fit = fitValue(draft.shape, value.id)
    return fit !== undefined && fit.slot !== slot
  })
}

/** Leaves "and", "with", "by" to what follows. */
function backOver(draft: Draft, index: number): number {
  let at = index
  while (at > 0 && hasRole(draft.frame, at - 1, 'conjunction', 'cue_with', 'article', 'cue_by', 'cue_as')) at--
  return at
}
