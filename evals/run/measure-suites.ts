// Runs all cases of all suites, grades each as it comes, and keeps the results in the order of the cases.
import { createGrader, type Grader } from '../grade/grade.ts'
import type { RecordsFile } from '../report/records-file.ts'
import { type CaseResult, createResult, createUnscored } from '../report/result.ts'
import type { Executor, Job, JobOutcome } from './jobs.ts'
import type { Journal } from './journal.ts'
import { type BackOff, runJobs } from './schedule.ts'
import type { Suite } from './suites.ts'

export interface Measurement {
  suites: Suite[]
  executors: Executor[]
  k: number
  signal: AbortSignal
  journal?: Journal
  records?: RecordsFile
  backOff?: BackOff
  onResult?(result: CaseResult): void
  onWait?(reason: string, ms: number): void
}

export interface Measured {
  results: CaseResult[]
  notRun: number
  gaveUp: string | undefined
}

export function countRuns(suites: Suite[], k: number): number {
  return suites.reduce((sum, suite) => sum + suite.cases.length * k, 0)
}

export async function measureSuites(measurement: Measurement): Promise<Measured> {
  const { suites, journal } = measurement
  const jobs = jobsOf(suites, measurement.k)
  const graders = new Map<string, Grader>(suites.map(suite => [suite.name, createGrader(suite.world)]))
  const results = new Map<Job, CaseResult>()
  const keep = (job: Job, result: CaseResult) => {
    results.set(job, result)
    measurement.onResult?.(result)
  }
  for (const job of jobs) {
    const earlier = journal?.find(job.test, job.trial)
    if (earlier) keep(job, earlier)
  }
  const onOutcome = (job: Job, outcome: JobOutcome) => {
    const grader = graders.get(job.suite)
    if (!grader) return
    if (outcome.kind === 'infrastructure')
      return keep(job, createUnscored(job.suite, job.test, job.trial, outcome.code))
    measurement.records?.add(outcome.record)
    const result = createResult(job.suite, job.test, outcome.record, grader.grade(job.test, outcome.record))
    journal?.add(job.test, job.trial, result)
    keep(job, result)
  }
  const { gaveUp } = await runJobs({ ...measurement, jobs: jobs.filter(job => !results.has(job)), onOutcome })
  const inOrder = jobs.flatMap(job => results.get(job) ?? [])
  return { results: inOrder, notRun: jobs.length - inOrder.length, gaveUp }
}

function jobsOf(suites: Suite[], k: number): Job[] {
  return suites.flatMap(({ name, cases }) =>
    cases.flatMap(test => Array.from({ length: k }, (_, trial) => ({ suite: name, test, trial }))),
  )
}
