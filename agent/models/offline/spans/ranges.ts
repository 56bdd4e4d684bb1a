// Stretches whose first day is a bare figure: "between the 8th and 15th of March", "vom 8. bis 15. März".
import { CrmError } from '../../../../db/errors.ts'
import { parsePeriod } from '../../../../tools/dates.ts'
import type { OfflineTurn } from '../turn.ts'
import type { Span } from './span.ts'

type Clock = Pick<OfflineTurn, 'now' | 'timeZone' | 'language'>

const article = String.raw`(?:(?:the|dem|den|zum|le|il|o|dia)\s+)?`
const figure = String.raw`(?<figure>\d{1,2}(?:\.|st|nd|rd|th)?)`
const upTo = new RegExp(
  String.raw`(?<![\p{L}\d.:])${figure}\s*(?:to|until|bis|au|al|a|ao|ate|até|-|–)\s*${article}$`,
  'iu',
)
const between = new RegExp(
  String.raw`(?<!\p{L})(?:between|zwischen|entre|tra|fra)\s+${article}${figure}\s+(?:and|und|et|e|y)\s+${article}$`,
  'iu',
)

const opens = new RegExp(String.raw`(?<!\p{L})(?:between|zwischen|entre|tra|fra)\s+${article}$`, 'iu')
const joins = new RegExp(String.raw`^\s+(?:and|und|et|e|y)\s+${article}$`, 'iu')

const pair = new RegExp(String.raw`(?<![\p{L}\d.:])${figure}\s+(?:and|und|et|e)\s+${article}$`, 'iu')

/** The stretches that end with one of these days. */
export function findRanges(text: string, days: { start: number; end: number }[], clock: Clock): Span[] {
  return days.flatMap(({ start, end }) => {
    const before = text.slice(0, start)
    const match = upTo.exec(before) ?? between.exec(before) ?? neighbour(before, text.slice(start))
    const first = match?.groups?.figure
    if (!match || !first || !/^\d/.test(text.slice(start))) return []
    const from = match.index + match[0].indexOf(first)
    const said = `${first.replace(/\D/g, '')} - ${text.slice(start, end)}`
    const period = periodOf(said, clock)
    return period ? [{ kind: 'day', value: period, start: from, end, text: said, leadStart: from }] : []
  })
}

/** "between today and Friday". */
export function findStretches(text: string, days: { start: number; end: number }[], clock: Clock): Span[] {
  return days.flatMap((first, index) => {
    const last = days[index + 1]
    const lead = opens.exec(text.slice(0, first.start))
    if (!last || !lead || !joins.test(text.slice(first.end, last.start))) return []
    const said = `${text.slice(first.start, first.end)} - ${text.slice(last.start, last.end)}`
    const period = periodOf(said, clock)
    return period
      ? [{ kind: 'day', value: period, start: first.start, end: last.end, text: said, leadStart: lead.index }]
      : []
  })
}

/** "the 2nd and 3rd of February": two days, one right after the other. */
function neighbour(before: string, last: string): RegExpExecArray | null {
  const match = pair.exec(before)
  return Number.parseInt(match?.groups?.figure ?? '', 10) + 1 === Number.parseInt(last, 10) ? match : null
}

/** Nothing for what only looks like a stretch: "room 3 - 2 June" would run backwards. */
function periodOf(text: string, clock: Clock): { from: string; to: string } | undefined {
  try {
    const { from, until } = parsePeriod(text, clock)
    return from && until && from < until ? { from, to: until } : undefined
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}
