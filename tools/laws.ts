// What every tool must hold to. The registry checks it at start-up, so that a broken tool never meets a person.
import { z } from 'zod'
import type { Tool } from './tool.ts'

/** Tool names are verb_noun. The list is closed: a new verb is a decision, not a slip. */
export const verbs = [
  'create',
  'get',
  'search',
  'update',
  'delete',
  'complete',
  'undo',
  'merge',
  'send',
  'cancel',
  'mark',
  'move',
  'show',
  'list',
  'import',
  'export',
  'invite',
  'remove',
  'find',
  'sum',
  'archive',
  'buy',
  'manage',
] as const

/** The context knows these; a model must not be able to name them. */
const contextNames = /^(?:org|organization|tenant|user|owner|now|today|clock|conversation|call)(?:_?id)?$/

const limits = { title: 40, description: 600, argument: 240, examples: 4, languages: 2 }

/** The tool's arguments as JSON schema, for models and documents. */
export function inputSchema(tool: Tool): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(tool.input, { io: 'input' })
  return schema
}

/** Every law the tool breaks, as sentences; none when it is sound. */
export function brokenLaws(tool: Tool): string[] {
  return [...nameLaws(tool), ...inputLaws(tool), ...exampleLaws(tool)].map(law => `${tool.name}: ${law}`)
}

function nameLaws(tool: Tool): string[] {
  const broken: string[] = []
  const verb = tool.name.split('_')[0]
  if (!/^[a-z]+(?:_[a-z]+)+$/.test(tool.name)) broken.push('the name must be snake_case verb_noun')
  if (!verbs.some(known => known === verb)) broken.push(`"${verb}" is not on the list of verbs`)
  if (tool.title.length > limits.title) broken.push(`the title is longer than ${limits.title} characters`)
  if (tool.description.length > limits.description || tool.description.length < 20)
    broken.push(`the description must have 20 to ${limits.description} characters`)
  if (tool.effect === 'confirm' && !tool.preview) broken.push('a confirm tool must have a preview')
  if (tool.effect === 'read' && tool.preview) broken.push('a read tool changes nothing to preview')
  return broken
}

function inputLaws(tool: Tool): string[] {
  const schema = inputSchema(tool)
  if (schema.type !== 'object') return ['the input must be an object']
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const broken: string[] = []
    if (!/^[a-z]+(?:_[a-z]+)*$/.test(name)) broken.push(`the argument "${name}" must be snake_case`)
    if (contextNames.test(name)) broken.push(`the argument "${name}" belongs to the context`)
    const { description, default: preset } = property
    if (!description || description.length > limits.argument)
      broken.push(`the argument "${name}" needs a description of at most ${limits.argument} characters`)
    if (preset !== undefined) broken.push(`the argument "${name}" has a default: defaults belong in run`)
    return broken
  })
}

function exampleLaws(tool: Tool): string[] {
  const spoken = new Set(tool.examples.map(example => example.language))
  const broken: string[] = []
  if (tool.examples.length < limits.examples) broken.push(`at least ${limits.examples} examples are needed`)
  if (spoken.size < limits.languages) broken.push(`examples in at least ${limits.languages} languages are needed`)
  for (const example of tool.examples) {
    const result = tool.input.safeParse(example.input)
    if (!result.success) broken.push(`the example "${example.text}" does not fit the input: ${result.error.message}`)
  }
  return broken
}
