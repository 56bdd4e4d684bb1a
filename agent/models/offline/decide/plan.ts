// A message as the steps it asks for, and what they are decided with.
import type { Knowledge } from '../learn/knowledge.ts'
import type { OfflineTurn } from '../turn.ts'
import type { Analysis } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { Ranking } from './candidates.ts'
import type { Decision } from './decision.ts'
import type { LookUpTest } from './settle-condition.ts'

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
