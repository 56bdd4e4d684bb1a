// Values and sentences that satisfy a case: what the oracle writes and says.
import type { Fact, Json, Value } from '../format/value.ts'
import { operatorsOf } from '../format/value.ts'
import { instantOf } from '../match/moments.ts'
import { isEmpty, textOf } from '../match/values.ts'
import { exampleOf } from './pattern-example.ts'

/** Stands for "leave it as it is". */
export const untouched = Symbol('untouched')

/** A value that a matcher accepts. `before` is what stands there now; undefined on an insert. */
export function synthesize(expected: Value, before: Json | undefined, timeZone: string): Json | typeof untouched {
  const conditions = operatorsOf(expected)
  if (!conditions) return expected
  const { $in, $opt, $any, $has, $keeps, $includes, $excludes, $date, $time, $range, $not } = conditions
  if ($opt !== undefined || $any !== undefined) return untouched
  if (Array.isArray($in)) return synthesize($in[0] ?? null, before, timeZone)
  if (typeof $date === 'string') return instantOf($date, typeof $time === 'string' ? $time : '12:00', timeZone)
  if (Array.isArray($range)) return $range[0] ?? null
  if ($includes !== undefined || ($excludes !== undefined && Array.isArray(before))) {
    return changeList(before, listOf($includes), listOf($excludes))
  }
  if ($has !== undefined) return writeText(listOf($has), $keeps === true ? textOf(before ?? null) : '')
  if ($excludes !== undefined) return withoutWords(textOf(before ?? null), listOf($excludes))
  if ($not !== undefined) return typeof $not === 'number' ? $not + 1 : untouched
  return untouched
}

/** A sentence that states the facts. */
export function stateFacts(facts: Fact[], excluded: Fact[]): string {
  return facts.map(fact => `${stateFact(fact, excluded)}.`).join('\n')
}

function stateFact(fact: Fact, excluded: Fact[]): string {
  if (typeof fact === 'string') return exampleOf(fact)
  if ('num' in fact) return String(fact.num)
  if ('count' in fact) return String(fact.count)
  if ('date' in fact) return fact.date
  if ('time' in fact) return fact.time
  if ('phone' in fact) return fact.phone
  if ('all' in fact) return fact.all.map(each => stateFact(each, excluded)).join('. ')
  if ('any' in fact) {
    const allowed = fact.any.find(each => !(typeof each === 'object' && 'not' in each) && !excluded.includes(each))
    return allowed === undefined ? '' : stateFact(allowed, excluded)
  }
  return ''
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function changeList(before: Json | undefined, added: Json[], removed: Json[]): Json[] {
  const key = (item: Json) => textOf(item).toLowerCase()
  const gone = new Set(removed.map(key))
  const kept = listOf(before ?? []).filter(item => !gone.has(key(item)))
  const there = new Set(kept.map(key))
  return [...kept, ...added.filter(item => !there.has(key(item)))]
}

function writeText(parts: Json[], old: string): string {
  const words = parts.map(part => textOf(part).split('|')[0] ?? '')
  return [old, words.join(' ')].filter(text => !isEmpty(text)).join('\n')
}

function withoutWords(text: string, words: Json[]): string {
  return words.reduce<string>((rest, word) => {
    return textOf(word)
      .split('|')
      .reduce((left, part) => left.replace(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), ''), rest)
  }, text)
}
