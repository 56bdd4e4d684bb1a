// Where a message says how things are before it says what to do: "Raj is ill, cancel …", "I have to leave early, so …".
import type { Analysis } from './analysis.ts'
import { hasConcept, hasRole, hitsAt } from './analysis.ts'
import { closesSentence } from './elision.ts'
import { isCourtesy } from './retell.ts'

/** "Raj is ill, cancel …", "Raj is ill so cancel …": two parts where no sentence ends. */
export function toldBefore(analysis: Analysis): [string, string] | undefined {
  for (let index = 2; index < analysis.tokens.length - 1; index++) {
    const isComma = analysis.tokens[index - 1]?.text === ','
    const isTherefore = hasRole(analysis, index, 'therefore')
    if (!isComma && !isTherefore) continue
    const from = isTherefore ? index + 1 : index
    const commands = opensCommand(analysis, from) || (isComma && closesSentence(analysis, from, 0))
    if (commands && (saysHowThingsAre(analysis, index) || (isTherefore && isMine(analysis, index)))) {
      const at = analysis.tokens[from]?.start ?? 0
      const end = analysis.tokens[index - 1]?.end ?? at
      return [analysis.text.slice(0, end), analysis.text.slice(at)]
    }
  }
  return undefined
}

function opensCommand(analysis: Analysis, from: number): boolean {
  return hitsAt(analysis, afterCourtesy(analysis, from)).some(
    hit => hit.concepts.some(concept => concept.kind === 'action') && !hit.fuzzy,
  )
}

export function afterCourtesy(analysis: Analysis, from: number): number {
  let index = from
  while (isCourtesy(analysis, index) && !hasRole(analysis, index, 'whole')) index++
  return index
}

/** "I have to leave early on Friday": told of oneself, with a day or an appointment that the rest is about. */
function isMine(analysis: Analysis, end: number): boolean {
  const until = analysis.tokens[end]?.start ?? 0
  const isAbout = analysis.spans.some(span => (span.kind === 'day' || span.kind === 'time') && span.end <= until)
  return (
    isAbout &&
    (hasRole(analysis, 0, 'self', 'told') || hitsAt(analysis, 0).some(hit => hasConcept(hit, 'role', 'opener')))
  )
}

/** Somebody is named, and something is said of them that is no command. */
function saysHowThingsAre(analysis: Analysis, end: number): boolean {
  const isNamed = analysis.named.some(named => named.end < end)
  const states =
    analysis.hits.some(hit => hit.end < end && hasConcept(hit, 'role', 'auxiliary')) || isShort(analysis, end)
  const commands = analysis.hits.some(
    hit =>
      hit.start === 0 &&
      hit.concepts.some(concept => concept.kind === 'action') &&
      !hasConcept(hit, 'role', 'auxiliary'),
  )
  return isNamed && states && !commands
}

/** "Filipa's off next week": a short "is", where nothing that she has follows. */
function isShort({ named, tokens, hits }: Analysis, end: number): boolean {
  const is = named.find(one => /^['’]$/.test(tokens[one.end]?.text ?? '') && tokens[one.end + 1]?.fold === 's')
  if (!is || is.end + 2 >= end) return false
  return !hits.some(hit => hit.start > is.end && hit.start < end && hasConcept(hit, 'entity'))
}

/** "something came up", "I'm …", "Raj …": how things are, not what to do. */
export function opensStatement(analysis: Analysis): boolean {
  const isNamed = analysis.named.some(named => named.start === 0)
  return isNamed || hasRole(analysis, 0, 'told', 'self')
}
