// A whole message: an answer, small talk, a follow-up, or commands one after the other.
import type { BaseMessage } from '@langchain/core/messages'
import { answers } from '../../../../tools/documents/relevance.ts'
import { saidAsException } from '../assign/exceptions.ts'
import { answerTo, says } from '../dialogue/answers.ts'
import { wordCount } from '../dialogue/choices.ts'
import { type Focus, focusOf } from '../dialogue/focus.ts'
import { followUp } from '../dialogue/follow-ups.ts'
import type { Exchange, PastCall } from '../dialogue/history.ts'
import { readHistory } from '../dialogue/history.ts'
import { questionFromOutcome } from '../dialogue/open-questions.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Mention, OfflineTurn } from '../turn.ts'
import type { Analysis } from '../understand/analysis.ts'
import { analyse, hasConcept } from '../understand/analysis.ts'
import { spellOutClitics } from '../understand/clitics.ts'
import { textWithoutDenied } from '../understand/denials.ts'
import { spreadList } from '../understand/enumerations.ts'
import { type Frame, frameOf } from '../understand/frame.ts'
import { withDenialFirst } from '../understand/left-out.ts'
import { withMoveSaid } from '../understand/new-day.ts'
import { withEncounter, withNoted } from '../understand/noted.ts'
import { withoutClosing } from '../understand/retell.ts'
import { splitCommands } from '../understand/segments.ts'
import { withoutSignOff, withTagSaid } from '../understand/signature.ts'
import { smallTalk, takesBack } from '../understand/small-talk.ts'
import { spreadValues } from '../understand/values-asked.ts'
import { readCallId } from './call-ids.ts'
import { type Ranking, rankCandidates } from './candidates.ts'
import { conditionalSteps } from './conditional-steps.ts'
import { decideSegment, guesses } from './decide-segment.ts'
import type { Decision, PlannedCall, Question, Topic } from './decision.ts'
import { documentSearch } from './guess.ts'
import { relaxed } from './relax.ts'
import { holds, type LookUpTest } from './settle-condition.ts'
import { settle } from './told.ts'

export interface Understanding {
  knowledge: Knowledge
  turn: OfflineTurn
}

/** A step is decided when its turn comes, because it may need what the one before it did. */
export type Step =
  /**
   * `unlessFound`: only when the documents, which were asked before, say nothing about it. `when`: only when what was
   * looked up before is so.
   */
  { kind: 'command'; text: string; unlessFound?: boolean; when?: LookUpTest } | { kind: 'decided'; decision: Decision }

export interface Plan {
  steps: Step[]
  analysis: Analysis
  frame: Frame
  /** What the message says not to do, or only tells: only whom it names matters. */
  unsaid?: string[]
  /** Of the frame, where that had to be known already. */
  ranking?: Ranking
}

/** What is said in a roundabout way, in plain words. */
const rewrites = [withoutClosing, withoutSignOff, withTagSaid, withMoveSaid, withDenialFirst, withNoted]

/** Questions to questions: how far back an open question is followed. */
const maxDepth = 3

export async function planMessage(
  typed: string,
  past: Exchange[],
  { knowledge, turn }: Understanding,
  depth = 0,
): Promise<Plan> {
  const lexicons = knowledge.lexiconsFor(turn.language)
  const spelt = lexicons[0] ? spellOutClitics(typed, lexicons[0]) : typed
  // Pronouns that were written out are nobody's name.
  const mentions = await turn.mentions(typed)
  const whole = analyse({ text: spelt, mentions, turn, lexicons })
  const analysis = rewrites.reduce((read, rewrite) => {
    const text = rewrite(read)
    return text === read.text ? read : analyse({ text, mentions, turn, lexicons })
  }, whole)
  const frame = frameOf(analysis)
  const focus = focusOf(past)
  const decided = (decision: Decision): Plan => ({ steps: [{ kind: 'decided', decision }], analysis, frame })

  const talk = cancelsRecord(frame, focus, knowledge) ? undefined : takesBack(frame) ? 'dropped' : smallTalk(frame)
  const question = depth < maxDepth ? await openQuestion(past, { knowledge, turn }, depth) : undefined
  if (question && talk !== 'dropped') {
    const answer = answerTo(question, frame, focus, turn)
    if (answer) return decided(answer)
  }
  if (talk) return decided({ kind: 'say', topic: talk })
  const steps = followUp(frame, { past, focus, turn, knowledge })
  if (steps)
    return { steps: steps.map(calls => ({ kind: 'decided', decision: { kind: 'calls', calls } })), analysis, frame }
  const undoes = frame.hits.some(hit => hasConcept(hit, 'action', 'undo'))
  if (says(frame, 'no') && !undoes && wordCount(frame) <= 2) return decided({ kind: 'say', topic: 'nothing_done' })
  if (says(frame, 'yes') && frame.actions.length === 0 && wordCount(frame) <= 2)
    return decided({ kind: 'say', topic: changedSomething(past.at(-1)) ? 'done_before' : 'nothing_waits' })
  const plan = planCommands(frame, mentions, focus, { knowledge, turn })
  // What only a guess makes a question about records is looked for in the documents first.
  if (plan.steps.length !== 1 || !plan.frame.question) return plan
  const ranking = rankCandidates(plan.frame, focus, turn, knowledge)
  return guesses(ranking) && (await turn.hasDocuments?.()) ? documentsFirst(plan) : { ...plan, ranking }
}

