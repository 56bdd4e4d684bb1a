// Hands jobs to executors, waits when the model asks to, tries again what failed for want of a model, and stops when told to.
import { setTimeout } from 'node:timers/promises'
import type { Executor, Job, JobOutcome } from './jobs.ts'

export interface Schedule {
  executors: Executor[]
  jobs: Job[]
  onOutcome(job: Job, outcome: JobOutcome): void
  /** A pause before another try; for the progress line. */
  onWait?(reason: string, ms: number): void
  signal: AbortSignal
  backOff?: BackOff
}

export interface BackOff {
  attempts: number
  firstMs: number
  longestMs: number
  /** So many cases in a row without a model: it isn't there at all. */
  givingUpAfter: number
}

export const usualBackOff: BackOff = { attempts: 6, firstMs: 2_000, longestMs: 60_000, givingUpAfter: 5 }

/** Resolves when all is done, stopped, or the model is given up on; then says so. */
export async function runJobs(schedule: Schedule): Promise<{ gaveUp: string | undefined }> {
  const { executors, signal, backOff = usualBackOff } = schedule
  const waiting = schedule.jobs.map(job => ({ job, attempt: 0 }))
  const state = { pausedUntil: 0, lostInARow: 0, gaveUp: undefined as string | undefined }
  const aborted = onAbort(signal)
  const stopped = () => signal.aborted || state.gaveUp !== undefined

  const settle = (entry: { job: Job; attempt: number }, outcome: JobOutcome) => {
    if (outcome.kind === 'record') {
      state.lostInARow = 0
      return schedule.onOutcome(entry.job, outcome)
    }
    entry.attempt += 1
    if (entry.attempt < backOff.attempts) {
      const ms = Math.min(backOff.longestMs, backOff.firstMs * 2 ** (entry.attempt - 1)) * (0.75 + Math.random() / 2)
      // Everybody waits: a rate limit is the account's, not the case's.
      state.pausedUntil = Math.max(state.pausedUntil, performance.now() + ms)
      schedule.onWait?.(outcome.code, ms)
      waiting.push(entry)
      return
    }
    state.lostInARow += 1
    if (state.lostInARow >= backOff.givingUpAfter) state.gaveUp = `${outcome.code}: ${outcome.message}`
    schedule.onOutcome(entry.job, outcome)
  }

  const work = async (executor: Executor): Promise<void> => {
    while (!stopped()) {
      await pauseUntil(state.pausedUntil, signal)
      const entry = stopped() ? undefined : waiting.shift()
      if (!entry) return
      // What is under way when somebody stops is given up: a case counts whole or not at all.
      const outcome = await Promise.race([executor.run(entry.job), aborted])
      if (outcome) settle(entry, outcome)
    }
  }
  await Promise.all(executors.map(work))
  return { gaveUp: state.gaveUp }
}

function onAbort(signal: AbortSignal): Promise<undefined> {
  return new Promise(resolve => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

async function pauseUntil(time: number, signal: AbortSignal): Promise<void> {
  const ms = time - performance.now()
  // An abort ends the pause early, which is all that is wanted.
  if (ms > 0) await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
