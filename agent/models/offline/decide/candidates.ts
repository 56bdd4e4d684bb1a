// Which tool a command means: every tool is tried on the text, and each piece of evidence says what it is worth.

import { assign } from '../assign/assign.ts'
import { namesNoun } from '../assign/command-words.ts'
import type { Draft } from '../assign/draft.ts'
import { inOwnWords, isSpanUsed } from '../assign/draft.ts'
import { slotForField } from '../assign/field-slots.ts'
import { fitValue } from '../assign/value-options.ts'
import type { Focus } from '../dialogue/focus.ts'
import { featuresOf } from '../learn/features.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import { noTool } from '../learn/knowledge.ts'
import { errandNoun } from '../lexicon/lexicon.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { conceptsOf, hasConcept, hasRole } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { missingSlots } from './missing.ts'

export interface Candidate {
  shape: ToolShape
  draft: Draft
  score: number
  /** What the score is made of. */
  evidence: Record<string, number>
  /** Required arguments that the text doesn't give. */
  missing: Slot[]
}

/** Words that point at something or deny it, and so name nothing. */
const pointing = ['negation', 'thing', 'many', 'person'] as const

export interface Ranking {
  candidates: Candidate[]
  /** How much the words look like none of the tools. */
  noToolChance: number
}

export function rankCandidates(frame: Frame, focus: Focus, turn: Draft['turn'], knowledge: Knowledge): Ranking {
  const chances = knowledge.classifier.predict(featuresOf(frame))
  const candidates = knowledge.shapes
    .filter(shape => shape.effect === 'read' || mayWrite(frame))
    .map(shape => {
      const draft = assign(shape, frame, focus, turn)
      const missing = missingSlots(draft)
      const evidence = {
        ...weigh(draft, missing, chances.get(shape.name) ?? 0),
        strange: strangeValues(draft, knowledge.shapes),
      }
      const score = unasked(evidence, shape) + Object.values(evidence).reduce((total, value) => total + value, 0)
      return { shape, draft, evidence, missing, score }
    })
    .sort((a, b) => b.score - a.score)
  return { candidates, noToolChance: chances.get(noTool) ?? 0 }
}

/** Nothing is written that no word asked for: without its verb, and without bringing anything new, a change is a guess. */
function unasked(evidence: Record<string, number>, shape: ToolShape): number {
  const asked = (evidence.action ?? 0) > 0 || (evidence.telegraphic ?? 0) > 0
  return shape.effect === 'read' || asked ? 0 : -3
}

/** Questions, "don't" and "only if" change nothing, whatever else the words say. */
function mayWrite(frame: Frame): boolean {
  return !frame.question && !frame.negated && !frame.conditional
}

function weigh(draft: Draft, missing: Slot[], chance: number): Record<string, number> {
  return {
    learned: 2 * chance,
    action: actionEvidence(draft),
    noun: nounEvidence(draft),
    target: targetEvidence(draft),
    arguments: Math.min(1.6, 0.4 * [...draft.sure].filter(name => name !== draft.shape.target?.name).length),
    missing: -0.9 * missing.length,
    unexplained: unexplained(draft),
    empty: changesNothing(draft) && missing.length === 0 ? -2.5 : 0,
    known: namesKnown(draft) ? -0.5 : 0,
    opened: opensAnotherField(draft) ? -1.5 : 0,
    vague: isVague(draft) ? -1.2 - 0.6 * draft.frame.spans.filter(span => span.kind === 'number').length : 0,
    destination: isDestination(draft) ? -1.5 : 0,
    bulk: bulkEvidence(draft),
    bare: isBare(draft) ? -1.3 : 0,
    mood: moodEvidence(draft),
    telegraphic: telegraphicEvidence(draft),
  }
}

/** The command's verb is the tool's verb, a close one, or another. */
function actionEvidence(draft: Draft): number {
  const { actions } = draft.frame
  if (actions.length === 0) return draft.shape.effect === 'read' ? 0 : -0.2
  let best = 0
  let strongest = 0
  for (const { hit, weight } of actions) {
    strongest = Math.max(strongest, weight)
    const fits = conceptsOf(hit, 'action').some(
      action =>
        action.id === draft.shape.verb ||
        (action.id === 'delete' && takesAway(draft)) ||
        (['create', 'add'].includes(action.id) && putsOn(draft)),
    )
    if (!fits) continue
    const named =
      conceptsOf(hit, 'entity').length === 0 || conceptsOf(hit, 'entity').some(entity => entity.id === draft.shape.noun)
    best = Math.max(best, named ? weight : weight * 0.4)
  }
  return 2 * best - 2 * Math.max(0, strongest - best)
}

