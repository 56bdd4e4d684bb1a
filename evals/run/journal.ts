// What ran so far, on disk: a run that was stopped or killed goes on where it was.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Case } from '../format/case.ts'
import type { CaseResult } from '../report/result.ts'

export interface Journal {
  /** The result of an earlier run of exactly this case with exactly this model, if there is one. */
  find(test: Case, trial: number): CaseResult | undefined
  add(test: Case, trial: number, result: CaseResult): void
}

/** `context`: whatever else a result depends on (model, seed). Without `resume` the file starts afresh. */
export function openJournal(file: string, context: string, resume: boolean): Journal {
  mkdirSync(dirname(file), { recursive: true })
  const known = new Map<string, CaseResult>()
  if (resume && existsSync(file)) for (const [key, result] of readEntries(file)) known.set(key, result)
  else writeFileSync(file, '')
  const keyOf = (test: Case, trial: number) =>
    createHash('sha256')
      .update(JSON.stringify([context, test, trial]))
      .digest('hex')
      .slice(0, 24)
  return {
    find: (test, trial) => known.get(keyOf(test, trial)),
    add: (test, trial, result) => appendFileSync(file, `${JSON.stringify([keyOf(test, trial), result])}\n`),
  }
}

function readEntries(file: string): [string, CaseResult][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line) as [string, CaseResult]]
      } catch {
        // The line that was being written when the run was killed.
        return []
      }
    })
}
