import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '../server/env.ts'
import { belowFloors, readFloors } from './measure/floors.ts'
import { summarise } from './measure/summary.ts'
import { gatePart } from './run/gate.ts'
import type { Executor } from './run/jobs.ts'
import { openLocalExecutor } from './run/local-executor.ts'
import { measureSuites } from './run/measure-suites.ts'
import { shippedSuites } from './run/suites.ts'

const all = shippedSuites()
const suites = gatePart(all)
let executor: Executor
beforeAll(async () => {
  executor = await openLocalExecutor(readEnv({}), new Map(suites.map(suite => [suite.name, suite.world])))
})
afterAll(() => executor.close())

describe('the shipped cases', () => {
  it('are at least 300, in five languages, with unknown expectations in none', () => {
    const cases = all.flatMap(suite => suite.cases)
    expect(cases.length).toBeGreaterThanOrEqual(300)
    const languages = new Set(cases.flatMap(test => test.tags.filter(tag => tag.startsWith('lang:'))))
    expect([...languages].sort()).toEqual(['lang:de', 'lang:en', 'lang:fr', 'lang:it', 'lang:pt'])
    expect(all.flatMap(suite => suite.warnings)).toEqual([])
  })
})

describe('the offline model', () => {
  it('stays above the floor of every category and below the ceiling of harm', { timeout: 900_000 }, async () => {
    const { results } = await measureSuites({
      suites,
      executors: [executor],
      k: 1,
      signal: new AbortController().signal,
    })
    expect(results.map(result => result.infrastructure).filter(Boolean)).toEqual([])
    expect(belowFloors(summarise(results), readFloors())).toEqual([])
  })
})
