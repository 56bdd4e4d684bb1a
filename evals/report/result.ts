// What a report keeps of one run of one case: enough to read it, without the tables.
import { type Case, languageOf } from '../format/case.ts'
import type { Share } from '../grade/calls.ts'
import { describeChange, describeWrite } from '../grade/describe.ts'
import type { Verdict } from '../grade/grade.ts'
import type { Problem } from '../grade/problems.ts'
import type { CaseRecord, ToolRecord } from '../run/record.ts'

export interface ResultTurn {
  user: string
  answer: string
  error: string | null
  ms: number
  tools: ToolRecord[]
}

/** One expected or actual change, side by side with its partner. */
export interface ResultPair {
  expected: string | null
  actual: string | null
  right: boolean
}

export interface CaseResult {
  id: string
  trial: number
  suite: string
  category: string
  language: string
  difficulty: number
  tags: string[]
  passed: boolean
  harm: boolean
  problems: Problem[]
  turns: ResultTurn[]
  pairs: ResultPair[]
  selection: Share
  arguments: Share
  askedWhenNeeded?: boolean
  askedNeedlessly?: boolean
  refused?: boolean
  /** The tools that should have been called, where the case says so; else those that were. */
  tools: string[]
  modelCalls: number
  tokensIn: number
  tokensOut: number
  effectiveTokens: number
  /** Set when the model could not be reached: then nothing above is a score. */
  infrastructure?: string
}

export function createResult(suite: string, test: Case, record: CaseRecord, verdict: Verdict): CaseResult {
  const sum = (key: 'model_calls' | 'tokens_in' | 'tokens_out' | 'effective_tokens') =>
    record.turns.reduce((total, turn) => total + turn[key], 0)
  return {
    ...describeCase(suite, test, record.trial),
    passed: verdict.passed,
    harm: verdict.harm,
    problems: verdict.problems,
    turns: record.turns.map((turn, index) => ({
      user: test.turns[index] ?? '',
      answer: turn.text,
      error: turn.error,
      ms: turn.ms,
      tools: turn.tools,
    })),
    pairs: verdict.pairs.map(({ wanted, change, problems }) => ({
      expected: wanted ? describeWrite(wanted) : null,
      actual: change ? describeChange(change) : null,
      right: problems.length === 0,
    })),
    selection: verdict.calls.selection,
    arguments: verdict.calls.arguments,
    ...(verdict.askedWhenNeeded !== undefined && { askedWhenNeeded: verdict.askedWhenNeeded }),
    ...(verdict.askedNeedlessly !== undefined && { askedNeedlessly: verdict.askedNeedlessly }),
    ...(verdict.refused !== undefined && { refused: verdict.refused }),
    tools: toolsOf(test, record),
    modelCalls: sum('model_calls'),
    tokensIn: sum('tokens_in'),
    tokensOut: sum('tokens_out'),
    effectiveTokens: sum('effective_tokens'),
  }
}

/** A case that could not be run. */
export function createUnscored(suite: string, test: Case, trial: number, infrastructure: string): CaseResult {
  return {
    ...describeCase(suite, test, trial),
    passed: false,
    harm: false,
    problems: [],
    turns: [],
    pairs: [],
    selection: { right: 0, total: 0 },
    arguments: { right: 0, total: 0 },
    tools: [],
    modelCalls: 0,
    tokensIn: 0,
    tokensOut: 0,
    effectiveTokens: 0,
    infrastructure,
  }
}

function describeCase(suite: string, test: Case, trial: number) {
  const { id, category, difficulty, tags } = test
  return { id, trial, suite, category, difficulty, tags, language: languageOf(test) }
}

function toolsOf(test: Case, record: CaseRecord): string[] {
  const expected = test.calls
    ?.map(call => (Array.isArray(call) ? call[0] : call)?.tool)
    .map(tool => (Array.isArray(tool) ? tool[0] : tool))
  const called = record.turns.flatMap(turn => turn.tools.map(tool => tool.name))
  return [...new Set(expected ?? called)].filter((name): name is string => name !== undefined)
}
