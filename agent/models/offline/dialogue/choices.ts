// Which of the choices that were offered a message means: by number, by place, by words that only one of them has, or by
// what it says is not meant: "the private one, not the one from the clinic".
import type { Choice } from '../../../../db/errors.ts'
import { words } from '../text/tokens.ts'
import { conceptsOf, hasConcept, tokenRange } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'

/** Longer messages are commands of their own. Words. */
const longestAnswer = 8

type Within = (index: number) => boolean

/** The choices that are meant; none when the message is no such answer. */
export function chosenIndexes(choices: Choice[], frame: Frame): number[] {
  if (wordCount(frame) > longestAnswer) return []
  const isDenied = deniedPart(frame)
  const denied = placesIn(choices, frame, isDenied)
  const said = placesIn(choices, frame, index => !isDenied(index)).filter(index => !denied.includes(index))
  if (denied.length === 0 || said.length > 0) return said
  const left = choices.flatMap((_, index) => (denied.includes(index) ? [] : [index]))
  return left.length === 1 ? left : []
}

/** "not the one from the clinic": that one is not meant, so another is. */
export function excludesOne(choices: Choice[], frame: Frame): boolean {
  return placesIn(choices, frame, deniedPart(frame)).length > 0 && chosenIndexes(choices, frame).length > 0
}

/** From "not" to the end of its clause. */
function deniedPart(frame: Frame): Within {
  const hit = frame.hits.find(({ concepts }) => concepts.some(({ kind, id }) => kind === 'role' && id === 'negation'))
  if (!hit) return () => false
  const stop = frame.tokens.findIndex((token, index) => index >= hit.end && /^[.,;:!?\n]/.test(token.text))
  return index => index >= hit.start && (stop < 0 || index < stop)
}

/** By number, by place in the list, by words that only one label has, "both". */
function placesIn(choices: Choice[], frame: Frame, isWithin: Within): number[] {
  const hits = frame.hits.filter(hit => isWithin(hit.start))
  const spans = frame.spans.filter(span => isWithin(tokenRange(frame.tokens, span.start, span.end).start))
  const ordinals = hits.flatMap(hit => conceptsOf(hit, 'ordinal').map(ordinal => Number(ordinal.id)))
  const figures = [
    ...spans.flatMap(span =>
      span.kind === 'number' ? [span.value] : span.kind === 'code' ? [Number(span.value)] : [],
    ),
    ...(wordCount(frame) <= 2
      ? hits
          .filter(hit => !hasConcept(hit, 'role', 'many'))
          .flatMap(hit => conceptsOf(hit, 'number').map(number => Number(number.id)))
      : []),
  ]
  const byLabel = matchLabels(choices, frame, isWithin)
  if (byLabel !== undefined) return [byLabel]
  const positions = [...new Set([...ordinals, ...figures])].map(place =>
    place < 0 ? choices.length + place : place - 1,
  )
  const valid = positions.filter(index => index >= 0 && index < choices.length)
  if (valid.length > 0) return valid
  const all = hits.some(hit => hasConcept(hit, 'role', 'many') || hasConcept(hit, 'role', 'all'))
  return all ? choices.map((_, index) => index) : []
}

function matchLabels(choices: Choice[], frame: Frame, isWithin: Within): number | undefined {
  const said = frame.tokens
    .filter((token, index) => isWithin(index) && token.word && token.fold.length > 1)
    .map(token => token.fold)
  const scores = choices.map(choice => {
    const label = new Set(words(choice.label))
    return said.filter(word => label.has(word)).length
  })
  const best = Math.max(...scores)
  const winners = scores.flatMap((score, index) => (score === best ? [index] : []))
  return best > 0 && winners.length === 1 ? winners[0] : undefined
}

export function wordCount(frame: Frame): number {
  return frame.tokens.filter(token => token.word).length
}
