// The part of the shipped cases that every test run goes through: evenly from every category, the same each time.
import type { Suite } from './suites.ts'

const mostPerCategory = 7

export function gatePart(suites: Suite[]): Suite[] {
  return suites.map(suite => {
    const categories = new Map<string, string[]>()
    for (const { id, category } of suite.cases) categories.set(category, [...(categories.get(category) ?? []), id])
    const chosen = new Set([...categories.values()].flatMap(spread))
    return { ...suite, cases: suite.cases.filter(test => chosen.has(test.id)) }
  })
}

function spread(ids: string[]): string[] {
  const step = Math.max(1, ids.length / mostPerCategory)
  return ids.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
