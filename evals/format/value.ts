// The values and facts of a case as data: literals, `$…` operators and facts, checked when a case is read.
import { z } from 'zod'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A literal, or one object of `$…` operators that all have to hold. */
export type Value = Json

export type Fact =
  | string
  | { num: number }
  | { count: number }
  | { date: string }
  | { time: string }
  | { phone: string }
  | { any: Fact[] }
  | { all: Fact[] }
  | { not: Fact }

export const operators = [
  '$in',
  '$opt',
  '$has',
  '$keeps',
  '$includes',
  '$not',
  '$range',
  '$excludes',
  '$date',
  '$time',
  '$any',
] as const
export type Operator = (typeof operators)[number]

const jsonSchema: z.ZodType<Json> = z.json()

export const valueSchema: z.ZodType<Value> = jsonSchema.superRefine((value, context) => {
  for (const key of unknownOperators(value)) context.addIssue({ code: 'custom', message: `unknown operator ${key}` })
})

export const factSchema: z.ZodType<Fact> = z.lazy(() =>
  z.union([
    z.string().min(1),
    z.strictObject({ num: z.number() }),
    z.strictObject({ count: z.number() }),
    z.strictObject({ date: z.iso.date() }),
    z.strictObject({ time: z.string() }),
    z.strictObject({ phone: z.string() }),
    z.strictObject({ any: z.array(factSchema).min(1) }),
    z.strictObject({ all: z.array(factSchema).min(1) }),
    z.strictObject({ not: factSchema }),
  ]),
)

/** The operators of a value, or nothing when it is a literal. */
export function operatorsOf(value: Value): { [key: string]: Json } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value).some(key => key.startsWith('$')) ? value : undefined
}

/** `$x` stands for the row that the write with `as: "$x"` made. */
export function isReference(value: Value): boolean {
  return typeof value === 'string' && /^\$[a-z]\w*$/i.test(value)
}

function unknownOperators(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(unknownOperators)
  if (typeof value !== 'object' || value === null) return []
  const known: readonly string[] = operators
  const own = Object.keys(value).filter(key => key.startsWith('$') && !known.includes(key))
  return [...own, ...Object.values(value).flatMap(unknownOperators)]
}
