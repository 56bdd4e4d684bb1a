// How one command is built: where the command words are, where free text begins, and whether it is a command at all.
import type { Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from './analysis.ts'
import { headsOnly } from './compounds.ts'
import { dueNotDone } from './deadlines.ts'
import { type Described, isWordOf } from './described/described.ts'
import { findDescribed } from './described/find-described.ts'
import { type Commands, isAsking, isConditional, isNegated, isQuestion, startsAsking } from './moods.ts'
import { tasksPutOff } from './new-day.ts'
import { fieldOpened, findOpening } from './openings.ts'
import { toldAgain } from './told-again.ts'

export interface Frame extends Analysis {
  /** First word after greetings, "please", "I want to" and the like. */
  lead: number
  actions: Commands
  /** Where the person's own words begin, when something opens them: "remind me to", "note:". */
  textFrom: number | undefined
  /** The field that the free text is for, when its opening says so: "note for Anna: …". */
  textField: string | undefined
  /** Records that are described instead of named. */
  described: Described[]
  question: boolean
  counting: boolean
  negated: boolean
  conditional: boolean
}

/** What may stand before the command. */
const leading: Role[] = [
  'polite',
  'sequel',
  'conjunction',
  'greeting',
  'thanks',
  'self',
  'article',
  'correction',
  'yes',
]

export function frameOf(read: Analysis): Frame {
  const whole = tasksPutOff(headsOnly(toldAgain(dueNotDone(read))))
  const lead = findLead(whole)
  const described = findDescribed(whole, lead)
  const analysis = withoutWordsOf(whole, described)
  // In a question nothing of the person's own is opened: "what does the note on Anna say?"
  const textFrom = startsAsking(analysis, lead) ? undefined : findOpening(analysis, lead)
  const actions = weighActions(analysis, lead, textFrom, described)
  return {
    ...analysis,
    lead,
    actions,
    textFrom,
    textField: fieldOpened(analysis, textFrom),
    described,
    question:
      isQuestion(analysis, lead, actions) ||
      analysis.hits.some(hit => hit.start <= lead && hasConcept(hit, 'role', 'only')),
    counting: analysis.hits.some(hit => hit.start <= lead + 1 && hasConcept(hit, 'role', 'count_question')),
    negated: isNegated(analysis, lead, actions, textFrom),
    conditional: isConditional(analysis, lead, textFrom),
  }
}

function withoutWordsOf(analysis: Analysis, described: Described[]): Analysis {
  return {
    ...analysis,
    hits: analysis.hits.filter(hit => !isWordOf(described, hit.start)),
    named: analysis.named.filter(named => !isWordOf(described, named.start)),
  }
}

function findLead(analysis: Analysis): number {
  let index = 0
  while (index < analysis.tokens.length) {
    const token = analysis.tokens[index]
    if (!token?.word) {
      index++
      continue
    }
    const [longest] = hitsAt(analysis, index)
    if (!longest) break
    const same = hitsAt(analysis, index).filter(hit => hit.end === longest.end)
    const isFiller = same.some(hit => leading.some(role => hasConcept(hit, 'role', role)))
    const says = same.some(hit => hit.concepts.some(concept => concept.kind !== 'role' && concept.kind !== 'number'))
    if (!isFiller || (says && !same.some(hit => hasConcept(hit, 'role', 'polite')))) break
    index = longest.end
  }
  return index
}

/** Right after the lead: sure. At the end, as German puts it: nearly. In the middle: hardly. In free text: not at all. */
function weighActions(
  analysis: Analysis,
  lead: number,
  textFrom: number | undefined,
  described: Described[],
): Commands {
  const lastWord = analysis.tokens.findLastIndex(
    (token, index) => token.word && !hasRole(analysis, index, 'polite', 'thanks'),
  )
  return analysis.hits.flatMap(hit => {
    if (conceptsOf(hit, 'action').length === 0) return []
    if (textFrom !== undefined && hit.start >= textFrom) return []
    if (hit.start > lead && onlyLinks(hit)) return []
    const end = hit.tail?.end ?? hit.end
    const certainty =
      (hit.fuzzy ? 0.8 : 1) *
      (describesNoun(analysis, hit) ||
      describesField(analysis, hit) ||
      isNoun(analysis, hit) ||
      (end > lastWord && isOurNews(analysis, hit))
        ? 0.3
        : 1)
    // "all open tasks go to Lea": where another verb says what is done, "all" only says to which.
    const counts =
      hasConcept(hit, 'role', 'all') &&
      (analysis.hits.some(other => other.start > hit.end && isPlainVerb(other)) || ordersAll(analysis, described))
    if (hit.start <= lead) return [{ hit, weight: counts ? 0.3 : certainty * (hit.start < lead ? 0.5 : 1) }]
    // "Jonas takes over …", "Anna's most urgent task should go to …": what it is said of stands before.
    const subject = hasConcept(hit, 'role', 'receives') ? namedAt(analysis, hit.start - 1) : undefined
    const isSaidOf = described.some(one => one.end === hit.start && one.start <= lead) && hit.end - hit.start > 1
    if (isSaidOf || (subject && subject.start <= lead)) return [{ hit, weight: certainty }]
    if (end > lastWord) return [{ hit, weight: certainty * 0.85 }]
    if (hit.tail || hit.end - hit.start > 1) return [{ hit, weight: certainty * 0.6 }]
    return [{ hit, weight: certainty * 0.4 }]
  })
}

/** "alle Aufgaben von Lea auf hoch": which ones, and what they get, without a verb. A place or a "why" is no goal. */
function ordersAll(analysis: Analysis, described: Described[]): boolean {
  return described.some(({ end, many }) => {
    if (!many || !hasRole(analysis, end, 'goal') || hasRole(analysis, end, 'cue_in', 'of')) return false
    const at = hasRole(analysis, end + 1, 'article') ? end + 2 : end + 1
    const isGiven = namedAt(analysis, at)?.records.every(({ table }) => table === 'profiles') === true
    const isSet = hitsAt(analysis, at).some(hit => hasConcept(hit, 'value') || hasConcept(hit, 'field'))
    return isGiven || isSet || spanAt(analysis, at)?.kind === 'day'
  })
}

/** "the relaunch is on hold": amid a sentence "is" asks for nothing. */
function onlyLinks(hit: Hit): boolean {
  return hit.end - hit.start === 1 && hasConcept(hit, 'role', 'auxiliary') && isAsking(conceptsOf(hit, 'action'))
}

/** A verb that is no noun, no value and no other thing besides. */
function isPlainVerb(hit: Hit): boolean {
  return (
    hasConcept(hit, 'action', 'update') &&
    hit.concepts.every(concept => concept.kind === 'action' || concept.kind === 'role')
  )
}

/** "open tasks": a word that is also a value, right before a noun, says which ones. */
function describesNoun(analysis: Analysis, hit: Hit): boolean {
  if (conceptsOf(hit, 'value').length === 0 || hit.end - hit.start > 1) return false
  return hitsAt(analysis, hit.end).some(
    next => conceptsOf(next, 'entity').length > 0 && hasConcept(next, 'role', 'plural'),
  )
}

/** "our new address is …": before a field "new" says that it changed, not that something is to be made. */
export function describesField(analysis: Analysis, hit: Hit): boolean {
  if (!hasConcept(hit, 'role', 'new') && !hasConcept(hit, 'role', 'ours')) return false
  return hitsAt(analysis, hit.end).some(next => hasConcept(next, 'field') && !hasConcept(next, 'value'))
}

/** "she would like to get our news", "nos nouvelles": with nothing behind it, no new thing of ours. */
function isOurNews(analysis: Analysis, hit: Hit): boolean {
  return hasConcept(hit, 'role', 'new') && hasRole(analysis, hit.start - 1, 'ours', 'possessive')
}

/** "invoice 2026-0042 was paid", "the invoice for Acme": a word that is noun and verb, followed as only a noun is. */
function isNoun(analysis: Analysis, hit: Hit): boolean {
  if (hit.end - hit.start > 1 || hit.tail || conceptsOf(hit, 'entity').length === 0) return false
  if (hasConcept(hit, 'role', 'receives')) return false
  if (hitsOver(analysis, hit.start - 1).some(before => hasConcept(before, 'role', 'article'))) return true
  const next = spanAt(analysis, hit.end)?.kind
  return next === 'code' || analysis.tokens[hit.end]?.text === ':' || hasRole(analysis, hit.end, 'of', 'auxiliary')
}
