// Fields to be emptied: "remove her phone number", "delete all tags".
import type { Hit } from '../lexicon/match.ts'
import { hasConcept, hasRole } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { useHit } from './draft.ts'
import { slotForField, slotNames } from './field-slots.ts'

/** "remove her phone number": an update that empties the field, where the tool can do that. */
export function clearField(draft: Draft, field: string, hit: Hit): boolean {
  const clear = draft.shape.slots.find(slot => slot.name === 'clear' && slot.many)
  const option = clear?.options.find(candidate => candidate === field || slotNames(field).includes(candidate))
  if (!clear || !option || introducesRecord(draft, hit) || saysWhatItIs(draft, hit)) return false
  if (slotForField(draft.shape, field, 'remove')?.kind === 'labels' && namesLabel(draft, hit)) return false
  const before = draft.args[clear.name]
  draft.args[clear.name] = [...(Array.isArray(before) ? before : []), option]
  draft.sure.add(clear.name)
  draft.fieldHits.add(hit)
  useHit(draft, hit)
  return true
}

/** "remove the company Acme": the noun says what Acme is; it is no field of it. */
function introducesRecord({ frame }: Draft, hit: Hit): boolean {
  return frame.named.some(named => named.start === hit.end)
}

/** "erase Acme (the company, not Anna)": a noun for a kind of record is a field only where it is said whose it is. */
export function saysWhatItIs({ frame }: Draft, hit: Hit): boolean {
  if (!hasConcept(hit, 'entity')) return false
  const owned = hasRole(frame, hit.start - 1, 'possessive') || /^['’]$/.test(frame.tokens[hit.start - 2]?.text ?? '')
  const tied = hasRole(frame, hit.end, 'of', 'cue_from', 'cue_for')
  return !owned && !tied
}

/** "remove the tag vip" takes one away; "remove all tags" takes the field. */
function namesLabel(draft: Draft, hit: Hit): boolean {
  return !draft.frame.hits.some(other => other.end === hit.start && hasConcept(other, 'role', 'all'))
}
