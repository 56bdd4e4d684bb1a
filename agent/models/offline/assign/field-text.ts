// Own words as the value of a field: "company Acme AG", "title: …", "the vip tag".
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, namedAt, spanAt } from '../understand/analysis.ts'
import { clearField } from './clear-fields.ts'
import type { Draft } from './draft.ts'
import { setArgument, spanRange, useTokens } from './draft.ts'
import { valueEnd, valueStart } from './field-extent.ts'
import { cleanText, splitList } from './free-text.ts'

/** The words from the field to the next thing that is something of its own. */
export function fillFromText(draft: Draft, slot: Slot, hit: Hit): boolean {
  let start = valueStart(draft, hit)
  while (start !== undefined && slot.name === 'location' && hasRole(draft.frame, start, 'cue_place')) start++
  if (start === undefined) return fillLabelsBefore(draft, slot, hit)
  const quoted = spanAt(draft.frame, start)
  const end = quoted?.kind === 'quote' ? spanRange(draft, quoted).end : valueEnd(draft, slot, start)
  const text =
    quoted?.kind === 'quote'
      ? String(quoted.value)
      : cleanText(draft.frame, start, end, draft.used, draft.frame.textFrom === start)
  if (!text) return fillLabelsBefore(draft, slot, hit)
  setArgument(draft, slot, slot.kind === 'labels' ? splitList(text, draft.frame.lexicons) : text)
  if (draft.frame.actions.some(({ hit: action, weight }) => weight > 0.5 && hasConcept(action, 'role', 'replaces')))
    replaceField(draft, hit)
  useTokens(draft, hit.end, end)
  return true
}

/** "replace her notes by …": what is appended otherwise takes the place of what was there. */
function replaceField(draft: Draft, hit: Hit): void {
  const [field] = conceptsOf(hit, 'field')
  if (field) clearField(draft, field.id, hit)
}

/** "the vip tag": the label stands before its field word. */
function fillLabelsBefore(draft: Draft, slot: Slot, hit: Hit): boolean {
  if (slot.kind !== 'labels') return false
  const before = hit.start - 1
  const token = draft.frame.tokens[before]
  if (
    !token?.word ||
    draft.used[before] ||
    hasRole(draft.frame, before, 'article', 'cue_for', 'cue_to', 'cue_with', 'of')
  )
    return false
  if (namedAt(draft.frame, before)) return false
  setArgument(draft, slot, [token.text])
  useTokens(draft, before, hit.start)
  return true
}
