// One run of one case, and whoever can do it: this process, or a worker process with a database of its own.
import type { Case } from '../format/case.ts'
import type { CaseRecord } from './record.ts'

export interface Job {
  suite: string
  test: Case
  trial: number
}

export type JobOutcome =
  | { kind: 'record'; record: CaseRecord }
  | { kind: 'infrastructure'; code: string; message: string }

export interface ModelInfo {
  modelName: string
  tools: { count: number; tokens: number }
}

export interface Executor {
  info: ModelInfo
  run(job: Job): Promise<JobOutcome>
  close(): Promise<void>
}