/** Whether the last message was carried out at once: a "yes" after it comes too late. */
function changedSomething(last: Exchange | undefined): boolean {
  return last?.calls.some(({ outcome }) => outcome?.card?.kind === 'change' || outcome?.card?.kind === 'batch') === true
}

function documentsFirst({ steps, ...plan }: Plan): Plan {
  const decision = askDocuments(plan.frame.text, 0)
  return { ...plan, steps: [{ kind: 'decided', decision }, ...steps.map(step => ({ ...step, unlessFound: true }))] }
}

/** One step for each command of the message; what it says not to do is no step, if there is anything to do. */
function planCommands(whole: Frame, mentions: Mention[], focus: Focus, { knowledge, turn }: Understanding): Plan {
  const lexicons = knowledge.lexiconsFor(turn.language)
  const read = (text: string) => frameOf(analyse({ text, mentions, turn, lexicons }))
  const steps = conditionalSteps(whole, read, focus, { knowledge, turn })
  if (steps) return { steps, analysis: whole, frame: whole }
  const text = textWithoutDenied(whole)
  const frame = text === whole.text ? whole : read(text)
  const split = opensWithCondition(frame) ? [] : splitCommands(frame, knowledge.verbs)
  const pieces = split.length > 1 ? split : (spreadValues(frame) ?? spreadList(frame))
  const asked = pieces.length > 1 && deniesSomething(frame) ? withoutDenials(pieces, read) : pieces
  const kept = asked.length > 0 ? asked : pieces.slice(0, 1)
  const note = pieces.length === 1 ? withEncounter(frame) : undefined
  if (note) return { steps: [{ kind: 'command', text: note }], analysis: frame, frame }
  const commands = kept.length > 0 ? kept : [text]
  const settled = kept.length < pieces.length ? commands : settle(commands, frame, focus, { knowledge, turn })
  return {
    steps: settled.map(piece => ({ kind: 'command', text: piece })),
    analysis: frame,
    frame,
    unsaid: pieces.filter(piece => !kept.includes(piece) || (settled.length < kept.length && !settled.includes(piece))),
  }
}

function deniesSomething(frame: Frame): boolean {
  return frame.hits.some(hit => hasConcept(hit, 'role', 'negation') || dropsWhatFollows(hit))
}

/** "never mind deleting Anna, …": more than the one word that may also be a verb. */
function dropsWhatFollows(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'cancel') && hit.end - hit.start > 1
}

/** "don't delete Anna and Tom's task": what only "and" ties to a "don't" is denied with it. */
function withoutDenials(pieces: string[], read: (text: string) => Frame): string[] {
  let denied = false
  const kept: string[] = []
  for (const piece of pieces) {
    const frame = read(piece)
    const [joint] = frame.hits.filter(hit => hit.start === 0)
    const goesOn = joint && hasConcept(joint, 'role', 'conjunction') && !hasConcept(joint, 'role', 'contrast')
    const drops = frame.hits.some(hit => hit.start <= frame.lead && dropsWhatFollows(hit))
    denied = frame.negated || drops || (denied && goesOn === true)
    const last = kept.at(-1)
    const isOfMany = last !== undefined && saysMany(read(last))
    const exception = denied && isOfMany ? saidAsException(frame) : undefined
    if (exception) kept[kept.length - 1] = `${last} ${exception}`
    else if (!denied) kept.push(piece)
  }
  return kept
}

