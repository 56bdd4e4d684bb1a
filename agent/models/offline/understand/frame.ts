// How one command is built: where the command words are, where free text begins, and whether it is a command at all.
import type { Concept, Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, hitsOver, namedAt, spanAt } from './analysis.ts'
import { dueNotDone } from './deadlines.ts'
import { type Described, isWordOf } from './described/described.ts'
import { findDescribed } from './described/find-described.ts'

export interface Frame extends Analysis {
  /** First word after greetings, "please", "I want to" and the like. */
  lead: number
  /** Phrases that name an action, each with how sure its place makes it that it is the command. */
  actions: { hit: Hit; weight: number }[]
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
  const whole = dueNotDone(read)
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
): Frame['actions'] {
  const lastWord = analysis.tokens.findLastIndex(
    (token, index) => token.word && !hasRole(analysis, index, 'polite', 'thanks'),
  )
  return analysis.hits.flatMap(hit => {
    if (conceptsOf(hit, 'action').length === 0) return []
    if (textFrom !== undefined && hit.start >= textFrom) return []
    if (hit.start > lead && onlyLinks(hit)) return []
    const certainty =
      (hit.fuzzy ? 0.8 : 1) *
      (describesNoun(analysis, hit) || describesField(analysis, hit) || isNoun(analysis, hit) ? 0.3 : 1)
    // "all open tasks go to Lea": where another verb says what is done, "all" only says to which.
    const counts =
      hasConcept(hit, 'role', 'all') && analysis.hits.some(other => other.start > hit.end && isPlainVerb(other))
    if (hit.start <= lead) return [{ hit, weight: counts ? 0.3 : certainty * (hit.start < lead ? 0.5 : 1) }]
    const end = hit.tail?.end ?? hit.end
    // "Jonas takes over …", "Anna's most urgent task should go to …": what it is said of stands before.
    const subject = hasConcept(hit, 'role', 'receives') ? namedAt(analysis, hit.start - 1) : undefined
    const isSaidOf = described.some(one => one.end === hit.start && one.start <= lead) && hit.end - hit.start > 1
    if (isSaidOf || (subject && subject.start <= lead)) return [{ hit, weight: certainty }]
    if (end > lastWord) return [{ hit, weight: certainty * 0.85 }]
    if (hit.tail || hit.end - hit.start > 1) return [{ hit, weight: certainty * 0.6 }]
    return [{ hit, weight: certainty * 0.4 }]
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

/** "invoice 2026-0042 was paid", "the invoice for Acme": a word that is noun and verb, followed as only a noun is. */
function isNoun(analysis: Analysis, hit: Hit): boolean {
  if (hit.end - hit.start > 1 || hit.tail || conceptsOf(hit, 'entity').length === 0) return false
  if (hitsOver(analysis, hit.start - 1).some(before => hasConcept(before, 'role', 'article'))) return true
  const next = spanAt(analysis, hit.end)?.kind
  return next === 'code' || analysis.tokens[hit.end]?.text === ':' || hasRole(analysis, hit.end, 'of', 'auxiliary')
}

/** "Lea must check the contract": what a member of the team is told to do. */
function toldTo(analysis: Analysis, lead: number): number | undefined {
  const member = analysis.named.find(
    ({ start, records }) => start === lead && records.every(({ table }) => table === 'profiles'),
  )
  const must = member && hitsAt(analysis, member.end).find(hit => hasConcept(hit, 'role', 'must'))
  return must?.end
}

/** After "remind me to" and the like, or after a colon near the start. */
function findOpening(analysis: Analysis, lead: number): number | undefined {
  const told = toldTo(analysis, lead)
  if (told !== undefined) return told
  const opener = analysis.hits.find(
    hit =>
      hit.start <= lead + 1 &&
      hasConcept(hit, 'role', 'opener') &&
      conceptsOf(hit, 'action').length > 0 &&
      !(hasConcept(hit, 'role', 'polite') && leadsToCommand(analysis, hit.end)),
  )
  const colon = analysis.tokens.findIndex((token, index) => token.text === ':' && !spanAt(analysis, index))
  const colonOpens =
    colon > 0 && colon < analysis.tokens.length - 1 && colon <= lead + 20 && (opener !== undefined || colon <= lead + 9)
  if (colonOpens && (!opener || colon <= opener.end + 16)) return colon + 1
  return opener && hasConcept(opener, 'role', 'is_text') ? opener.start : (opener?.tail?.end ?? opener?.end)
}

function fieldOpened(analysis: Analysis, textFrom: number | undefined): string | undefined {
  if (textFrom === undefined) return undefined
  const openers = analysis.hits.filter(
    hit => hit.end <= textFrom && hasConcept(hit, 'role', 'opener') && conceptsOf(hit, 'action').length > 0,
  )
  // "note that I must …" is more than "note that …".
  const isWhole = (hit: Hit) => openers.every(other => other.start !== hit.start || other.end <= hit.end)
  const opener = openers.find(hit => conceptsOf(hit, 'field').length > 0 && isWhole(hit))
  return opener && conceptsOf(opener, 'field')[0]?.id
}

/** "I need to delete a task" is a courtesy; "I need to delete old files" is a task. */
function leadsToCommand(analysis: Analysis, index: number): boolean {
  const verb = hitsAt(analysis, index).find(hit => conceptsOf(hit, 'action').length > 0)
  if (!verb) return false
  // "I need to reassign all of Fatima's in progress tasks": however long it takes to say which.
  if (findDescribed(analysis, index).some(one => one.start === verb.end && (one.many || one.picked))) return true
  return analysis.hits.some(
    hit =>
      hit.start > index &&
      hit.start <= index + 4 &&
      (hit.concepts.some(concept => ['entity', 'field'].includes(concept.kind)) ||
        (hasConcept(hit, 'value') && hasConcept(hit, 'role', 'plural'))),
  )
}

function startsAsking(analysis: Analysis, lead: number): boolean {
  const starts = hitsAt(analysis, lead)
  const asks = starts.some(hit => hasConcept(hit, 'role', 'question') || hasConcept(hit, 'role', 'count_question'))
  return asks && !starts.some(hit => hasConcept(hit, 'role', 'opener'))
}

/** A question asks; "can you add …?" does not, because its opening is a courtesy. */
function isQuestion(analysis: Analysis, lead: number, actions: Frame['actions']): boolean {
  const starts = hitsAt(analysis, lead)
  const asks = starts.some(hit =>
    ['question', 'count_question', 'sum_question', 'auxiliary'].some(role => hasConcept(hit, 'role', role as Role)),
  )
  const commands = actions.some(({ hit }) => hit.start === lead && !isAsking(conceptsOf(hit, 'action')))
  if ((asks || asksAfterPreposition(analysis, lead)) && !commands) return true
  const mark = analysis.tokens.findLast(token => token.word || token.text === '?')?.text === '?'
  // "could you … add?": a courtesy at the start, and the verb at the end.
  const courteous = analysis.hits.some(hit => hit.start < lead && hasConcept(hit, 'role', 'polite'))
  return mark && !commands && !(courteous && actions.some(({ weight }) => weight >= 0.8))
}

/** "in which firm …", "à quelle adresse …". */
function asksAfterPreposition(analysis: Analysis, lead: number): boolean {
  const cues: Role[] = ['cue_in', 'cue_for', 'cue_from', 'cue_to', 'cue_by']
  return hasRole(analysis, lead, ...cues) && hitsAt(analysis, lead + 1).some(hit => hasConcept(hit, 'role', 'question'))
}

function isAsking(concepts: Concept[]): boolean {
  return concepts.every(concept => ['search', 'get', 'count', 'ask'].includes(concept.id))
}

/** "Don't add him", "füge ihn nicht hinzu". Inside the person's own words a "not" is just a word. */
function isNegated(analysis: Analysis, lead: number, actions: Frame['actions'], textFrom: number | undefined): boolean {
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

function isConditional(analysis: Analysis, lead: number, textFrom: number | undefined): boolean {
  if (opensWithWhen(analysis, lead)) return true
  return analysis.hits.some(hit => {
    const isCondition = hasConcept(hit, 'role', 'condition') || hasConcept(hit, 'role', 'only')
    if (!isCondition || isSuffix(analysis, hit) || hasRole(analysis, hit.start, 'embedded_question')) return false
    if (hit.start <= lead) return true
    return textFrom === undefined || hit.start < textFrom
  })
}
