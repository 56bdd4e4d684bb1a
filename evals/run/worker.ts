// The far end of a worker executor: a process of its own, told over IPC which case to run.
import { readEnv } from '../../server/env.ts'
import type { World } from '../format/seed.ts'
import type { Executor, Job } from './jobs.ts'
import { openLocalExecutor } from './local-executor.ts'

export interface WorkerStart {
  /** The seed of every suite, by its name. */
  worlds: [suite: string, world: World][]
}

let executor: Executor | undefined

process.on('message', (message: { start: WorkerStart } | { id: number; job: Job }) => {
  const answer = 'start' in message ? start(message.start) : work(message.id, message.job)
  answer.catch((thrown: unknown) =>
    process.send?.({ failed: thrown instanceof Error ? (thrown.stack ?? '') : String(thrown) }),
  )
})
// Without a parent there is nobody to work for.
process.on('disconnect', () => process.exit(0))
// The parent decides what an interrupt from the terminal means.
process.on('SIGINT', () => undefined)

async function start({ worlds }: WorkerStart): Promise<void> {
  executor = await openLocalExecutor(readEnv(process.env), new Map(worlds))
  process.send?.({ ready: executor.info })
}

async function work(id: number, job: Job): Promise<void> {
  if (!executor) throw new Error('The worker was not started.')
  process.send?.({ id, outcome: await executor.run(job) })
}
