// The tool contract. A tool is data: everything else (bindings, gate, prompt, cards, offline knowledge, docs) is derived from it.
import type { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Card, Preview } from './card.ts'
import type { Pack } from './packs.ts'
import type { Shop } from './shop.ts'

/**
 * `read` changes nothing. `write` changes one record, reversibly, and runs at once. `confirm` can't be taken back or
 * concerns much: it becomes a proposal that a person approves first.
 */
export type Effect = 'read' | 'write' | 'confirm'

export const languages = ['en', 'de', 'fr', 'it', 'pt'] as const
export type Language = (typeof languages)[number]

/** The organization's own conventions (`organizations.settings`), with defaults filled in. */
export interface OrgSettings {
  currency: string
  payment_terms_days: number
  /** IANA name, e.g. `Europe/Zurich`. */
  time_zone: string
  /** ISO 3166-1 alpha-2, the default for phone numbers and addresses. */
  country: string
  language: Language
  /** What an owner lets one answer cost, in tokens of the plan. */
  answer_token_cap?: number | undefined
}

export interface Embedding {
  model: string
  vector: number[]
}

/** Everything a tool may know besides its arguments. The model can't name any of it. */
export interface ToolContext {
  /** supabase-js with the user's own token: RLS decides. Changes are attributed to this conversation and call. */
  db: Db
  user: { id: string; full_name: string | null; email: string; role: 'owner' | 'member' }
  org: { id: string; name: string; settings: OrgSettings }
  /** The injected clock. Never `new Date()`. */
  now: Date
  /** Language of the person's message. */
  language: Language
  conversationId: string
  /** The tool call's identity: the same call repeated after a crash has the same id. */
  callId: string
  /** A question as a vector, comparable with those of this model only. */
  embed(text: string): Promise<Embedding>
  /** Where plans and tokens are bought; left out: billing is not set up. */
  shop?: Shop | undefined
  /** A uuid that depends only on `callId` and `index`: an insert repeated after a crash hits the same row. */
  newId(index?: number): string
}

/**
 * How people ask for this, and what it means. `input` uses the tool's own argument names, with the words of the text
 * as values. Taught to the offline model, shown in docs and prompts, run by the registry's laws.
 */
export interface ToolExample<Input> {
  language: Language
  text: string
  input: Partial<Input>
}

export interface Tool<Input = unknown, Output extends Card = Card> {
  name: string
  /** Imperative, sentence case: "Create contact". Shown on cards. */
  title: string
  /** One to three sentences to the model: what it does, when to use it, when not. */
  description: string
  effect: Effect
  /** The pack it belongs to (`packs.ts`): an organization that switched that off does without. */
  pack?: Pack
  /** The error that it is a way out of: where that ends a turn, this is offered without being asked for. */
  wayOutOf?: 'quota_exhausted'
  input: z.ZodType<Input>
  output: z.ZodType<Output>
  examples: ToolExample<Input>[]
  /** Throws `CrmError` for everything a person can act on. */
  run(input: Input, context: ToolContext): Promise<Output>
  /**
   * What `run` would change, without changing it. Required on `confirm`. A `write` that has one asks first as soon as
   * the preview concerns more than `freeRows` rows.
   */
  preview?(input: Input, context: ToolContext): Promise<Preview>
}

/** More rows than this at once are asked about first. */
export const freeRows = 3

/** Ties the types together and forgets them: the registry holds tools of many shapes. */
export function defineTool<Input, Output extends Card>(tool: Tool<Input, Output>): Tool {
  return tool as unknown as Tool
}
