// The model's words: about outcomes, questions and the limits of what it can do, in the language of the message.
import { answers } from '../../../../tools/documents/relevance.ts'
import type { Language } from '../../../../tools/tool.ts'
import type { Decision, Question } from '../decide/decision.ts'
import { leftOut } from '../decide/relax.ts'
import type { PastCall } from '../dialogue/history.ts'
import { questionFromOutcome } from '../dialogue/open-questions.ts'
import type { Knowledge } from '../learn/knowledge.ts'
import type { OfflineTurn } from '../turn.ts'
import { conceptsOf } from '../understand/analysis.ts'
import type { Frame } from '../understand/frame.ts'
import { abilitiesOf, deedOf, subjectsOf } from './abilities.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Formatting } from './format.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { Phrases } from './phrases.ts'
import { pt } from './pt.ts'
import { labelOf, sentenceFor } from './sentences.ts'

const allPhrases: Record<Language, Phrases> = { en, de, fr, it, pt }

export function formattingFor(turn: Pick<OfflineTurn, 'language' | 'settings' | 'timeZone'>): Formatting {
  return {
    language: turn.language,
    phrases: allPhrases[turn.language],
    settings: turn.settings,
    timeZone: turn.timeZone,
  }
}

/** What came of the calls, in their order. */
export function composeOutcomes(calls: PastCall[], frame: Frame, knowledge: Knowledge, formatting: Formatting): string {
  // Of what a condition leads to nothing is asked.
  const asked = frame.conditional ? [] : frame.hits.map(hit => conceptsOf(hit, 'field').map(field => field.id))
  // What was only looked up for a condition that holds is no news.
  const told =
    frame.conditional && calls.length > 1 && calls[0]?.outcome?.card?.kind === 'list' ? calls.slice(1) : calls
  const sentences = telling(told).map(call => composeOutcome(call, asked, knowledge, formatting))
  const without = leftOut(calls)
  if (without && calls[1]?.outcome?.card?.kind === 'list' && calls[1].outcome.card.total > 0)
    return formatting.phrases.without(without, sentences.at(-1) ?? '')
  return [...new Set(sentences)].filter(Boolean).join('\n')
}

/** Documents that were looked into in vain are no news beside what was found elsewhere, and all there is to say without it. */
function telling(calls: PastCall[]): PastCall[] {
  const inVain = calls.filter(({ outcome }) => outcome?.card?.kind === 'passages' && !answers(outcome.card))
  const others = calls.filter(call => !inVain.includes(call))
  const isEmpty = ({ outcome }: PastCall) => outcome?.card?.kind === 'list' && outcome.card.total === 0
  return others.every(isEmpty) && inVain.length > 0 ? inVain : others
}

function composeOutcome(call: PastCall, asked: string[][], knowledge: Knowledge, formatting: Formatting): string {
  const { outcome } = call
  const { phrases } = formatting
  if (!outcome) return ''
  if (outcome.status === 'awaiting_approval') return phrases.awaiting
  if (outcome.status === 'rejected') return phrases.rejected
  if (outcome.status === 'cancelled') return phrases.cancelled
  if (outcome.error) return composeFailure(call, knowledge, formatting)
  if (!outcome.card) return ''
  const sentence = sentenceFor(outcome.card, asked, formatting)
  return call.name.startsWith('undo') ? phrases.undone(sentence) : sentence
}

function composeFailure(call: PastCall, knowledge: Knowledge, formatting: Formatting): string {
  const error = call.outcome?.error
  const { phrases } = formatting
  if (!error) return ''
  const question = questionFromOutcome(call, knowledge)
  if (question) return composeQuestion(question, formatting)
  if (error.code === 'forbidden') return phrases.forbidden()
  return [phrases.failed(error.message), error.hint].filter(Boolean).join(' ')
}

export function composeQuestion(question: Question, formatting: Formatting): string {
  const { phrases } = formatting
  if (question.kind === 'missing') {
    return phrases.missing(question.slots.map(slot => labelOf(slot.name, formatting)))
  }
  if (question.kind === 'which_action') {
    const options = question.options.map(({ shape }) => deedOf(shape, phrases))
    return [phrases.whichAction(), ...numbered(options)].join('\n')
  }
  const labels = question.choices.map(choice => choice.label)
  if (question.problem === 'duplicate') return phrases.duplicate(labels.join(', '))
  if (question.problem === 'ambiguous') return [phrases.which(), ...numbered(labels)].join('\n')
  const noun = phrases.nouns[tableOfSlot(question.slot)]
  const sentence = phrases.notFound(noun, String(question.call.args[question.slot] ?? ''))
  return labels.length > 0 ? [`${sentence} ${phrases.didYouMean()}`, ...numbered(labels)].join('\n') : sentence
}

function tableOfSlot(slot: string): string {
  return `${slot}s`
}

function numbered(labels: string[]): string[] {
  return labels.map((label, index) => `${index + 1}. ${label}`)
}

export function composeDecision(
  decision: Exclude<Decision, { kind: 'calls' }>,
  knowledge: Knowledge,
  formatting: Formatting,
): string {
  if (decision.kind === 'ask') return composeQuestion(decision.question, formatting)
  const { phrases } = formatting
  const sentence = phrases.topics[decision.topic]
  if (decision.topic === 'help') return phrases.abilities(abilitiesOf(knowledge.shapes, phrases))
  if (decision.topic === 'not_so' && decision.about) return phrases.notSo(decision.about)
  return decision.topic === 'cannot'
    ? `${sentence} ${phrases.subjects(subjectsOf(knowledge.shapes, phrases))}`
    : sentence
}
