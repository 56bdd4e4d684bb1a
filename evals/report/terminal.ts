// The report for a terminal: what matters first, then by group, then the reasons.
import type { Group, Rate } from '../measure/summary.ts'
import { duration } from './progress.ts'
import { costOf, type Report } from './report.ts'

export function renderTerminal(report: Report): string {
  const { summary, run, model } = report
  const powers = summary.passPowers.slice(1).map((power, index) => `pass^${index + 2} ${percent(power)}`)
  const lines = [
    '',
    `${model.modelName}: ${summary.runs} runs of ${run.suites.reduce((sum, suite) => sum + suite.cases, 0)} cases in ${duration(run.seconds * 1000)}${endNote(report)}`,
    '',
    figure('success', summary.success),
    figure('unwanted writes', summary.harm),
    figure('asked when needed', summary.askedWhenNeeded),
    figure('asked needlessly', summary.askedNeedlessly),
    figure('declined when due', summary.refused),
    figure('right change/tool', summary.selection),
    figure('right fields/args', summary.arguments),
    ...(powers.length > 0 ? [`${'consistency'.padEnd(18)} ${powers.join('  ')}`] : []),
    `${'time per turn'.padEnd(18)} p50 ${summary.latency.p50} ms  p95 ${summary.latency.p95} ms`,
    `${'per case'.padEnd(18)} ${perCase(report)}`,
    `${'tool definitions'.padEnd(18)} ${model.tools.count} tools, ${model.tools.tokens} tokens in every prompt${toolShare(report)}`,
    ...infrastructure(report),
    '',
    ...table('category', summary.groups.category),
    ...table('language', summary.groups.language),
    ...table('difficulty', summary.groups.difficulty),
    ...table('tool', summary.groups.tool),
    ...reasons(report),
  ]
  return `${lines.join('\n')}\n`
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

export function withInterval(rate: Rate): string {
  return rate.total === 0 ? '–' : `${percent(rate.rate)} (${(rate.low * 100).toFixed(1)} to ${percent(rate.high)})`
}

function figure(name: string, rate: Rate): string {
  const counts = rate.total === 0 ? 'no case' : `${rate.right} of ${rate.total}`
  return `${name.padEnd(18)} ${withInterval(rate).padEnd(30)} ${counts}`
}

function perCase(report: Report): string {
  const { perCase: each, runs } = report.summary
  const cost = costOf(report)
  const money = cost === undefined || runs === 0 ? '' : `, cost ${(cost / runs).toFixed(5)}`
  return `${each.modelCalls.toFixed(1)} model calls, ${Math.round(each.tokensIn)} tokens in, ${Math.round(each.tokensOut)} out, ${Math.round(each.effectiveTokens)} effective${money}`
}

function toolShare({ summary: { totals }, model }: Report): string {
  if (totals.tokensIn === 0) return ''
  return ` (${percent(Math.min(1, (model.tools.tokens * totals.modelCalls) / totals.tokensIn))} of what was read)`
}

function infrastructure({ summary }: Report): string[] {
  const counts = Object.entries(summary.infrastructure)
  if (counts.length === 0) return []
  return [`${'not scored'.padEnd(18)} ${counts.map(([code, runs]) => `${runs} ${code}`).join(', ')}`]
}

function endNote({ run }: Report): string {
  return run.ended === 'complete' ? '' : `; ${run.ended}, ${run.notRun} runs left out${run.note ? `: ${run.note}` : ''}`
}

function table(title: string, groups: Group[]): string[] {
  if (groups.length === 0) return []
  const width = Math.max(title.length, ...groups.map(group => group.name.length))
  const rows = groups.map(({ name, success, harm }) => {
    const harmed = harm.right > 0 ? `  ${harm.right} harmful` : ''
    const counts = `${success.right}/${success.total}`.padStart(8)
    return `  ${name.padEnd(width)} ${counts}  ${percent(success.rate).padStart(7)}  ${percent(success.low)} to ${percent(success.high)}${harmed}`
  })
  return [`by ${title}`, ...rows, '']
}

function reasons({ summary }: Report): string[] {
  if (summary.reasons.length === 0) return []
  const rows = summary.reasons.slice(0, 10).map(({ meaning, field, runs, examples }) => {
    return `  ${String(runs).padStart(4)}  ${meaning}${field ? ` (${field})` : ''}: ${examples.join(', ')}`
  })
  return ['commonest reasons of failure', ...rows]
}