function saysMany({ hits, described }: Frame): boolean {
  return hits.some(hit => hasConcept(hit, 'role', 'all')) || described.some(({ many }) => many)
}

/** "cancel it", right after an appointment: what can be cancelled is what is to be cancelled. */
function cancelsRecord(frame: Frame, focus: Focus, knowledge: Knowledge): boolean {
  const [latest] = focus.seen
  const points = frame.hits.some(hit =>
    (['thing', 'demonstrative', 'ordinal'] as const).some(id => pointsWith(hit, id)),
  )
  const cancels = frame.hits.some(hit => hasConcept(hit, 'action', 'cancel'))
  if (!latest || !points || !cancels) return false
  return knowledge.shapes.some(shape => shape.verb === 'cancel' && shape.table === latest.table)
}

function pointsWith(hit: Hit, id: 'thing' | 'demonstrative' | 'ordinal'): boolean {
  return id === 'ordinal' ? hit.concepts.some(concept => concept.kind === 'ordinal') : hasConcept(hit, 'role', id)
}

/** "Once Tom has paid, mark him as client" is one thing, and not for now. */
function opensWithCondition(frame: Frame): boolean {
  return frame.hits.some(hit => hit.start <= frame.lead && hasConcept(hit, 'role', 'condition'))
}

/** What the model asked last and still waits for. Asked questions are not stored: they follow from the conversation. */
async function openQuestion(
  past: Exchange[],
  understanding: Understanding,
  depth: number,
): Promise<Question | undefined> {
  const last = past.at(-1)
  if (!last) return undefined
  const call = last.calls.at(-1)
  const fromOutcome = call && questionFromOutcome(call, understanding.knowledge)
  if (fromOutcome) return fromOutcome
  if (!last.replies.at(-1)?.includes('?')) return undefined
  const plan = await planMessage(last.text, past.slice(0, -1), understanding, depth + 1)
  const next = call ? (readCallId(call.id)?.step ?? plan.steps.length) + 1 : 0
  const step = plan.steps[next]
  if (!step) return undefined
  const decision = await decideStep(step, plan, next, past, understanding)
  return decision.kind === 'ask' ? decision.question : undefined
}

export async function decideStep(
  step: Step,
  plan: Plan,
  index: number,
  seen: Exchange[],
  { knowledge, turn }: Understanding,
): Promise<Decision> {
  if (step.kind === 'decided') return step.decision
  const focus = withNamed(focusOf(seen), plan)
  const frame = await frameOfStep(step.text, plan, { knowledge, turn })
  // A condition or a "don't" covers everything that is said with it.
  const isOpen = plan.frame.conditional && !step.when
  const covered = isOpen && !frame.conditional ? { ...frame, conditional: true } : frame
  const ranking = covered === plan.frame && !plan.unsaid?.length ? plan.ranking : undefined
  const decision = decideSegment(covered, { focus, turn, knowledge, segment: index, ranking })
  // A question that is none of the CRM's may be one of the firm's documents'.
  const asksElse = decision.kind === 'say' && declined.has(decision.topic) && frame.question && !step.unlessFound
  if (asksElse && (await turn.hasDocuments?.())) return askDocuments(step.text, index)
  return decision.kind === 'calls' ? { kind: 'calls', calls: decision.calls.map(askWhole(step.text)) } : decision
}

/** "What do I do if somebody is ill?" is no condition, and "what did they not like?" nothing to be left alone. */
const declined = new Set<Topic>(['cannot', 'condition', 'nothing_done'])

function askDocuments(question: string, segment: number): Decision {
  return { kind: 'calls', calls: [{ tool: documentSearch, args: { question }, segment }] }
}

/** Documents are asked what the person asked, not what was left of it: every word may be in the text. */
function askWhole(question: string): (call: PlannedCall) => PlannedCall {
  return call => (call.tool === documentSearch ? { ...call, args: { ...call.args, question } } : call)
}

