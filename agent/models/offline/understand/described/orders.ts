// Words that pick one of several records, wherever they stand.
import { findOrder } from '../../../../../tools/ordering.ts'
import type { Analysis } from '../analysis.ts'
import { hasRole, tokenRange } from '../analysis.ts'

/** Words that pick one of several. Those of days are none: "next Friday". */
export function orderTokens(analysis: Analysis): Set<number> {
  const { text, spans, tokens } = analysis
  let rest = text
  for (const { start, end, kind } of spans)
    if (kind === 'day') rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  const found = new Set<number>()
  for (let order = findOrder(rest); order; order = findOrder(rest)) {
    const range = tokenRange(tokens, order.start, order.end)
    for (let index = range.start; index < range.end; index++) found.add(index)
    rest = rest.slice(0, order.start) + ' '.repeat(order.end - order.start) + rest.slice(order.end)
  }
  return found
}

/** "la tâche la plus urgente": the words that pick stand after the noun. */
export function superlativeAfter(analysis: Analysis, noun: number, orders: Set<number>): number | undefined {
  let index = noun
  while (hasRole(analysis, index, 'article')) index++
  if (!orders.has(index)) return undefined
  while (orders.has(index)) index++
  return index
}
