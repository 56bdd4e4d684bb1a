// Changes one record by what a few words give it anew, with the tool for its kind that finds most in them.
import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import type { Frame } from '../understand/frame.ts'
import { focusOn, type Seen } from './focus.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import type { PastCall } from './history.ts'
import { amountIn, renameIn } from './repeat.ts'

/** By the tool for this kind of record that finds most in the words: an update, or one that moves. */
export function changeRecord(
  frame: Frame,
  call: PastCall,
  shape: ToolShape,
  record: Seen & { id: string },
  context: FollowUpContext,
  kinds?: Set<Slot['kind']>,
): Steps | undefined {
  const changing = context.knowledge.shapes.filter(
    candidate =>
      candidate.noun === shape.noun && candidate.effect === 'write' && candidate.target && candidate.slots.length > 1,
  )
  const renamed = renameIn(call, shape, frame, context)
  const options = changing.map(candidate => {
    const draft = assign(candidate, frame, focusOn(record), context.turn)
    const fresh = otherThan(call.args, freshIn(draft, shape, frame, context))
    return { candidate, fresh: kinds ? ofKinds(fresh, candidate, kinds) : fresh }
  })
  // A time or an amount says more for sure than words that may be a title.
  const worth = ({ candidate, fresh }: (typeof options)[number]) =>
    10 * Object.keys(ofKinds(fresh, candidate, plain)).length + Object.keys(fresh).length
  const [best] = options.sort((a, b) => worth(b) - worth(a))
  if (!best?.candidate.target || Object.keys(best.fresh).length === 0) return undefined
  const args = { [best.candidate.target.name]: record.id, ...renamed, ...best.fresh }
  return [[{ tool: best.candidate.name, args, segment: 0 }]]
}

/** "push it back" has no new title: what it was made with is nothing new. */
function otherThan(made: Record<string, unknown>, fresh: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fresh).filter(([name, value]) => value !== made[name]))
}

function ofKinds(
  fresh: Record<string, unknown>,
  { slots }: ToolShape,
  kinds: Set<Slot['kind']>,
): Record<string, unknown> {
  const fits = (name: string) => slots.some(slot => slot.name === name && (kinds.has(slot.kind) || isDoer(slot)))
  return Object.fromEntries(Object.entries(fresh).filter(([name]) => fits(name)))
}

export function isDoer({ kind, table }: Slot): boolean {
  return kind === 'reference' && table === 'profiles'
}

/** What the words give the record anew. A new name is found the way names of new records are. */
function freshIn(draft: Draft, made: ToolShape, frame: Frame, context: FollowUpContext): Record<string, unknown> {
  const { shape } = draft
  const sure = (from: Draft) =>
    Object.fromEntries(Object.entries(from.args).filter(([name]) => from.sure.has(name) && name !== shape.target?.name))
  const fresh = sure(draft)
  Object.assign(fresh, amountIn(shape, frame, fresh))
  if (Object.keys(fresh).length > 0 || made.verb !== 'create') return fresh
  const named = sure(assign(made, frame, context.focus, context.turn))
  return Object.fromEntries(Object.entries(named).filter(([name]) => shape.slots.some(slot => slot.name === name)))
}

/** What a word or two can say for sure. */
export const plain = new Set<Slot['kind']>(['enum', 'day', 'moment', 'money', 'phone', 'email', 'city'])
