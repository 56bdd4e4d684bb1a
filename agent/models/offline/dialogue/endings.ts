// "The number ends in 32": a phone number that was just saved gets its last figures anew.
import type { ToolShape } from '../shape/shape.ts'
import { hasConcept } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import type { FollowUpContext, Steps } from './follow-ups.ts'
import type { PastCall } from './history.ts'

export function newEnding(
  frame: Frame,
  call: PastCall,
  shape: ToolShape,
  { knowledge }: FollowUpContext,
): Steps | undefined {
  const card = call.outcome?.card
  const { phone } = call.args
  if (card?.kind !== 'change' || card.action === 'deleted' || typeof phone !== 'string') return undefined
  const ending = endingIn(frame)
  const corrected = ending && withEnding(phone, ending)
  const update = knowledge.shapes.find(({ noun, verb, target }) => noun === shape.noun && verb === 'update' && target)
  if (!update?.target || !corrected || !update.slots.some(({ name }) => name === 'phone')) return undefined
  return [[{ tool: update.name, args: { [update.target.name]: card.record.id, phone: corrected }, segment: 0 }]]
}

/** The figures after "ends in", with nothing told after them and nobody else named. */
function endingIn({ hits, text, tokens, named, question, negated, conditional }: Frame): string | undefined {
  if (named.length > 0 || question || negated || conditional) return undefined
  const cue = hits.find(hit => hasConcept(hit, 'role', 'ends_in'))
  const from = cue && tokens[cue.end - 1]?.end
  const said = from === undefined ? '' : text.slice(from).trim()
  return /^\d[\d ]*[.!]?$/.test(said) ? said.replace(/\D/g, '') : undefined
}

/** In the grouping of the number; not for a whole number, nor for a single figure, which may be anything. */
function withEnding(phone: string, ending: string): string | undefined {
  const count = phone.replace(/\D/g, '').length
  if (ending.length < shortest || ending.length >= count) return undefined
  let seen = 0
  return phone.replace(/\d/g, digit => ending[seen++ - (count - ending.length)] ?? digit)
}

/** Figures. */
const shortest = 2
