// What speaks against a tool: words that it has no place for, nothing to change, one record where many are meant.
import { todayOf } from '../../../../../tools/dates.ts'
import { isChange } from '../../assign/assign-bulk.ts'
import { namesNoun } from '../../assign/command-words.ts'
import type { Draft } from '../../assign/draft.ts'
import { inOwnWords, isSpanUsed } from '../../assign/draft.ts'
import { slotForField } from '../../assign/field-slots.ts'
import { fitValue } from '../../assign/value-options.ts'
import { errandNoun } from '../../lexicon/lexicon.ts'
import type { ToolShape } from '../../shape/shape.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt } from '../../understand/analysis.ts'
import type { Frame } from '../../understand/frame.ts'
import { isLookUp, restWords } from './looking.ts'

/** "open" says nothing about a contact: a look-up of a contact can't be what is asked. */
export function strangeValues(draft: Draft, shapes: ToolShape[]): number {
  if (!isLookUp(draft.shape)) return 0
  const vague = draft.fromRest && shapes.some(shape => shape.noun === draft.shape.noun && shape.verb === 'search')
  const siblings = shapes.filter(shape => shape.noun === draft.shape.noun || shape.table === draft.shape.table)
  const strange = draft.frame.hits.filter(hit => {
    const values = conceptsOf(hit, 'value')
    if (values.length === 0 || conceptsOf(hit, 'field').length > 0) return false
    // A record that is only described is none to look up when a list could be narrowed by that word.
    return vague || values.every(value => siblings.every(shape => fitValue(shape, value.id) === undefined))
  })
  return -0.9 * strange.length
}

/** Typed values, fields and value words that this tool has no place for: it is probably another one. */
export function unexplained(draft: Draft): number {
  const spans = draft.frame.spans.filter(
    span =>
      !['time', 'duration', 'number', 'quote', 'url', 'percent'].includes(span.kind) &&
      !isSpanUsed(draft, span) &&
      // "went out yesterday": when it was done is nothing to keep.
      !(draft.shape.verb === 'complete' && span.kind === 'day'),
  )
  if (isLookUp(draft.shape))
    return draft.sure.size > 0 ? -0.3 * Math.min(spans.length, 1) : -0.5 - 0.25 * Math.min(4, restWords(draft))
  const values = draft.frame.hits.filter(
    hit =>
      hasConcept(hit, 'value') &&
      !inOwnWords(draft, hit.start) &&
      !hit.fuzzy &&
      !draft.valueHits.has(hit) &&
      !draft.fieldHits.has(hit) &&
      (draft.shape.effect === 'read' || !draft.used[hit.start]),
  )
  const names = draft.frame.named.filter(named => draft.used.slice(named.start, named.end).every(used => !used))
  const rest = restWords(draft)
  return (
    -(leavesPointer(draft) ? 0.8 : 0) -
    (isTakenByStranger(draft) ? 4 : 0) -
    0.8 * spans.length -
    0.5 * values.length -
    0.5 * names.length -
    (draft.shape.verb === 'delete' ? 2 : 0.9) * draft.foreign -
    (draft.shape.bulk ? Math.min(4, 1.5 * rest) : Math.min(1.5, 0.25 * rest))
  )
}

/** "donne-la à Lea", with a task in sight: who Lea is is not what is asked. */
function leavesPointer({ frame, shape, focus, fromFocus }: Draft): boolean {
  if (shape.effect !== 'read' || !shape.target || fromFocus || focus.seen.length === 0 || frame.question) return false
  return frame.tokens.some((_, index) => hasRole(frame, index, 'thing') && !hasRole(frame, index, 'demonstrative'))
}

/** "Marco takes over the review", who is none of the team: a task can't be given to him, nor is it his affair. */
function isTakenByStranger({ frame, shape, args }: Draft): boolean {
  if (shape.verb !== 'update' || shape.noun !== errandNoun || args.assigned_to !== undefined) return false
  return frame.named.some(named => named.start <= frame.lead && hasRole(frame, named.end, 'receives'))
}

/** "add … to the VAT task": the noun says where to, not what to create. */
export function isDestination(draft: Draft): boolean {
  if (draft.shape.verb !== 'create') return false
  const noun = draft.frame.hits.find(
    hit => namesNoun(draft, hit) && !inOwnWords(draft, hit.start) && hit.start > draft.frame.lead + 1,
  )
  const before = draft.frame.hits.filter(hit => hit.end <= (noun?.start ?? 0) && !inOwnWords(draft, hit.start))
  const isOther = before.some(hit => hasConcept(hit, 'field') || (hasConcept(hit, 'entity') && !namesNoun(draft, hit)))
  // "add 2 hours at 90 to the invoice of Acme"
  const adds = before.some(hit => hasConcept(hit, 'action', 'add')) && draft.frame.spans.length > 0
  if (!noun || (draft.fieldHits.size === 0 && !isOther && !adds)) return false
  // "ao contacto", "dem Kontakt": one word for both.
  if (hasRole(draft.frame, noun.start - 1, 'to_the')) return true
  for (let index = noun.start - 1; index >= Math.max(1, noun.start - 4); index--) {
    if (hasRole(draft.frame, index, 'article', 'demonstrative') && hasRole(draft.frame, index - 1, 'cue_to', 'cue_for'))
      return true
  }
  return false
}

