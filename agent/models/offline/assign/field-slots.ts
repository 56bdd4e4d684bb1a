// Which argument a field word means: "phone" → `phone`, "tag" → `add_tags`, "note" → `append_notes`.
import { singular } from '../shape/nouns.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'

/** Columns that go by several names. */
const aliases: Record<string, string[]> = {
  notes: ['note', 'notes', 'comment'],
  tags: ['tag', 'tags', 'label', 'labels'],
  due_date: ['due_date', 'due', 'deadline'],
  deadline: ['deadline', 'due_date', 'due'],
  company_name: ['company_name', 'company'],
  name: ['name', 'title'],
  title: ['title', 'name'],
  amount: ['amount', 'amount_total', 'price', 'total'],
  number: ['number', 'invoice_number'],
  start: ['start', 'start_time', 'starts_at'],
  end: ['end', 'end_time', 'ends_at'],
  contact: ['contact', 'customer', 'client'],
  description: ['description', 'details'],
  address: ['address', 'address_street', 'street', 'address_line1'],
  address_city: ['address_city', 'city'],
  address_zip: ['address_zip', 'zip', 'address_postal_code', 'postal_code'],
  address_street: ['address_street', 'street', 'address_line1'],
  address_country: ['address_country', 'country'],
  limit: ['limit'],
}

/** The argument names a field may have. */
export function slotNames(field: string): string[] {
  return aliases[field] ?? [field]
}

export type Direction = 'add' | 'remove' | 'set'

/** The best slot for a field, or nothing when the tool has none. */
export function slotForField(shape: ToolShape, field: string, direction: Direction = 'set'): Slot | undefined {
  const names = slotNames(field)
  const ranked = shape.slots
    .map(slot => ({ slot, score: slotScore(slot, names, direction) }))
    .filter(entry => entry.score > 0)
    .sort((a, b) => b.score - a.score)
  return ranked[0]?.slot
}

function slotScore(slot: Slot, names: string[], direction: Direction): number {
  const position = names.indexOf(slot.name)
  const base = position >= 0 ? 10 - position : endsWithAny(slot.name, names) ? 5 : 0
  if (base === 0) return 0
  const removes = /^(remove|delete|clear|drop)_/.test(slot.name)
  const adds = /^(add|append|new)_/.test(slot.name)
  if (removes) return direction === 'remove' ? base + 10 : -1
  if (direction === 'remove' && slot.many) return -1
  return adds && direction !== 'remove' ? base + 8 : base
}

/** `add_tags` is about tags, `append_note` about a note, `new_title` about a title. */
function endsWithAny(slotName: string, names: string[]): boolean {
  const plain = singular(slotName.replace(/^(add|append|remove|new|set|clear|drop|with)_/, ''))
  return names.some(name => singular(name) === plain)
}
