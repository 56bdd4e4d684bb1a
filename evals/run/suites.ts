// Which cases run on which seed. Shipped: the firm of `seed.json`, and a firm on its first day.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Case } from '../format/case.ts'
import { loadCases } from '../format/load-cases.ts'
import { createWorld, readSeed, type World } from '../format/seed.ts'

export interface Suite {
  name: string
  world: World
  cases: Case[]
  warnings: string[]
}

const home = fileURLToPath(new URL('..', import.meta.url))
const shipped = [
  { seed: 'seed.json', cases: 'cases' },
  { seed: 'seed-empty.json', cases: 'cases-empty' },
]
/** For measuring only: nobody builds or tunes the product on them. */
const heldOut = [{ seed: 'seed.json', cases: 'cases-heldout' }]
export const defaultSeed = join(home, 'seed.json')

export function shippedSuites(): Suite[] {
  return openSuites(shipped)
}

export function heldOutSuites(): Suite[] {
  return openSuites(heldOut)
}

function openSuites(folders: { seed: string; cases: string }[]): Suite[] {
  return folders
    .filter(({ cases }) => existsSync(join(home, cases)))
    .map(({ seed, cases }) => openSuite(cases, join(home, seed), caseFiles(join(home, cases))))
}

export function openSuite(name: string, seedFile: string, files: string[]): Suite {
  return { name, world: createWorld(readSeed(seedFile)), ...loadCases(files) }
}

function caseFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.jsonl'))
    .sort()
    .map(file => join(folder, file))
}

/** Cases whose id, category or a tag contains one of the words. */
export function filterSuites(suites: Suite[], words: string[]): Suite[] {
  if (words.length === 0) return suites
  return suites.map(suite => ({
    ...suite,
    cases: suite.cases.filter(({ id, category, tags }) =>
      words.some(word => [id, category, ...tags].some(text => text.includes(word))),
    ),
  }))
}
