// Which argument a value word fits: "urgent" → `priority: urgent`, "overdue" → `overdue: true`, "open" → what counts as open.

import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'

/** What a word may stand for where a tool has no option of that very name; the first set that fits wins. */
const meanings: Record<string, string[][]> = {
  open: [['open'], ['todo', 'in_progress'], ['active'], ['unpaid'], ['sent', 'overdue'], ['todo'], ['pending']],
  unpaid: [['unpaid'], ['open'], ['sent', 'overdue'], ['sent']],
  cancelled: [['cancelled'], ['canceled']],
  overdue: [['overdue'], ['late']],
  client: [['client'], ['customer']],
  done: [['done'], ['completed'], ['complete'], ['closed']],
  completed: [['completed'], ['done']],
  company: [['company'], ['companies']],
  person: [['person'], ['people'], ['persons']],
  todo: [['todo'], ['open']],
  paid: [['paid']],
}

/** What a command makes of a record, for tools that have no verb for it but a state. */
export const stateAfter: Record<string, string> = {
  complete: 'done',
  archive: 'archived',
  cancel: 'cancelled',
  reopen: 'todo',
}

/** Words for a flag that is spelled differently, and whether they set it or not. */
const flags: Record<string, [string, boolean][]> = {
  overdue: [
    ['overdue', true],
    ['overdue_only', true],
    ['only_overdue', true],
    ['late', true],
  ],
  company: [
    ['is_company', true],
    ['company', true],
  ],
  person: [['is_company', false]],
  open: [
    ['open', true],
    ['open_only', true],
  ],
}

export interface Fit {
  slot: Slot
  value: unknown
}

/** The first slot that has an option or is a flag for this word. */
export function fitValue(shape: ToolShape, word: string, only?: Slot): Fit | undefined {
  const slots = only ? [only] : shape.slots
  for (const slot of slots) {
    if (slot.kind !== 'enum' || slot.name === 'clear') continue
    const options = optionsFor(slot, word)
    if (options) return { slot, value: slot.many ? options : options[0] }
  }
  for (const slot of slots) {
    const flag = slot.kind === 'flag' && (flags[word] ?? [[word, true] as const]).find(([name]) => name === slot.name)
    if (flag) return { slot, value: flag[1] }
  }
  return undefined
}

function optionsFor(slot: Slot, word: string): string[] | undefined {
  const folded = slot.options.map(option => option.toLowerCase())
  for (const set of meanings[word] ?? [[word]]) {
    const found = set.filter(option => folded.includes(option))
    if (found.length < set.length || (set.length > 1 && !slot.many)) continue
    return found.map(option => slot.options[folded.indexOf(option)] ?? option)
  }
  return undefined
}
