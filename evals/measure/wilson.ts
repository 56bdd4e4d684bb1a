// How sure a rate is: the Wilson score interval, which also holds near 0 and 1 and for few cases.

export interface Interval {
  low: number
  high: number
}

const z = 1.959964

/** 95 %. */
export function wilson(successes: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 }
  const rate = successes / total
  const square = z * z
  const centre = rate + square / (2 * total)
  const spread = z * Math.sqrt((rate * (1 - rate)) / total + square / (4 * total * total))
  const scale = 1 + square / total
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
