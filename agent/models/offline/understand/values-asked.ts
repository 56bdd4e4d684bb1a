// A question about several states at once: "how many clients and leads do we have?" is asked for each of them.
import type { Hit } from '../lexicon/match.ts'
import { conceptsOf, hasConcept, hasRole } from './analysis.ts'
import type { Frame } from './frame.ts'

/** The same question for each of the states; nothing for everything else. */
export function spreadValues(frame: Frame): string[] | undefined {
  const changes = frame.actions.some(({ hit, weight }) => weight > 0.5 && !asks(hit))
  if (changes || frame.textFrom !== undefined || frame.negated || frame.conditional) return undefined
  const [first, second, ...others] = frame.hits.filter(isState)
  if (!first || !second || others.length > 0 || !areJoined(frame, first, second)) return undefined
  if (areAll(frame, first, second)) return undefined
  return [without(frame, first.end, second.end), without(frame, first.start, second.start)]
}

/** "contacts, people and companies": together they are what was asked for before. */
function areAll(frame: Frame, first: Hit, second: Hit): boolean {
  const says = (id: string) => hasConcept(first, 'value', id) || hasConcept(second, 'value', id)
  const isAsked = frame.hits.some(hit => hit.end <= first.start && hasConcept(hit, 'entity', 'contact'))
  return isAsked && says('person') && says('company')
}

function asks(hit: Hit): boolean {
  return conceptsOf(hit, 'action').every(({ id }) => ['search', 'get', 'count'].includes(id))
}

/** "leads": a state that stands for those who are in it. */
function isState(hit: Hit): boolean {
  return conceptsOf(hit, 'value').length > 0 && hasConcept(hit, 'role', 'plural') && !hit.fuzzy
}

/** "clients and leads", "clients vs. leads": nothing else in between. */
function areJoined(frame: Frame, first: Hit, second: Hit): boolean {
  const between = frame.tokens.flatMap((token, index) =>
    index >= first.end && index < second.start && token.text !== '.' ? [index] : [],
  )
  const sameState = conceptsOf(first, 'value').some(({ id }) => hasConcept(second, 'value', id))
  const joints = between.filter(index => hasRole(frame, index, 'conjunction', 'ellipsis'))
  return (
    !sameState &&
    joints.length === 1 &&
    between.every(index => joints.includes(index) || hasRole(frame, index, 'of', 'article'))
  )
}

function without({ text, tokens }: Frame, from: number, to: number): string {
  const start = tokens[from]?.start ?? text.length
  const rest = text.slice(tokens[to]?.start ?? text.length)
  return `${text.slice(0, start)}${rest}`.replace(/\s+(?=[?!.,])/g, '').trim()
}
