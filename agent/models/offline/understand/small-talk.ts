// Messages that are nothing but talk: a greeting, thanks, "what can you do?", "never mind".
import type { Topic } from '../decide/decision.ts'
import type { Role } from '../lexicon/lexicon.ts'
import { rangeOf } from '../lexicon/match.ts'
import { hasConcept } from './analysis.ts'
import type { Frame } from './frame.ts'

const talk: [Role, Topic][] = [
  ['cancel', 'dropped'],
  ['help', 'help'],
  ['greeting', 'greeting'],
  ['thanks', 'thanks'],
]

/** The topic, when all words of the message belong to talk. */
export function smallTalk(frame: Frame): Topic | undefined {
  const about = talk.filter(([role]) => frame.hits.some(hit => hasConcept(hit, 'role', role)))
  const [first] = about
  if (!first) return undefined
  const covered = new Set<number>()
  const filler: Role[] = [
    'cancel',
    'help',
    'greeting',
    'thanks',
    'polite',
    'yes',
    'self',
    'all',
    'correction',
    'no',
    'article',
    'thing',
    'demonstrative',
    'filler',
  ]
  for (const hit of frame.hits) {
    if (filler.some(role => hasConcept(hit, 'role', role))) for (const index of rangeOf(hit)) covered.add(index)
  }
  const uncovered = frame.tokens.filter((token, index) => token.word && !covered.has(index))
  return uncovered.length === 0 ? first[1] : undefined
}

/** "add three tasks … hmm, never mind": whatever came before, the last words take it back. */
export function takesBack(frame: Frame): boolean {
  // "…, otherwise leave it": only if it is not so.
  if (frame.hits.some(hit => hasConcept(hit, 'role', 'otherwise'))) return false
  const last = frame.tokens.findLastIndex(token => token.word)
  return frame.hits.some(
    hit =>
      hasConcept(hit, 'role', 'cancel') && hit.end - hit.start > 1 && hit.end === last + 1 && hit.start > frame.lead,
  )
}
