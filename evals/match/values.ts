// Whether a stored value is what a case expects: literals by meaning, and the `$…` operators.
import type { Json, Value } from '../format/value.ts'
import { isReference, operatorsOf } from '../format/value.ts'
import { compact, fold, hasAlternative } from './fold.ts'
import { sameInstant, sameLocalDate, sameLocalTime } from './moments.ts'
import { readAmount } from './numbers.ts'
import { samePhone } from './phones.ts'

export interface MatchContext {
  /** `contact:nora-frei` → its uuid. */
  symbols: ReadonlyMap<string, string>
  timeZone: string
  country: string
}

export interface Stored {
  column: string
  value: Json
  /** What stood there before; undefined on an insert. */
  before?: Json | undefined
  /** What counts as unset here: a specified default. */
  isDefault?: boolean
}

export function matchesValue(expected: Value, stored: Stored, context: MatchContext): boolean {
  const conditions = operatorsOf(expected)
  if (!conditions) return matchesLiteral(expected, stored, context)
  return Object.entries(conditions).every(([operator, operand]) => {
    if (operator === '$keeps') return operand !== true || keepsOldText(stored)
    if (operator === '$time') return sameLocalTime(textOf(stored.value), String(operand), context.timeZone)
    if (operator === '$date') return sameLocalDate(textOf(stored.value), String(operand), context.timeZone)
    return matchesOperator(operator, operand, stored, context)
  })
}

function matchesOperator(operator: string, operand: Json, stored: Stored, context: MatchContext): boolean {
  const list = Array.isArray(operand) ? operand : [operand]
  const same = (value: Json) => matchesValue(value, stored, context)
  switch (operator) {
    case '$any':
      return true
    case '$in':
      return list.some(same)
    case '$not':
      return !same(operand)
    case '$opt':
      return isAbsent(stored) || same(operand)
    case '$has':
      return list.every(part => hasAlternative(fold(changedText(stored)), String(part)))
    case '$includes':
      return list.every(item => elementsOf(stored).some(value => matchesValue(item, { ...stored, value }, context)))
    case '$excludes':
      return list.every(item => !mentions(stored, item))
    case '$range':
      return isWithin(stored.value, list, context)
    default:
      throw new Error(`Unknown operator ${operator}`)
  }
}

function matchesLiteral(expected: Value, stored: Stored, context: MatchContext): boolean {
  const { value, column } = stored
  if (expected === null) return isEmpty(value) || stored.isDefault === true
  if (typeof expected === 'boolean') return value === expected
  if (Array.isArray(expected)) return sameSet(expected, stored, context)
  if (typeof expected === 'object') return sameObject(expected, stored, context)
  if (typeof expected === 'number') return sameNumber(expected, value)
  // Resolved once all writes are paired: see grade/writes.ts.
  if (isReference(expected)) return typeof value === 'string'
  const symbol = context.symbols.get(expected)
  if (symbol !== undefined) return value === symbol
  if (typeof value === 'number') return sameNumber(readAmount(expected), value)
  if (typeof value !== 'string') return isEmpty(value) && expected.trim() === ''
  return sameText(expected, value, column, context)
}

function sameText(expected: string, value: string, column: string, context: MatchContext): boolean {
  if (column === 'phone') return samePhone(expected, value, context.country)
  if (column === 'email') return expected.trim().toLowerCase() === value.trim().toLowerCase()
  if (/^\d{4}-\d\d-\d\d$/.test(expected)) return sameLocalDate(value, expected, context.timeZone)
  if (/^\d{4}-\d\d-\d\d[T ]\d/.test(expected)) return sameInstant(value, expected, context.timeZone)
  return compact(expected) === compact(value)
}

function sameNumber(expected: number | undefined, value: Json): boolean {
  const number = typeof value === 'string' ? readAmount(value) : value
  return typeof number === 'number' && expected !== undefined && Math.abs(number - expected) < 0.005
}

function sameSet(expected: Json[], stored: Stored, context: MatchContext): boolean {
  const elements = elementsOf(stored)
  if (elements.length !== expected.length) return false
  return expected.every(item => elements.some(value => matchesValue(item, { ...stored, value }, context)))
}

/** The keys named have the values named; all others stay as they were. */
function sameObject(expected: { [key: string]: Json }, stored: Stored, context: MatchContext): boolean {
  const now = isObject(stored.value) ? stored.value : {}
  const before = isObject(stored.before) ? stored.before : {}
  const named = Object.entries(expected).every(([key, value]) =>
    matchesValue(value, { column: key, value: now[key] ?? null, before: before[key] ?? null }, context),
  )
  const others = new Set([...Object.keys(now), ...Object.keys(before)].filter(key => !(key in expected)))
  return named && [...others].every(key => JSON.stringify(now[key]) === JSON.stringify(before[key]))
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `$opt`: nothing was set. On an update that is the old value. */
function isAbsent(stored: Stored): boolean {
  if (stored.before !== undefined && JSON.stringify(stored.before) === JSON.stringify(stored.value)) return true
  return isEmpty(stored.value) || stored.isDefault === true
}

export function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Of an object, only what is new counts: a setting that was there before proves nothing. */
function changedText({ value, before }: Stored): string {
  if (!isObject(value) || !isObject(before)) return textOf(value)
  const changed = Object.entries(value).filter(([key, item]) => JSON.stringify(item) !== JSON.stringify(before[key]))
  return changed.map(([key, item]) => `${key} ${textOf(item)}`).join(' ')
}

function keepsOldText({ value, before }: Stored): boolean {
  return compact(textOf(value)).includes(compact(textOf(before ?? null)))
}

function mentions(stored: Stored, item: Json): boolean {
  if (Array.isArray(stored.value)) return stored.value.some(value => compact(textOf(value)) === compact(textOf(item)))
  return hasAlternative(fold(textOf(stored.value)), textOf(item))
}

function isWithin(value: Json, [low, high]: Json[], context: MatchContext): boolean {
  if (typeof low === 'number' && typeof high === 'number') {
    return typeof value === 'number' && value >= low && value <= high
  }
  const text = textOf(value)
  if (text === '') return false
  const day = [...daysOf(text, context)]
  return day.some(candidate => candidate >= String(low ?? '') && candidate <= String(high ?? '9999'))
}

/** A stored moment as text that sorts beside the bounds of a range: its local date and its local date and time. */
function daysOf(text: string, context: MatchContext): string[] {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return [text]
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: context.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(text))
  return [local.slice(0, 10), local.replace(' ', 'T')]
}

function elementsOf(stored: Stored): Json[] {
  if (Array.isArray(stored.value)) return stored.value
  return isEmpty(stored.value) ? [] : [stored.value]
}

export function textOf(value: Json): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
