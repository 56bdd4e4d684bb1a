// Whether two runs over the same cases really differ: McNemar's exact test on the cases that only one of them passed.

/** Two-sided. */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const total = onlyFirst + onlySecond
  if (total === 0) return 1
  const fewer = Math.min(onlyFirst, onlySecond)
  let tail = 0
  for (let k = 0; k <= fewer; k++) tail += Math.exp(logChoose(total, k) - total * Math.LN2)
  return Math.min(1, 2 * tail)
}

function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i)
  return sum
}
