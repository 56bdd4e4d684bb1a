// The report as one page that needs nothing else: figures, charts, and every failed run in full.
import type { Rate } from '../measure/summary.ts'
import { caseView } from './page/case-view.ts'
import { groupTable, latencyChart } from './page/chart.ts'
import { escapeHtml } from './page/escape-html.ts'
import { style } from './page/style.ts'
import { duration } from './progress.ts'
import { costOf, type Report } from './report.ts'
import { percent, withInterval } from './terminal.ts'

export function renderHtml(report: Report): string {
  const { summary, results, model } = report
  const failed = results.filter(result => !result.passed && result.infrastructure === undefined)
  const times = results.flatMap(result => result.turns.map(turn => turn.ms))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>OrbitCRM evals: ${escapeHtml(model.modelName)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(model.modelName)}: ${percent(summary.success.rate)} of ${summary.runs} runs succeed</h1>
<p class="muted">${escapeHtml(subtitle(report))}</p>
${tiles(report)}
${reasons(report)}
${groupTable('category', summary.groups.category)}
${groupTable('language', summary.groups.language)}
${groupTable('difficulty', summary.groups.difficulty)}
${groupTable('tool', summary.groups.tool)}
${latencyChart(times)}
<section><h2>${failed.length === 0 ? 'No run failed' : `Failed runs (${failed.length})`}</h2>
${failed.length === 0 ? '' : '<input type="search" placeholder="Filter: id, category, tag, tool, reason" aria-label="Filter failed runs">'}
${failed.map(caseView).join('\n')}</section>
<script>${filterScript}</script></body></html>
`
}

const filterScript = `
document.querySelector('input')?.addEventListener('input', event => {
  const words = event.target.value.toLowerCase().split(/\\s+/).filter(Boolean)
  for (const item of document.querySelectorAll('.case'))
    item.hidden = !words.every(word => item.dataset.search.includes(word))
})`

function subtitle({ run, summary }: Report): string {
  const cases = run.suites.reduce((sum, suite) => sum + suite.cases, 0)
  const lost = Object.entries(summary.infrastructure).map(([code, runs]) => `${runs} ${code}`)
  return [
    `${cases} cases, ${run.k} run${run.k > 1 ? 's' : ''} each`,
    `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`,
    `took ${duration(run.seconds * 1000)}`,
    ...(run.ended === 'complete' ? [] : [`${run.ended}: ${run.notRun} runs left out`]),
    ...(lost.length > 0 ? [`not scored: ${lost.join(', ')}`] : []),
  ].join(' · ')
}

function tiles(report: Report): string {
  const { summary, model } = report
  const { perCase, latency } = summary
  const cost = costOf(report)
  const powers = summary.passPowers
    .slice(1)
    .map((power, index) => tile(`pass^${index + 2}`, percent(power), 'all of so many runs succeed'))
  return `<div class="tiles">
    ${rateTile('success', summary.success)}
    ${rateTile('unwanted writes', summary.harm, summary.harm.right > 0)}
    ${rateTile('asked when needed', summary.askedWhenNeeded)}
    ${rateTile('asked needlessly', summary.askedNeedlessly)}
    ${rateTile('declined when due', summary.refused)}
    ${rateTile('right change or tool', summary.selection)}
    ${rateTile('right fields or arguments', summary.arguments)}
    ${powers.join('')}
    ${tile('time per turn', `${latency.p50} ms`, `p95 ${latency.p95} ms, longest ${latency.max} ms`)}
    ${tile('model calls per case', perCase.modelCalls.toFixed(1), `${Math.round(perCase.tokensIn)} tokens in, ${Math.round(perCase.tokensOut)} out`)}
    ${tile('tool definitions', String(model.tools.tokens), `tokens in every prompt, for ${model.tools.count} tools`)}
    ${cost === undefined ? '' : tile('cost', cost.toFixed(4), `${(cost / Math.max(1, summary.runs)).toFixed(5)} per case`)}
  </div>`
}

function rateTile(name: string, rate: Rate, warn = false): string {
  const detail =
    rate.total === 0 ? 'no such case' : `${rate.right} of ${rate.total} · ${withInterval(rate).replace(/^[^(]*/, '')}`
  return tile(name, rate.total === 0 ? '–' : percent(rate.rate), detail, warn)
}

function tile(name: string, value: string, detail: string, warn = false): string {
  return `<div class="tile${warn ? ' warn' : ''}"><small>${escapeHtml(name)}</small><b>${escapeHtml(value)}</b><small>${escapeHtml(detail)}</small></div>`
}

function reasons({ summary }: Report): string {
  if (summary.reasons.length === 0) return ''
  const rows = summary.reasons
    .slice(0, 10)
    .map(
      ({ meaning, field, runs, examples }) =>
        `<tr><td class="number">${runs}</td><td>${escapeHtml(meaning)}</td><td>${escapeHtml(field ?? '')}</td><td class="muted">${escapeHtml(examples.join(', '))}</td></tr>`,
    )
  return `<section><h2>Commonest reasons of failure</h2><div class="scroll"><table><thead><tr><th class="number">runs</th><th>reason</th><th>where</th><th>for example</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}
