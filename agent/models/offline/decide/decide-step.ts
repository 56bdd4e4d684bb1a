// One step of a message, when its turn comes.
import { type Focus, focusOf } from '../dialogue/focus.ts'
import type { Exchange } from '../dialogue/history.ts'
import { analyse } from '../understand/analysis.ts'
import { type Frame, frameOf } from '../understand/frame.ts'
import { decideSegment } from './decide-segment.ts'
import type { Decision, PlannedCall, Topic } from './decision.ts'
import { documentSearch } from './guess.ts'
import type { Plan, Step, Understanding } from './plan.ts'

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

export function askDocuments(question: string, segment: number): Decision {
  return { kind: 'calls', calls: [{ tool: documentSearch, args: { question }, segment }] }
}

/** Documents are asked what the person asked, not what was left of it: every word may be in the text. */
function askWhole(question: string): (call: PlannedCall) => PlannedCall {
  return call => (call.tool === documentSearch ? { ...call, args: { ...call.args, question } } : call)
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
