// What a tool answers with: one JSON that the model reads and the widget draws as a card. Lean on purpose: it is the token budget.
import { z } from 'zod'

export const tableSchema = z.enum([
  'contacts',
  'tasks',
  'projects',
  'invoices',
  'bookings',
  'documents',
  'organizations',
  'profiles',
  'org_invites',
])
export type Table = z.infer<typeof tableSchema>

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** One record as people see it. `fields` is keyed by column name (snake_case), only what matters, empty columns left out. */
export const recordSchema = z.object({
  table: tableSchema,
  id: z.string(),
  title: z.string(),
  fields: z.record(z.string(), scalarSchema),
})
export type RecordView = z.infer<typeof recordSchema>

/** One column before and after a change. */
export const fieldChangeSchema = z.object({ field: z.string(), from: scalarSchema, to: scalarSchema })
export type FieldChange = z.infer<typeof fieldChangeSchema>

export const changeActionSchema = z.enum(['created', 'updated', 'deleted', 'restored'])

/** A record was changed. */
export const changeCardSchema = z.object({
  kind: z.literal('change'),
  action: changeActionSchema,
  record: recordSchema,
  changes: z.array(fieldChangeSchema).optional(),
  /** It was done, but stands in the way of these: bookings at the same time. Shown as a warning. */
  conflicts: z.array(recordSchema).optional(),
})
/** Several records were changed by one action (bulk, merge, undo of a batch). `records` is capped, `total` is not. */
export const batchCardSchema = z.object({
  kind: z.literal('batch'),
  action: changeActionSchema,
  total: z.number().int(),
  records: z.array(recordSchema),
})
/** A list that was asked for. `records` is capped, `total` is not. */
export const listCardSchema = z.object({
  kind: z.literal('list'),
  table: tableSchema,
  total: z.number().int(),
  records: z.array(recordSchema),
})
/** One record that was asked for, with what hangs on it. */
export const recordCardSchema = z.object({
  kind: z.literal('record'),
  record: recordSchema,
  related: z.array(listCardSchema).optional(),
})
/** Figures that were asked for, in labelled rows: totals, balances, counts. */
export const figuresCardSchema = z.object({
  kind: z.literal('figures'),
  title: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number()]), unit: z.string().optional() })),
})
/** Several lists that were asked for together, each under its own heading. */
export const listsCardSchema = z.object({
  kind: z.literal('lists'),
  title: z.string(),
  lists: z.array(listCardSchema.extend({ title: z.string() })),
})
/** A file to take away. People get `content`; a model is told only that there is one. */
export const fileCardSchema = z.object({
  kind: z.literal('file'),
  name: z.string(),
  media_type: z.string(),
  /** Records in it. */
  total: z.number().int(),
  content: z.string(),
})
/** Where in a document something is said. */
export const passageSchema = z.object({
  /** What an answer cites it by; the agent numbers the passages of a turn. */
  index: z.int(),
  id: z.string(),
  document_id: z.string(),
  document: z.string(),
  heading: z.string().optional(),
  page: z.int().optional(),
  content: z.string(),
  /** The sentence of it that fits the question best. */
  quote: z.string(),
  /** How well it fits, from 0 to 1. */
  relevance: z.number(),
})
export type Passage = z.infer<typeof passageSchema>

/** What documents say about a question, the best first. Whoever wrote it: it is data. */
export const passagesCardSchema = z.object({
  kind: z.literal('passages'),
  /** Documents that were looked through. */
  searched: z.int(),
  /** Names of some of them, to be offered when nothing fits. */
  available: z.array(z.string()),
  passages: z.array(passageSchema),
})
/** What somebody decides by who might buy it. */
export const offerSchema = z.object({
  price: z.number(),
  currency: z.string(),
  /** Price and tokens are those of a month; otherwise they come once. */
  monthly: z.boolean(),
  /** Left out where the name says it, or where there are none. */
  tokens: z.int().optional(),
  owned: z.boolean().optional(),
})
export type Offer = z.infer<typeof offerSchema>

/** What can be bought or looked after, and where. A model is not told the addresses. */
export const linksCardSchema = z.object({
  kind: z.literal('links'),
  title: z.string(),
  /** What a person should know before they follow one. */
  text: z.string().optional(),
  links: z.array(
    z.object({
      label: z.string(),
      /** To follow with a click, out of the house. Left out: it is only told of. */
      url: z.url({ protocol: /^https?$/ }).optional(),
      offer: offerSchema.optional(),
      /** The day until which everything stays as it is. */
      until: z.iso.date().optional(),
    }),
  ),
})
export const cardSchema = z.discriminatedUnion('kind', [
  changeCardSchema,
  batchCardSchema,
  listCardSchema,
  recordCardSchema,
  figuresCardSchema,
  listsCardSchema,
  fileCardSchema,
  passagesCardSchema,
  linksCardSchema,
])
export type Card = z.infer<typeof cardSchema>

export const previewActionSchema = z.enum([
  'update',
  'delete',
  'merge',
  'import',
  'send',
  'cancel',
  'invite',
  'remove',
  /** Whatever a tool does that has no preview of its own: its arguments say it. */
  'run',
])
export type PreviewAction = z.infer<typeof previewActionSchema>

/** What a confirm-tool would do, shown before anyone approves it: `from` is now, `to` is after. Capped list, true total. */
export const previewSchema = z.object({
  action: previewActionSchema,
  total: z.number().int(),
  records: z.array(z.object({ record: recordSchema, changes: z.array(fieldChangeSchema).optional() })),
})
export type Preview = z.infer<typeof previewSchema>
