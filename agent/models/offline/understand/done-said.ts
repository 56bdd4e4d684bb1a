// "Die Kinderhelme sind bestellt", "les dépliants sont imprimés": that something has been done, told with its own verb.
import { type Analysis, hasRole, hitsOver, textBetween } from './analysis.ts'

/** "the helmets are ordered" → "complete the task helmets ordered". */
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
  return `${own.lexicon.plain.complete} ${textBetween(analysis, first, is)} ${participle.text}`
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
