// Records that the text points at without naming them: "it", "her", "that task", "the second one", "both", "all of them".
import type { Table } from '../../../../tools/card.ts'
import type { Focus, Seen } from '../dialogue/focus.ts'
import { pointedAt } from '../dialogue/focus.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot } from '../shape/slot.ts'
import type { Span } from '../spans/span.ts'
import { words } from '../text/tokens.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, namedAt, spanAt } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { namesNoun } from './command-words.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isSpanUsed, spanRange, useHit, useSpan, useTokens } from './draft.ts'
import { slotForField } from './field-slots.ts'

export function fromConversation(draft: Draft, slot: Slot): string[] | undefined {
  const found =
    fromOrdinals(draft, slot) ?? fromDescription(draft, slot) ?? fromMany(draft, slot) ?? fromPronoun(draft, slot)
  draft.fromFocus = (found !== undefined && found.length > 0) || draft.unclear !== undefined
  if (!found || found.length === 0) return undefined
  return found.map(record => record.id ?? record.title)
}

/** "the second one", "the first and the third", "the last task". */
function fromOrdinals(draft: Draft, slot: Slot): Seen[] | undefined {
  const list = draft.focus.list.filter(record => record.table === slot.table)
  const since = draft.focus.since.filter(record => record.table === slot.table)
  if (list.length === 0) return undefined
  const found: Seen[] = []
  for (const hit of draft.frame.hits) {
    const [ordinal] = conceptsOf(hit, 'ordinal')
    if (!ordinal || inOwnWords(draft, hit.start)) continue
    const several = countAfter(draft, hit.end)
    if (several > 1 && Math.abs(Number(ordinal.id)) === 1) {
      found.push(...(Number(ordinal.id) > 0 ? list.slice(0, several) : list.slice(-several)))
      useTokens(draft, hit.start, hit.end + 1)
      continue
    }
    // After something was made, "the last task" is that one, not the last of the list.
    const latest = Number(ordinal.id) === -1 ? since[0] : undefined
    const record = latest ?? list.at(Number(ordinal.id) > 0 ? Number(ordinal.id) - 1 : Number(ordinal.id))
    if (record) found.push(record)
    useHit(draft, hit)
    useNounAfter(draft, hit.end)
  }
  return found.length > 0 ? found : undefined
}

/** "the website one", "the one for Pedro", "the 640 one": what is said of it fits one record of those that were shown. */
function fromDescription(draft: Draft, slot: Slot): Seen[] | undefined {
  const { frame, focus } = draft
  const standIn = frame.hits.find(hit => hasConcept(hit, 'role', 'stand_in') && !inOwnWords(draft, hit.start))
  if (!standIn) return undefined
  const telling = frame.tokens.flatMap((token, index) =>
    token.word && !draft.used[index] && hitsOver(frame, index).length === 0 && spanAt(frame, index) === undefined
      ? [index]
      : [],
  )
  const said = telling.map(index => frame.tokens[index]?.fold ?? '')
  // "the draft one": what stands right before says how it is.
  const states = frame.hits.filter(hit => hit.end === standIn.start && hasConcept(hit, 'value'))
  const values = states.flatMap(hit => conceptsOf(hit, 'value').map(({ id }) => id))
  const beside = spanBeside(draft, standIn)
  const shown = beside ? { ...focus, list: focus.list.filter(record => holds(record, beside)), seen: [] } : focus
  const only =
    onlyFitting(shown, slot, said, values) ?? (values.length === 0 ? onlySharing(shown, slot, said) : undefined)
  if (said.length + values.length + (beside ? 1 : 0) === 0 || !only) return undefined
  useHit(draft, standIn)
  if (beside) useSpan(draft, beside)
  for (const hit of states) useHit(draft, hit)
  for (const index of telling) useTokens(draft, index, index + 1)
  return [only]
}

