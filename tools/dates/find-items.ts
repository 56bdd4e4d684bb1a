// Runs the rules over a text: every finding with its place, the longest first, neighbours put together.
import { addDays, dayOf } from './calendar.ts'
import { checkedWeekday, monthRules } from './month-rules.ts'
import { numericRules } from './numeric-rules.ts'
import { relativeRules } from './relative-rules.ts'
import type { DayClock, Finding, Reckoning, Rule } from './rule.ts'
import { termsRules } from './terms-rules.ts'
import { foldInPlace, glueWords } from './words.ts'

export interface Item {
  start: number
  end: number
  finding: Finding
}

const rules: Rule[] = [...numericRules, ...relativeRules, ...monthRules, ...termsRules]
const between = new RegExp(String.raw`^[\s,(]*(?:(?:${glueWords})\b[\s']*){0,2}$`)

function itemsOf(rule: Rule, folded: string, clock: Reckoning): Item[] {
  return [...folded.matchAll(rule.pattern)].flatMap(match => {
    const finding = rule.read(match.groups ?? {}, clock)
    const end = match.index + match[0].trimEnd().length
    return finding ? [{ start: match.index, end, finding }] : []
  })
}

/** Leftmost first; of those that overlap, the longer one; of equals, the earlier rule. */
function withoutOverlaps(items: Item[]): Item[] {
  const longestFirst = items.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  const kept: Item[] = []
  for (const item of longestFirst) {
    if (kept.every(other => item.end <= other.start || item.start >= other.end)) kept.push(item)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** What two neighbours mean together: "Friday" + "next week", "Fr" + "27.11.", "a week from" + "Friday". */
function together(a: Finding, b: Finding): Finding | undefined {
  if (a.kind === 'distance' && 'day' in b) return { kind: 'day', day: a.from(b.day) }
  if (a.kind === 'weekday' && b.kind === 'week') return { kind: 'day', day: addDays(b.monday, a.weekday - 1) }
  if (a.kind === 'week' && b.kind === 'weekday') return { kind: 'day', day: addDays(a.monday, b.weekday - 1) }
  if (a.kind === 'weekday' && b.kind === 'date') return checkedWeekday(a.weekday, b.day)
  if (a.kind === 'date' && b.kind === 'weekday') return checkedWeekday(b.weekday, a.day)
  return a.kind === 'weekday' && b.kind === 'problem' ? b : undefined
}

/** "Friday next week, the 5th", "tomorrow, Friday": one day in two ways. */
function saidTwice(a: Finding, b: Finding): Finding | undefined {
  return 'day' in a && 'day' in b && a.day === b.day ? { kind: 'day', day: a.day } : undefined
}

function joinNeighbours(items: Item[], folded: string): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const last = joined.at(-1)
    const adjacent = last && between.test(folded.slice(last.end, item.start))
    const finding = adjacent && (together(last.finding, item.finding) ?? saidTwice(last.finding, item.finding))
    if (last && finding) joined[joined.length - 1] = { start: last.start, end: item.end, finding }
    else joined.push(item)
  }
  return joined.filter(item => item.finding.kind !== 'distance')
}

export function reckon(clock: DayClock): Reckoning {
  return { ...clock, today: dayOf(clock.now, clock.timeZone) }
}

/** Everything in the text that is a day, or looks like one. Offsets are those of the text, which must be in NFC. */
export function findItems(text: string, clock: Reckoning): Item[] {
  const folded = foldInPlace(text)
  const spoken = rules.filter(rule => !rule.language || rule.language === clock.language)
  const items = withoutOverlaps(spoken.flatMap(rule => itemsOf(rule, folded, clock)))
  return joinNeighbours(items, folded)
}
