// Understands a day or a stretch of days as one argument.
import { CrmError } from '../../db/errors.ts'
import { addDays } from './calendar.ts'
import { findDays, parseDay } from './days.ts'
import { findPeriods, type Period } from './periods.ts'
import type { DayClock } from './rule.ts'
import { foldInPlace } from './words.ts'

const boundaries: [string, (inner: Period) => Period][] = [
  ['since|from|starting|seit|ab|depuis|a partir de|dal|dalla|da|desde', ({ from }) => ({ ...(from && { from }) })],
  ['before|prior to|vor|avant|prima di|antes de', ({ from }) => ({ ...(from && { until: addDays(from, -1) }) })],
  ["until|till|by|up to|bis|jusqu'a|jusqu'au|d'ici|entro|fino a|ate", ({ until }) => ({ ...(until && { until }) })],
  ['after|nach|apres|dopo|depois de', ({ until }) => ({ ...(until && { from: addDays(until, 1) }) })],
]
const range =
  /^(?:between |from |zwischen |vom? |entre |du |tra |dal |de )?(.+?)\s+(?:to|and|until|und|bis|et|au|e|al|a|ate|-|–)\s+(.+)$/

/**
 * A day or a stretch of days: "today", "this week", "March", "last 30 days", "since Monday", "1.11. to 15.11.".
 * @throws {CrmError} `invalid_input`
 */
export function parsePeriod(text: string, clock: DayClock): Period {
  const trimmed = text.normalize('NFC').trim()
  const [span, ...others] = findPeriods(trimmed, clock)
  const bare = foldInPlace(trimmed)
  if (span && others.length === 0 && isFiller(bare.slice(0, span.start), bare.slice(span.end))) return span.period

  const between = tryRange(trimmed, bare, clock)
  if (between) return between
  for (const [boundary, limit] of boundaries) {
    const prefix = new RegExp(`^(?:${boundary}) `).exec(bare)?.[0]
    // "vor 3 Tagen" is a day, not a limit.
    if (prefix && !findDays(trimmed, clock).some(({ start }) => start === 0)) {
      const inner = tryPeriod(trimmed.slice(prefix.length), clock)
      if (inner) return limit(inner)
    }
  }
  const day = parseDay(trimmed, clock)
  return { from: day, until: day }
}

function isFiller(before: string, after: string): boolean {
  return (
    /^(?:in|im|during|within|the|der|die|den|dem|diesem|en|au|le|la|les|nel|nella|negli|nei|il|i|gli|em|no|na|nos|nas|over|\s)*$/.test(
      before,
    ) && !/[\p{L}\d]/u.test(after)
  )
}

function tryPeriod(text: string, clock: DayClock): Period | undefined {
  try {
    return parsePeriod(text, clock)
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

function tryRange(text: string, bare: string, clock: DayClock): Period | undefined {
  const [, first, second] = range.exec(bare) ?? []
  if (!first || !second) return undefined
  const until = tryPeriod(text.slice(-second.length), clock)?.until
  // "1 to 20 November": the first day is of the month of the last.
  const from = /^\d{1,2}\.?$/.test(first)
    ? until && `${until.slice(0, 8)}${String(Number.parseInt(first, 10)).padStart(2, '0')}`
    : tryPeriod(text.slice(bare.indexOf(first), bare.indexOf(first) + first.length), clock)?.from
  return from && until && from <= until ? { from, until } : undefined
}
