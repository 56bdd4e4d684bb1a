// A whole run as one JSON: what was measured, on what, the figures, and every result.
import type { Summary } from '../measure/summary.ts'
import { summarise } from '../measure/summary.ts'
import type { ModelInfo } from '../run/jobs.ts'
import type { CaseResult } from './result.ts'

export interface RunFacts {
  startedAt: string
  seconds: number
  suites: { name: string; cases: number; clock: string }[]
  /** Runs per case that were asked for. */
  k: number
  /** What was asked for and did not run: stopped, or given up. */
  notRun: number
  ended: 'complete' | 'stopped' | 'gave up'
  note?: string
  /** Per million tokens; cost is left out without it. */
  price?: Price
}

export interface Price {
  tokensIn: number
  tokensOut: number
}

export interface Report {
  version: 1
  model: ModelInfo
  run: RunFacts
  summary: Summary
  results: CaseResult[]
}

export function createReport(model: ModelInfo, run: RunFacts, results: CaseResult[]): Report {
  return { version: 1, model, run, summary: summarise(results), results }
}

/** In the currency of the price, of all runs. */
export function costOf({ summary, run: { price } }: Report): number | undefined {
  if (!price) return undefined
  return (summary.totals.tokensIn * price.tokensIn + summary.totals.tokensOut * price.tokensOut) / 1_000_000
}
