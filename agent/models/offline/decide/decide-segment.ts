// One command: act when one reading is clearly best and complete, ask when something is missing or two readings are
// equally good, else say that it can't be done.

import { describedRecords } from '../assign/described-records.ts'
import type { Draft } from '../assign/draft.ts'
import { stateAfter } from '../assign/value-options.ts'
import type { Focus } from '../dialogue/focus.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import { hasConcept } from '../understand/analysis.ts'
import { deniesFilter } from '../understand/denials.ts'
import type { Frame } from '../understand/frame.ts'
import { kindsAsked } from '../understand/kinds.ts'
import type { Candidate, Ranking } from './candidates.ts'
import { rankCandidates } from './candidates.ts'
import type { Decision, PlannedCall, Question } from './decision.ts'
import { isGuess } from './guess.ts'
import { candidatesByKind } from './several-kinds.ts'

/** Below this a reading is no reading. Writes need more than reads, since a wrong answer harms less than a wrong change. */
const threshold = { read: 1.5, write: 2.1, confirm: 2.3 }
/** Two readings closer than this are asked about. */
const margin = { read: 0.05, write: 0.3, confirm: 0.3 }
const maxChoices = 3

export interface SegmentContext {
  focus: Focus
  turn: Draft['turn']
  knowledge: Knowledge
  segment: number
  /** Of this frame and focus, where they were ranked before. */
  ranking?: Ranking | undefined
}

export function decideSegment(frame: Frame, context: SegmentContext): Decision {
  if (frame.hits.some(hit => hasConcept(hit, 'role', 'other_org'))) return { kind: 'say', topic: 'other_organization' }
  if (deletesIssued(frame)) return { kind: 'say', topic: 'only_drafts' }
  const isPartial = frame.hits.some(
    hit => hasConcept(hit, 'role', 'except') && (frame.textFrom === undefined || hit.start < frame.textFrom),
  )
  const ranking = context.ranking ?? rankCandidates(frame, context.focus, context.turn, context.knowledge)
  const [best] = ranking.candidates
  const byKind = best?.shape.effect === 'read' && !frame.negated && !isPartial ? byKindOf(frame, context) : []
  if (byKind.length > 0) return { kind: 'calls', calls: byKind.flatMap(found => callsOf(found, context.segment)) }
  if (!best || !isPlausible(best, ranking) || isBeside(frame, best)) return refuse(frame)
  // "delete the tasks and invoices of Acme": half of it would be done.
  if (
    best.shape.effect !== 'read' &&
    best.shape.verb !== 'create' &&
    frame.textFrom === undefined &&
    kindsAsked(frame).length > 0 &&
    !isOfMember(frame, best)
  )
    return { kind: 'say', topic: 'cannot' }
  // "clients not in Bern": what fits is just what is not asked for.
  if (best.shape.verb === 'search' && deniesFilter(frame)) return { kind: 'say', topic: 'cannot' }
  // "all but …" that the tool can't leave out: it would take too many.
  if (isPartial && best.shape.verb !== 'create' && best.draft.args.except === undefined) return refuse(frame)
  const rivals = ranking.candidates.filter(
    candidate =>
      candidate !== best &&
      isPlausible(candidate, ranking) &&
      best.score - candidate.score < margin[best.shape.effect] &&
      !isSameDeed(best, candidate) &&
      !isSameDeed(candidate, best),
  )
  if (rivals.length > 0 && best.shape.effect !== 'read') {
    const options = [best, ...rivals]
      .slice(0, maxChoices)
      .map(candidate => ({ shape: candidate.shape, args: candidate.draft.args }))
    return { kind: 'ask', question: { kind: 'which_action', options } }
  }
  if (best.draft.unclear) return { kind: 'ask', question: whichRecord(best) }
  if (best.missing.length > 0) {
    return { kind: 'ask', question: { kind: 'missing', shape: best.shape, args: best.draft.args, slots: best.missing } }
  }
  return { kind: 'calls', calls: callsOf(best, context.segment) }
}

