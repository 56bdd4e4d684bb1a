// A value word or a member of the team beside a field word: "priority high", "assign it to me".
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, namedAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isUsed, setArgument, useHit, useTokens } from './draft.ts'
import { valueEnd } from './field-extent.ts'
import { cleanText } from './free-text.ts'
import { fitValue } from './value-options.ts'

/** A value word next to the field word; when it says from what to what, the last one counts. */
export function fillFromValue(draft: Draft, slot: Slot, hit: Hit): boolean {
  const near = draft.frame.hits.filter(
    other =>
      conceptsOf(other, 'value').length > 0 &&
      !isUsed(draft, other) &&
      (other.start >= hit.end || other.end >= hit.start - 2),
  )
  const fits = near.flatMap(value => {
    const fit = conceptsOf(value, 'value').flatMap(concept => fitValue(draft.shape, concept.id, slot) ?? [])[0]
    return fit ? [{ value, fit }] : []
  })
  const chosen = fits.findLast(({ value }) => value.start >= hit.end) ?? fits[0]
  if (!chosen) return false
  setArgument(draft, slot, chosen.fit.value)
  useHit(draft, chosen.value)
  draft.valueHits.add(chosen.value)
  return true
}

export function valueBeside(draft: Draft, hit: Hit): Hit | undefined {
  return draft.frame.hits.find(
    other =>
      conceptsOf(other, 'value').length > 0 &&
      other.start >= hit.start - 2 &&
      other.end <= hit.end + 3 &&
      other !== hit,
  )
}

/** "assign it to me", "assigned to Luca": members are named by the person's words. */
export function fillPerson(draft: Draft, slot: Slot, hit: Hit): boolean {
  const goal =
    draft.frame.hits.find(other => other.start >= hit.end && leadsToMember(draft, other)) ??
    draft.frame.hits.find(other => other.start >= hit.end && hasConcept(other, 'role', 'cue_to'))
  // "assign it to" holds its own goal.
  const isWhole = conceptsOf(hit, 'action').length === 0 || hasConcept(hit, 'role', 'thing')
  const start = isWhole ? hit.end : goal?.end
  if (start === undefined || start >= draft.frame.tokens.length) return false
  if (hasRole(draft.frame, start, 'self')) {
    setArgument(draft, slot, 'me')
    useTokens(draft, goal?.start ?? start, start + 1)
    return true
  }
  const end = valueEnd(draft, slot, start)
  const text = cleanText(draft.frame, start, end, draft.used)
  if (!text) return false
  setArgument(draft, slot, text)
  useTokens(draft, goal?.start ?? start, end)
  return true
}

/** "give the task … to Lea", "an Lea", "à Lea": any preposition that a member of the team comes after. */
function leadsToMember(draft: Draft, hit: Hit): boolean {
  const isGoal = (['cue_to', 'cue_for', 'of'] as const).some(role => hasConcept(hit, 'role', role))
  return isGoal && namedAt(draft.frame, hit.end)?.records.some(record => record.table === 'profiles') === true
}
