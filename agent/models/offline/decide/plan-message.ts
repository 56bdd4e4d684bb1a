// A whole message: an answer, small talk, a follow-up, or commands one after the other.
import { orderAfterRefusal } from '../../../verdict.ts'
import { answerTo, says } from '../dialogue/answers.ts'
import { wordCount } from '../dialogue/choices.ts'
import { type Focus, focusOf } from '../dialogue/focus.ts'
import { followUp } from '../dialogue/follow-ups.ts'
import type { Exchange } from '../dialogue/history.ts'
import { questionFromOutcome } from '../dialogue/open-questions.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Mention, OfflineTurn } from '../turn.ts'
import { type Analysis, analyse, conceptsOf, hasConcept, hasRole } from '../understand/analysis.ts'
import { spellOutClitics } from '../understand/clitics.ts'
import { textWithoutDenied } from '../understand/denials.ts'
import { withDoerAfter, withDoerSaid, withTakerSaid } from '../understand/doer-said.ts'
import { withDoneSaid, withNeedSaid, withTicked } from '../understand/done-said.ts'
import { spreadList } from '../understand/enumerations.ts'
import { type Frame, frameOf } from '../understand/frame.ts'
import { spreadGoals } from '../understand/goals-each.ts'
import { withDenialFirst } from '../understand/left-out.ts'
import { withShortNames } from '../understand/named.ts'
import { withMoveSaid, withShiftSaid } from '../understand/new-day.ts'
import { withBooked, withEncounter, withNoted } from '../understand/noted.ts'
import { withNoteFirst, withNoteQuoted } from '../understand/notes-last.ts'
import { withDayBefore, withoutClosing } from '../understand/retell.ts'
import { splitCommands } from '../understand/segments.ts'
import { withLabelsApart, withoutSignOff, withTagSaid, withTagWanted } from '../understand/signature.ts'
import { smallTalk, takesBack } from '../understand/small-talk.ts'
import { withoutTalk } from '../understand/talk.ts'
import { spreadValues } from '../understand/values-asked.ts'
import { readCallId } from './call-ids.ts'
import { rankCandidates } from './candidates.ts'
import { conditionalSteps } from './conditional-steps.ts'
import { guesses } from './decide-segment.ts'
import { askDocuments, decideStep } from './decide-step.ts'
import type { Decision, Question } from './decision.ts'
import { deniesSomething, withoutDenials } from './denied-pieces.ts'
import type { Plan, Understanding } from './plan.ts'
import { settle } from './told.ts'

/** What is said in a roundabout way, in plain words. */
const rewrites = [
  withLabelsApart,
  withoutTalk,
  withoutClosing,
  withoutSignOff,
  withTagSaid,
  withTagWanted,
  withMoveSaid,
  withShiftSaid,
  withDenialFirst,
  withBooked,
  withNoteQuoted,
  withNoted,
  withNoteFirst,
  withTicked,
  withDoneSaid,
  withTakerSaid,
  withDoerSaid,
  withDoerAfter,
  withNeedSaid,
]

/** Questions to questions: how far back an open question is followed. */
const maxDepth = 3

