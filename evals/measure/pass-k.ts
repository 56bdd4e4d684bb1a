// pass^k: how likely k runs of the same case all succeed. What matters to somebody who does it every day.

/** `trials` per case: how many there were and how many passed. Index 0 is pass^1. */
export function passPowers(trials: { total: number; passed: number }[]): number[] {
  const most = Math.min(...trials.map(each => each.total))
  if (!Number.isFinite(most)) return []
  return Array.from({ length: most }, (_, index) => {
    const k = index + 1
    const sum = trials.reduce((all, { total, passed }) => all + choose(passed, k) / choose(total, k), 0)
    return sum / trials.length
  })
}

function choose(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result *= (n - k + i) / i
  return k > n ? 0 : result
}
