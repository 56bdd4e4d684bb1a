// Value words that fit an option or a flag of the tool: "open", "urgent", "clients".
import type { Concept } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole, isDefinite, namedAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, isUsed, setArgument, useHit } from './draft.ts'
import { type Fit, fitValue } from './value-options.ts'

export function fillValues(draft: Draft): void {
  const bothWays = saidBothWays(draft)
  for (const hit of bothWays) useHit(draft, hit)
  for (const hit of draft.frame.hits) {
    if (bothWays.includes(hit)) continue
    const values = conceptsOf(hit, 'value')
    if (values.length === 0 || (isUsed(draft, hit) && !carriesValue(hit))) continue
    if (draft.fieldHits.has(hit) || (inOwnWords(draft, hit.start) ? !standsApart(draft, hit) : insideTitle(draft, hit)))
      continue
    if (isApposition(draft, hit)) {
      useHit(draft, hit)
      continue
    }
    // "What company does Sara work for?" asks for a field; only "list all companies" filters by it.
    if (conceptsOf(hit, 'field').length > 0 && draft.frame.question && draft.frame.named.length > 0) continue
    const lost = draft.shape.effect !== 'read' && hasRole(draft.frame, hit.start - 1, 'no_longer')
    for (const value of lost ? values.flatMap(withoutIt) : forTool(draft, values)) {
      const fit = fitValue(draft.shape, value.id)
      if (
        !fit ||
        ((fit.slot.kind === 'flag' || isNoun(hit)) && isOneOfThem(draft, hit)) ||
        (!isFree(draft, fit.slot) && !mayAdd(draft, fit.slot) && !isNarrower(draft, fit, hit))
      )
        continue
      addValue(draft, fit.slot, fit.value)
      useHit(draft, hit)
      draft.valueHits.add(hit)
      break
    }
  }
}

/** "contacts, both people and companies": a flag that is said both ways filters nothing. */
function saidBothWays({ shape, frame }: Draft): Hit[] {
  if (shape.effect !== 'read') return []
  const flags = frame.hits.flatMap(hit =>
    conceptsOf(hit, 'value').flatMap(({ id }) => {
      const fit = fitValue(shape, id)
      return fit?.slot.kind === 'flag' ? [{ hit, ...fit }] : []
    }),
  )
  return flags
    .filter(({ slot, value }) => flags.some(other => other.slot === slot && other.value !== value))
    .map(({ hit }) => hit)
}

/** "client Acme has a new address": what they are already. */
function isApposition({ shape, frame }: Draft, hit: Hit): boolean {
  const opens = shape.verb === 'update' && !shape.bulk && shape.table === 'contacts' && hit.start <= frame.lead + 1
  return opens && namedAt(frame, hit.end) !== undefined && frame.tokens.length > (namedAt(frame, hit.end)?.end ?? 0)
}

/** "Lucia leaves the company", "it can go to the customer": a certain one; only "is a company" says what somebody is. */
function isOneOfThem({ shape, frame }: Draft, hit: Hit): boolean {
  return shape.verb === 'update' && !shape.bulk && isDefinite(frame, hit.start)
}

function isNoun(hit: Hit): boolean {
  return conceptsOf(hit, 'entity').length > 0
}

/** "is no longer urgent": then it is as anything else. What other states turn into nobody said. */
function withoutIt(value: Concept): Concept[] {
  return value.id === 'urgent' || value.id === 'high' ? [{ ...value, id: 'medium' }] : []
}

/** "en cours" finds what is open, and makes something in progress. */
function forTool({ shape }: Draft, values: Concept[]): Concept[] {
  const isOpen = (value: Concept) => value.id === 'open'
  return shape.effect === 'read' ? values : [...values.filter(value => !isOpen(value)), ...values.filter(isOpen)]
}

/** ", high priority" and ", urgent" after the person's own words are no part of them. */
function standsApart(draft: Draft, hit: Hit): boolean {
  const { tokens } = draft.frame
  const before = tokens[hit.start - 1]
  const after = tokens[hit.end]
  const closed = !after || /^[,;.!)\n]/.test(after.text) || draft.used[hit.end] === true
  const open = before !== undefined && /^[,;(\n]/.test(before.text)
  return closed && (open || hit.end - hit.start > 1 || draft.used[hit.start - 1] === true)
}

/** The noun "clients" also says which status. */
function carriesValue(hit: Hit): boolean {
  return conceptsOf(hit, 'entity').length > 0
}

function mayAdd(draft: Draft, slot: Slot): boolean {
  return slot.many && slot.kind === 'enum' && draft.shape.effect === 'read'
}

/** "which open invoices are overdue?": what is overdue is open. "sent and overdue" are two kinds. */
function isNarrower({ args, shape, frame }: Draft, { slot, value }: Fit, { start }: Hit): boolean {
  const before = args[slot.name]
  const isOpen = typeof before === 'string' && stillOpen.has(before)
  return shape.effect === 'read' && value === 'overdue' && isOpen && !hasRole(frame, start - 1, 'conjunction')
}

const stillOpen = new Set(['open', 'active', 'unpaid', 'sent'])

function addValue(draft: Draft, slot: Slot, value: unknown): void {
  const before = draft.args[slot.name]
  if (!Array.isArray(before)) {
    setArgument(draft, slot, value)
    return
  }
  draft.args[slot.name] = [...new Set([...before, ...(Array.isArray(value) ? value : [value])])]
}

/** In "add task review open points" the "open" belongs to the title: it stands amid words of the person's own. */
function insideTitle(draft: Draft, hit: { start: number; end: number }): boolean {
  const { shape, frame, used } = draft
  if (shape.effect === 'read' || !shape.main || shape.verb !== 'create') return false
  const isOwn = (index: number) => frame.tokens[index]?.word === true && !used[index]
  const before = isOwn(hit.start - 1) && !isConnecting(frame, hit.start - 1)
  return before && isOwn(hit.end)
}

function isConnecting(frame: Frame, index: number): boolean {
  return frame.hits.some(
    hit =>
      hit.start <= index &&
      index < hit.end &&
      (hasConcept(hit, 'role', 'cue_as') || hasConcept(hit, 'role', 'article')),
  )
}
