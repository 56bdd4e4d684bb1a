// Builds the widget when its sources changed since the last build, so that `npm start` always serves what is in the tree.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface WidgetPaths {
  /** The repository's root. */
  root: string
  /** Where the built files are. */
  output: string
}

export function widgetPaths(root: string): WidgetPaths {
  return { root, output: join(root, 'widget', 'dist') }
}

/** @returns whether a build was needed */
export async function buildWidget({ root, output }: WidgetPaths): Promise<boolean> {
  const sources = ['widget/src', 'widget/page', 'widget/vite.config.ts', 'server/protocol.ts', 'package-lock.json']
  const newest = Math.max(...sources.map(source => changedAt(join(root, source))))
  if (newest <= changedAt(join(output, 'widget.js'))) return false
  const { build } = await import('vite')
  await build({ configFile: join(root, 'widget', 'vite.config.ts'), root: join(root, 'widget') })
  return true
}

/** Milliseconds; of a folder, its newest file's; 0 when there is none. */
function changedAt(path: string): number {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Math.max(0, ...inside.map(file => statSync(join(file.parentPath, file.name)).mtimeMs))
}
