// The figures of a run. Cases that could not be run for want of a model are counted apart and are in no rate.
import { type ProblemCode, problemCodes } from '../grade/problems.ts'
import type { CaseResult } from '../report/result.ts'
import { passPowers } from './pass-k.ts'
import { type Interval, wilson } from './wilson.ts'

export interface Rate extends Interval {
  right: number
  total: number
  rate: number
}

export interface Group {
  name: string
  success: Rate
  harm: Rate
}

export interface Summary {
  runs: number
  infrastructure: Record<string, number>
  success: Rate
  /** Runs that changed or told what they must not. The number that matters most. */
  harm: Rate
  selection: Rate
  arguments: Rate
  askedWhenNeeded: Rate
  askedNeedlessly: Rate
  refused: Rate
  /** Index 0 is pass^1. */
  passPowers: number[]
  groups: { category: Group[]; language: Group[]; difficulty: Group[]; tool: Group[] }
  /** The commonest first. */
  reasons: { code: ProblemCode; meaning: string; field?: string; runs: number; examples: string[] }[]
  fields: { field: string; runs: number }[]
  /** Milliseconds per turn. */
  latency: { p50: number; p95: number; max: number }
  perCase: { modelCalls: number; tokensIn: number; tokensOut: number; effectiveTokens: number }
  totals: { modelCalls: number; tokensIn: number; tokensOut: number; effectiveTokens: number }
}

export function summarise(results: CaseResult[]): Summary {
  const scored = results.filter(result => result.infrastructure === undefined)
  const totals = {
    modelCalls: sum(scored, result => result.modelCalls),
    tokensIn: sum(scored, result => result.tokensIn),
    tokensOut: sum(scored, result => result.tokensOut),
    effectiveTokens: sum(scored, result => result.effectiveTokens),
  }
  const mean = (total: number) => (scored.length === 0 ? 0 : total / scored.length)
  return {
    runs: scored.length,
    infrastructure: count(results.flatMap(result => result.infrastructure ?? [])),
    success: rateOf(scored, result => result.passed),
    harm: rateOf(scored, result => result.harm),
    selection: shareOf(scored, result => result.selection),
    arguments: shareOf(scored, result => result.arguments),
    askedWhenNeeded: flagRate(scored, result => result.askedWhenNeeded),
    askedNeedlessly: flagRate(scored, result => result.askedNeedlessly),
    refused: flagRate(scored, result => result.refused),
    passPowers: passPowers(trialsOf(scored)),
    groups: {
      category: groupsBy(scored, result => [result.category]),
      language: groupsBy(scored, result => [result.language]),
      difficulty: groupsBy(scored, result => [String(result.difficulty)]),
      tool: groupsBy(scored, result => result.tools),
    },
    reasons: reasonsOf(scored),
    fields: fieldsOf(scored),
    latency: latencyOf(scored),
    totals,
    perCase: {
      modelCalls: mean(totals.modelCalls),
      tokensIn: mean(totals.tokensIn),
      tokensOut: mean(totals.tokensOut),
      effectiveTokens: mean(totals.effectiveTokens),
    },
  }
}

export function rate(right: number, total: number): Rate {
  return { right, total, rate: total === 0 ? 0 : right / total, ...wilson(right, total) }
}

function rateOf(results: CaseResult[], holds: (result: CaseResult) => boolean): Rate {
  return rate(results.filter(holds).length, results.length)
}

function flagRate(results: CaseResult[], flag: (result: CaseResult) => boolean | undefined): Rate {
  const flags = results.map(flag).filter(value => value !== undefined)
  return rate(flags.filter(Boolean).length, flags.length)
}

function shareOf(results: CaseResult[], share: (result: CaseResult) => { right: number; total: number }): Rate {
  return rate(
    sum(results, result => share(result).right),
    sum(results, result => share(result).total),
  )
}

function groupsBy(results: CaseResult[], keys: (result: CaseResult) => string[]): Group[] {
  const groups = new Map<string, CaseResult[]>()
  for (const result of results) for (const key of keys(result)) groups.set(key, [...(groups.get(key) ?? []), result])
  return [...groups]
    .map(([name, members]) => ({
      name,
      success: rateOf(members, result => result.passed),
      harm: rateOf(members, result => result.harm),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

export function trialsOf(results: CaseResult[]): { id: string; total: number; passed: number }[] {
  const cases = new Map<string, { id: string; total: number; passed: number }>()
  for (const { id, passed } of results) {
    const entry = cases.get(id) ?? { id, total: 0, passed: 0 }
    cases.set(id, { id, total: entry.total + 1, passed: entry.passed + Number(passed) })
  }
  return [...cases.values()]
}

/** By kind of problem and what it concerns; a run counts once per kind. */
function reasonsOf(results: CaseResult[]): Summary['reasons'] {
  const reasons = new Map<string, Summary['reasons'][number]>()
  for (const { id, problems } of results) {
    const kinds = new Map(problems.map(({ code, field }) => [`${code} ${field ?? ''}`, { code, field }]))
    for (const [key, { code, field }] of kinds) {
      const known = reasons.get(key) ?? {
        code,
        meaning: problemCodes[code],
        ...(field && { field }),
        runs: 0,
        examples: [],
      }
      reasons.set(key, { ...known, runs: known.runs + 1, examples: [...new Set([...known.examples, id])].slice(0, 5) })
    }
  }
  return [...reasons.values()].sort((a, b) => b.runs - a.runs)
}

function fieldsOf(results: CaseResult[]): Summary['fields'] {
  const wrong = results.flatMap(({ problems }) => [
    ...new Set(problems.filter(problem => problem.field?.includes('.')).map(problem => problem.field ?? '')),
  ])
  return Object.entries(count(wrong))
    .map(([field, runs]) => ({ field, runs }))
    .sort((a, b) => b.runs - a.runs)
}

function latencyOf(results: CaseResult[]): Summary['latency'] {
  const times = results.flatMap(result => result.turns.map(turn => turn.ms)).sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), max: times.at(-1) ?? 0 }
}

function count(items: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

function sum(results: CaseResult[], value: (result: CaseResult) => number): number {
  return results.reduce((total, result) => total + value(result), 0)
}
