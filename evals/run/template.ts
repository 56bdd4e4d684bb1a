// The migrated, empty database to boot from: the same cached dump that the tests use, made when it is missing.
import { readFileSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { setup } from '../../db/testing-setup.ts'

let path: Promise<string> | undefined

export async function readTemplate(): Promise<Blob> {
  path ??= templatePath()
  return new Blob([readFileSync(await path)])
}

async function templatePath(): Promise<string> {
  const provided: string[] = []
  // Of a test project, the set-up only uses `provide`.
  await setup({ provide: (_key: string, value: string) => provided.push(value) } as unknown as TestProject)
  return provided[0] ?? ''
}
