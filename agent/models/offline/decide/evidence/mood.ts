// Questions and requests to see something, for the tools that answer.
import { namesNoun } from '../../assign/command-words.ts'
import type { Draft } from '../../assign/draft.ts'
import { hasConcept, hasRole, hitsOver, isErrand, namedAt } from '../../understand/analysis.ts'
import { isLookUp, restWords } from './looking.ts'

/** A question is for tools that answer; one about a named record's field is for the tool that shows the record. */
export function moodEvidence(draft: Draft): number {
  const { shape, frame } = draft
  if (shape.effect !== 'read') return 0
  const sum = sumEvidence(draft)
  const asksForOne =
    frame.question &&
    frame.named.some(named => named.records.length === 1 && String(draft.args.query ?? '').includes(named.text))
  if (isLookUp(shape) && !frame.question && !asksToShow(draft) && restWords(draft) + errands(draft) > 0) return -0.9
  const showsOne = shape.target !== undefined && draft.sure.has(shape.target.name)
  return (
    sum +
    whoEvidence(draft) +
    (listsAtOnce(draft) ? 0.8 : 0) +
    (asksForOne ? -0.5 : 0) +
    (frame.question ? 0.5 : 0) +
    (showsOne && (frame.question || (draft.asked.length > 0 && restWords(draft) === 0)) ? 0.6 : 0)
  )
}

/** "who is Sofia?", and nothing more: a person is asked about, known or not. */
function whoEvidence({ frame, shape }: Draft): number {
  const who = frame.hits.find(hit => hit.start <= frame.lead + 1 && hasConcept(hit, 'role', 'asks_who'))
  const isName = (index: number) =>
    namedAt(frame, index) !== undefined || hasRole(frame, index, 'article') || hitsOver(frame, index).length === 0
  if (!who || frame.spans.length > 0 || !frame.tokens.every((token, at) => at < who.end || !token.word || isName(at)))
    return 0
  return shape.target?.table === 'contacts' || shape.target?.table === 'profiles' ? 0.8 : -1
}

function asksToShow(draft: Draft): boolean {
  return draft.frame.actions.some(
    ({ hit, weight }) => weight > 0.3 && ['get', 'search'].some(id => hasConcept(hit, 'action', id)),
  )
}

function errands(draft: Draft): number {
  return draft.frame.hits.filter(hit => isErrand(draft.frame, hit)).length
}

/** A search for words that nobody said were about this kind of record. */
export function isVague(draft: Draft): boolean {
  const { shape, frame } = draft
  if (
    shape.effect !== 'read' ||
    !shape.main ||
    draft.args[shape.main.name] === undefined ||
    draft.sure.has(shape.main.name)
  )
    return false
  return frame.question && !frame.hits.some(hit => namesNoun(draft, hit))
}

/** Nothing in the text but a question word speaks for this look-up. */
export function isBare(draft: Draft): boolean {
  if (draft.shape.effect !== 'read' || Object.keys(draft.args).length > 0) return false
  return !draft.frame.hits.some(hit => namesNoun(draft, hit))
}

/** "clients in Lausanne": no verb, and many of them. */
function listsAtOnce({ frame, shape }: Draft): boolean {
  if (shape.verb !== 'search' || shape.sums || frame.actions.some(({ weight }) => weight > 0.3)) return false
  return frame.hits.some(hit => hit.start <= frame.lead + 1 && hasConcept(hit, 'role', 'plural'))
}

/** "What's the weather tomorrow?": a look-up that no word but the day speaks for, and words that nothing accounts for. */
export function isBesideTheRecords(draft: Draft): boolean {
  const { frame, shape } = draft
  if (shape.effect !== 'read' || frame.named.length > 0 || draft.valueHits.size + draft.fieldHits.size > 0) return false
  if (shape.main && draft.sure.has(shape.main.name)) return false
  if (frame.hits.some(hit => namesNoun(draft, hit))) return false
  const guessed = frame.question && shape.main !== undefined && draft.args[shape.main.name] !== undefined
  const described = draft.fromRest && String(draft.args[shape.target?.name ?? '']).split(/\s+/).length > 2
  return guessed || described || restWords(draft) > 0
}

/** "how much", "total", "revenue" ask for figures, "which" and "list" for what they are made of. */
function sumEvidence({ frame, shape }: Draft): number {
  // "how many in total" counts.
  const counts = frame.hits.some(hit => hasConcept(hit, 'action', 'count') && !hasConcept(hit, 'role', 'sum_question'))
  const asks = !counts && frame.hits.some(hit => hasConcept(hit, 'role', 'sum_question'))
  if (shape.sums) return asks ? 0.9 : -0.5
  return asks && shape.effect === 'read' ? -0.6 : 0
}
