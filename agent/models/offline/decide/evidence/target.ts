// Whether the record that the tool works on is named, and by what.

import { namesNoun } from '../../assign/command-words.ts'
import type { Draft } from '../../assign/draft.ts'
import type { Seen } from '../../dialogue/focus.ts'
import type { Role } from '../../lexicon/lexicon.ts'
import type { Slot } from '../../shape/slot.ts'
import type { Span } from '../../spans/span.ts'
import type { Mention } from '../../turn.ts'
import { hasConcept, hasRole, isWordFor } from '../../understand/analysis.ts'
import { isLookUp } from './looking.ts'

/** Words that point at something or deny it, and so name nothing. */
const pointing: Role[] = ['negation', 'thing', 'many', 'person']

export function targetEvidence(draft: Draft): number {
  const { target } = draft.shape
  if (!target) return 0
  const named = draft.sure.has(target.name) || draft.targets.length > 0 || draft.unclear?.slot === target
  if (!named)
    return draft.args[target.name] === undefined
      ? 0
      : (looksLikeName(draft) ? 0.1 : -1) +
          (isMeeting(draft) ? 0.8 : 0) -
          0.45 * knownWordsInRest(draft) -
          (namesAnother(draft) ? 0.6 : 0) -
          (isOfAnotherList(draft) ? 1 : 0) -
          (isStranger(draft) ? 0.5 : 0)
  if (namesAnother(draft, 'exact')) return 0
  if (draft.fromFocus || draft.unclear) return 0.9 + (isLatest(draft, target) ? 1 : 0)
  if (!draft.fromRest) return 1.1
  if (asksWhether(draft)) return -0.6
  if (isOnlyWhen(draft, target)) return 0.4
  return isStranger(draft) ? 0.4 : 0.9
}

/** "cancel the lesson with Anna on Thursday": with somebody, and on a day, is an appointment whatever it is called. */
function isMeeting({ frame, shape, args }: Draft): boolean {
  const said = String(args[shape.target?.name ?? ''])
  const withPerson = frame.named.some(
    ({ text, start, records }) =>
      said.includes(text) && hasRole(frame, start - 1, 'cue_with') && records.some(({ table }) => table === 'contacts'),
  )
  return (
    shape.target?.table === 'bookings' &&
    withPerson &&
    frame.spans.some(({ kind }) => kind === 'day' || kind === 'time')
  )
}

/** "the one for Acme is finished", after a list of projects: no task. */
function isOfAnotherList({ frame, focus, shape }: Draft): boolean {
  const standsIn = frame.hits.some(hit => hasConcept(hit, 'role', 'stand_in'))
  return standsIn && focus.list.length > 0 && focus.list.every(({ table }) => table !== shape.target?.table)
}

/** "trag ein: Besichtigung, Montag 10 Uhr": when it is names nothing. */
function isOnlyWhen({ args, frame }: Draft, target: Slot): boolean {
  const text = String(args[target.name])
  const left = frame.spans.reduce(
    (rest, { kind, text: said }) => (kind === 'day' || kind === 'time' ? rest.replace(said, '') : rest),
    text,
  )
  return !/\p{L}{3}/u.test(left)
}

/** "do we have a contract from Anna?", "any file for Acme?": which one there is, if any, is what is asked. */
function asksWhether(draft: Draft): boolean {
  const { frame, shape } = draft
  if (!isLookUp(shape)) return false
  return frame.hits.some(
    hit =>
      namesNoun(draft, hit) && (hasRole(frame, hit.start - 1, 'all') || isWordFor(frame, hit.start - 1, 'indefinite')),
  )
}

/** "it" is rather what came up last than what was talked about before. */
function isLatest(draft: Draft, target: Slot): boolean {
  // "her" means nobody but a person, "it" anything.
  const isPerson = draft.frame.hits.some(hit => hasConcept(hit, 'role', 'person') && !hasConcept(hit, 'role', 'thing'))
  const [latest] = isPerson ? draft.focus.seen.filter(({ table }) => table === 'contacts') : draft.focus.seen
  const found = draft.targets[0] ?? idOf(draft.unclear?.records[0]) ?? draft.args[target.name]
  return latest !== undefined && (found === latest.id || found === latest.title)
}

function idOf(record: Seen | undefined): string | undefined {
  return record?.id ?? record?.title
}

/** For a look-up the rest must look like a name; a record to change may be described in any words. */
function looksLikeName(draft: Draft): boolean {
  if (!isLookUp(draft.shape)) return true
  return /[\p{Lu}@]/u.test(String(draft.args[draft.shape.target?.name ?? ''])) || draft.frame.named.length > 0
}

/** What was left over as the record's name, but means something: "move Tom to opportunity", "which have no phone?". */
function knownWordsInRest(draft: Draft): number {
  const said = String(draft.args[draft.shape.target?.name ?? ''])
  const known = draft.frame.hits.filter(hit => {
    const telling =
      ['field', 'value', 'action', 'ordinal'].some(kind => hit.concepts.some(concept => concept.kind === kind)) ||
      pointing.some(role => hasConcept(hit, 'role', role))
    return telling && said.includes(draft.frame.tokens[hit.start]?.text ?? '\0')
  })
  const figures = draft.frame.spans.filter(({ kind, text }) => figured.has(kind) && said.includes(text))
  return Math.min(4, known.length + 2 * figures.length)
}

/** Typed pieces that are no part of a name. */
const figured = new Set<Span['kind']>(['number', 'time', 'money', 'email'])

/** Nobody of the firm's contacts is named: near misses would have been found, so it is rather somebody new. */
function isStranger({ frame, shape }: Draft): boolean {
  if (shape.effect === 'read' || shape.target?.table !== 'contacts') return false
  return !frame.named.some(named => named.records.some(record => record.table === 'contacts'))
}

/** The words left for a task are the name of a contact. */
function namesAnother(draft: Draft, how?: 'exact'): boolean {
  const said = String(draft.args[draft.shape.target?.name ?? ''])
  // By a contact's name an invoice or an appointment may be meant, by a task's name only the task.
  const isOther = ({ table, exact }: Mention) =>
    table !== draft.shape.target?.table && (how !== 'exact' || (exact && table !== 'contacts'))
  return draft.frame.named.some(named => said.startsWith(named.text) && named.records.every(isOther))
}
