// Which tool a command means: every tool is tried on the text, and each piece of evidence says what it is worth.

import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import type { Focus } from '../dialogue/focus.ts'
import { featuresOf } from '../learn/features.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import { noTool } from '../learn/knowledge.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { hasConcept } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { actionEvidence } from './evidence/action.ts'
import { bulkEvidence } from './evidence/bulk.ts'
import {
  changesNothing,
  holdsCommand,
  isDestination,
  isDetailOfKnown,
  isOutOfTime,
  namesKnown,
  opensAnotherField,
  strangeValues,
  unexplained,
} from './evidence/misfit.ts'
import { isBare, isBesideTheRecords, isVague, moodEvidence } from './evidence/mood.ts'
import { nounEvidence } from './evidence/noun.ts'
import { targetEvidence } from './evidence/target.ts'
import { telegraphicEvidence } from './evidence/telegraphic.ts'
import { missingSlots } from './missing.ts'

export interface Candidate {
  shape: ToolShape
  draft: Draft
  score: number
  /** What the score is made of. */
  evidence: Record<string, number>
  /** Required arguments that the text doesn't give. */
  missing: Slot[]
}

export interface Ranking {
  candidates: Candidate[]
  /** How much the words look like none of the tools. */
  noToolChance: number
}

export function rankCandidates(frame: Frame, focus: Focus, turn: Draft['turn'], knowledge: Knowledge): Ranking {
  const chances = knowledge.classifier.predict(featuresOf(frame))
  const candidates = knowledge.shapes
    .filter(shape => shape.effect === 'read' || mayWrite(frame))
    .map(shape => {
      const draft = assign(shape, frame, focus, turn)
      const missing = missingSlots(draft)
      const evidence = {
        ...weigh(draft, missing, chances.get(shape.name) ?? 0),
        strange: strangeValues(draft, knowledge.shapes),
      }
      const score = unasked(evidence, shape) + Object.values(evidence).reduce((total, value) => total + value, 0)
      return { shape, draft, evidence, missing, score }
    })
    .sort((a, b) => b.score - a.score)
  return { candidates, noToolChance: chances.get(noTool) ?? 0 }
}

/** Nothing is written that no word asked for: without its verb, and without bringing anything new, a change is a guess. */
function unasked(evidence: Record<string, number>, shape: ToolShape): number {
  // Many records at once take a verb that is surely one: "paid invoices" are none to be paid.
  const asked = (evidence.action ?? 0) > (shape.bulk ? 1 : 0) || (evidence.telegraphic ?? 0) > 0
  return shape.effect === 'read' || asked ? 0 : -3
}

/** Questions, "don't" and "only if" change nothing, whatever else the words say. */
function mayWrite(frame: Frame): boolean {
  return !frame.question && !frame.negated && !frame.conditional
}

/** "tick that off": all is said but what "that" is, which is to be asked about. */
function missingEvidence(draft: Draft, missing: Slot[]): number {
  const points = draft.frame.hits.some(hit => hasConcept(hit, 'role', 'thing') || hasConcept(hit, 'role', 'person'))
  const onlyTarget = missing.length === 1 && missing[0] === draft.shape.target
  return points && onlyTarget ? -0.3 : -0.7 - 0.2 * missing.length
}

function weigh(draft: Draft, missing: Slot[], chance: number): Record<string, number> {
  return {
    learned: 2 * chance,
    action: actionEvidence(draft),
    noun: nounEvidence(draft),
    target: targetEvidence(draft),
    arguments: Math.min(1.6, 0.4 * [...draft.sure].filter(name => name !== draft.shape.target?.name).length),
    // Whoever leaves out one thing often leaves out two: "create an invoice".
    missing: missing.length > 0 ? missingEvidence(draft, missing) : 0,
    unexplained: unexplained(draft),
    empty: missing.length === 0 && changesNothing(draft) ? (draft.shape.bulk ? -9 : -2.5) : 0,
    known: namesKnown(draft) ? (isDetailOfKnown(draft) ? -2.5 : -0.5) : 0,
    reason: holdsCommand(draft) ? -6 : 0,
    opened: opensAnotherField(draft) ? -1.5 : 0,
    // What was said of many and not understood would let in others than those that are meant.
    loose: (draft.shape.bulk ? -9 : -3) * draft.loose,
    vague: isVague(draft) ? -1.2 - 0.6 * draft.frame.spans.filter(span => span.kind === 'number').length : 0,
    time: isOutOfTime(draft) ? -3 : 0,
    destination: isDestination(draft) ? -1.5 : 0,
    bulk: bulkEvidence(draft),
    beside: isBesideTheRecords(draft) ? -1.2 : 0,
    bare: isBare(draft) ? -1.3 : 0,
    mood: moodEvidence(draft),
    telegraphic: telegraphicEvidence(draft),
  }
}
