// What a command leaves open and has to be asked for: required arguments, a name for something new, the new value of a field.
import type { Draft } from '../assign/draft.ts'
import { slotForField } from '../assign/field-slots.ts'
import type { Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import { hasConcept } from '../understand/analysis.ts'

/** Any of these says who or what is new, where the tool itself requires none in particular. */
const naming: SlotKind[] = ['full_name', 'given_name', 'family_name', 'company_name', 'email', 'phone']

export function missingSlots(draft: Draft): Slot[] {
  const required = draft.shape.slots.filter(
    slot => slot.required && isOpen(draft, slot) && !(slot === draft.shape.target && draft.targets.length > 0),
  )
  return required.length > 0 ? required : (missingName(draft) ?? missingValue(draft))
}

function isOpen(draft: Draft, slot: Slot): boolean {
  const value = draft.args[slot.name]
  if (value === undefined) return draft.unclear?.slot !== slot
  // A moment without a time of day is half of one.
  return slot.kind === 'moment' && draft.shape.verb === 'create' && !/\d:\d/.test(String(value))
}

/** "add a contact": the tool takes a name, a firm or an address, but nothing was given. */
function missingName({ shape, args }: Draft): Slot[] | undefined {
  if (shape.verb !== 'create' || shape.slots.some(slot => slot.required)) return undefined
  const names = shape.slots.filter(slot => naming.includes(slot.kind))
  const [first] = names
  return first && names.every(slot => args[slot.name] === undefined) ? [first] : undefined
}

/** "change Anna's phone number", "add a note to Anna": which field is said, but not what it becomes. */
function missingValue(draft: Draft): Slot[] {
  const { shape, args, asked, sure } = draft
  const target = shape.target
  if (shape.verb !== 'update' || !target || args[target.name] === undefined || !sure.has(target.name)) return []
  if (Object.keys(args).some(name => name !== target.name)) return []
  const slots = asked.flatMap(field => slotForField(shape, field, 'add') ?? [])
  return slots.length > 0 ? [...new Set(slots)] : missingGoal(draft)
}

/** "move the lunch": where to. */
function missingGoal({ shape, frame }: Draft): Slot[] {
  const moves = frame.actions.some(({ hit, weight }) => weight >= 0.8 && says(hit, 'moves', 'later', 'earlier'))
  const goal = shape.slots.find(({ kind }) => kind === 'moment') ?? shape.slots.find(({ kind }) => kind === 'day')
  return moves && goal ? [goal] : []
}

function says(hit: Hit, ...roles: Role[]): boolean {
  return roles.some(role => hasConcept(hit, 'role', role))
}
