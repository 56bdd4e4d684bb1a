// What a message says not to take: "not on Monday but on Tuesday", "as a lead, not a client". What is left is the command.
import type { Hit } from '../lexicon/match.ts'
import { isPlace } from '../lexicons/places.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt, tablesOf } from './analysis.ts'
import type { Frame } from './frame.ts'

interface Range {
  start: number
  end: number
}

/** The text without the denied parts that have a counterpart: a "not" without one denies the command itself. */
export function textWithoutDenied(frame: Frame): string {
  if (frame.question) return frame.text
  const denied: Range[] = []
  let corrects: Hit | undefined
  for (const hit of frame.hits) {
    if (!hasConcept(hit, 'role', 'negation') || (frame.textFrom !== undefined && hit.start >= frame.textFrom)) continue
    const parts = corrects ? undefined : corrected(frame, hit)
    const range = contrasted(frame, hit) ?? opposed(frame, hit) ?? otherDenied(frame, hit)
    // "n'ajoute pas …": the second half of the same "not".
    if (corrects && hit.start <= corrects.end + 2) denied.push(hit)
    else if (parts) denied.push(...parts)
    else if (range) denied.push(range)
    if (parts) corrects = hit
  }
  return denied.length === 0 ? frame.text : cut(frame, denied)
}

/** "not a client but a lead": up to the word that says what it is instead. */
function contrasted(frame: Frame, hit: Hit): Range | undefined {
  const contrast = contrastAfter(frame, hit.end, furthest)
  if (!contrast || hit.tail) return undefined
  let tells = false
  for (let index = hit.end; index < contrast.start; index++) {
    if (/^[.;!?\n]/.test(frame.tokens[index]?.text ?? '') || saysDeed(frame, index)) return undefined
    tells ||= kindsAt(frame, index).length > 0
  }
  return tells ? { start: hit.start, end: contrast.end } : undefined
}

/** Words between "not" and "but". */
const furthest = 8

/** "clients not in Bern", "tasks that aren't done": a filter turned round, which no look-up can do. */
export function deniesFilter(frame: Frame): boolean {
  return frame.hits.some(hit => {
    if (!hasConcept(hit, 'role', 'negation') || hit.start < frame.lead) return false
    const at = afterCues(frame, hit.end)
    return kindsAt(frame, at).length > 0 || isPlace(frame.tokens[at]?.text ?? '')
  })
}

function contrastAfter(frame: Frame, index: number, within: number): Hit | undefined {
  const contrast = frame.hits.find(
    hit => hit.start > index && hit.start <= index + within && hasConcept(hit, 'role', 'contrast'),
  )
  return contrast && frame.tokens[contrast.end]?.word ? contrast : undefined
}

/** "don't add Paul as a client but as a lead": the deed stays, what stands before "but" goes with the "don't". */
function corrected(frame: Frame, hit: Hit): Range[] | undefined {
  const contrast = contrastAfter(frame, hit.end, 2 * furthest)
  if (!contrast || hit.start > frame.lead) return undefined
  const later = kindsAt(frame, afterCues(frame, contrast.end))
  const isDone = frame.tokens.some((_, index) => index >= contrast.end && saysDeed(frame, index))
  let end = contrast.start
  while (end > 0 && frame.tokens[end - 1]?.text === ',') end--
  let start = end - 1
  if (isDone || later.length === 0 || !kindsAt(frame, start).some(kind => later.includes(kind))) return undefined
  while (start > hit.end && kindsAt(frame, start - 1).length === 0 && hasRole(frame, start - 1, 'article', ...cues))
    start--
  const parts = [
    { start: hit.start, end: hit.end },
    { start, end: contrast.end },
  ]
  return hit.tail ? [...parts, hit.tail] : parts
}

