// Whether the nouns of the command are the tool's noun, or have a place in the call.
import { namesNoun } from '../../assign/command-words.ts'
import type { Draft } from '../../assign/draft.ts'
import { inOwnWords } from '../../assign/draft.ts'
import type { Hit } from '../../lexicon/match.ts'
import { conceptsOf, hasConcept, hasRole, namedAt } from '../../understand/analysis.ts'
import type { Frame } from '../../understand/frame.ts'

/** The noun of the command is the tool's noun; another noun speaks against it, unless it has a place in the call. */
export function nounEvidence(draft: Draft): number {
  return nounFit(draft) + newness(draft) + firmFit(draft)
}

/** "our new address is …", "we have a new number": what is ours is the firm's own, and nobody's whom we know. */
function firmFit({ frame, shape }: Draft): number {
  // The firm's settings are about no record of its.
  if (shape.noun === 'organization' && shape.effect !== 'read' && frame.named.length > 0) return -1.5
  if (shape.noun === 'organization' && shape.effect !== 'read' && !namesFirm(frame)) return -4
  if (!isAboutFirm(frame)) return 0
  return shape.noun === 'organization' ? 1.2 : -1.5
}

/** "change the place": whose, must be said before the firm's own is changed. */
function namesFirm(frame: Frame): boolean {
  return frame.hits.some(hit => hasConcept(hit, 'entity', 'organization') || hasConcept(hit, 'role', 'ours'))
}

export function isAboutFirm(frame: Frame): boolean {
  if (frame.named.length > 0) return false
  if (frame.hits.some(hit => hasConcept(hit, 'entity', 'organization') && isDetail(hit))) return true
  const ours = frame.hits.find(hit => hasConcept(hit, 'role', 'ours'))
  return (
    ours !== undefined && frame.hits.some(hit => hit.start >= ours.start && hit.start <= ours.end + 2 && isDetail(hit))
  )
}

/** How somebody is reached: what a firm has as a contact has. */
function isDetail(hit: Hit): boolean {
  return conceptsOf(hit, 'field').some(({ id }) => /^(address|phone|email|iban|vat_number)/.test(id))
}

/** "a task", "another invoice" is one that there isn't yet. */
function newness(draft: Draft): number {
  const { shape, frame } = draft
  if (shape.effect === 'read') return 0
  const isNew = frame.hits.some(
    hit => namesNoun(draft, hit) && !inOwnWords(draft, hit.start) && hasRole(frame, hit.start - 1, 'indefinite'),
  )
  if (!isNew) return shape.verb === 'create' && addsToOne(draft) ? -3.5 : 0
  return shape.verb === 'create' ? 0.6 : shape.target ? -1.2 : 0
}

/** "add 2 hours to the invoice of Acme", "auf die Rechnung von Acme": one that there is already. */
function addsToOne(draft: Draft): boolean {
  const { frame } = draft
  return frame.hits.some(hit => {
    if (!namesNoun(draft, hit) || hit.start <= frame.lead || inOwnWords(draft, hit.start) || hit.tail) return false
    if (hasConcept(hit, 'role', 'plural')) return false
    const isOne = hasRole(frame, hit.start - 1, 'article') && !hasRole(frame, hit.start - 1, 'indefinite', 'new')
    const isLed =
      hasRole(frame, hit.start - 1, 'to_the', 'cue_place') ||
      (isOne && hasRole(frame, hit.start - 2, 'cue_to', 'cue_in', 'cue_place', 'cue_about'))
    return isLed && (hasRole(frame, hit.end, 'of', 'cue_for', 'cue_from') || namedAt(frame, hit.end) !== undefined)
  })
}

