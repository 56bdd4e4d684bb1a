// The registry's tools as OpenAI function definitions, built once per agent.
import type { Registry } from '../../tools/registry.ts'

export interface ToolSchema {
  type: 'function'
  function: { name: string; description: string; parameters: Record<string, unknown> }
}

export function toolSchemas(registry: Registry): ToolSchema[] {
  return registry.describe().map(description => ({ type: 'function', function: description }))
}
