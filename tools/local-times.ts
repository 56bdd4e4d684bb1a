// Timestamps as the organization's people read them, before a row becomes a view.
import { type Day, dayAt, localTime } from './dates.ts'
import type { ToolContext } from './tool.ts'

/** Stored as an instant, but said and read as a day. */
const dayColumns = new Set(['deadline'])
const timeColumns = new Set(['start_time', 'end_time'])

type Row = Readonly<Record<string, unknown>>

/** Still the same instants (ISO 8601 with the zone's offset), so that a model reads the hour that people mean. */
export function withLocalTimes<Fields extends Row>(row: Fields, { org }: Pick<ToolContext, 'org'>): Fields {
  const timeZone = org.settings.time_zone
  const entries = Object.entries(row).map(([column, value]) => [column, localise(column, value, timeZone)] as const)
  return Object.fromEntries(entries) as Fields
}

function localise(column: string, value: unknown, timeZone: string): unknown {
  if (typeof value !== 'string') return value
  if (dayColumns.has(column)) return dayAt(value, timeZone) satisfies Day
  return timeColumns.has(column) ? localTime(new Date(value), timeZone) : value
}
