import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGrader } from '../grade/grade.ts'
import { runCase } from '../run/run-case.ts'
import { openStage, type Stage } from '../run/stage.ts'
import { heldOutSuites, shippedSuites } from '../run/suites.ts'
import { createOracle } from './oracle.ts'
import { exampleOf } from './pattern-example.ts'

const suites = [...shippedSuites(), ...heldOutSuites()]
let stage: Stage
beforeAll(async () => {
  const [first] = suites
  if (!first) throw new Error('no cases')
  stage = await openStage(first.world)
})
afterAll(() => stage.close())

describe('the oracle', () => {
  it.each(suites)('passes every case of $name', { timeout: 300_000 }, async ({ world, cases }) => {
    await stage.load(world)
    const grader = createGrader(world)
    const failed: string[] = []
    for (const test of cases) {
      const { problems } = grader.grade(test, await runCase(stage, createOracle(), test))
      failed.push(...problems.map(({ code, detail }) => `${test.id}: ${code}: ${detail}`))
    }
    expect(failed).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
  })

  it('finds a text for a pattern', () => {
    for (const pattern of ['/\\b(no|not)\\b/', '/CHF ?\\d{2}[.,]\\d+/', '/^(?:yes|no)[a-c]?$/', '/over ?due|late/i']) {
      const [, source = '', flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(pattern) ?? []
      expect(exampleOf(pattern)).toMatch(new RegExp(source, flags))
    }
  })
})