/** "I have to leave early, so cancel everything": what is told leads to a command, and is nothing to be written down. */
export function holdsCommand({ frame, shape }: Draft): boolean {
  const { textFrom } = frame
  if (shape.verb !== 'create' || textFrom === undefined) return false
  if (frame.tokens[textFrom - 1]?.text === ':' && isTopicBeforeColon(frame, textFrom)) return true
  return frame.tokens.some(
    (_, index) =>
      index > textFrom &&
      frame.tokens[index - 1]?.text === ',' &&
      hasRole(frame, index, 'therefore') &&
      hitsAt(frame, index + 1).some(hit => conceptsOf(hit, 'action').length > 0 && !hit.fuzzy),
  )
}

/** "the onboarding on Friday: move to Thursday", "design project: what is overdue": what stands before the colon is what it is about. */
function isTopicBeforeColon(frame: Frame, textFrom: number): boolean {
  const isBefore = (hit: { start: number }) => hit.start < textFrom
  const commands = frame.actions.some(({ hit, weight }) => isBefore(hit) && weight > 0.5)
  const describes = frame.described.some(one => isBefore(one) && one.pieces.length > 0)
  const orders = hitsAt(frame, textFrom).some(
    hit => ['move', 'update', 'cancel'].some(id => hasConcept(hit, 'action', id)) && hasRole(frame, hit.end, 'cue_to'),
  )
  const asks = hasRole(frame, textFrom, 'question')
  return !commands && (asks || (describes && orders))
}

/** "note: …" is for tools that take notes. */
export function opensAnotherField(draft: Draft): boolean {
  const { textField } = draft.frame
  return textField !== undefined && slotForField(draft.shape, textField, 'add') === undefined
}

/** "add Anna Müller's address", "the number of Anna Müller": hers, so that she is there already. */
export function isDetailOfKnown({ frame }: Draft): boolean {
  const isField = (index: number) => hitsAt(frame, index).some(hit => hasConcept(hit, 'field') && !hit.fuzzy)
  return frame.named.some(({ start, end, records }) => {
    if (!records.some(({ exact, table }) => exact && table === 'contacts')) return false
    const isHers = /^['’]$/.test(frame.tokens[end]?.text ?? '') && [end + 1, end + 2].some(isField)
    let of = start - 1
    while (/^['’]$/.test(frame.tokens[of]?.text ?? '') || (hasRole(frame, of, 'article') && !hasRole(frame, of, 'of')))
      of--
    const field = frame.hits.find(hit => hit.end === of && hasConcept(hit, 'field') && !hit.fuzzy)
    return isHers || (hasRole(frame, of, 'of') && field !== undefined)
  })
}

/** Somebody of exactly that name exists: rather they are meant than a namesake. */
export function namesKnown(draft: Draft): boolean {
  if (draft.shape.verb !== 'create') return false
  const names = Object.values(draft.args).filter(value => typeof value === 'string')
  // "add Ana Belchior": a person's name alone is no title of a task.
  const title = draft.shape.main && draft.args[draft.shape.main.name]
  if (draft.frame.named.some(named => named.text === title && named.records.some(({ table }) => table === 'contacts')))
    return draft.shape.table !== 'contacts'
  // "Anna Müller wohnt neu in …" is no name either.
  return draft.frame.named.some(
    ({ text, records }) =>
      records.some(record => record.exact && record.table === draft.shape.table) &&
      names.some(name => name === text || name.startsWith(`${text} `)),
  )
}

/** An update without anything to update, a creation without a name. */
export function changesNothing(draft: Draft): boolean {
  const { shape } = draft
  if (shape.bulk && shape.verb === 'update')
    return !shape.slots.some(slot => isChange(slot, shape) && draft.args[slot.name] !== undefined)
  // Whom a setting is for, and nothing about what is set.
  const onlyWhom = (name: string) =>
    shape.target === undefined && shape.slots.some(slot => slot.name === name && slot.kind === 'reference')
  const isOnlyLink = (name: string) =>
    shiftsOnly(draft) && shape.slots.some(slot => slot.name === name && slot.kind === 'reference')
  if (shape.verb === 'update')
    return Object.keys(draft.args).every(name => name === shape.target?.name || onlyWhom(name) || isOnlyLink(name))
  return shape.verb === 'create' && Object.keys(draft.args).length === 0 && !shape.slots.some(slot => slot.required)
}

/** "Tom needs two more chairs": what only puts off needs to say by how long, and whose it is changes nothing. */
function shiftsOnly({ frame }: Draft): boolean {
  return frame.actions.length > 0 && frame.actions.every(({ hit }) => hasConcept(hit, 'role', 'later'))
}

/** What is done lies behind, what is to be done ahead: "was sent yesterday" is no new due date, "done tomorrow" not done. */
export function isOutOfTime({ shape, args, frame, turn }: Draft): boolean {
  // The clock is read only where there is a day to compare: this is asked of every tool.
  if (shape.verb === 'complete') return frame.spans.some(span => span.kind === 'day' && span.value.from > todayOf(turn))
  if (shape.verb !== 'update' || shape.bulk) return false
  if (args.status === 'done' && args.due_date !== undefined) return true
  return [args.due_date, args.deadline].some(day => typeof day === 'string' && day < todayOf(turn))
}
