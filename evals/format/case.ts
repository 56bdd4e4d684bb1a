// A case: what a person types, and what must be true afterwards. The interchange format, with one addition (`calls`).
import { z } from 'zod'
import { factSchema, valueSchema } from './value.ts'

export const writeSchema = z.object({
  table: z.string(),
  op: z.enum(['insert', 'update', 'delete']),
  match: z.record(z.string(), valueSchema).optional(),
  set: z.record(z.string(), valueSchema).optional(),
  /** A name for the row, so that other writes can refer to it. */
  as: z.string().startsWith('$').optional(),
  optional: z.boolean().optional(),
})
export type ExpectedWrite = z.infer<typeof writeSchema>

export const readsSchema = z.object({
  answer_contains: z.array(factSchema).optional(),
  answer_excludes: z.array(factSchema).optional(),
  /** Longer answers are dumps, not answers. */
  max_chars: z.number().int().positive().optional(),
  scope: z.enum(['last', 'all']).optional(),
})
export type ExpectedReads = z.infer<typeof readsSchema>

const textOrList = z.union([z.string(), z.array(factSchema)])

export const expectSchema = z.object({
  writes: z.array(writeSchema).optional(),
  any_of_writes: z.array(z.array(writeSchema)).min(1).optional(),
  no_writes: z.boolean().optional(),
  hold_until: z.number().int().positive().optional(),
  clarify: z.boolean().optional(),
  ask_about: textOrList.optional(),
  refuse: z.boolean().optional(),
  accept_confirm: z.boolean().optional(),
  accept_question: z.boolean().optional(),
  reads: readsSchema.optional(),
})
export type Expectation = z.infer<typeof expectSchema>

const callSchema = z.object({
  tool: z.union([z.string(), z.array(z.string()).min(1)]),
  args: z.record(z.string(), valueSchema).optional(),
})
export type ExpectedCall = z.infer<typeof callSchema>

export const caseSchema = z.object({
  id: z.string().min(1),
  category: z.string().min(1),
  difficulty: z.number().int().min(1).max(3).default(1),
  turns: z.array(z.string().min(1)).min(1),
  expect: expectSchema,
  tags: z.array(z.string()).default([]),
  /** Our addition: which tools should be called with which arguments. A list stands for alternatives. */
  calls: z.array(z.union([callSchema, z.array(callSchema).min(1)])).optional(),
})
export type Case = z.infer<typeof caseSchema>

/** From the tag `lang:xx`; English when a case doesn't say. */
export function languageOf(test: Case): string {
  return (
    test.tags
      .find(tag => tag.startsWith('lang:'))
      ?.slice(5)
      .toLowerCase() ?? 'en'
  )
}

/** The sets of writes of which one has to come true. An empty set: nothing may change. */
export function acceptableWrites(expect: Expectation): ExpectedWrite[][] {
  if (expect.any_of_writes) return expect.any_of_writes
  return [expect.writes ?? []]
}
