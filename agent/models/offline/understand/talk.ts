// Small talk around a command: "What a day! Anyway: note for Mark …", "… Thanks, talk soon!".
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsAt, hitsOver } from './analysis.ts'

/** Without the sentences before the first command that name nothing of ours, "anyway" in front of it and thanks after it. */
export function withoutTalk(analysis: Analysis): string {
  const { text, tokens } = analysis
  const sentences = sentencesOf(analysis)
  const first = firstOf(analysis, sentences)
  const sentence = sentences[first]
  if (!sentence) return text
  const from = afterTurn(analysis, sentence)
  if (!commands(analysis, from, sentence.end)) return text
  const before = sentences.slice(0, first)
  // After "anyway" or "thanks" nothing points at what was said before.
  const isApart = before.every(one => isThanks(analysis, one)) || isTurnedTo(analysis, before)
  const isWhole = (first === 0 && from === sentence.start) || (!isApart && pointsBack(analysis, from))
  // "The printer is broken. Create a task to fix it": what "it" is was said before.
  const start = isWhole ? 0 : (tokens[from]?.start ?? 0)
  return text.slice(start, tokens[endOf(analysis, sentences)]?.end)
}

/** The first that is no talk: the one that "anyway" opens, where nobody and nothing to be done is named before. */
function firstOf(analysis: Analysis, sentences: Sentence[]): number {
  const isEmpty = (sentence: Sentence) =>
    says(analysis, sentence).every(
      ({ kind, id }) =>
        kind === 'value' ||
        kind === 'field' ||
        (kind === 'span' && (id === 'time' || id === 'day')) ||
        (kind === 'role' && !telling.has(id)),
    )
  const turned = sentences.findIndex((sentence, at) => {
    const before = sentences[at - 1]
    const turns = afterTurn(analysis, sentence) > sentence.start || (before && isTurn(analysis, before))
    return turns && sentences.slice(0, at).every(isEmpty)
  })
  return turned > 0
    ? turned
    : sentences.findIndex(sentence => !isTalk(analysis, sentence) && !isThanks(analysis, sentence))
}

/** "Thanks.", "Ok.", "merci beaucoup!" for what was done before. */
function isThanks(analysis: Analysis, { start, end }: Sentence): boolean {
  const words = analysis.tokens.flatMap(({ word }, at) => (word && start <= at && at < end ? [at] : []))
  return words.every(at => hasRole(analysis, at, 'thanks', 'yes')) && says(analysis, { start, end }).every(isRole)
}

function isRole({ kind }: { kind: string }): boolean {
  return kind === 'role'
}

/** The last word before the thanks. */
function endOf(analysis: Analysis, sentences: Sentence[]): number {
  let last = sentences.length - 1
  for (; last > 0; last--) {
    const [before, sentence] = sentences.slice(last - 1, last + 1)
    if (!before || !sentence) break
    const thanks =
      hasRole(analysis, sentence.start, 'thanks') &&
      says(analysis, sentence).every(({ kind }) => kind === 'role' || kind === 'action')
    const isAsked = analysis.tokens[before.end - 1]?.text === '?'
    if (!thanks && !(isAsked && isTalk(analysis, sentence)) && !asksToDo(analysis, before, sentence)) break
  }
  return (sentences[last]?.end ?? 1) - 1
}

/** "I need a meeting with Tom tomorrow at 10. Can you book it?": the question says nothing that was not said before it. */
function asksToDo(analysis: Analysis, before: Sentence, sentence: Sentence): boolean {
  const said = says(analysis, sentence)
  const words = analysis.tokens.slice(sentence.start, sentence.end).filter(({ word }) => word)
  const makes = ({ kind, id }: { kind: string; id: string }) => kind === 'action' && id === 'create'
  return (
    analysis.tokens[sentence.end - 1]?.text === '?' &&
    words.length <= longestRequest &&
    said.some(makes) &&
    said.every(one => makes(one) || one.kind === 'entity' || (one.kind === 'role' && !silencing.has(one.id))) &&
    analysis.tokens.every(
      ({ word }, at) => !word || at < sentence.start || at >= sentence.end || hitsOver(analysis, at).length > 0,
    ) &&
    analysis.tokens[before.end - 1]?.text !== '?' &&
    commands(analysis, before.start, before.end)
  )
}

/** Words. */
const longestRequest = 6

/** What makes a question another one. */
const silencing = new Set(['negation', 'condition', 'question', 'count_question', 'when'])