/** "remove the tag", "delete her phone": an update that takes something away is a kind of deleting. */
function takesAway(draft: Draft): boolean {
  return draft.shape.verb === 'update' && [...draft.sure].some(name => name === 'clear' || name.startsWith('remove_'))
}

/** "add the note … to Acme": an update that puts something on a record is a kind of adding. */
function putsOn(draft: Draft): boolean {
  const { target, verb } = draft.shape
  if (verb !== 'update' || !target || draft.args[target.name] === undefined) return false
  return (
    [...draft.sure].some(name => name.startsWith('add_') || /^(append_)?notes?$/.test(name)) || draft.fieldHits.size > 0
  )
}

/** The noun of the command is the tool's noun; another noun speaks against it, unless it has a place in the call. */
function nounEvidence(draft: Draft): number {
  const nouns = draft.frame.hits.filter(hit => conceptsOf(hit, 'entity').length > 0 && !inOwnWords(draft, hit.start))
  if (nouns.length === 0) return namesOwnKind(draft) ? 0.4 + (draft.shape.verb === 'search' ? 0.8 : 0) : 0
  const own = nouns.findIndex(hit => namesNoun(draft, hit))
  const many =
    own >= 0 &&
    nouns[own] !== undefined &&
    hasConcept(nouns[own], 'role', 'plural') &&
    !hasRole(draft.frame, nouns[own].start - 1, 'cue_as', 'cue_to')
      ? manyEvidence(draft)
      : 0
  if (many !== 0) return (own === 0 ? 1.4 : 0.6) + many
  if (own === 0) return 1.4
  if (own > 0) return nouns.slice(0, own).every(hit => isExplained(draft, hit)) ? 1.2 : 0.6
  const foreign = nouns.filter(hit => !isExplained(draft, hit))
  return foreign.length > 0 ? -1.6 : 0
}

/** "the clients from Geneva" are a list, not a record. */
function manyEvidence(draft: Draft): number {
  if (draft.shape.verb === 'search') return 0.2
  return draft.shape.target && draft.targets.length === 0 && !draft.fromFocus ? -0.8 : 0
}

/** "search for Keller", who is a contact: without a noun the record's kind decides. */
function namesOwnKind(draft: Draft): boolean {
  return (
    draft.shape.effect === 'read' &&
    draft.frame.named.some(named => named.records.every(record => record.table === draft.shape.table))
  )
}

/** "customer" before a name that the call links to, "clients" as a status. */
function isExplained(
  draft: Draft,
  hit: { start: number; end: number; concepts: Draft['frame']['hits'][number]['concepts'] },
): boolean {
  const entities = hit.concepts.filter(concept => concept.kind === 'entity').map(concept => concept.id)
  const asSlot = draft.shape.slots.some(
    slot => slot.kind === 'reference' && entities.includes(slot.name) && draft.args[slot.name] !== undefined,
  )
  const asField = hit.concepts.some(concept => concept.kind === 'field') && draft.used[hit.start] === true
  return asSlot || asField
}

function targetEvidence(draft: Draft): number {
  const { target } = draft.shape
  if (!target) return 0
  const named = draft.sure.has(target.name) || draft.targets.length > 0 || draft.unclear?.slot === target
  if (!named)
    return draft.args[target.name] === undefined
      ? 0
      : (looksLikeName(draft) ? 0.1 : -1) - 0.45 * knownWordsInRest(draft) - (namesAnother(draft) ? 0.6 : 0)
  return draft.fromFocus || draft.unclear ? 0.9 + (isLatest(draft, target) ? 0.35 : 0) : 1.1
}

/** "it" is rather what came up last than what was talked about before. */
function isLatest(draft: Draft, target: Slot): boolean {
  const [latest] = draft.focus.seen
  const found = draft.targets[0] ?? draft.unclear?.records[0]?.id ?? draft.args[target.name]
  return latest !== undefined && (found === latest.id || found === latest.title)
}

/** For a look-up the rest must look like a name; a record to change may be described in any words. */
function looksLikeName(draft: Draft): boolean {
  if (!isLookUp(draft.shape)) return true
  return /[\p{Lu}@]/u.test(String(draft.args[draft.shape.target?.name ?? ''])) || draft.frame.named.length > 0
}

/** What was left over as the record's name, but means something: "move Tom to opportunity", "which have no phone?". */
function knownWordsInRest(draft: Draft): number {
  const said = String(draft.args[draft.shape.target?.name ?? ''])
  const known = draft.frame.hits.filter(hit => {
    const telling =
      ['field', 'value', 'action', 'ordinal'].some(kind => hit.concepts.some(concept => concept.kind === kind)) ||
      pointing.some(role => hasConcept(hit, 'role', role))
    return telling && said.includes(draft.frame.tokens[hit.start]?.text ?? '\0')
  })
  const figures = draft.frame.spans.filter(span => span.kind === 'number' && said.includes(span.text))
  return Math.min(4, known.length + 2 * figures.length)
}

