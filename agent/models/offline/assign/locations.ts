// Where something takes place: "in the office", "at Restaurant Krone", "im Sitzungszimmer 2".
import { foldInPlace, units } from '../../../../tools/dates/words.ts'
import { findDayPart } from '../../../../tools/dates.ts'
import { hasConcept, hasRole, hitsAt, namedAt, spanAt } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { inOwnWords, isFree, setArgument, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'

export function fillLocation(draft: Draft): void {
  const slot = draft.shape.slots.find(candidate => candidate.name === 'location')
  if (!slot || !isFree(draft, slot)) return
  const { tokens } = draft.frame
  for (let index = 1; index < tokens.length; index++) {
    const start = placeAfter(draft, index)
    if (start === undefined) continue
    const end = withTown(draft, endOf(draft, start))
    const text = cleanText(draft.frame, start, end, draft.used)
    if (!text || !/\p{L}/u.test(text) || timeUnit.test(foldInPlace(text)) || findDayPart(text)) continue
    setArgument(draft, slot, text)
    useTokens(draft, index, end)
    return
  }
}

/** "to the next free day" is no place. */
const timeUnit = new RegExp(`\\b${units}\\b`)

/** "at his office in Liestal": the town belongs to the place. */
function withTown(draft: Draft, end: number): number {
  const town = placeAfter(draft, end)
  return town === end + 1 && draft.frame.tokens[town]?.capital ? endOf(draft, town) : end
}

/** After a preposition of place that leads to no day, no time and no record. */
function placeAfter(draft: Draft, index: number): number | undefined {
  if (draft.used[index] || (inOwnWords(draft, index) && draft.frame.tokens[index]?.fold === 'on')) return undefined
  const cue = hitsAt(draft.frame, index).find(hit => hasConcept(hit, 'role', 'cue_place'))
  const next = cue?.end
  if (next === undefined || !draft.frame.tokens[next]?.word) return undefined
  if (draft.used[next] || spanAt(draft.frame, next) || namedAt(draft.frame, next)) return undefined
  // "chez elle", "bei ihr": with somebody, no place.
  if (hasRole(draft.frame, next, 'person') && !hasRole(draft.frame, next, 'article', 'possessive')) return undefined
  return next
}

function endOf(draft: Draft, start: number): number {
  const { tokens } = draft.frame
  let index = start
  while (index < tokens.length) {
    const token = tokens[index]
    if (!token || draft.used[index] || /^[,;.!?()\n]$/.test(token.text)) break
    const span = spanAt(draft.frame, index)
    if (span && span.kind !== 'number') break
    if (index > start && endsPlace(draft, index)) break
    index++
  }
  return index
}

/** "Café du Midi", "Tasca do Rui": a name within the name, of nobody we know. */
function goesOn({ frame }: Draft, index: number): boolean {
  const isName = (at: number) => frame.tokens[at]?.capital === true && !spanAt(frame, at) && !namedAt(frame, at)
  return hasRole(frame, index, 'of') && isName(index - 1) && isName(index + 1)
}

function endsPlace(draft: Draft, index: number): boolean {
  if (goesOn(draft, index)) return false
  return hitsAt(draft.frame, index).some(hit =>
    (['cue_with', 'cue_for', 'cue_by', 'cue_after', 'cue_from', 'conjunction', 'polite'] as const).some(role =>
      hasConcept(hit, 'role', role),
    ),
  )
}
