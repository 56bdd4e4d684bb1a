// Pasted signatures and second thoughts about tags: what only closes a mail is left out, and "it's a supplier, tag it as
// such" says the tag where it is wanted.
import type { Hit } from '../lexicon/match.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsOver, textBetween } from './analysis.ts'

/** Lines that say good-bye, and the dashes before a signature. Only where somebody's address follows. */
export function withoutSignOff(analysis: Analysis): string {
  const isSigned =
    analysis.text.includes('\n') && analysis.spans.some(({ kind }) => kind === 'email' || kind === 'phone')
  if (!isSigned) return analysis.text
  let at = 0
  const lines = analysis.text.split('\n').filter((line, index) => {
    const start = at
    at += line.length + 1
    return index === 0 || !signsOff(analysis, start, start + line.length)
  })
  return lines.join('\n')
}

function signsOff({ text, tokens, hits }: Analysis, start: number, end: number): boolean {
  if (/^\s*[-–—_]{2,}\s*$/.test(text.slice(start, end))) return true
  const words = tokens.flatMap((token, index) =>
    token.word && token.start >= start && token.end <= end ? [index] : [],
  )
  const isIn = (index: number, hit: Hit) => hit.start <= index && index < hit.end
  const closes = (hit: Hit) => hasConcept(hit, 'role', 'sign_off')
  return words.length > 0 && words.every(index => hits.some(hit => closes(hit) && isIn(index, hit)))
}

/** "Relaunch / client: Acme / due: 15.12.": what a label opens stands apart. */
export function withLabelsApart({ text }: Analysis): string {
  return text.replace(/\s+[/|•·]\s+(?=\p{L}+(?: \p{L}+)?\s?:)/gu, ', ')
}

/** "…, it's a supplier so tag it that way" → "…, with the tag supplier". */
export function withTagSaid(analysis: Analysis): string {
  const { hits, text, tokens } = analysis
  const so = hits.find(hit => hasConcept(hit, 'role', 'that_way'))
  const verb = so && hits.find(hit => isTagging(hit) && distance(hit, so) <= furthestVerb)
  const is = verb && hits.findLast(hit => hit.end <= verb.start && hasConcept(hit, 'role', 'is_one'))
  if (!so || !verb || !is) return text
  const end = endOfNoun(analysis, is.end, Math.min(verb.start, so.start))
  const noun = textBetween(analysis, is.end, end)
  const from = tokens[is.start]?.start
  const until = tokens[Math.max(so.end, verb.tail?.end ?? verb.end) - 1]?.end
  if (!noun || from === undefined || until === undefined) return text
  const lead = analysis.lexicons[0]?.lexicon.roles.with_tag ?? ''
  return `${text.slice(0, from)}${lead} ${noun}${text.slice(until)}`
}

/** "all clients from Kiel should also get the tag vip" → "add the tag vip to all clients from Kiel". */
export function withTagWanted(analysis: Analysis): string {
  const { text, tokens, lexicons } = analysis
  const [own] = lexicons
  const all = analysis.hits.find(hit => hit.start <= furthestAll && hasConcept(hit, 'role', 'all'))
  if (!own || !all || text.includes('?')) return text
  const words = tokens.flatMap((token, index) => (token.word ? [{ ...token, index }] : []))
  const said = words.map(({ fold }) => fold)
  for (let at = 2; at < words.length; at++) {
    for (const way of own.taggings) {
      const before = way.before.split(' ')
      const after = way.after === '' ? [] : way.after.split(' ')
      const label = words.slice(at + before.length, words.length - after.length)
      const [first] = label
      const last = label.at(-1)
      const fits =
        before.every((word, step) => said[at + step] === word) &&
        after.every((word, step) => said[said.length - after.length + step] === word)
      if (!fits || !first || !last || label.length > longestLabel) continue
      const whom = text.slice(0, words[at]?.start).trim()
      const quote = text.slice(first.start, last.end)
      return own.lexicon.plain.tag.replace('…', () => quote).replace('_', () => whom)
    }
  }
  return text
}

/** Words before "all". */
const furthestAll = 1
/** Words of a tag. */
const longestLabel = 3

function isTagging(hit: Hit): boolean {
  return hasConcept(hit, 'field', 'tags') || conceptsOf(hit, 'action').some(({ id }) => id === 'update')
}

function distance(verb: Hit, so: Hit): number {
  return verb.start < so.start ? so.start - verb.end : verb.start - so.end
}

/** Words between the verb and "that way". */
const furthestVerb = 3

function endOfNoun(analysis: Analysis, start: number, limit: number): number {
  let index = start
  const isJoint = () =>
    hasRole(analysis, index, 'therefore', 'sequel', 'conjunction', 'polite') &&
    hitsOver(analysis, index).every(hit => hit.start >= start)
  while (index < limit && analysis.tokens[index]?.word && !isJoint()) index++
  return index
}
