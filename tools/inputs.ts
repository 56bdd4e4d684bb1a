// How tools describe their arguments, and how arguments from a model or a person are read.
import { z } from 'zod'
import { CrmError } from '../db/errors.ts'
import type { Tool } from './tool.ts'

/** Models send `null` or `""` for what they have no value for: the same as leaving it out. */
function dropUnset(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => !isUnset(entry)))
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

/** The one wrapper of every tool's input. Unknown arguments are refused, so that nothing asked for is silently lost. */
export function toolInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(dropUnset, z.strictObject(shape))
}

/** One line of text. */
export function text(description: string, maxLength = 200) {
  return z.string().trim().min(1).max(maxLength).describe(description)
}

/** A name, part of a name, e-mail or id of a record, resolved by `references.ts`. */
export function reference(description: string) {
  return text(description)
}

/** A day as the person said it, read by `dates.ts`. */
export function day(description: string) {
  return text(`${description} An ISO date, or the person's own words: "next Friday", "3.12."`, 60)
}

/** @throws {CrmError} `invalid_input` saying all that is wrong at once */
export function readArguments<Input>(tool: Tool<Input>, given: unknown): Input {
  const asked = given ?? {}
  if (typeof asked !== 'object') throw new CrmError('invalid_input', 'The arguments must be an object.')
  const first = tool.input.safeParse(asked, { reportInput: true })
  if (first.success) return first.data
  const result = tool.input.safeParse(numbersAsText(asked, first.error.issues), { reportInput: true })
  if (result.success) return result.data
  const problems = result.error.issues.map(problemOf)
  throw new CrmError('invalid_input', problems.join(' '), { cause: result.error })
}

/** Models send postcodes, phones and amounts as numbers where text is asked for; nothing is lost by writing them out. */
function numbersAsText(given: object, issues: z.core.$ZodIssue[]): object {
  const numbers = issues.flatMap(({ code, path, input }) => {
    const [name, ...deeper] = path
    const isText = code === 'invalid_type' && typeof input === 'number' && deeper.length === 0
    return isText && name !== undefined ? [[name, String(input)] as const] : []
  })
  return { ...given, ...Object.fromEntries(numbers) }
}

function problemOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return `There is no argument ${issue.keys.map(key => `"${key}"`).join(', ')}.`
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined)
    return `"${name}" is missing.`
  if (issue.code === 'invalid_value') return `"${name}" must be one of: ${issue.values.join(', ')}.`
  return name ? `"${name}": ${issue.message}.` : `${issue.message}.`
}
