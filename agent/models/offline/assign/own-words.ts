// Fills the slot for the person's own words: a task's title, a search, a note. Pronouns become the names they stand for.
import { pointedAt } from '../dialogue/focus.ts'
import { conceptsOf, hasConcept, hasRole, hitsOver, spanAt } from '../understand/analysis.ts'
import { tellsOfMeeting } from '../understand/noted.ts'
import { namesNoun } from './command-words.ts'
import type { Draft } from './draft.ts'
import { isFree, isSpanUsed, setArgument, useSpan, useTokens } from './draft.ts'
import { isNumbering } from './field-text.ts'
import { asHeading, cleanText } from './free-text.ts'
import { isPersonPronoun } from './pointed-links.ts'

export function fillMainText(draft: Draft): void {
  const { main, effect } = draft.shape
  if (!main || !isFree(draft, main)) return
  const quote = draft.frame.spans.find(span => span.kind === 'quote' && !isSpanUsed(draft, span))
  if (quote) {
    setArgument(draft, main, String(quote.value))
    useSpan(draft, quote)
    return
  }
  const text = effect === 'read' ? searchText(draft) : ownText(draft)
  if (!text) return
  const namesOwn = draft.frame.named.some(
    named => text.includes(named.text) && named.records.some(record => record.table === draft.shape.table),
  )
  // "when is the next *risk assessment*?": the title of an appointment is as good as its name.
  const describesOwn = draft.frame.described.some(
    ({ titled, nouns }) => titled !== undefined && nouns.includes(draft.shape.noun),
  )
  const opened = draft.frame.textFrom !== undefined || (effect === 'read' && (namesOwn || describesOwn))
  setArgument(draft, main, text, opened)
}

/** What was left over goes to the notes, so that nothing the person gave is lost. */
export function fillNotes(draft: Draft): void {
  const slot = draft.shape.slots.find(
    candidate => candidate.kind === 'text' && /^(notes?|description)$/.test(candidate.name),
  )
  if (!slot || !isFree(draft, slot) || draft.shape.verb !== 'create' || draft.shape.main === slot) return
  const isEmpty = (index: number) => hasRole(draft.frame, index, 'polite', 'thanks', 'greeting', 'stand_in')
  const start = draft.used.findIndex((used, index) => !used && draft.frame.tokens[index]?.word && !isEmpty(index))
  if (start < 0) return
  const spoken = draft.used.map((used, index) => used || (draft.frame.textFrom === undefined && isEmpty(index)))
  const text = cleanText(draft.frame, start, draft.frame.tokens.length, spoken)
  const words = text.split(/\s+/).filter(word => /\p{L}{2}/u.test(word))
  const isTelling = draft.frame.tokens.some(
    (token, index) => token.word && !draft.used[index] && !isSilent(draft, index),
  )
  if (words.length === 0 || !isTelling) return
  // "met Lena yesterday": the day alone is not worth a note.
  const isDay = draft.frame.spans.some(span => span.kind === 'day' && span.text === text)
  if (isDay && draft.frame.hits.some(tellsOfMeeting)) {
    useTokens(draft, start, draft.frame.tokens.length)
    return
  }
  setArgument(draft, slot, text, false)
  useTokens(draft, start, draft.frame.tokens.length)
}

function ownText(draft: Draft): string {
  const { frame, used } = draft
  const start = frame.textFrom ?? 0
  const from = frame.textFrom !== undefined && !cleanText(frame, start, frame.tokens.length, used) ? 0 : start
  if (onlyPoints(draft, from)) return ''
  const text = cleanText(withNames(draft), from, frame.tokens.length, used)
  useTokens(draft, from, frame.tokens.length)
  return asHeading(rewriteWords(draft, text))
}

/** "make it urgent" with nothing in sight: "it" is no title. */
function onlyPoints({ frame, used }: Draft, from: number): boolean {
  const left = frame.tokens.flatMap((token, index) => (index >= from && token.word && !used[index] ? [index] : []))
  const isPointer = (index: number) => hasRole(frame, index, 'thing', 'person', 'many', 'stand_in')
  const isFiller = (index: number) => hasRole(frame, index, 'cue_to', 'cue_as', 'polite', 'article')
  return left.some(isPointer) && left.every(index => isPointer(index) || isFiller(index))
}