/** The day or the amount right before or after the stand-in: "the 640 one", "the one on Friday". */
function spanBeside(draft: Draft, standIn: Hit): Span | undefined {
  const { frame } = draft
  return frame.spans.find(span => {
    if (isSpanUsed(draft, span)) return false
    const { start, end } = spanRange(draft, span)
    const between = frame.tokens.slice(standIn.end, start)
    const isAfter =
      start >= standIn.end && between.length <= 2 && between.every((_, at) => isJoint(frame, standIn.end + at))
    return end === standIn.start || isAfter
  })
}

/** "on", "for", "over the". */
function isJoint(frame: Frame, index: number): boolean {
  return hasRole(frame, index, 'article', 'cue_in', 'cue_at', 'cue_for', 'cue_by', 'cue_about', 'cue_amount', 'of')
}

/** Whether the record is of that day or over that amount. */
function holds({ fields }: Seen, span: Span): boolean {
  if (span.kind !== 'day' && span.kind !== 'money' && span.kind !== 'number') return false
  return Object.entries(fields).some(([field, value]) => {
    if (span.kind === 'day') return /date|deadline|start/.test(field) && String(value).startsWith(span.value.from)
    return /amount/.test(field) && Number(value) === (span.kind === 'money' ? span.value.amount : span.value)
  })
}

/** The one record of those shown whose title or whose contact's or project's name holds all of the words, and that is how they say. */
export function onlyFitting(
  { list, seen }: Focus,
  slot: Slot,
  said: string[],
  values: string[] = [],
): Seen | undefined {
  const shown = [...list, ...seen].filter(record => record.table === slot.table)
  const fitting = shown.filter(({ title, fields }) => {
    const parts = words([title, fields.contact ?? '', fields.project ?? ''].join(' '))
    const states = Object.values(fields).map(value => String(value))
    return (
      said.every(word => parts.some(part => part.startsWith(word) || word.startsWith(part))) &&
      values.every(value => states.includes(value))
    )
  })
  const [only, ...others] = new Map(fitting.map(record => [record.id ?? record.title, record])).values()
  return others.length > 0 ? undefined : only
}

/** "die mit der Checkout-Seite" for "Test checkout page": of the list in sight, the only one that has any of the long words. */
function onlySharing({ list }: Focus, slot: Slot, said: string[]): Seen | undefined {
  const telling = said.filter(word => word.length >= shortestTelling)
  const [only, ...others] = list.filter(
    ({ table, title }) => table === slot.table && words(title).some(part => telling.includes(part)),
  )
  return others.length > 0 ? undefined : only
}

/** Letters. */
const shortestTelling = 5

/** "the first two", "the last 3". */
function countAfter(draft: Draft, index: number): number {
  const span = draft.frame.spans.find(candidate => candidate.start === draft.frame.tokens[index]?.start)
  if (span?.kind === 'number') return span.value
  const word = hitsOver(draft.frame, index).flatMap(hit => conceptsOf(hit, 'number'))[0]
  return word ? Number(word.id) : 0
}

function fromMany(draft: Draft, slot: Slot): Seen[] | undefined {
  const hit = draft.frame.hits.find(
    candidate => hasConcept(candidate, 'role', 'many') && !inOwnWords(draft, candidate.start),
  )
  if (!hit) return undefined
  const meant = severalMeant(draft.focus, slot.table, Number(conceptsOf(hit, 'number')[0]?.id ?? 0))
  if (meant.length === 0) return undefined
  useHit(draft, hit)
  useNounAfter(draft, hit.end)
  return meant
}

/** "both" are two and no more: those that came up last, one by one, or a list of two. */
function severalMeant({ since, list, seen }: Focus, table: Table | undefined, count: number): Seen[] {
  const of = (records: Seen[]) => records.filter(record => record.table === table)
  const single = of(since)
  if (single.length > 1) return count > 0 ? single.slice(0, count) : single
  const listed = of(list)
  if (listed.length > 0) return count > 0 && listed.length !== count ? [] : listed
  return of(seen).slice(0, Math.max(count, 1))
}

