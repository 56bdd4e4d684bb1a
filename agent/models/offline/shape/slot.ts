// One argument of a tool: what kind of value it takes. Read from the JSON schema first, from the naming conventions of
// the columns (schema-spec) where JSON schema can't tell.
import type { z } from 'zod'
import type { Table } from '../../../../tools/card.ts'
import { singular, tableOfNoun } from './nouns.ts'

export type SlotKind =
  | 'reference'
  | 'enum'
  | 'flag'
  | 'day'
  | 'moment'
  | 'money'
  | 'count'
  | 'email'
  | 'phone'
  | 'full_name'
  | 'given_name'
  | 'family_name'
  | 'company_name'
  | 'street'
  | 'zip'
  | 'city'
  | 'labels'
  | 'code'
  | 'text'
  | 'rows'

export interface Slot {
  name: string
  kind: SlotKind
  required: boolean
  /** Takes a list. */
  many: boolean
  /** Of an enum. */
  options: string[]
  /** Of a reference. */
  table: Table | undefined
  /** Which end of a stretch of days or amounts the slot holds. */
  bound: 'from' | 'to' | undefined
  description: string
}

type JsonSchema = z.core.JSONSchema.JSONSchema

export function slotOf(name: string, schema: JsonSchema, about: { required: boolean; noun: string }): Slot {
  const plain = unwrap(schema)
  const many = plain.type === 'array'
  const item = many ? unwrap(itemOf(plain)) : plain
  const slot: Slot = {
    name,
    kind: 'text',
    required: about.required,
    many,
    options: optionsOf(item),
    table: undefined,
    bound: boundOf(name),
    description: schema.description ?? plain.description ?? '',
  }
  slot.table = tableDescribed(slot, item)
  if (slot.table) return { ...slot, kind: 'reference', bound: undefined }
  slot.kind = kindOf(slot, item)
  if (slot.kind === 'text' || slot.kind === 'labels') slot.table = tableNamed(name, about.noun, slot)
  if (slot.table) return { ...slot, kind: 'reference', bound: undefined }
  if (slot.kind === 'text' && name === 'currency') return { ...slot, kind: 'enum', options: currencies }
  return slot
}

/** The currencies that the lexicons have words for. */
const currencies = ['CHF', 'EUR', 'USD', 'GBP']

/** "The contact that stays": what an argument is described as, when its name doesn't tell. */
function tableDescribed(slot: Slot, item: JsonSchema): Table | undefined {
  if (item.type !== 'string' || slot.options.length > 0) return undefined
  const kind = kindOf(slot, item)
  if (kind !== 'text' && !/^(from|to)$/.test(slot.name)) return undefined
  const [, noun = ''] = /^(?:The|Whose|Which) (\p{Ll}+)(?: |$)/u.exec(slot.description) ?? []
  return tableOfNoun[noun]
}

const kindByName: [RegExp, SlotKind][] = [
  [/(^|_)e?mail$/, 'email'],
  [/(^|_)(phone|mobile)$/, 'phone'],
  [/^first_name$/, 'given_name'],
  [/^last_name$/, 'family_name'],
  [/^company(_name)?$/, 'company_name'],
  [/(^|_)(street|line1|line_1)$/, 'street'],
  [/(^|_)(zip|postal_code|postcode)$/, 'zip'],
  [/(^|_)(city|town)$/, 'city'],
  [/(^|_)(start|end|starts_at|ends_at|start_time|end_time|time|at)$/, 'moment'],
  [/(^|_)(date|day|deadline|due|until|since|before|after|paid_at|paid_on|on)$/, 'day'],
  [/^(due|paid|created|issued|updated)_/, 'day'],
  [/^(from|to)$/, 'day'],
  [/(^|_)(uid|iban|number|reference_number)$/, 'code'],
]

function kindOf(slot: Slot, item: JsonSchema): SlotKind {
  if (slot.options.length > 0) return 'enum'
  if (item.type === 'object') return 'rows'
  if (item.type === 'boolean') return 'flag'
  if (item.type === 'number' || item.type === 'integer')
    return /amount|price|total|rate|value/.test(slot.name) ? 'money' : 'count'
  if (item.format === 'email') return 'email'
  if (item.format === 'date') return 'day'
  if (item.format === 'date-time') return 'moment'
  if (slot.many) return 'labels'
  return kindByName.find(([pattern]) => pattern.test(slot.name))?.[1] ?? 'text'
}

/** `contact`, `contact_id`, `tasks`; and `id` or `reference`, which mean the tool's own noun. */
function tableNamed(name: string, noun: string, slot: Slot): Table | undefined {
  const plain = singular(name.replace(/^new_/, '').replace(/_ids?$/, ''))
  if (/^(id|reference|record|target)$/.test(plain)) return tableOfNoun[noun]
  if (/^(assigned_to|[a-z]+ed_by)$/.test(plain)) return 'profiles'
  if (slot.kind === 'labels' && /(^|_)(tag|label)s?$/.test(name)) return undefined
  return tableOfNoun[plain]
}

function boundOf(name: string): 'from' | 'to' | undefined {
  if (/(^|_)(from|after|since|min|start|starts_at|start_time)($|_)/.test(name)) return 'from'
  if (/(^|_)(to|until|before|by|max|end|ends_at|end_time)($|_)/.test(name) && name !== 'assigned_to') return 'to'
  return undefined
}

function unwrap(schema: JsonSchema): JsonSchema {
  const union = schema.anyOf ?? schema.oneOf
  const parts = union?.filter((part): part is JsonSchema => typeof part !== 'boolean' && part.type !== 'null')
  const list = parts?.find(part => part.type === 'array')
  const chosen = list ?? parts?.[0]
  return chosen ? unwrap(chosen) : schema
}

function itemOf(schema: JsonSchema): JsonSchema {
  const items = schema.items
  return items && typeof items === 'object' && !Array.isArray(items) ? items : {}
}

function optionsOf(schema: JsonSchema): string[] {
  const options = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  return options.filter((option): option is string => typeof option === 'string')
}
