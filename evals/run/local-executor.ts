// Runs cases in this process: one database, one case at a time.
import type { Env } from '../../server/env.ts'
import type { World } from '../format/seed.ts'
import { createAgentSubject } from './agent-subject.ts'
import type { Executor, JobOutcome } from './jobs.ts'
import { runCase } from './run-case.ts'
import { openStage, type Stage } from './stage.ts'
import { InfrastructureError } from './subject.ts'

/** `worlds`: the seed of every suite, by its name. */
export async function openLocalExecutor(env: Env, worlds: ReadonlyMap<string, World>): Promise<Executor> {
  const subject = await createAgentSubject(env)
  let stage: Stage | undefined
  return {
    info: { modelName: subject.modelName, tools: subject.tools },
    async run({ suite, test, trial }): Promise<JobOutcome> {
      const world = worlds.get(suite)
      if (!world) throw new Error(`There is no suite ${suite}.`)
      stage ??= await openStage(world)
      if (stage.world !== world) await stage.load(world)
      try {
        return { kind: 'record', record: await runCase(stage, subject, test, trial) }
      } catch (thrown) {
        if (!(thrown instanceof InfrastructureError)) throw thrown
        return { kind: 'infrastructure', code: thrown.code, message: thrown.message }
      }
    },
    close: async () => stage?.close(),
  }
}
