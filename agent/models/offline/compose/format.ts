// Dates, money and values as people in the organization read them.
import type { FieldChange } from '../../../../tools/card.ts'
import { writeAmount } from '../../../../tools/money.ts'
import type { Language, OrgSettings } from '../../../../tools/tool.ts'
import type { Phrases } from './phrases.ts'

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-CH', fr: 'fr-CH', it: 'it-CH', pt: 'pt-PT' }

export type FieldValue = FieldChange['to'] | undefined

export interface Formatting {
  language: Language
  phrases: Phrases
  settings: OrgSettings
  timeZone: string
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const moneyFields = /amount|total|price|balance|rate$/

/** "Friday, 27 November 2026". */
export function writeDay(day: string, { language }: Pick<Formatting, 'language'>): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(`${day}T12:00:00Z`))
}

function writeMoment(moment: string, { language, timeZone }: Formatting): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  } as const
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(moment))
}

export function writeMoney(
  amount: number,
  currency: string | undefined,
  { language, settings }: Pick<Formatting, 'language' | 'settings'>,
): string {
  return [currency ?? settings.currency, writeAmount(amount, language, settings.country)].join(' ')
}

/** A number of things, grouped as amounts are. */
export function writeCount(count: number, { language, settings }: Pick<Formatting, 'language' | 'settings'>): string {
  return writeAmount(count, language, settings.country).replace(/[.,]00$/, '')
}

/** A column's value in words; money takes its currency from the same record. */
export function writeValue(
  field: string,
  value: FieldValue,
  fields: Record<string, FieldValue>,
  formatting: Formatting,
): string {
  if (value === null || value === undefined || value === '') return formatting.phrases.nothing
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? formatting.phrases.yes : formatting.phrases.no
  if (moneyFields.test(field) && Number.isFinite(Number(value))) {
    const currency = typeof fields.currency === 'string' ? fields.currency : undefined
    return writeMoney(Number(value), currency, formatting)
  }
  const text = String(value)
  if (isoMoment.test(text)) return writeMoment(text, formatting)
  if (isoDay.test(text)) return writeDay(text, formatting)
  return formatting.phrases.values[text] ?? text
}
