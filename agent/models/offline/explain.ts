// What the offline model saw in a text and why it decided so: for people who teach it new words.
import type { Registry } from '../../../tools/registry.ts'
import { rankCandidates } from './decide/candidates.ts'
import { decideStep } from './decide/decide-step.ts'
import type { Decision } from './decide/decision.ts'
import { planMessage } from './decide/plan-message.ts'
import { focusOf } from './dialogue/focus.ts'
import type { Exchange } from './dialogue/history.ts'
import { featuresOf } from './learn/features.ts'
import { learnFrom } from './learn/knowledge.ts'
import type { OfflineTurn } from './turn.ts'
import { textBetween } from './understand/analysis.ts'

export interface Explanation {
  /** One entry per command of the message. */
  steps: { text: string; decision: Decision }[]
  mood: { question: boolean; negated: boolean; conditional: boolean }
  spans: { kind: string; text: string }[]
  mentions: { text: string; records: string[] }[]
  phrases: { text: string; means: string[] }[]
  candidates: {
    tool: string
    score: number
    evidence: Record<string, number>
    args: Record<string, unknown>
    words: { feature: string; weight: number }[]
  }[]
}

/** Tools and words shown; more would hide what matters. */
const shown = 5

export function createExplainer(
  registry: Registry,
): (text: string, turn: OfflineTurn, past?: Exchange[]) => Promise<Explanation> {
  const knowledge = learnFrom(registry)
  return async (text, turn, past = []) => {
    const plan = await planMessage(text, past, { knowledge, turn })
    const { frame } = plan
    const decisions = plan.steps.map((step, index) => decideStep(step, plan, index, past, { knowledge, turn }))
    const { candidates } = rankCandidates(frame, focusOf(past), turn, knowledge)
    const features = featuresOf(frame)
    return {
      steps: (await Promise.all(decisions)).map((decision, index) => {
        const step = plan.steps[index]
        return { text: step?.kind === 'command' ? step.text : text, decision }
      }),
      mood: { question: frame.question, negated: frame.negated, conditional: frame.conditional },
      spans: frame.spans.map(span => ({ kind: span.kind, text: span.text })),
      mentions: frame.named.map(named => ({ text: named.text, records: named.records.map(record => record.title) })),
      phrases: frame.hits.map(hit => ({
        text: textBetween(frame, hit.start, hit.end),
        means: hit.concepts.map(concept => `${concept.kind}:${concept.id}`),
      })),
      candidates: candidates.slice(0, shown).map(({ shape, score, evidence, draft }) => ({
        tool: shape.name,
        score,
        evidence,
        args: draft.args,
        words: knowledge.classifier.explain(features, shape.name).slice(0, shown),
      })),
    }
  }
}
