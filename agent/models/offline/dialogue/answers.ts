// Reads a message as the answer to the model's own question: a choice by number, name or part; yes or no; the missing piece.
import { orderAfterRefusal, readVerdict } from '../../../verdict.ts'
import { assign } from '../assign/assign.ts'
import type { Draft } from '../assign/draft.ts'
import { cleanText, splitList } from '../assign/free-text.ts'
import type { Decision, Question } from '../decide/decision.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Slot } from '../shape/slot.ts'
import { words } from '../text/tokens.ts'
import { conceptsOf, hasConcept, hitsOver } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { chosenIndexes, excludesOne, wordCount } from './choices.ts'
import type { Focus } from './focus.ts'

/** What the answer leads to, or nothing when the message is no answer to this question. */
export function answerTo(question: Question, frame: Frame, focus: Focus, turn: Draft['turn']): Decision | undefined {
  if (question.kind === 'missing') return fillMissing(question, frame, focus, turn)
  const isBare = says(frame, 'no') && wordCount(frame) <= 3
  if (isBare && !(question.kind === 'which_record' && excludesOne(question.choices, frame)))
    return { kind: 'say', topic: 'nothing_done' }
  return question.kind === 'which_action' ? chooseAction(question, frame) : chooseRecord(question, frame)
}

function chooseRecord(question: Extract<Question, { kind: 'which_record' }>, frame: Frame): Decision | undefined {
  const { call, slot, choices, problem } = question
  const repeat = (value: unknown): Decision => ({
    kind: 'calls',
    calls: [{ tool: call.name, args: { ...call.args, [slot]: value }, segment: 0 }],
  })
  if (problem === 'duplicate') {
    const anyway = says(frame, 'yes') || frame.actions.some(({ hit }) => hasConcept(hit, 'action', 'create'))
    return anyway && wordCount(frame) <= 8 ? repeat(true) : undefined
  }
  if (leavesIt(frame) && !excludesOne(choices, frame)) return { kind: 'say', topic: 'nothing_done' }
  const chosen = chosenIndexes(choices, frame)
  const [first] = chosen.flatMap(index => choices[index] ?? [])
  // Near matches are guesses: "all of them" is no answer to a guess.
  if (chosen.length > 1 && problem === 'not_found') return undefined
  if (chosen.length > 1) {
    const calls = chosen.flatMap(index => choices[index] ?? [])
    return {
      kind: 'calls',
      calls: calls.map(choice => ({ tool: call.name, args: { ...call.args, [slot]: choice.value }, segment: 0 })),
    }
  }
  if (first) return repeat(first.value)
  if (says(frame, 'yes') && choices.length === 1 && choices[0] && wordCount(frame) <= 4) return repeat(choices[0].value)
  const detail = detailIn(frame)
  const asked = call.args[slot]
  if (detail && problem === 'ambiguous') return repeat(asked === undefined ? detail : `${String(asked)} (${detail})`)
  // Another name than the ones offered, and nothing but the name: that one is meant.
  const named = frame.named[0]
  if (named && frame.actions.length === 0 && wordCount(frame) <= words(named.text).length + 4) return repeat(named.text)
  return undefined
}

/** "No wait, leave them": whatever else is said, nothing is to be done. */
function leavesIt(frame: Frame): boolean {
  return (
    frame.hits.some(hit => hasConcept(hit, 'role', 'cancel')) ||
    (says(frame, 'no') && frame.hits.some(hit => hasConcept(hit, 'role', 'negation')))
  )
}

/** "the one in Hamburg", "die aus Thun": a detail that no label shows, for the tool to compare. */
function detailIn(frame: Frame): string | undefined {
  if (wordCount(frame) > 6) return undefined
  const cue = frame.hits.find(hit =>
    (['cue_in', 'cue_from', 'cue_at'] as const).some(role => hasConcept(hit, 'role', role)),
  )
  const isCommand =
    frame.question || frame.actions.length > 0 || frame.hits.some(hit => conceptsOf(hit, 'entity').length > 0)
  if (!cue && (isCommand || says(frame, 'yes') || says(frame, 'no'))) return undefined
  // Without a preposition only words that mean nothing else: "the Hamburg one".
  const ordinary = frame.tokens.map((_, index) => cue === undefined && hitsOver(frame, index).length > 0)
  return cleanText(frame, cue?.end ?? 0, frame.tokens.length, ordinary) || undefined
}