function isAnswered({ calls }: Exchange): boolean {
  return calls.some(({ outcome }) => outcome?.card?.kind === 'passages' && answers(outcome.card))
}

/** "don't delete Anna, just archive her": she came up in the same breath. */
function withNamed(focus: Focus, { unsaid = [], analysis }: Plan): Focus {
  const named = analysis.named.filter(
    ({ text, records }) => records.length === 1 && unsaid.some(piece => piece.includes(text)),
  )
  const seen = named.flatMap(({ records }) => records.map(({ table, id, title }) => ({ table, id, title, fields: {} })))
  return seen.length === 0 ? focus : { ...focus, seen: [...seen, ...focus.seen], since: [...seen, ...focus.since] }
}

async function frameOfStep(text: string, plan: Plan, { knowledge, turn }: Understanding): Promise<Frame> {
  if (text === plan.frame.text) return plan.frame
  const mentions = plan.analysis.named.flatMap(named => named.records)
  return frameOf(analyse({ text, mentions, turn, lexicons: knowledge.lexiconsFor(turn.language) }))
}

export interface Situation {
  decision: Decision | undefined
  /** How many steps the message has, and which one this is. */
  step: number
  steps: number
  frame: Frame
  exchange: Exchange
  past: Exchange[]
}

/** What to do next in a conversation: decide on the last message, go on with its next step, or only answer. */
export async function decideNext(
  messages: BaseMessage[],
  understanding: Understanding,
): Promise<Situation | undefined> {
  const exchanges = readHistory(messages)
  const exchange = exchanges.at(-1)
  if (!exchange) return undefined
  const past = exchanges.slice(0, -1)
  const lastCall = exchange.calls.at(-1)
  const place = lastCall && readCallId(lastCall.id)
  const failed = exchange.calls.some(
    call => call.outcome && call.outcome.status !== 'ok' && call.outcome.status !== 'awaiting_approval',
  )
  const goesOn = place !== undefined && place.step + 1 < place.steps && !failed
  // Only composing an answer: what the message named is known from the outcomes, no need to look it up again.
  if (lastCall && !goesOn) {
    const step = (place?.step ?? 0) + 1
    const again = step === 1 ? relaxed(exchange.calls) : undefined
    return {
      decision: again && { kind: 'calls', calls: [again] },
      step,
      steps: step,
      frame: frameWithoutNames(exchange.text, understanding),
      exchange,
      past,
    }
  }
  const plan = await planMessage(exchange.text, past, understanding)
  let step = place ? place.step + 1 : 0
  const situation = () => ({ step, steps: plan.steps.length, frame: plan.frame, exchange, past })
  for (; plan.steps[step]; step++) {
    const next = plan.steps[step]
    if (!next || (next.kind === 'command' && next.unlessFound && isAnswered(exchange))) break
    if (next.kind === 'command' && next.when && !holds(next.when, exchange)) continue
    const decision = await decideStep(next, plan, step, exchanges, understanding)
    if (!isDone(decision, exchange)) return { ...situation(), decision }
  }
  const idle = plan.steps.some(next => next.kind === 'command' && next.when) && exchange.calls.length === 1
  return { ...situation(), decision: idle ? { kind: 'say', topic: 'not_so' } : undefined }
}

/** "the glasses are rented, tick that off": the second half says the first again. */
function isDone(decision: Decision, { calls }: Exchange): boolean {
  if (decision.kind !== 'calls') return false
  return decision.calls.every(planned =>
    calls.some(call => call.name === planned.tool && isSameCall(planned.args, call)),
  )
}

function isSameCall(args: Record<string, unknown>, call: PastCall): boolean {
  const card = call.outcome?.card
  if (card?.kind !== 'change' || card.action === 'created') return false
  const names = new Set([...Object.keys(args), ...Object.keys(call.args)])
  return [...names].every(name => {
    const value = args[name]
    return (
      JSON.stringify(value) === JSON.stringify(call.args[name]) ||
      value === card.record.id ||
      value === card.record.title
    )
  })
}

function frameWithoutNames(text: string, { knowledge, turn }: Understanding): Frame {
  return frameOf(analyse({ text, mentions: [], turn, lexicons: knowledge.lexiconsFor(turn.language) }))
}
