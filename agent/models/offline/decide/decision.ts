// What the model makes of a message: calls to make, something to ask, or something to say.
import type { Choice } from '../../../../db/errors.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'

export interface PlannedCall {
  tool: string
  args: Record<string, unknown>
  /** Which command of the message this is; goes into the call's id, so that the rest can follow. */
  segment: number
}

/** A question the model asked, as it can be told again from the conversation. */
export type Question =
  | { kind: 'missing'; shape: ToolShape; args: Record<string, unknown>; slots: Slot[] }
  | { kind: 'which_action'; options: { shape: ToolShape; args: Record<string, unknown> }[] }
  | {
      kind: 'which_record'
      call: { name: string; args: Record<string, unknown> }
      slot: string
      choices: Choice[]
      problem: 'ambiguous' | 'not_found' | 'duplicate'
    }

export type Topic =
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'cannot'
  | 'nothing_done'
  | 'done_before'
  | 'nothing_waits'
  | 'condition'
  | 'not_so'
  | 'other_organization'
  | 'dropped'
  | 'only_drafts'
  | 'no_reference'

export type Decision =
  | { kind: 'calls'; calls: PlannedCall[] }
  | { kind: 'ask'; question: Question }
  /** `about`: the words of the person that it answers. */
  | { kind: 'say'; topic: Topic; about?: string }