function nounFit(draft: Draft): number {
  const isOurs = isAboutFirm(draft.frame)
  const nouns = draft.frame.hits.filter(
    hit =>
      conceptsOf(hit, 'entity').length > 0 &&
      !inOwnWords(draft, hit.start) &&
      // "unsere neue Adresse": the firm's own, and no contact's.
      !(isOurs && isDetail(hit) && !hasConcept(hit, 'entity', 'organization')),
  )
  const another = nouns.length === 0 && draft.shape.verb === 'create' && standsForNoun(draft)
  if (another) return draft.focus.seen[0]?.table === draft.shape.table ? 1.4 : -0.8
  if (nouns.length === 0 && describesByTitle(draft)) return 1.4
  if (nouns.length === 0) return namesOwnKind(draft) ? 0.4 + (draft.shape.verb === 'search' ? 0.8 : 0) : 0
  const own = nouns.findIndex(hit => namesNoun(draft, hit))
  const many =
    own >= 0 &&
    nouns[own] !== undefined &&
    hasConcept(nouns[own], 'role', 'plural') &&
    !hasRole(draft.frame, nouns[own].start - 1, 'cue_as', 'cue_to')
      ? manyEvidence(draft)
      : 0
  if (many !== 0) return (own === 0 ? 1.4 : 0.6) + many
  if (own === 0) return isBeneficiary(draft, nouns) ? 0 : 1.4
  if (own > 0) return nouns.slice(0, own).every(hit => isExplained(draft, hit)) ? 1.2 : 0.6
  const foreign = nouns.filter(hit => !isExplained(draft, hit))
  return foreign.length > 0 ? -1.6 : 0
}

/** "leg fürs gleiche Projekt noch die Aufgabe … an": what comes after "for" is not what is made. */
function isBeneficiary({ frame, shape }: Draft, [own, other]: Hit[]): boolean {
  if (shape.verb !== 'create' || !own || !other) return false
  const before = [own.start - 1, own.start - 2, own.start - 3]
  const cue = before.find(index => hasRole(frame, index, 'cue_for') && !hasRole(frame, index, 'article'))
  return cue !== undefined && cue > frame.lead && other.start - own.end <= furthestNoun
}

/** Words between "for the project" and what is made. */
const furthestNoun = 5

/** "when is the next *risk assessment*?": its title stands for the noun. */
function describesByTitle({ frame, shape }: Draft): boolean {
  return frame.described.some(({ titled, nouns }) => titled !== undefined && nouns.includes(shape.noun))
}

/** "and create another to …": another of what came up last. */
function standsForNoun({ frame }: Draft): boolean {
  return frame.hits.some(hit => hasConcept(hit, 'role', 'another_one') && hit.start <= frame.lead + 1)
}

/** "the clients from Geneva" are a list, not a record. */
function manyEvidence(draft: Draft): number {
  if (draft.shape.verb === 'search') return 0.2
  return draft.shape.target && draft.targets.length === 0 && !draft.fromFocus ? -0.8 : 0
}

/** "search for Keller", who is a contact: without a noun the record's kind decides. */
function namesOwnKind(draft: Draft): boolean {
  // "what does Lea have to do?" is not about who she is.
  if (draft.shape.table === 'profiles' && !draft.frame.hits.some(hit => hasConcept(hit, 'role', 'asks_who')))
    return false
  return (
    draft.shape.effect === 'read' &&
    draft.frame.named.some(named => named.records.every(record => record.table === draft.shape.table))
  )
}

/** "customer" before a name that the call links to, "clients" as a status. */
function isExplained(
  draft: Draft,
  hit: { start: number; end: number; concepts: Draft['frame']['hits'][number]['concepts'] },
): boolean {
  const entities = hit.concepts.filter(concept => concept.kind === 'entity').map(concept => concept.id)
  const asSlot = draft.shape.slots.some(
    slot => slot.kind === 'reference' && entities.includes(slot.name) && draft.args[slot.name] !== undefined,
  )
  const asField = draft.frame.hits.some(other => other.start === hit.start && draft.fieldHits.has(other))
  return asSlot || asField
}
