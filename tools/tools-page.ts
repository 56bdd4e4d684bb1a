// `docs/tools.md`, written from the registry: what can be asked for, and how people ask.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { allTools } from './all-tools.ts'
import type { Effect, Tool } from './tool.ts'

export const toolsPagePath = fileURLToPath(new URL('../docs/tools.md', import.meta.url))

const effects: Record<Effect, string> = { read: 'reads', write: 'writes', confirm: 'asks first' }

export function toolsPage(tools: readonly Tool[]): string {
  return `# Tools

Everything the agent can do. *reads* changes nothing; *writes* happens at once and can be undone; *asks first* waits for a person's
approval, as does anything that concerns more than three records. Written by \`npm run docs\` from the registry; a test keeps it in step.

| tool | what it does | effect | people say |
|---|---|---|---|
${tools.map(row).join('\n')}
`
}

function row(tool: Tool): string {
  const spoken = [...new Map(tool.examples.map(example => [example.language, example.text])).values()].slice(0, 3)
  const effect = tool.effect === 'write' && tool.preview ? 'writes; asks first for many' : effects[tool.effect]
  const pack = tool.pack ? ` (pack \`${tool.pack}\`)` : ''
  return `| \`${tool.name}\` | ${cell(tool.description)}${pack} | ${effect} | ${spoken.map(text => `“${cell(text)}”`).join('<br>')} |`
}

const cell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(toolsPagePath, toolsPage(allTools))
