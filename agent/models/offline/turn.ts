// What the offline model may know about a turn besides the messages. Passed by the graph as a call option.

import type { Table } from '../../../tools/card.ts'
import type { Language, OrgSettings } from '../../../tools/tool.ts'
import type { Proposal } from '../../turn.ts'

/** A record of the organization whose name, or a part of it, occurs in a text. */
export interface Mention {
  table: Table
  id: string
  title: string
  /** What tells it from its namesakes: a person's company, a task's due date. */
  subtitle?: string | null | undefined
  /** The words of the text that name it. */
  matched: string
  /** 0 to 1. */
  score: number
  /** The whole name, not a part of it. */
  exact: boolean
}

export interface OfflineTurn {
  /** Language of the person's message. */
  language: Language
  /** The injected clock. */
  now: Date
  /** IANA name: relative dates and times are the organization's. */
  timeZone: string
  settings: OrgSettings
  /** Records that a text names. One database request. */
  mentions(text: string): Promise<Mention[]>
  /** Proposals of this conversation that wait for the person. */
  pending: Proposal[]
  /** Whether there are documents to look into. Asked only when nothing else fits. Left out: there are none. */
  hasDocuments?(): Promise<boolean>
  user: { full_name: string | null }
}
