// Records in the interchange format, one JSON a line, written as they come.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CaseRecord } from '../run/record.ts'

export interface RecordsFile {
  add(record: CaseRecord): void
}

/** With `keep`, what is in the file stays. */
export function openRecordsFile(file: string, keep: boolean): RecordsFile {
  mkdirSync(dirname(file), { recursive: true })
  if (!keep) writeFileSync(file, '')
  return { add: record => appendFileSync(file, `${JSON.stringify(record)}\n`) }
}
