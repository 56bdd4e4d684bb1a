// Whether a text asks, denies or only supposes: then nothing is to be written.
import type { Concept, Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt } from './analysis.ts'

/** Phrases that name an action, each with how sure its place makes it that it is the command. */
export type Commands = { hit: Hit; weight: number }[]

export function startsAsking(analysis: Analysis, lead: number): boolean {
  const starts = hitsAt(analysis, lead)
  const asks = starts.some(hit => hasConcept(hit, 'role', 'question') || hasConcept(hit, 'role', 'count_question'))
  return asks && !starts.some(hit => hasConcept(hit, 'role', 'opener'))
}

/** A question asks; "can you add …?" does not, because its opening is a courtesy. */
export function isQuestion(analysis: Analysis, lead: number, actions: Commands): boolean {
  const starts = hitsAt(analysis, lead)
  const asks = starts.some(hit =>
    ['question', 'count_question', 'sum_question', 'auxiliary'].some(role => hasConcept(hit, 'role', role as Role)),
  )
  const mark = analysis.tokens.findLast(token => token.word || token.text === '?')?.text === '?'
  const commands = actions.some(
    ({ hit, weight }) =>
      hit.start === lead && weight > 0.3 && !isAsking(conceptsOf(hit, 'action')) && !(mark && isFieldOf(analysis, hit)),
  )
  // "habe gestern Lena Frei getroffen": told without "I".
  const tells = asks && !mark && hasRole(analysis, lead, 'auxiliary') && analysis.hits.some(isMet)
  if (tells && !starts.some(hit => hasConcept(hit, 'role', 'question'))) return false
  // "ausserdem hat Anna bezahlt": after an adverb the verb comes first, and asks nothing.
  if (!mark && turnsAround(analysis, lead)) return false
  // "I will be away on Friday"
  if (!mark && hasRole(analysis, lead - 1, 'self') && hasRole(analysis, lead, 'auxiliary')) return false
  if ((asks || asksAfterPreposition(analysis, lead)) && !commands) return true
  // "could you … add?": a courtesy at the start, and the verb at the end.
  const courteous = analysis.hits.some(hit => hit.start < lead && hasConcept(hit, 'role', 'polite'))
  return mark && !commands && !(courteous && actions.some(({ weight }) => weight >= 0.8))
}

function turnsAround(analysis: Analysis, lead: number): boolean {
  const isGerman = analysis.lexicons[0]?.lexicon.language === 'de'
  return isGerman && hasRole(analysis, lead - 1, 'sequel') && hasRole(analysis, lead, 'auxiliary')
}

/** "Mail von Anna?": what somebody has, not a verb. */
function isFieldOf(analysis: Analysis, hit: Hit): boolean {
  return hasConcept(hit, 'field') && hit.end - hit.start === 1 && hasRole(analysis, hit.end, 'of', 'cue_from')
}

function isMet(hit: Hit): boolean {
  return hasConcept(hit, 'role', 'encounter')
}

/** "in which firm …", "à quelle adresse …". */
function asksAfterPreposition(analysis: Analysis, lead: number): boolean {
  const cues: Role[] = ['cue_in', 'cue_for', 'cue_from', 'cue_to', 'cue_by']
  return hasRole(analysis, lead, ...cues) && hitsAt(analysis, lead + 1).some(hit => hasConcept(hit, 'role', 'question'))
}

export function isAsking(concepts: Concept[]): boolean {
  return concepts.every(concept => ['search', 'get', 'count', 'ask'].includes(concept.id))
}

/** "Don't add him", "füge ihn nicht hinzu". Inside the person's own words a "not" is just a word. */
export function isNegated(analysis: Analysis, lead: number, actions: Commands, textFrom: number | undefined): boolean {
  return analysis.hits.some(hit => {
    if (!hasConcept(hit, 'role', 'negation')) return false
    if (textFrom !== undefined && hit.start >= textFrom) return false
    const command = actions.find(({ weight }) => weight >= 0.6)?.hit
    const otherClause =
      command &&
      command.end <= hit.start &&
      analysis.tokens.slice(command.end, hit.start).some(token => token.text === ',')
    return !otherClause && (actions.length > 0 || hit.start <= Math.max(1, lead))
  })
}

/** "chamar-se": grown together with the word before, "se" is no "if". */
function isSuffix({ tokens }: Analysis, { start }: Hit): boolean {
  const joint = tokens[start - 1]
  return joint?.text === '-' && joint.end === tokens[start]?.start && tokens[start - 2]?.end === joint.start
}

/** "When Jürgen has no meeting this week, create …": a command follows, so nothing is asked. */
function opensWithWhen(analysis: Analysis, lead: number): boolean {
  const { tokens } = analysis
  if (!hasRole(analysis, lead, 'when') || tokens.at(-1)?.text === '?') return false
  return tokens.some((_, index) => {
    const begins = hitsAt(analysis, index).some(hit => conceptsOf(hit, 'action').length > 0 && !hit.fuzzy)
    return index > lead + 1 && begins && (tokens[index - 1]?.text === ',' || hasRole(analysis, index - 1, 'sequel'))
  })
}

export function isConditional(analysis: Analysis, lead: number, textFrom: number | undefined): boolean {
  if (opensWithWhen(analysis, lead)) return true
  return analysis.hits.some(hit => {
    const isCondition = hasConcept(hit, 'role', 'condition') || hasConcept(hit, 'role', 'only')
    if (!isCondition || isSuffix(analysis, hit) || hasRole(analysis, hit.start, 'embedded_question')) return false
    if (hit.start <= lead) return true
    return textFrom === undefined || hit.start < textFrom
  })
}
