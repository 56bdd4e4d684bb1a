// A record's values as a person in a terminal reads them: days and times in full, amounts with their currency.
import type { RecordView } from '../tools/card.ts'
import type { Identity } from './protocol.ts'

type Fields = RecordView['fields']
type Value = Fields[string]

export interface ValueFormat {
  /** What stands for a field; `fields` are its neighbours: an amount looks for its currency there. */
  value(field: string, value: Value, fields?: Fields): string
  /** Fields worth a line of their own, as they are to be read; what another one says already is left out. */
  entries(fields: Fields): [label: string, value: string][]
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const moneyField = /amount|price|total|balance|revenue/

export type Locality = Pick<Identity['org'], 'currency' | 'timeZone'>

export function createValueFormat({ currency, timeZone }: Locality): ValueFormat {
  const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
  const days = new Intl.DateTimeFormat('en-GB', { ...day, timeZone: 'UTC' })
  const moments = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', timeZone })
  const amounts = new Intl.NumberFormat('de-CH', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

  const write = (field: string, value: Value, fields: Fields): string => {
    if (value === null || value === '') return '–'
    if (Array.isArray(value)) return value.join(', ') || '–'
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (moneyField.test(field) && Number.isFinite(Number(value))) {
      return `${fields.currency ?? currency} ${amounts.format(Number(value)).replaceAll('’', "'")}`
    }
    const text = String(value)
    if (isoMoment.test(text)) return moments.format(new Date(text))
    return isoDay.test(text) ? days.format(new Date(text)) : text.replaceAll('_', ' ')
  }

  return {
    value: (field, value, fields = {}) => write(field, value, fields),
    entries(fields) {
      const hasAmount = Object.keys(fields).some(field => moneyField.test(field))
      return Object.entries(fields)
        .filter(([field, value]) => value !== null && !(field === 'currency' && hasAmount))
        .map(([field, value]) => [fieldLabel(field), write(field, value, fields)])
    },
  }
}

/** `due_date` → `due date`. */
export function fieldLabel(field: string): string {
  return field.replaceAll('_', ' ')
}
