// Runs cases in a process of its own: the embedded database serves one case at a time, so that more at once need more processes.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Executor, Job, JobOutcome, ModelInfo } from './jobs.ts'
import type { WorkerStart } from './worker.ts'

type Reply = { ready: ModelInfo } | { id: number; outcome: JobOutcome } | { failed: string }

const startLimitMs = 120_000

/** @throws {Error} when the worker can't start. */
export async function openWorkerExecutor(start: WorkerStart, env: NodeJS.ProcessEnv): Promise<Executor> {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    // Worlds hold maps.
    serialization: 'advanced',
    env,
  })
  let nextId = 0
  const ready = await exchange(child, { start }, reply => ('ready' in reply ? reply.ready : undefined), startLimitMs)
  return {
    info: ready,
    run(job: Job): Promise<JobOutcome> {
      const id = nextId++
      return exchange(child, { id, job }, reply => ('id' in reply && reply.id === id ? reply.outcome : undefined))
    },
    close: async () => {
      if (child.connected) child.disconnect()
      else child.kill()
    },
  }
}

/** Sends one message and waits for the reply that `pick` recognises, or for the worker's end. */
function exchange<Result>(
  child: ChildProcess,
  message: object,
  pick: (reply: Reply) => Result | undefined,
  limitMs?: number,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer =
      limitMs === undefined ? undefined : setTimeout(() => finish(new Error('A worker does not start.')), limitMs)
    const onMessage = (reply: Reply) => {
      if ('failed' in reply) return finish(new Error(reply.failed))
      const result = pick(reply)
      if (result !== undefined) finish(undefined, result)
    }
    const onExit = (code: number | null) => finish(new Error(`A worker ended with ${code ?? 'a signal'}.`))
    const finish = (error: Error | undefined, result?: Result) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      if (error) reject(error)
      else resolve(result as Result)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.send(message)
  })
}
