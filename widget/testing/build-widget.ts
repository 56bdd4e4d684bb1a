// Builds the widget for one test file, into a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface BuiltWidget {
  folder: string
  remove(): Promise<void>
}

export async function buildWidget(): Promise<BuiltWidget> {
  const folder = await mkdtemp(join(tmpdir(), 'orbit-widget-'))
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
  await build({ configFile, build: { outDir: folder } })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
