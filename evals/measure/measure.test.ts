import { describe, expect, it } from 'vitest'
import { caseSchema } from '../format/case.ts'
import { createUnscored } from '../report/result.ts'
import { mcnemar } from './mcnemar.ts'
import { passPowers } from './pass-k.ts'
import { summarise } from './summary.ts'
import { wilson } from './wilson.ts'

const test = caseSchema.parse({ id: 'a', category: 'task', turns: ['x'], expect: {}, tags: ['lang:de'] })
const blank = () => {
  const { infrastructure: _none, ...result } = createUnscored('s', test, 0, '')
  return result
}

describe('measures', () => {
  it('knows Wilson intervals', () => {
    const { low, high } = wilson(9, 10)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.5958', '0.9821'])
    expect(wilson(0, 20).low).toBe(0)
    expect(wilson(0, 20).high.toFixed(3)).toBe('0.161')
  })
  it("knows McNemar's exact test", () => {
    expect(mcnemar(0, 0)).toBe(1)
    expect(mcnemar(1, 9).toFixed(4)).toBe('0.0215')
    expect(mcnemar(5, 5)).toBe(1)
    expect(mcnemar(0, 2000)).toBeLessThan(1e-9)
  })
  it('knows how likely k runs in a row succeed', () => {
    const powers = passPowers([
      { total: 4, passed: 4 },
      { total: 4, passed: 2 },
    ])
    expect(powers.map(power => power.toFixed(3))).toEqual(['0.750', '0.583', '0.500', '0.500'])
    expect(passPowers([])).toEqual([])
  })
  it('keeps what could not be run out of every rate', () => {
    const summary = summarise([
      { ...blank(), passed: true },
      { ...blank(), id: 'b', harm: true, problems: [{ code: 'unwanted_write', detail: 'x', field: 'contacts' }] },
      createUnscored('s', test, 0, 'rate_limited'),
    ])
    expect(summary.success).toMatchObject({ right: 1, total: 2 })
    expect(summary.harm).toMatchObject({ right: 1, total: 2 })
    expect(summary.infrastructure).toEqual({ rate_limited: 1 })
    expect(summary.groups.language.map(group => [group.name, group.success.total])).toEqual([['de', 2]])
    expect(summary.reasons[0]).toMatchObject({ code: 'unwanted_write', runs: 1, examples: ['b'] })
  })
  it('counts a run once per reason', () => {
    const problems = ['tasks.title', 'tasks.due_date', 'tasks.title'].map(field => ({
      code: 'wrong_value' as const,
      detail: '',
      field,
    }))
    const summary = summarise([{ ...blank(), problems }])
    expect(summary.reasons).toMatchObject([
      { runs: 1, field: 'tasks.title' },
      { runs: 1, field: 'tasks.due_date' },
    ])
    expect(summary.fields.map(each => each.field)).toEqual(['tasks.title', 'tasks.due_date'])
  })
})