/** The words left for a task are the name of a contact. */
function namesAnother(draft: Draft): boolean {
  const said = String(draft.args[draft.shape.target?.name ?? ''])
  return draft.frame.named.some(
    named => said.startsWith(named.text) && named.records.every(record => record.table !== draft.shape.target?.table),
  )
}

/** A question is for tools that answer; one about a named record's field is for the tool that shows the record. */
function moodEvidence(draft: Draft): number {
  const { shape, frame } = draft
  if (shape.effect !== 'read') return 0
  const asksForOne =
    frame.question &&
    frame.named.some(named => named.records.length === 1 && String(draft.args.query ?? '').includes(named.text))
  if (isLookUp(shape) && !frame.question && !asksToShow(draft) && restWords(draft) + errands(draft) > 0) return -0.9
  const showsOne = isLookUp(shape) && shape.target !== undefined && draft.sure.has(shape.target.name)
  return (
    (asksForOne ? -0.5 : 0) +
    (frame.question ? 0.5 : 0) +
    (showsOne && (frame.question || (draft.asked.length > 0 && restWords(draft) === 0)) ? 0.6 : 0)
  )
}

/** "open" says nothing about a contact: a look-up of a contact can't be what is asked. */
function strangeValues(draft: Draft, shapes: ToolShape[]): number {
  if (!isLookUp(draft.shape)) return 0
  const siblings = shapes.filter(shape => shape.noun === draft.shape.noun || shape.table === draft.shape.table)
  const strange = draft.frame.hits.filter(hit => {
    const values = conceptsOf(hit, 'value')
    if (values.length === 0 || conceptsOf(hit, 'field').length > 0) return false
    return values.every(value => siblings.every(shape => fitValue(shape, value.id) === undefined))
  })
  return -0.9 * strange.length
}

function asksToShow(draft: Draft): boolean {
  return draft.frame.actions.some(
    ({ hit, weight }) => weight > 0.3 && ['get', 'search'].some(id => hasConcept(hit, 'action', id)),
  )
}

function errands(draft: Draft): number {
  return draft.frame.hits.filter(hit => hasConcept(hit, 'role', 'errand')).length
}

/** A tool that shows one record. */
function isLookUp(shape: ToolShape): boolean {
  return shape.effect === 'read' && shape.target !== undefined && shape.slots.length === 1
}

/** No verb at all: "task: …", "lead Tom Bright tom@…", "call Marco tomorrow" bring something new. */
function telegraphicEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (shape.verb === 'update') return statementEvidence(draft)
  if (shape.verb !== 'create' || frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return 0
  const errand = errandEvidence(draft)
  if (errand > 0) return errand
  const noun = frame.hits.find(hit => hit.start <= frame.lead + 1 && namesNoun(draft, hit))
  if (noun && frame.textFrom !== undefined && noun.end <= frame.textFrom) return 1.8
  const value = frame.hits.find(hit => hit.start <= frame.lead + 1 && hasConcept(hit, 'value') && draft.used[hit.start])
  return (noun ?? value) && draft.sure.size > 1 ? 1.2 : 0
}

/** "call Marco tomorrow", "Friday: water the plants": something to do, and when or for whom. */
function errandEvidence(draft: Draft): number {
  const { frame, shape } = draft
  const date = shape.slots.some(slot => slot.kind === 'day' && draft.sure.has(slot.name))
  if (shape.noun !== errandNoun || !shape.main || draft.args[shape.main.name] === undefined) return 0
  if (date && frame.textFrom !== undefined) return 1.8
  const errand = frame.hits.some(hit => hasConcept(hit, 'role', 'errand') && !hit.fuzzy)
  const sure = [...draft.sure].filter(name => name !== shape.main?.name).length
  if (errand) return sure > 0 ? 1.8 : 0
  return date && sure > 1 && frame.named.length === 0 ? 1.4 : 0
}

/** "Anna's address is …", "website review urgent": a record and something new about it. */
function statementEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (!shape.target || frame.question || frame.actions.some(({ weight }) => weight > 0.5)) return 0
  const isKnown = frame.named.some(name => name.records.some(record => record.table === shape.target?.table))
  const named = draft.sure.has(shape.target.name) && !draft.fromFocus && isKnown
  const about = frame.hits.some(
    hit => hit.start <= frame.lead + 1 && (hasConcept(hit, 'role', 'possessive') || hasConcept(hit, 'role', 'person')),
  )
  const tells = draft.fieldHits.size > 0 || [...draft.sure].some(name => name.startsWith('address_'))
  if (draft.fromFocus && about && tells) return 2.2
  return named && [...draft.sure].length > 1 ? 1.6 : 0
}

