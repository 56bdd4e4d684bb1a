// Two records of one kind that become one: "merge A into B", "A and B are the same, keep B", "merge the two Anna Müllers".
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, textBetween } from '../understand/analysis.ts'
import { type Named, recordsIn } from '../understand/named.ts'
import type { Draft } from './draft.ts'
import { setArgument, useHit, useTokens } from './draft.ts'

interface Name {
  start: number
  end: number
  text: string
}

export function fillPair(draft: Draft, [keep, other]: [Slot, Slot]): void {
  const names = draft.frame.named
    .filter(named => keep.table && recordsIn(named, keep.table).length > 0)
    .map(named => withInitial(draft, named))
  for (const name of names) useTokens(draft, name.start, name.end)
  const distinct = names.filter((name, at) => names.findIndex(one => sameText(one, name)) === at)
  const [first, second] = distinct
  if (!first || distinct.length > 2) return
  // "merge A into B" keeps B; "merge A and B" keeps the one that comes first.
  const joined = second && hasRole(draft.frame, second.start - 1, 'conjunction')
  const kept = stays(draft, names) ?? (joined ? first : second) ?? first
  setArgument(draft, keep, kept.text)
  const gone = distinct.find(name => !sameText(name, kept))
  if (gone) setArgument(draft, other, gone.text)
  fillPreference(draft)
}

function sameText(a: Name, b: Name): boolean {
  return a.text.toLowerCase() === b.text.toLowerCase()
}

/** "T. Becker" is one name. */
function withInitial(draft: Draft, { start, end }: Named): Name {
  const { tokens } = draft.frame
  const initial = tokens[start - 1]?.text === '.' && /^\p{Lu}$/u.test(tokens[start - 2]?.text ?? '')
  const first = initial ? start - 2 : start
  return { start: first, end, text: textBetween(draft.frame, first, end) }
}

/** The one after "keep" or "into". */
function stays(draft: Draft, names: Name[]): Name | undefined {
  const isKept = ({ start }: Name) => hasRole(draft.frame, start - 1, 'keep') || hasRole(draft.frame, start - 2, 'keep')
  return names.find(isKept)
}

/** "keep the older one", "keep the one with the e-mail address". */
function fillPreference(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.kind === 'enum' && candidate.name.startsWith('keep'))
  const keep = draft.frame.hits.find(hit => hasConcept(hit, 'role', 'keep'))
  if (!slot || !keep) return
  for (const hit of draft.frame.hits) {
    if (hit.start < keep.end && !keep.tail) continue
    const option = [
      ...conceptsOf(hit, 'value').map(value => value.id),
      ...conceptsOf(hit, 'field').map(field => `with_${field.id.replace(/_name$/, '')}`),
    ].find(id => slot.options.includes(id))
    if (!option) continue
    setArgument(draft, slot, option)
    useHit(draft, hit)
    return
  }
}
