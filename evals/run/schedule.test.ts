import { describe, expect, it } from 'vitest'
import { caseSchema } from '../format/case.ts'
import type { Executor, Job, JobOutcome } from './jobs.ts'
import { runJobs } from './schedule.ts'

const jobs: Job[] = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({
  suite: 's',
  trial: 0,
  test: caseSchema.parse({ id, category: 'c', turns: ['x'], expect: {} }),
}))
const record = (job: Job): JobOutcome => ({
  kind: 'record',
  record: { id: job.test.id, trial: 0, before: {}, turns: [] },
})
const limited: JobOutcome = { kind: 'infrastructure', code: 'rate_limited', message: 'too many' }
const executor = (run: Executor['run']): Executor => ({
  info: { modelName: 'm', tools: { count: 0, tokens: 0 } },
  run,
  close: async () => undefined,
})
const backOff = { attempts: 3, firstMs: 5, longestMs: 20, givingUpAfter: 2 }

async function run(executors: Executor[], signal = new AbortController().signal) {
  const outcomes: [string, JobOutcome['kind']][] = []
  const { gaveUp } = await runJobs({
    executors,
    jobs,
    signal,
    backOff,
    onOutcome: (job, outcome) => outcomes.push([job.test.id, outcome.kind]),
  })
  return { outcomes, gaveUp }
}

describe('the schedule', () => {
  it('runs every job once, on all executors', async () => {
    const used = new Set<number>()
    const make = (index: number) =>
      executor(async job => {
        used.add(index)
        await new Promise(resolve => setTimeout(resolve, 5))
        return record(job)
      })
    const { outcomes } = await run([make(0), make(1)])
    expect(outcomes.map(([id]) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(used.size).toBe(2)
  })

  it('tries again what failed for want of a model, and scores the answer', async () => {
    let failures = 2
    const { outcomes } = await run([executor(async job => (failures-- > 0 ? limited : record(job)))])
    expect(outcomes).toHaveLength(6)
    expect(outcomes.every(([, kind]) => kind === 'record')).toBe(true)
  })

  it('gives up on a model that is not there', async () => {
    let calls = 0
    const { outcomes, gaveUp } = await run([
      executor(async () => {
        calls += 1
        return limited
      }),
    ])
    expect(gaveUp).toBe('rate_limited: too many')
    expect(outcomes.every(([, kind]) => kind === 'infrastructure')).toBe(true)
    expect(calls).toBeLessThan(18)
  })

  it('stops at once and keeps what ran', async () => {
    const controller = new AbortController()
    let runs = 0
    const { outcomes } = await run(
      [
        executor(job => {
          runs += 1
          if (runs < 3) return Promise.resolve(record(job))
          controller.abort()
          return new Promise(() => undefined)
        }),
      ],
      controller.signal,
    )
    expect(outcomes).toHaveLength(2)
  })
})
