// The registry's tools as OpenAI function definitions, built once per agent.
import type { Registry } from '../../tools/registry.ts'

export interface ToolSchema {
  type: 'function'
  function: { name: string; description: string; parameters: Record<string, unknown> }
}

export function toolSchemas(registry: Registry): ToolSchema[] {
  return registry.describe().map(({ parameters, ...description }) => ({
    type: 'function',
    function: { ...description, parameters: leanSchema(parameters) },
  }))
}

/** What is checked when a call arrives anyway, and what no model ever gets wrong: a fifth of the definitions' tokens. */
const checkedLater = ['minLength', 'maxLength', 'minItems', 'maxItems', 'additionalProperties']

function leanSchema(schema: object): Record<string, unknown> {
  const kept = Object.entries(schema).filter(([key, value]) => !checkedLater.includes(key) || isSchema(value))
  return Object.fromEntries(kept.map(([key, value]) => [key, lean(value)]))
}

function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean)
  return isSchema(value) ? leanSchema(value) : value
}

/** An argument may bear the name of a limit; then its schema stands there. */
function isSchema(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