/** Typed values, fields and value words that this tool has no place for: it is probably another one. */
function unexplained(draft: Draft): number {
  const spans = draft.frame.spans.filter(
    span => !['time', 'number', 'quote', 'url', 'percent'].includes(span.kind) && !isSpanUsed(draft, span),
  )
  if (isLookUp(draft.shape))
    return draft.sure.size > 0 ? -0.3 * Math.min(spans.length, 1) : -0.5 - 0.25 * Math.min(4, restWords(draft))
  const values = draft.frame.hits.filter(
    hit =>
      hasConcept(hit, 'value') &&
      !inOwnWords(draft, hit.start) &&
      !hit.fuzzy &&
      !draft.valueHits.has(hit) &&
      !draft.fieldHits.has(hit) &&
      (draft.shape.effect === 'read' || !draft.used[hit.start]),
  )
  const names = draft.frame.named.filter(named => draft.used.slice(named.start, named.end).every(used => !used))
  const rest = restWords(draft)
  return (
    -0.8 * spans.length -
    0.5 * values.length -
    0.5 * names.length -
    (draft.shape.verb === 'delete' ? 2 : 0.9) * draft.foreign -
    Math.min(1.5, 0.25 * rest)
  )
}

/** Content words that nothing accounts for. */
function restWords(draft: Draft): number {
  return draft.frame.tokens.filter((token, index) => {
    if (!token.word || draft.used[index] || token.fold.length < 3) return false
    return !draft.frame.hits.some(hit => hit.start <= index && index < hit.end)
  }).length
}

/** A search for words that nobody said were about this kind of record. */
function isVague(draft: Draft): boolean {
  const { shape, frame } = draft
  if (
    shape.effect !== 'read' ||
    !shape.main ||
    draft.args[shape.main.name] === undefined ||
    draft.sure.has(shape.main.name)
  )
    return false
  return frame.question && !frame.hits.some(hit => namesNoun(draft, hit))
}

/** "add … to the VAT task": the noun says where to, not what to create. */
function isDestination(draft: Draft): boolean {
  if (draft.shape.verb !== 'create') return false
  const noun = draft.frame.hits.find(
    hit => namesNoun(draft, hit) && !inOwnWords(draft, hit.start) && hit.start > draft.frame.lead + 1,
  )
  if (!noun || draft.fieldHits.size === 0) return false
  for (let index = noun.start - 1; index >= Math.max(1, noun.start - 4); index--) {
    if (hasRole(draft.frame, index, 'article', 'demonstrative') && hasRole(draft.frame, index - 1, 'cue_to', 'cue_for'))
      return true
  }
  return false
}

/** "all overdue tasks" are for a tool that works on many; "the task" is not. */
function bulkEvidence(draft: Draft): number {
  const { frame, shape } = draft
  if (shape.effect === 'read' || shape.verb === 'create') return 0
  const many = frame.hits.some(hit => {
    if (inOwnWords(draft, hit.start) || !hasConcept(hit, 'role', 'all')) return false
    const next = frame.hits.filter(other => other.start >= hit.end && other.start <= hit.end + 3)
    return (
      next.some(other => conceptsOf(other, 'entity').length > 0 || conceptsOf(other, 'value').length > 0) ||
      frame.named.some(named => named.start >= hit.end)
    )
  })
  const plural = frame.hits.some(
    hit => !inOwnWords(draft, hit.start) && hasConcept(hit, 'role', 'plural') && namesNoun(draft, hit),
  )
  if (shape.bulk) return many || plural ? 1.1 : -2
  return many && draft.targets.length === 0 ? -1.2 : 0
}

/** Nothing in the text but a question word speaks for this look-up. */
function isBare(draft: Draft): boolean {
  if (draft.shape.effect !== 'read' || Object.keys(draft.args).length > 0) return false
  return !draft.frame.hits.some(hit => namesNoun(draft, hit))
}

/** "note: …" is for tools that take notes. */
function opensAnotherField(draft: Draft): boolean {
  const { textField } = draft.frame
  return textField !== undefined && slotForField(draft.shape, textField, 'add') === undefined
}

/** Somebody of exactly that name exists: rather they are meant than a namesake. */
function namesKnown(draft: Draft): boolean {
  if (draft.shape.verb !== 'create') return false
  const names = Object.values(draft.args).filter(value => typeof value === 'string')
  return draft.frame.named.some(
    named =>
      named.records.some(record => record.exact && record.table === draft.shape.table) && names.includes(named.text),
  )
}

/** An update without anything to update, a creation without a name. */
function changesNothing(draft: Draft): boolean {
  const { shape } = draft
  if (shape.verb === 'update') return Object.keys(draft.args).every(name => name === shape.target?.name)
  return shape.verb === 'create' && Object.keys(draft.args).length === 0 && !shape.slots.some(slot => slot.required)
}
