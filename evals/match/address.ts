// `address_*`: all address columns of a row as one, compared word by word whatever column a word went to.
import type { Json, Value } from '../format/value.ts'
import { operatorsOf } from '../format/value.ts'
import { fold } from './fold.ts'
import { type MatchContext, matchesValue, textOf } from './values.ts'

export const anyAddress = 'address_*'

export function isAddressColumn(column: string): boolean {
  return column.startsWith('address_')
}

export function matchesAddress(
  expected: Value,
  row: { [column: string]: Json },
  before: { [column: string]: Json } | undefined,
  context: MatchContext,
): boolean {
  const stored = joinAddress(row)
  if (expected === null || operatorsOf(expected)) {
    const value = [stored, countryNames(row.address_country)].join(' ').trim()
    const old = before && [joinAddress(before), countryNames(before.address_country)].join(' ').trim()
    return matchesValue(expected, { column: anyAddress, value, before: old }, context)
  }
  const names = new Set(fold(countryNames(row.address_country)).split(' '))
  const wanted = fold(textOf(expected)).split(' ')
  const country = fold(textOf(row.address_country ?? null))
  const parts = fold(stored)
    .split(' ')
    .filter(word => word !== '' && word !== country)
  const rest = wanted.filter(word => !parts.includes(word))
  const extra = parts.filter(word => !wanted.includes(word))
  // A country may be given by name and stored as a code; one that was not given must not be stored.
  const countryGiven = country === '' || wanted.some(word => names.has(word))
  return extra.length === 0 && countryGiven && rest.every(word => names.has(word))
}

function joinAddress(row: { [column: string]: Json }): string {
  return Object.keys(row)
    .filter(isAddressColumn)
    .map(column => textOf(row[column] ?? null))
    .filter(Boolean)
    .join(' ')
}

/** A country code with its names in the languages that people write in. */
function countryNames(code: Json | undefined): string {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code)) return ''
  const names = ['en', 'de', 'fr', 'it', 'pt'].map(locale => new Intl.DisplayNames(locale, { type: 'region' }).of(code))
  return [code, ...new Set(names)].join(' ')
}
