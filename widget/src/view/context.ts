// What every piece of the view is given: words, formats, and what a person can do.
import type { Citation } from '../../../server/protocol.ts'
import type { Format } from '../format.ts'
import type { Say } from '../strings.ts'

export interface Actions {
  send(text: string): void
  decide(proposalId: string, approved: boolean, edited?: Record<string, unknown>): void
  /** Opens the form of one proposal, closes it without an id. */
  edit(proposalId?: string): void
  stop(): void
  follow(threadId?: string): void
  toggleHistory(): void
  toggle(open: boolean): void
  /** Uploads files; without any, lets the person choose some. */
  attach(files?: Iterable<File>): void
  /** Opens the passage. */
  cite(citation: Citation): void
}

export type More = typeof import('../more/more.ts')

export interface ViewContext {
  say: Say
  format: Format
  actions: Actions
  /** What is drawn less often; nothing while it is on its way. */
  more(): More | undefined
}
