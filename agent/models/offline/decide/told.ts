// Pieces of a message that only say how things are lead to the command after them; they are no commands to carry out.
import type { Focus } from '../dialogue/focus.ts'
import type { Mention } from '../turn.ts'
import { analyse, conceptsOf, hasConcept } from '../understand/analysis.ts'
import { type Frame, frameOf } from '../understand/frame.ts'
import { retell } from '../understand/retell.ts'
import { opensStatement, toldBefore } from '../understand/told-before.ts'
import { decideSegment } from './decide-segment.ts'
import type { Decision } from './decision.ts'
import type { Understanding } from './plan.ts'

/** The pieces that are commands, with what they point at in the piece before written out. */
export function settle(pieces: string[], frame: Frame, focus: Focus, understanding: Understanding): string[] {
  const told = pieces.length > 1 ? undefined : toldBefore(frame)
  const [first, second, ...others] = told ?? pieces
  if (first === undefined || second === undefined) return pieces
  const mentions = frame.named.flatMap(named => named.records)
  const before = read(first, mentions, understanding)
  const after = read(second, mentions, understanding)
  if (before.question || before.conditional || after.conditional) return pieces
  const retold = retell(before, after)
  const decision = decideSegment(before, { focus, segment: 0, ...understanding })
  const isIdle =
    decision.kind !== 'calls' || decision.calls.every(call => effectOf(call.tool, understanding) === 'read')
  if ((retold.points === 'records' || retold.points === 'day') && (isIdle || isErrand(decision, understanding)))
    return [retold.text, ...others]
  if (retold.points === 'person' && isIdle) return [retold.text, ...others]
  if (told) return pieces
  if (isIdle && opensStatement(before) && !before.negated) return [second, ...others]
  // "Tom is no longer a client, delete him": what is to go is not to be changed before.
  if (opensStatement(before) && !before.negated && deletesIt(after)) return [second, ...others]
  if (saysAgain(decision, decideSegment(after, { focus, segment: 0, ...understanding }))) return [first, ...others]
  const meeting = isErrand(decision, understanding) ? withWhom(before, after) : undefined
  return meeting ? [meeting, ...others] : pieces
}

/** "Acme has paid, record the payment": the same of nothing else. */
function saysAgain(before: Decision, after: Decision): boolean {
  if (before.kind !== 'calls' || after.kind !== 'ask' || after.question.kind !== 'missing') return false
  const { shape, args, slots } = after.question
  // "Relaunch is finished, you can close it": a project is closed by its state.
  const isDone = (status: unknown) => shape.verb === 'complete' && status === 'completed'
  const isSame = before.calls.every(
    call =>
      isDone(call.args.status) ||
      (call.tool === shape.name && Object.entries(args).every(([name, value]) => call.args[name] === value)),
  )
  return isSame && slots.some(slot => slot === shape.target)
}

function read(text: string, mentions: Mention[], { knowledge, turn }: Understanding): Frame {
  return frameOf(analyse({ text, mentions, turn, lexicons: knowledge.lexiconsFor(turn.language) }))
}

function deletesIt(frame: Frame): boolean {
  const points = frame.hits.some(hit => hasConcept(hit, 'role', 'person') || hasConcept(hit, 'role', 'thing'))
  const deletes = frame.actions.some(({ hit, weight }) => weight >= 0.8 && hasConcept(hit, 'action', 'delete'))
  return points && deletes && frame.named.length === 0
}

function effectOf(tool: string, { knowledge }: Understanding): string | undefined {
  return knowledge.shapes.find(shape => shape.name === tool)?.effect
}

/** "I need to take Anna's first task": taken for something new to do. */
function isErrand(decision: Decision, { knowledge }: Understanding): boolean {
  if (decision.kind !== 'calls') return true
  return decision.calls.every(call => knowledge.shapes.find(shape => shape.name === call.tool)?.verb === 'create')
}

/** "I need to catch up with Olga. Can you schedule …?" is one appointment, and with Olga. */
function withWhom(before: Frame, after: Frame): string | undefined {
  const isAppointment = before.hits.some(
    hit => hasConcept(hit, 'role', 'is_text') && hasConcept(hit, 'entity', 'booking'),
  )
  const books = after.actions.some(({ hit }) => hasConcept(hit, 'action', 'create')) && after.hits.some(isBooking)
  const [person, ...others] = before.named
  const cue = person && before.tokens[person.start - 1]
  if (!isAppointment || !books || !cue || others.length > 0 || after.named.length > 0) return undefined
  return `${after.text.replace(/[\s.!?]+$/, '')} ${cue.text} ${person.text}`
}

function isBooking(hit: Frame['hits'][number]): boolean {
  return conceptsOf(hit, 'entity').some(entity => entity.id === 'booking')
}