/** "to Tuesday, not Wednesday", "not Wednesday, Tuesday": the same kind of thing stands beside it. */
function opposed(frame: Frame, hit: Hit): Range | undefined {
  const at = afterCues(frame, hit.end)
  const kinds = kindsAt(frame, at)
  if (hit.tail || kinds.length === 0 || saysDeed(frame, at)) return undefined
  const end = endOf(frame, at)
  const next = frame.tokens[end]
  if (next && !/^[,;.!?)\n]/.test(next.text)) return undefined
  // "at 10 instead of 9": a bare figure beside a time is one.
  const isBareTime = kinds.includes('number') && hasConcept(hit, 'role', 'instead')
  const isSame = (index: number) =>
    kindsAt(frame, index).some(kind => kinds.includes(kind) || (isBareTime && kind === 'time'))
  const before = frame.tokens.some((_, index) => index < hit.start && isSame(index))
  const after = next?.text === ',' && isSame(end + 1)
  if (!before && !after) return undefined
  return { start: joinedFrom(frame, hit.start), end: before ? end : end + 1 }
}

/** "the first is paid, the other one not yet": a clause that only says which of those shown it is not. */
function otherDenied(frame: Frame, { start, end: after }: Hit): Range | undefined {
  const ends = (index: number) => /^[,;.!\n]/.test(frame.tokens[index]?.text ?? '')
  let from = start
  while (from > 0 && !ends(from - 1) && !hasRole(frame, from - 1, 'contrast')) from--
  let end = after
  while (end < frame.tokens.length && !ends(end)) end++
  const isIn = (hit: Hit) => from <= hit.start && hit.start < end
  const picks = frame.hits.filter(hit => hit.concepts.some(concept => concept.kind === 'ordinal'))
  const isBare = frame.tokens.every(
    (token, index) =>
      index < from ||
      index >= end ||
      !token.word ||
      hitsOver(frame, index).some(hit => hit.concepts.every(({ kind }) => kind === 'role' || kind === 'ordinal')),
  )
  if (!isBare || !picks.some(isIn) || picks.every(isIn)) return undefined
  return { start: joinedFrom(frame, from), end }
}

const cues = ['cue_to', 'cue_as', 'cue_for', 'cue_at', 'cue_in', 'cue_by', 'cue_with', 'of'] as const

function afterCues(frame: Frame, index: number): number {
  let at = index
  while (hasRole(frame, at, 'article', ...cues) && kindsAt(frame, at).length === 0) at++
  return at
}

/** The comma and the "and" that lead to the denial go with it. */
function joinedFrom(frame: Frame, start: number): number {
  let from = start
  while (from > 0 && (frame.tokens[from - 1]?.text === ',' || hasRole(frame, from - 1, 'conjunction', 'contrast')))
    from--
  return from
}

/** Whether something is to be done there: a verb, not a value that sounds like one. */
function saysDeed(frame: Frame, index: number): boolean {
  return hitsOver(frame, index).some(
    hit =>
      conceptsOf(hit, 'action').length > 0 &&
      conceptsOf(hit, 'value').length === 0 &&
      conceptsOf(hit, 'entity').length === 0,
  )
}

/** What kinds of thing a word is, for telling one that stands for another. */
function kindsAt(frame: Frame, index: number): string[] {
  const span = spanAt(frame, index)
  const named = namedAt(frame, index)
  const hits = hitsOver(frame, index)
  return [
    ...(span ? [span.kind === 'money' ? 'number' : span.kind] : []),
    ...(named ? [...tablesOf(named)] : []),
    ...(hits.some(hit => conceptsOf(hit, 'entity').length > 0)
      ? ['noun']
      : hits.some(hit => conceptsOf(hit, 'value').length > 0)
        ? ['value']
        : []),
  ]
}

function endOf(frame: Frame, index: number): number {
  const span = spanAt(frame, index)
  if (span) {
    const end = frame.tokens.findIndex(token => token.start >= span.end)
    return end < 0 ? frame.tokens.length : end
  }
  return namedAt(frame, index)?.end ?? hitsAt(frame, index)[0]?.end ?? index + 1
}

function cut(frame: Frame, ranges: Range[]): string {
  const kept = frame.tokens.filter((_, index) => !ranges.some(range => range.start <= index && index < range.end))
  let text = ''
  let last = 0
  for (const token of kept) {
    text += text !== '' && token.start > last ? (frame.text.slice(last, token.start).match(/^\s/)?.[0] ?? ' ') : ''
    text += token.text
    last = token.end
  }
  return text
}
