// Reads case files (JSON lines) and says exactly where one is wrong. What it doesn't know it names, so that no expectation is silently skipped.
import { readFileSync } from 'node:fs'
import { type Case, caseSchema, expectSchema } from './case.ts'

export interface LoadedCases {
  cases: Case[]
  warnings: string[]
}

/** @throws {Error} naming file and line of the first case that can't be read, or of an id that occurs twice. */
export function loadCases(files: string[]): LoadedCases {
  const cases: Case[] = []
  const warnings: string[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      if (line.trim() === '' || line.startsWith('//')) continue
      const place = `${file}:${index + 1}`
      const { test, unknown } = parseCase(line, place)
      const twin = seen.get(test.id)
      if (twin !== undefined) throw new Error(`${place}: the id ${test.id} is taken by ${twin}`)
      seen.set(test.id, place)
      cases.push(test)
      for (const key of unknown)
        warnings.push(`${place}: ${test.id} expects "${key}", which is unknown here and not checked`)
    }
  }
  return { cases, warnings }
}

function parseCase(line: string, place: string): { test: Case; unknown: string[] } {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch (cause) {
    throw new Error(`${place}: not JSON`, { cause })
  }
  const parsed = caseSchema.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`${place}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const expect = (raw as { expect: Record<string, unknown> }).expect
  return { test: parsed.data, unknown: Object.keys(expect).filter(key => !(key in expectSchema.shape)) }
}
