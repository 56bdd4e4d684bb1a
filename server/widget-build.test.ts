import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWidget, widgetPaths } from './widget-build.ts'

const root = mkdtempSync(join(tmpdir(), 'orbit-build-'))
const source = join(root, 'widget', 'src', 'widget.js')

beforeAll(() => {
  mkdirSync(join(root, 'widget', 'src'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(source, 'globalThis.orbit = 1')
  const config =
    "export default { logLevel: 'silent', build: { lib: { entry: 'src/widget.js', formats: ['iife'], name: 'o', fileName: () => 'widget.js' } } }"
  writeFileSync(join(root, 'widget', 'vite.config.ts'), config)
})
afterAll(() => rmSync(root, { recursive: true }))

it('builds the widget when it was never built, or its sources are newer, and only then', async () => {
  const paths = widgetPaths(root)
  expect(await buildWidget(paths)).toBe(true)
  expect(await buildWidget(paths)).toBe(false)
  writeFileSync(source, 'globalThis.orbit = 2')
  const later = Date.now() / 1000 + 10
  utimesSync(source, later, later)
  expect(await buildWidget(paths)).toBe(true)
  expect(readFileSync(join(paths.output, 'widget.js'), 'utf8')).toContain('2')
})
