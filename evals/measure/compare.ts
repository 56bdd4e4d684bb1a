// Two runs side by side, case by case: what got better, what got worse, and whether that is more than chance.
import type { Report } from '../report/report.ts'
import type { CaseResult } from '../report/result.ts'
import { percent } from '../report/terminal.ts'
import { mcnemar } from './mcnemar.ts'

export interface Comparison {
  names: [string, string]
  paired: number
  unpaired: number
  better: string[]
  worse: string[]
  moreHarm: string[]
  lessHarm: string[]
  rates: [number, number]
  probability: number
  categories: { name: string; before: number; after: number; total: number }[]
}

interface Standing {
  category: string
  passed: boolean
  harm: boolean
}

export function compareReports(before: Report, after: Report): Comparison {
  const [first, second] = [standings(before.results), standings(after.results)]
  const ids = [...first.keys()].filter(id => second.has(id))
  const differs = (test: (a: Standing, b: Standing) => boolean) =>
    ids.filter(id => {
      const [a, b] = [first.get(id), second.get(id)]
      return a !== undefined && b !== undefined && test(a, b)
    })
  const better = differs((a, b) => !a.passed && b.passed)
  const worse = differs((a, b) => a.passed && !b.passed)
  const share = (all: Map<string, Standing>) =>
    ids.length === 0 ? 0 : ids.filter(id => all.get(id)?.passed).length / ids.length
  return {
    names: [nameOf(before), nameOf(after)],
    paired: ids.length,
    unpaired: first.size + second.size - 2 * ids.length,
    better,
    worse,
    moreHarm: differs((a, b) => !a.harm && b.harm),
    lessHarm: differs((a, b) => a.harm && !b.harm),
    rates: [share(first), share(second)],
    probability: mcnemar(better.length, worse.length),
    categories: byCategory(ids, first, second),
  }
}

export function renderComparison(comparison: Comparison): string {
  const { better, worse, moreHarm, lessHarm, rates, probability, categories } = comparison
  const sure = probability < 0.05 ? 'more than chance' : 'may be chance'
  const list = (title: string, ids: string[]) => (ids.length > 0 ? [`${title} (${ids.length}): ${ids.join(', ')}`] : [])
  const moved = categories.filter(each => each.before !== each.after)
  const lines = [
    `A ${comparison.names[0]}`,
    `B ${comparison.names[1]}`,
    '',
    `${comparison.paired} cases in both${comparison.unpaired > 0 ? `, ${comparison.unpaired} in one only and left out` : ''}`,
    `success ${percent(rates[0])} → ${percent(rates[1])}; ${better.length} better, ${worse.length} worse`,
    `McNemar's exact test: p = ${probability.toPrecision(2)}, ${sure}`,
    '',
    ...list('better', better),
    ...list('worse', worse),
    ...list('harmful now', moreHarm),
    ...list('no longer harmful', lessHarm),
    ...(moved.length > 0 ? ['', 'by category'] : []),
    ...moved.map(({ name, before, after, total }) => `  ${name.padEnd(18)} ${before} → ${after} of ${total}`),
  ]
  return `${lines.join('\n')}\n`
}

/** With several runs of a case: passed when all passed, harmful when one was. */
function standings(results: CaseResult[]): Map<string, Standing> {
  const all = new Map<string, Standing>()
  for (const { id, category, passed, harm, infrastructure } of results) {
    if (infrastructure !== undefined) continue
    const known = all.get(id) ?? { category, passed: true, harm: false }
    all.set(id, { category, passed: known.passed && passed, harm: known.harm || harm })
  }
  return all
}

function byCategory(
  ids: string[],
  first: Map<string, Standing>,
  second: Map<string, Standing>,
): Comparison['categories'] {
  const categories = new Map<string, { name: string; before: number; after: number; total: number }>()
  for (const id of ids) {
    const name = first.get(id)?.category ?? ''
    const entry = categories.get(name) ?? { name, before: 0, after: 0, total: 0 }
    entry.total += 1
    entry.before += Number(first.get(id)?.passed)
    entry.after += Number(second.get(id)?.passed)
    categories.set(name, entry)
  }
  return [...categories.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function nameOf({ model, run }: Report): string {
  return `${model.modelName}, ${run.startedAt.slice(0, 16).replace('T', ' ')}, ${run.k} per case`
}