/** "complete the task" and "set the task to done" are no choice. */
function isSameDeed(plain: Candidate, { shape, draft }: Candidate): boolean {
  const isState = draft.implied.has(plain.shape.verb) && stateAfter[plain.shape.verb] !== undefined
  const given = Object.keys(draft.args).filter(name => name !== shape.target?.name)
  return isState && plain.shape.noun === shape.noun && shape.verb === 'update' && given.length === 1
}

/** "delete all overdue invoices": what was sent stays in the books, so a list of them would miss the point. */
function deletesIssued(frame: Frame): boolean {
  const has = (kind: 'entity' | 'value' | 'role', ...ids: string[]) =>
    frame.hits.some(hit => hit.concepts.some(concept => concept.kind === kind && ids.includes(concept.id)))
  if (frame.question || frame.negated || frame.conditional || frame.textFrom !== undefined) return false
  const deletes = frame.actions.some(({ hit, weight }) => weight >= 0.8 && hasConcept(hit, 'action', 'delete'))
  const isIssued = has('value', 'overdue', 'sent', 'paid', 'unpaid') && !has('value', 'draft')
  return deletes && isIssued && has('entity', 'invoice') && has('role', 'all', 'plural')
}

/** "whatever Carlos has overdue": what a member of the team has is of one kind. */
function isOfMember(frame: Frame, { shape }: Candidate): boolean {
  const isOpen = frame.hits.some(hit => hasConcept(hit, 'role', 'kinds'))
  return isOpen && describedRecords(shape, frame) !== undefined
}

/** Whether it would act on a reading that words without a place speak against. */
export function guesses(ranking: Ranking): boolean {
  const [best] = ranking.candidates
  return best !== undefined && isPlausible(best, ranking) && isGuess(best)
}

function byKindOf(frame: Frame, { focus, turn, knowledge }: SegmentContext): Candidate[] {
  return candidatesByKind(frame, part => rankCandidates(part, focus, turn, knowledge), isPlausible)
}

/** "delete that task" after a list: which one of it? */
function whichRecord({ shape, draft }: Candidate): Question {
  const { slot, records } = draft.unclear ?? { slot: shape.target, records: [] }
  const choices = records
    .slice(0, maxChoices)
    .map(record => ({ label: record.title, value: record.id ?? record.title }))
  return {
    kind: 'which_record',
    call: { name: shape.name, args: draft.args },
    slot: slot?.name ?? '',
    choices,
    problem: 'ambiguous',
  }
}

export function isPlausible(candidate: Candidate, ranking: Ranking): boolean {
  // A record of the firm's own in the text makes it the firm's business.
  const about = candidate.draft.frame.named.length > 0 ? 0.5 : 1
  const doubt = 1.2 * about * ranking.noToolChance
  return candidate.score - doubt >= threshold[candidate.shape.effect]
}

export function callsOf({ shape, draft }: Candidate, segment: number): PlannedCall[] {
  if (draft.targets.length === 0 || !shape.target) return [{ tool: shape.name, args: draft.args, segment }]
  const name = shape.target.name
  return draft.targets.map(target => ({ tool: shape.name, args: { ...draft.args, [name]: target }, segment }))
}

/** A "don't" or an "if" that no explicit look-up goes with: showing something instead would miss the point. */
function isBeside(frame: Frame, best: Candidate): boolean {
  if (frame.question || (!frame.negated && !frame.conditional)) return false
  const opens = frame.hits.some(
    hit =>
      hit.start <= frame.lead + 1 && (['negation', 'condition'] as const).some(role => hasConcept(hit, 'role', role)),
  )
  return opens || (best.evidence.action ?? 0) <= 0
}

/** "move all leads that were not contacted": the "not" says which ones, and forbids nothing. */
function isNarrowed({ hits, lead }: Frame): boolean {
  const not = hits.find(hit => hasConcept(hit, 'role', 'negation'))
  return hits.some(hit => not && hit.start > lead && hit.end <= not.start && hasConcept(hit, 'role', 'relative'))
}

function refuse(frame: Frame): Decision {
  if (frame.conditional) return { kind: 'say', topic: 'condition' }
  if (frame.negated && !isNarrowed(frame)) return { kind: 'say', topic: 'nothing_done' }
  return { kind: 'say', topic: 'cannot' }
}
