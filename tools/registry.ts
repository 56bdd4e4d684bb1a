// All the tools there are. Whatever else knows about a tool is derived from here.
import { brokenLaws, inputSchema } from './laws.ts'
import type { Tool } from './tool.ts'

/** A tool as a model is told about it. */
export interface ToolDescription {
  name: string
  description: string
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>
}

export interface Registry {
  readonly tools: readonly Tool[]
  get(name: string): Tool | undefined
  describe(): ToolDescription[]
}

/** @throws {Error} at start-up, when two tools share a name or one breaks a law of `laws.ts` */
export function createRegistry(tools: readonly Tool[]): Registry {
  const byName = new Map(tools.map(tool => [tool.name, tool]))
  const twice = tools
    .filter((tool, index) => tools.findIndex(other => other.name === tool.name) < index)
    .map(tool => `${tool.name}: the name is taken twice`)
  const broken = [...twice, ...tools.flatMap(brokenLaws)]
  if (broken.length > 0) throw new Error(`The tools break their laws:\n${broken.join('\n')}`)

  const descriptions = tools.map(tool => ({
    name: tool.name,
    description: tool.description,
    parameters: inputSchema(tool),
  }))
  return { tools, get: name => byName.get(name), describe: () => descriptions }
}
