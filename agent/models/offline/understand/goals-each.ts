// "move Send offer to Monday and Renew domain to Friday": one verb for several records, each with a goal of its own. Each
// becomes a command of its own, with the verb.
import type { Hit } from '../lexicon/match.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, isWordFor, namedAt, spanAt, textBetween } from './analysis.ts'
import type { Frame } from './frame.ts'

/** Nothing unless every part names one record and then says what it gets. */
export function spreadGoals(frame: Frame): string[] | undefined {
  const verb = onlyVerb(frame)
  if (!verb || frame.question || frame.textFrom !== undefined) return undefined
  const first = verb.start <= frame.lead ? verb.end : frame.lead
  const last = verb.tail?.start ?? (verb.start <= frame.lead ? frame.tokens.length : verb.start)
  const parts = partsBetween(frame, first, last)
  if (parts.length < 2 || !parts.every(part => hasGoal(frame, part, verb))) return undefined
  const said = textBetween(frame, verb.start, verb.end)
  const tail = verb.tail ? textBetween(frame, verb.tail.start, verb.tail.end) : ''
  return parts.map(({ start, end }) => {
    const part = textBetween(frame, start, end)
    return (verb.start <= frame.lead ? `${said} ${part} ${tail}` : `${part} ${said}`).trim()
  })
}

interface Part {
  start: number
  end: number
}

/** The one verb of the command, at its start or at its end. */
function onlyVerb({ actions, lead, tokens }: Frame): Hit | undefined {
  // "book", "invoice": making says of what kind, too.
  const sure = actions.filter(
    ({ weight, hit }) =>
      weight >= 0.8 &&
      (hasConcept(hit, 'action', 'update') || (hasConcept(hit, 'action', 'create') && hasConcept(hit, 'entity'))),
  )
  const [verb, ...others] = sure.map(({ hit }) => hit)
  if (!verb || others.length > 0) return undefined
  const closes = tokens.slice(verb.end).every(token => !token.word)
  return verb.start <= lead || closes ? verb : undefined
}

/** What stands between "and", commas and the verb; an article before the next name belongs to its part. */
function partsBetween(frame: Frame, first: number, last: number): Part[] {
  const parts: Part[] = []
  let start = first
  for (let index = first; index <= last; index++) {
    if (index < last && !isJoint(frame, index)) continue
    if (index > start) parts.push({ start, end: index })
    start = index + 1
  }
  return parts
}

function isJoint(frame: Frame, index: number): boolean {
  if (namedAt(frame, index) || spanAt(frame, index)) return false
  return frame.tokens[index]?.text === ',' || isWordFor(frame, index, 'conjunction')
}

/** One record, and after it a day, a time, an amount, a value, somebody of the team, or a tag. */
function hasGoal(frame: Frame, { start, end }: Part, verb: Hit): boolean {
  const isIn = (at: number) => at >= start && at < end
  const named = frame.named.filter(name => isIn(name.start))
  const ofTeam = named.filter(({ records }) => records.every(({ table }) => table === 'profiles'))
  const [record, ...others] = named.filter(name => !ofTeam.includes(name))
  if (!record || others.length > 0 || ofTeam.length > 1) return false
  const isAfter = (at: number) => isIn(at) && at >= record.end
  const isOwnWord = (at: number) => frame.tokens[at]?.word === true && hitsOver(frame, at).length === 0
  return (
    ofTeam.some(member => isAfter(member.start)) ||
    frame.hits.some(hit => isAfter(hit.start) && conceptsOf(hit, 'value').length > 0) ||
    frame.tokens.some(
      (_, at) =>
        isAfter(at) &&
        (spanAt(frame, at) !== undefined ||
          hasRole(frame, at, 'self') ||
          (hasConcept(verb, 'field', 'tags') && isOwnWord(at))),
    )
  )
}