function fromPronoun(draft: Draft, slot: Slot): Seen[] | undefined {
  const records = pointedAt(draft.focus, slot.table)
  if (records.length === 0) return undefined
  const index = draft.frame.tokens.findIndex((_, at) => !inOwnWords(draft, at) && pointsAt(draft, at, slot.table))
  if (index < 0) return undefined
  useTokens(draft, index, index + 1)
  useNounAfter(draft, index + 1)
  if (records.length === 1) return records
  draft.unclear = { slot, records }
  return undefined
}

/** "her" for contacts; "it", "that one" for anything; "that" before our noun; "her phone". */
function pointsAt(draft: Draft, index: number, table: Table | undefined): boolean {
  const { frame } = draft
  if (draft.used[index] && !hasRole(frame, index, 'thing')) return false
  if (isArticle(draft, index)) return false
  if (hasRole(frame, index, 'person', 'possessive') && (table === 'contacts' || isOfThing(draft, index, table)))
    return true
  const next = hitsOver(frame, index + 1)
  const beforeNoun = next.some(hit => namesNoun(draft, hit))
  // "die Aufgabe Offerte gedruckt": in German the article points, too, unless the noun goes on.
  if (beforeNoun && hasRole(frame, index, 'article')) return isDefinite(draft, index)
  if (hasRole(frame, index, 'demonstrative') && beforeNoun) return true
  return (
    hasRole(frame, index, 'thing') &&
    !next.some(hit => hit.concepts.some(concept => concept.kind === 'entity') && !namesNoun(draft, hit))
  )
}

/** "o vencimento dela", right after an invoice: what only the invoice has is the invoice's. */
function isOfThing({ frame, shape, focus }: Draft, index: number, table: Table | undefined): boolean {
  const [latest] = focus.seen
  const fields = [index - 1, index + 1].flatMap(at => hitsOver(frame, at)).flatMap(hit => conceptsOf(hit, 'field'))
  if (!latest || latest.table !== table) return false
  const isIts = (id: string) =>
    shape.effect === 'read'
      ? Object.keys(latest.fields).some(column => column.startsWith(id))
      : slotForField(shape, id, 'add') !== undefined
  return fields.some(({ id }) => isIts(id))
}

/** "cancel the lunch": a noun with "the" that nothing more is said about. "the task about fonts" is another one. */
function isDefinite({ frame, shape }: Draft, index: number): boolean {
  if (!hasRole(frame, index, 'article') || hasRole(frame, index, 'indefinite', 'own') || shape.bulk) return false
  const noun = hitsOver(frame, index + 1).find(hit => hit.concepts.some(concept => concept.kind === 'entity'))
  if (!noun || hasConcept(noun, 'role', 'plural') || frame.named.length > 0) return false
  // What stands in quotes names another one.
  if (frame.spans.some(({ kind }) => kind === 'quote' || kind === 'code')) return false
  return frame.tokens.every(
    (token, at) => at < noun.end || !token.word || hitsOver(frame, at).length > 0 || spanAt(frame, at) !== undefined,
  )
}

/** "die Website-Aufgabe", "o Daniel": before a word that is neither ours nor a value it points at nothing. */
function isArticle(draft: Draft, index: number): boolean {
  const { frame } = draft
  if (!hasRole(frame, index, 'article') || !frame.tokens[index + 1]?.word) return false
  if (namedAt(frame, index + 1) || isOfSomebody(draft, index + 1)) return true
  return hitsOver(frame, index + 1).length === 0 && spanAt(frame, index + 1) === undefined
}

/** "die Adresse von Baumgartner": whose it is, is said, known or not. */
function isOfSomebody({ frame }: Draft, index: number): boolean {
  const field = hitsOver(frame, index).find(hit => conceptsOf(hit, 'field').length > 0)
  return (
    field !== undefined && hasRole(frame, field.end, 'of', 'cue_from') && frame.tokens[field.end + 1]?.word === true
  )
}

function useNounAfter(draft: Draft, index: number): void {
  for (const hit of hitsOver(draft.frame, index)) if (namesNoun(draft, hit)) useHit(draft, hit)
}