function chooseAction(question: Extract<Question, { kind: 'which_action' }>, frame: Frame): Decision | undefined {
  const choices = question.options.map(option => ({ label: option.shape.tool.title, value: option.shape.name }))
  const byVerb = question.options.findIndex(({ shape }) =>
    frame.hits.some(
      hit => hasConcept(hit, 'action', shape.verb) && frame.hits.some(other => hasConcept(other, 'entity', shape.noun)),
    ),
  )
  const byNoun = question.options.filter(({ shape }) => frame.hits.some(hit => hasConcept(hit, 'entity', shape.noun)))
  const [index] = chosenIndexes(choices, frame)
  const noun = byNoun.length === 1 && byNoun[0] ? question.options.indexOf(byNoun[0]) : undefined
  const chosen = question.options[byVerb >= 0 ? byVerb : (index ?? noun ?? -1)]
  if (!chosen || wordCount(frame) > 6) return undefined
  return { kind: 'calls', calls: [{ tool: chosen.shape.name, args: chosen.args, segment: 0 }] }
}

/** Takes the message as the value of what was missing, unless it is a command of its own. */
function fillMissing(
  question: Extract<Question, { kind: 'missing' }>,
  frame: Frame,
  focus: Focus,
  turn: Draft['turn'],
): Decision | undefined {
  if (says(frame, 'no') && wordCount(frame) <= 2) return { kind: 'say', topic: 'nothing_done' }
  // "no wait, show me my tasks first" is no name, and neither is "if Anna has not paid, …".
  if (orderAfterRefusal(frame.text) || frame.conditional) return undefined
  // "What is the task?" – "yes please".
  if (readVerdict(frame.text) === 'approve') return { kind: 'ask', question }
  const commands = frame.actions.some(({ hit, weight }) => weight >= 1 && conceptsOf(hit, 'entity').length > 0)
  const startsAnew = frame.actions.some(
    ({ hit, weight }) =>
      weight >= 1 && frame.hits.some(other => other !== hit && conceptsOf(other, 'entity').length > 0),
  )
  const pointsElsewhere = frame.actions.some(
    ({ hit, weight }) =>
      weight >= 1 && frame.hits.some(other => other.start === hit.end && hasConcept(other, 'role', 'thing')),
  )
  if (frame.question || commands || startsAnew || pointsElsewhere) return undefined
  const args = {
    ...(question.shape.verb === 'create' ? createdFrom(question, frame, focus, turn) : {}),
    ...question.args,
  }
  for (const slot of question.slots) args[slot.name] ??= valueFrom(question.shape, slot, frame, focus, turn)
  const missing = question.slots.filter(slot => args[slot.name] === undefined)
  if (missing.length === question.slots.length) return undefined
  if (missing.length > 0) return { kind: 'ask', question: { ...question, args, slots: missing } }
  return { kind: 'calls', calls: [{ tool: question.shape.name, args, segment: 0 }] }
}

/** Something new takes all that the answer gives: "Tobias Lang, tobias@lang.example". */
function createdFrom(
  { shape }: Extract<Question, { kind: 'missing' }>,
  frame: Frame,
  focus: Focus,
  turn: Draft['turn'],
): Record<string, unknown> {
  return assign(shape, frame, focus, turn).args
}

/** Own words are taken as they are; a typed value is looked for by a tool of that slot alone. */
function valueFrom(shape: ToolShape, slot: Slot, frame: Frame, focus: Focus, turn: Draft['turn']): unknown {
  const text = cleanText(
    frame,
    0,
    frame.tokens.length,
    frame.tokens.map(() => false),
  )
  const [named] = frame.named
  if (slot.kind === 'reference') return named?.text ?? (text || undefined)
  if (slot.kind === 'labels') return text ? splitList(text, frame.lexicons) : undefined
  if (slot.kind === 'text') return text || undefined
  const alone = { ...shape, slots: [slot], target: undefined, main: undefined }
  const found = assign(alone, frame, focus, turn).args[slot.name]
  const [figure] = frame.spans.filter(span => span.kind === 'number' || span.kind === 'money')
  if (found !== undefined || slot.kind !== 'money' || !figure) return found
  return figure.kind === 'money' ? figure.value.amount : figure.value
}

export function says(frame: Frame, role: 'yes' | 'no' | 'cancel'): boolean {
  return frame.hits.some(hit => hit.start <= 1 && hasConcept(hit, 'role', role))
}
