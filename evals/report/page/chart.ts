// Bars with their confidence intervals, as small inline SVG. Harm is the red part at the start of a bar's track.
import type { Group } from '../../measure/summary.ts'
import { percent } from '../terminal.ts'
import { escapeHtml } from './escape-html.ts'

const width = 320
const height = 18

/** One row per group: name, bar with whiskers, figures. */
export function groupTable(title: string, groups: Group[]): string {
  if (groups.length === 0) return ''
  const rows = groups.map(
    ({ name, success, harm }) => `<tr>
      <th scope="row">${escapeHtml(name)}</th>
      <td>${bar(success)}</td>
      <td class="number">${percent(success.rate)}</td>
      <td class="number muted">${success.right} / ${success.total}</td>
      <td class="number muted">${percent(success.low)} – ${percent(success.high)}</td>
      <td class="number ${harm.right > 0 ? 'bad' : 'muted'}">${harm.right || ''}</td>
    </tr>`,
  )
  return `<section><h2>By ${escapeHtml(title)}</h2><div class="scroll"><table>
    <thead><tr><th></th><th>success, 95 % interval</th><th class="number">rate</th><th class="number">runs</th><th class="number">interval</th><th class="number">harmful</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table></div></section>`
}

export function bar({ rate, low, high }: { rate: number; low: number; high: number }): string {
  const x = (share: number) => (share * width).toFixed(1)
  const middle = height / 2
  const label = `${percent(rate)}, interval ${percent(low)} to ${percent(high)}`
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    <rect class="track" width="${width}" height="${height}" rx="3"/>
    <rect class="fill" width="${x(rate)}" height="${height}" rx="3"/>
    <path class="whisker" d="M${x(low)} ${middle}H${x(high)}M${x(low)} 5V13M${x(high)} 5V13"/>
  </svg>`
}

/** How long turns took: one bar per step of the doubling scale. */
export function latencyChart(times: number[]): string {
  if (times.length === 0) return ''
  const steps = [0, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600]
  const counts = steps.map(
    (from, index) => times.filter(ms => ms >= from && ms < (steps[index + 1] ?? Infinity)).length,
  )
  const most = Math.max(...counts)
  const columns = counts.map((count, index) => {
    const tall = (70 * count) / most
    const x = index * 52
    return `<rect class="fill" x="${x + 4}" y="${(78 - tall).toFixed(1)}" width="44" height="${tall.toFixed(1)}" rx="2"/>
      <text x="${x + 26}" y="92">${label(steps[index] ?? 0)}</text>${count > 0 ? `<text x="${x + 26}" y="${(74 - tall).toFixed(1)}">${count}</text>` : ''}`
  })
  return `<section><h2>Time per turn</h2><div class="scroll"><svg class="histogram" viewBox="0 -6 ${steps.length * 52} 104" role="img" aria-label="turns by duration">${columns.join('')}</svg></div></section>`
}

function label(ms: number): string {
  return ms < 1000 ? `${ms} ms+` : `${ms / 1000} s+`
}