interface Sentence {
  start: number
  end: number
}

/** Where they begin and end, by words; what is quoted is one. */
function sentencesOf({ tokens, spans }: Analysis): Sentence[] {
  const isQuoted = (at: number) => spans.some(({ kind, start, end }) => kind === 'quote' && start <= at && at < end)
  const found: Sentence[] = []
  let start = 0
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    const ends = /^[.!?…\n]/.test(token.text) && !isQuoted(token.start)
    // "am 2. Mai", "4.5" and "..." go on.
    const isLast =
      !next ||
      (next.word ? token.text.startsWith('\n') || (next.start > token.end && !isFigure(tokens[index - 1])) : false)
    if (!(ends && isLast) && next) continue
    found.push({ start, end: index + 1 })
    start = index + 1
  }
  return found
}

function isFigure(token: Analysis['tokens'][number] | undefined): boolean {
  return token !== undefined && /^\d+$/.test(token.text)
}

/** "What a day": no name, day, amount or anything of ours. */
function isTalk(analysis: Analysis, sentence: Sentence): boolean {
  const { tokens } = analysis
  const words = tokens.flatMap((token, index) =>
    token.word && sentence.start <= index && index < sentence.end ? [index] : [],
  )
  // One word may be a title: "Website. Start a project."
  const isLong = words.length > 1 || words.every(index => hasRole(analysis, index, 'talk', 'polite'))
  return isLong && says(analysis, sentence).every(({ kind, id }) => kind === 'role' && !telling.has(id))
}

/** What a sentence says that a command may be about, and its roles. */
function says({ hits, named, spans, tokens }: Analysis, { start, end }: Sentence): { kind: string; id: string }[] {
  const from = tokens[start]?.start ?? 0
  const to = tokens[end - 1]?.end ?? 0
  const isIn = (at: number) => start <= at && at < end
  return [
    ...named.flatMap(name => (isIn(name.start) ? [{ kind: 'name', id: name.text }] : [])),
    ...spans.flatMap(span =>
      span.kind !== 'duration' && span.kind !== 'number' && span.start < to && from < span.end
        ? [{ kind: 'span', id: span.kind }]
        : [],
    ),
    ...hits
      .flatMap(hit => (isIn(hit.start) && !hit.fuzzy ? hit.concepts : []))
      .filter(({ kind, id }) => kind !== 'number' && !(kind === 'action' && (id === 'search' || id === 'get'))),
  ]
}

/** Roles that make a sentence one about something. */
const telling = new Set([
  'condition',
  'closing',
  'note_this',
  'correction',
  'yes',
  'no',
  'thanks',
  'reminds',
  'opener',
  'errand',
  'must',
  'encounter',
  'reached',
])

/** Behind "anyway," or "look:". */
function afterTurn(analysis: Analysis, { start, end }: Sentence): number {
  const turn = hitsAt(analysis, start).find(hit => hasConcept(hit, 'role', 'talk'))
  const isApart = turn && turn.end < end && /^[:,;–-]$/.test(analysis.tokens[turn.end]?.text ?? '')
  return isApart ? turn.end + 1 : start
}

function isTurnedTo(analysis: Analysis, before: Sentence[]): boolean {
  const last = before.at(-1)
  return last !== undefined && isTurn(analysis, last)
}

/** "Anyway.": a sentence of its own, or the end of one that trails off. */
function isTurn(analysis: Analysis, { start, end }: Sentence): boolean {
  const last = analysis.tokens.findLastIndex(({ word }, at) => word && at < end)
  const begins = last === start || /^(?:\.\.|…)/.test(analysis.tokens[last - 1]?.text ?? '')
  return begins && last >= start && hasRole(analysis, last, 'talk')
}

function commands({ hits }: Analysis, start: number, end: number): boolean {
  return hits.some(
    hit =>
      start <= hit.start &&
      hit.start < end &&
      !hit.fuzzy &&
      (conceptsOf(hit, 'action').length > 0 || hasConcept(hit, 'role', 'condition')),
  )
}

function pointsBack(analysis: Analysis, from: number): boolean {
  const isNamed = analysis.named.some(({ start }) => start >= from)
  return analysis.tokens.some(
    ({ word }, index) =>
      word &&
      index >= from &&
      (hasRole(analysis, index, 'thing') || (!isNamed && hasRole(analysis, index, 'person', 'many'))) &&
      !hasRole(analysis, index, 'article'),
  )
}
