import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allTools } from './all-tools.ts'
import { toolsPage, toolsPagePath } from './tools-page.ts'

it('docs/tools.md is what the registry says (else: npm run docs)', () => {
  expect(readFileSync(toolsPagePath, 'utf8')).toBe(toolsPage(allTools))
})
