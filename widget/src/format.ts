// Values of records in the reader's language, the organization's time zone and its currency.
import type { Identity } from '../../server/protocol.ts'
import type { Strings } from './strings.ts'

export type Scalar = string | number | boolean | null | string[]
export type Fields = Record<string, Scalar>

export interface Format {
  /** What stands for this column's value on a card. `fields` are its neighbours: an amount looks for its currency there. */
  value(column: string, value: Scalar | undefined, fields?: Fields): string
  number(value: number): string
  moment(iso: string): string
}

export const dateOnly = /^\d{4}-\d\d-\d\d$/
const dateAndTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const moneyColumn = /amount|price|total|balance|revenue/
/** Columns whose values are words of ours, not of people. */
const stateColumn = /^(status|priority|role|action)$/

export function createFormat(strings: Strings, org?: Identity['org']): Format {
  // Day before month in every language, the Swiss way with numbers where the money is Swiss.
  const locale =
    org?.currency === 'CHF' ? `${strings.language}-CH` : strings.language === 'en' ? 'en-GB' : strings.language
  const timeZone = org?.timeZone
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const number = (value: number) => value.toLocaleString(locale)
  // A date has no zone: it is the same day everywhere.
  const date = (iso: string) => new Date(iso).toLocaleDateString(locale, { ...day, timeZone: 'UTC' })
  const moment = (iso: string) =>
    new Date(iso).toLocaleString(locale, { ...day, hour: '2-digit', minute: '2-digit', ...(timeZone && { timeZone }) })

  // The code, not the sign: `$` and `kr` belong to many.
  function money(amount: number, { currency }: Fields): string {
    const digits = amount.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return `${currency ?? org?.currency ?? ''} ${digits}`
  }

  function value(column: string, raw: Scalar | undefined, fields: Fields = {}): string {
    if (raw === null || raw === undefined || raw === '') return '–'
    if (Array.isArray(raw)) return raw.join(', ') || '–'
    if (typeof raw === 'boolean') return strings.text(raw ? 'yes' : 'no')
    if (moneyColumn.test(column) && Number.isFinite(Number(raw))) return money(Number(raw), fields)
    if (typeof raw === 'number') return number(raw)
    if (dateOnly.test(raw)) return date(raw)
    if (dateAndTime.test(raw)) return moment(raw)
    return stateColumn.test(column) ? strings.label(raw) : raw
  }

  return { value, number, moment }
}
