// What a run leaves behind: one record per case, in the interchange format. Outside scorers read the same.
import type { Row, Tables } from '../format/seed.ts'

export interface ToolRecord {
  name: string
  args: Row
  status: string
}

export interface TurnRecord {
  /** Everything that the person would read, cards included. */
  text: string
  /** Code and message of what ended the turn early. */
  error: string | null
  ms: number
  tokens_in: number
  tokens_out: number
  tools: ToolRecord[]
  /** All rows of the business tables of every organization. */
  after: Tables
  /** Beyond the interchange format. */
  model_calls: number
  effective_tokens: number
  /** What the assistant said besides cards; the part in which it asks or declines. */
  said: string
  awaiting_approval: boolean
}

export interface CaseRecord {
  id: string
  trial: number
  before: Tables
  turns: TurnRecord[]
}