export async function planMessage(
  typed: string,
  past: Exchange[],
  { knowledge, turn }: Understanding,
  depth = 0,
): Promise<Plan> {
  const lexicons = knowledge.lexiconsFor(turn.language)
  const asked = withoutRefusal(typed, past.at(-1))
  const spelt = lexicons[0] ? spellOutClitics(asked, lexicons[0]) : asked
  // Pronouns that were written out are nobody's name.
  const mentions = withShortNames(await turn.mentions(typed))
  const whole = analyse({ text: spelt, mentions, turn, lexicons })
  const before = past.at(-1)?.text
  const withDay = (read: Analysis) => withDayBefore(read, before, turn)
  const analysis = [...rewrites, withDay].reduce((read, rewrite) => {
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
    return decided(agreement(past.at(-1), turn))
  const plan = planCommands(frame, mentions, focus, { knowledge, turn })
  // What only a guess makes a question about records is looked for in the documents first.
  if (plan.steps.length !== 1 || !plan.frame.question) return plan
  const ranking = rankCandidates(plan.frame, focus, turn, knowledge)
  return guesses(ranking) && (await turn.hasDocuments?.()) ? documentsFirst(plan) : { ...plan, ranking }
}

/** "no wait, don't send it: set it to 720", to a proposal: the refusal is heard, the order is left. */
function withoutRefusal(text: string, last: Exchange | undefined): string {
  const waiting = last?.calls.filter(({ outcome }) => outcome?.status === 'awaiting_approval') ?? []
  if (waiting.length === 0) return text
  const tools = waiting.map(call => call.name)
  return orderAfterRefusal(text, tools) ?? text
}

/** A "yes" that no question was asked for: what still waits is asked about once more. */
function agreement(last: Exchange | undefined, { pending }: OfflineTurn): Decision {
  if (changedSomething(last)) return { kind: 'say', topic: 'done_before' }
  const calls = pending.map(({ tool, arguments: args }) => ({ tool, args, segment: 0 }))
  return calls.length > 0 ? { kind: 'calls', calls } : { kind: 'say', topic: 'nothing_waits' }
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
  if (deniesItself(whole, read))
    return { steps: [{ kind: 'decided', decision: nothingDone }], analysis: whole, frame: whole }
  const text = textWithoutDenied(whole)
  const frame = text === whole.text ? whole : read(text)
  const split = opensWithCondition(frame) ? [] : splitCommands(frame, knowledge.verbs)
  const pieces = split.length > 1 ? split : (spreadValues(frame) ?? spreadGoals(frame) ?? spreadList(frame))
  const asked = pieces.length > 1 && deniesSomething(frame) ? withoutDenials(pieces, read) : pieces
  const kept = asked.length > 0 ? asked : pieces.slice(0, 1)
  const note = pieces.length === 1 ? withEncounter(frame) : undefined
  if (note) return { steps: [{ kind: 'command', text: note }], analysis: frame, frame }
  const commands = kept.length > 0 ? kept : [text]
  // "Tom can't make our call on Friday. Cancel it": what is said not to be is no step, and "it" points there all the same.
  const isToldFirst = pieces.length === 2 && kept.length === 1 && kept[0] === pieces[1]
  const told = kept.length === pieces.length ? commands : isToldFirst ? pieces : undefined
  const joined = told && settle(told, frame, focus, { knowledge, turn })
  const settled = joined && (joined.length === 1 || !isToldFirst) ? joined : commands
  return {
    steps: settled.map(piece => ({ kind: 'command', text: piece })),
    analysis: frame,
    frame,
    unsaid: pieces.filter(piece => !kept.includes(piece) || (settled.length < kept.length && !settled.includes(piece))),
  }
}

const nothingDone: Decision = { kind: 'say', topic: 'nothing_done' }

/** "The relaunch is finished, but don't close it yet": what is told is no order to do what is not to be done. */
function deniesItself(whole: Frame, read: (text: string) => Frame): boolean {
  const not = whole.hits.find(hit => hasConcept(hit, 'role', 'negation') && hit.start > whole.lead)
  const end = whole.tokens.findLastIndex((token, at) => at < (not?.start ?? 0) && /^[,;.!–]$/.test(token.text))
  const inText = not && whole.textFrom !== undefined && not.start >= whole.textFrom
  if (!not || end < 0 || inText || whole.question) return false
  const told = read(whole.text.slice(0, whole.tokens[end]?.start))
  const isTold = told.named.some(one => told.tokens.slice(0, one.start).every((_, at) => hasRole(told, at, 'article')))
  if (!isTold || whole.named.length !== told.named.length) return false
  const deeds = deedsOf(told)
  const denied = deedsOf(whole).filter(deed => !deeds.includes(deed) || count(whole, deed) > count(told, deed))
  // "don't" with a verb that nobody knows may be about the same.
  return deeds.length > 0 && (denied.length === 0 || denied.some(deed => deeds.includes(deed)))
}

function deedsOf({ hits }: Frame): string[] {
  const vague = ['update', 'create', 'search', 'get']
  return hits
    .flatMap(hit => (hit.fuzzy ? [] : conceptsOf(hit, 'action').map(({ id }) => id)))
    .filter(id => !vague.includes(id))
}

function count(frame: Frame, deed: string): number {
  return deedsOf(frame).filter(other => other === deed).length
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
