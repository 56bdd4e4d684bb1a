// What is told of a task instead of commanded: "die Kinderhelme sind bestellt" is done, "Lea should do Send offer" is Lea's.
import { type Analysis, hasRole, hitsOver, textBetween } from './analysis.ts'
import { isMember } from './named.ts'

/** "the helmets are ordered" → 'complete the task "helmets ordered"'. */
export function withDoneSaid(analysis: Analysis): string {
  const { text, tokens, named, spans, lexicons } = analysis
  const [own] = lexicons
  const words = tokens.flatMap((token, index) => (token.word ? [index] : []))
  const last = words.at(-1)
  if (!own || last === undefined || named.length > 0 || spans.length > 0 || text.includes('?')) return text
  const is = words.find(index => hasRole(analysis, index, 'is_now'))
  const participle = tokens[last]
  if (is === undefined || !participle || is >= last || hitsOver(analysis, last).length > 0) return text
  const subject = words.filter(index => index < is && !hasRole(analysis, index, 'article', 'polite'))
  const between = words.filter(index => index > is && index < last)
  const isPlain =
    subject.length > 0 && subject.length <= longestSubject && subject.every(index => isThing(analysis, index))
  const isBare = between.every(index => hasRole(analysis, index, 'is_now', 'filler', 'polite', 'checks'))
  if (!isPlain || !isBare || !own.lexicon.participle.test(participle.fold)) return text
  const [first = 0] = subject
  return `${own.lexicon.plain.complete} "${textBetween(analysis, first, is)} ${participle.text}"`
}

/** Words before "is". */
const longestSubject = 4

/** No pronoun, nothing denied, no noun of ours: of "the invoice" and "the project" other things are told. */
function isThing(analysis: Analysis, index: number): boolean {
  return hitsOver(analysis, index).every(hit =>
    hit.concepts.every(
      ({ kind, id }) => kind === 'role' && !['person', 'self', 'thing', 'many', 'negation', 'condition'].includes(id),
    ),
  )
}

/** "Lea should do Send offer, not me" → "assign Send offer to Lea": what there is already is nothing new to do. */
export function withDoerSaid(analysis: Analysis): string {
  const { text, named, lexicons } = analysis
  const [own] = lexicons
  const [doer, task, ...others] = named
  if (!own || !doer || !task || others.length > 0 || text.includes('?') || !isMember(doer)) return text
  const isKnown = task.records.some(({ exact, table }) => exact && table === 'tasks')
  const must = hasRole(analysis, doer.end, 'must')
  const words = analysis.tokens.slice(doer.end, task.start).filter(({ word }) => word).length
  const opens = analysis.tokens.slice(0, doer.start).every((_, index) => hasRole(analysis, index, 'article', 'polite'))
  const rest = analysis.tokens.flatMap((token, index) => (index >= task.end && token.word ? [index] : []))
  // "Lea soll Send offer machen": the verb closes it.
  const isAll = rest.length <= 1 || analysis.tokens[task.end]?.text === ','
  if (!isKnown || !must || words > longestMust || !opens || !isAll) return text
  const [verb, to] = own.lexicon.plain.assign
  return `${verb} ${task.text} ${to} ${doer.text}`
}

/** Words of "should do", "has to take care of". */
const longestMust = 5
