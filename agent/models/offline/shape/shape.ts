// A tool as the offline model sees it: verb, noun and typed slots, read from its name and its input schema.
import { z } from 'zod'
import type { Table } from '../../../../tools/card.ts'
import type { Effect, Tool } from '../../../../tools/tool.ts'
import { singular, tableOfNoun } from './nouns.ts'
import type { Slot } from './slot.ts'
import { slotOf } from './slot.ts'
import { readToolName } from './tool-name.ts'

export interface ToolShape {
  tool: Tool
  name: string
  effect: Effect
  /** The action of the lexicons: `create` of `create_contact`, `search` of `list_members`. */
  verb: string
  /** `contact` of `create_contact`; the singular. */
  noun: string
  /** What of the noun it is about: `role` of `update_member_role`. */
  aspect: string | undefined
  /** Adds up what others list. */
  sums: boolean
  /** The table that the noun stands for. */
  table: Table | undefined
  slots: Slot[]
  /** The slot that names the record the tool works on. */
  target: Slot | undefined
  /** Two records of the tool's own kind: the one that stays and the one that goes. */
  pair: [Slot, Slot] | undefined
  /** Works on all records that fit: `update_tasks`. What they get is in `new_…`, `add_…` and `remove_…`. */
  bulk: boolean
  /** The slot that takes the person's own words: a title, a name, a search. */
  main: Slot | undefined
}

export function shapeOf(tool: Tool): ToolShape {
  const { verb, noun, aspect, plural } = readToolName(tool.name)
  const schema = z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' })
  const required = new Set(schema.required ?? [])
  const slots = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === 'boolean' ? [] : [slotOf(name, property, { required: required.has(name), noun })],
  )
  const table = tableOfNoun[noun]
  nameWhole(slots)
  const target = slots.find(slot => slot.kind === 'reference' && slot.table === table && isTarget(slot.name, noun))
  const isFiltered = slots.some(slot => slot.name === 'query' || slot.name === 'status')
  const bulk = tool.effect !== 'read' && table !== undefined && plural && isFiltered
  return {
    pair: target ? undefined : pairOf(slots, table),
    bulk,
    aspect,
    sums: tool.name.startsWith('sum_'),
    tool,
    name: tool.name,
    effect: tool.effect,
    verb,
    noun,
    table,
    slots,
    target,
    main: mainSlot(slots, verb),
  }
}

function pairOf(slots: Slot[], table: Table | undefined): [Slot, Slot] | undefined {
  const [first, second] = slots.filter(slot => slot.kind === 'reference' && slot.table === table && table !== undefined)
  return first && second ? [first, second] : undefined
}

function isTarget(name: string, noun: string): boolean {
  const plain = singular(name.replace(/_ids?$/, ''))
  return plain === noun || plain === 'id' || plain === 'reference' || plain === 'record' || noun.startsWith(plain)
}

/** Where a record has a first and a last name, its `name` is both. */
function nameWhole(slots: Slot[]): void {
  const name = slots.find(slot => slot.name === 'name' && slot.kind === 'text')
  if (name && slots.some(slot => slot.kind === 'given_name')) name.kind = 'full_name'
}

const mainNames = [
  'title',
  'name',
  'query',
  'text',
  'search',
  'question',
  'note',
  'notes',
  'content',
  'message',
  'description',
]

function mainSlot(slots: Slot[], verb: string): Slot | undefined {
  const texts = slots.filter(slot => slot.kind === 'text')
  // An update's title is a new title: it is named, never guessed from what is left over.
  const named = slots.some(slot => slot.kind === 'full_name' || slot.kind === 'given_name')
  const candidates = verb === 'update' || (verb === 'create' && named) ? texts.filter(slot => slot.required) : texts
  return candidates
    .filter(slot => mainNames.includes(slot.name))
    .sort((a, b) => mainNames.indexOf(a.name) - mainNames.indexOf(b.name))[0]
}
