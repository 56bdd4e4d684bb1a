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
const stateColumn = /status|priority|role|action|visibility/

export function createFormat({ language, say }: Strings, org?: Identity['org']): Format {
  // Day before month in every language, the Swiss way with numbers where the money is Swiss.
  const locale = language + (org?.currency === 'CHF' ? '-CH' : language === 'en' ? '-GB' : '')
  const number = (value: number) => value.toLocaleString(locale)
  const when = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Date(iso).toLocaleString(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...options,
    })
  const moment = (iso: string) => when(iso, { hour: '2-digit', minute: '2-digit', timeZone: org?.timeZone })

  // The code, not the sign: `$` and `kr` belong to many.
  function money(amount: number, { currency }: Fields): string {
    const digits = amount.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return `${currency ?? org?.currency ?? ''} ${digits}`
  }

  function value(column: string, raw: Scalar | undefined, fields: Fields = {}): string {
    if (Array.isArray(raw)) return raw.join(', ') || '–'
    if (raw === null || raw === undefined || raw === '') return '–'
    if (typeof raw === 'boolean') return say(raw ? 'Yes' : 'No')
    if (moneyColumn.test(column) && Number.isFinite(Number(raw))) return money(Number(raw), fields)
    if (typeof raw === 'number') return number(raw)
    // A date has no zone: it is the same day everywhere.
    if (dateOnly.test(raw)) return when(raw, { timeZone: 'UTC' })
    if (dateAndTime.test(raw)) {
      const written = moment(raw)
      // The day stands with the beginning.
      const [day, time] = written.split(/,? (?=\d\d:\d\d$)/)
      return column === 'end_time' && moment(String(fields.start_time)).startsWith(`${day}`) ? `${time}` : written
    }
    return stateColumn.test(column) ? say(raw) : raw
  }

  return { value, number, moment }
}