/** For a search only the telling words count: no prepositions, no "that", no "with". */
function searchText(draft: Draft): string {
  const { frame, used } = draft
  // A day that no argument took is no search word: it stays unexplained.
  const days = frame.tokens.map((_, index) => spanAt(frame, index)?.kind === 'day' && !used[index])
  const silent = frame.tokens.map((_, index) => used[index] || days[index] || isSilent(draft, index))
  const text = cleanText(frame, 0, frame.tokens.length, silent)
  for (let index = 0; index < used.length; index++) used[index] ||= !days[index]
  return /[\p{L}\p{N}]/u.test(text) ? text : ''
}

function isSilent(draft: Draft, index: number): boolean {
  const about = hitsOver(draft.frame, index)
  // "who has the number 079 …?": the field only says what the number is.
  const isNumbered = isNumbering(draft.frame.tokens[index + 1]?.text ?? '')
  const isAsking = (draft.frame.question || draft.frame.spans.length > 0) && !isNumbered
  if (about.some(hit => conceptsOf(hit, 'action').length > 0 || (isAsking && conceptsOf(hit, 'field').length > 0)))
    return true
  if (about.some(hit => hasConcept(hit, 'entity', 'overview') || hasConcept(hit, 'value', 'open'))) return true
  // "Besprechung *mit*": what joins a noun to a name.
  if (about.some(hit => hasConcept(hit, 'role', 'is_text') && hit.end - 1 === index && hit.start < index)) return true
  if (isVerbOfNoun(draft, index)) return true
  const roles = [
    'article',
    'polite',
    'self',
    'person',
    'thing',
    'all',
    'auxiliary',
    'question',
    'count_question',
    'of',
    'new',
    'filler',
    'own',
    'only',
    'cue_after',
    'cue_before',
  ] as const
  const cues = [
    'cue_for',
    'cue_from',
    'cue_to',
    'cue_at',
    'cue_as',
    'cue_by',
    'cue_about',
    'cue_with',
    'cue_in',
    'cue_place',
    'cue_named',
    'opens_text',
    'conjunction',
    'sequel',
    'must',
    'possessive',
    'ellipsis',
    'demonstrative',
    'many',
  ] as const
  return hasRole(draft.frame, index, ...roles, ...cues)
}

/** "which contacts carry the tag vip": a word of no lexicon between the noun and "the" is its verb, not what is looked for. */
function isVerbOfNoun(draft: Draft, index: number): boolean {
  const { frame, shape } = draft
  const token = frame.tokens[index]
  if (shape.effect !== 'read' || !token?.word || token.capital || hitsOver(frame, index).length > 0) return false
  const follows = frame.hits.some(hit => hit.end === index && namesNoun(draft, hit))
  return follows && hasRole(frame, index + 1, 'article')
}

/** The same text with the pronouns for people replaced by the name they mean. */
function withNames(draft: Draft): Draft['frame'] {
  const [person, ...others] = pointedAt(draft.focus, 'contacts')
  if (!person || others.length > 0 || draft.shape.effect === 'read') return draft.frame
  const tokens = [...draft.frame.tokens]
  let { text } = draft.frame
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]
    if (!token || draft.used[index] || !isPersonPronoun(draft, index)) continue
    const possessive = hasRole(draft.frame, index, 'possessive') && nextIsWord(draft, index)
    const name = possessive ? `${person.title}’s` : person.title
    text = text.slice(0, token.start) + name + text.slice(token.end)
    const shift = name.length - token.text.length
    tokens[index] = { ...token, text: name, end: token.end + shift }
    for (let later = index + 1; later < tokens.length; later++) {
      const other = tokens[later]
      if (other) tokens[later] = { ...other, start: other.start + shift, end: other.end + shift }
    }
  }
  return { ...draft.frame, text, tokens }
}

/** "call her" is a person, "send her offer" is whose offer it is, "tell her that …" is the person again. */
function nextIsWord(draft: Draft, index: number): boolean {
  const next = draft.frame.tokens[index + 1]
  if (!next?.word || draft.used[index + 1]) return false
  return (
    !hasRole(draft.frame, index, 'person') ||
    !hasRole(draft.frame, index + 1, 'article', 'cue_about', 'cue_to', 'opens_text', 'cue_for', 'cue_in')
  )
}

/** "anzurufen" → "anrufen": the language's own way from a clause to a heading. */
function rewriteWords(draft: Draft, text: string): string {
  const headings = draft.frame.lexicons[0]?.lexicon.headings ?? []
  return headings.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text)
}
