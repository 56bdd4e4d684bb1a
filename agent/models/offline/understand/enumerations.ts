// Several new things in one command: "add these leads: A a@x.ch, B b@y.ch", "new tasks: call Tom; order toner". Each
// becomes a command of its own, with the words that open the list in front of it.
import type { Hit } from '../lexicon/match.ts'
import type { Analysis } from './analysis.ts'
import { conceptsOf, hasConcept, hasRole, hitsAt, namedAt, spanAt, textBetween, tokenRange } from './analysis.ts'

/** The command itself when it holds no list. */
export function spreadList(analysis: Analysis): string[] {
  const whole = [analysis.text]
  const opening = openingOf(analysis)
  if (!opening) return whole
  const items = itemsOf(analysis, opening.end)
  if (items.length < 2) return whole
  const head =
    opening.verbEnd !== undefined
      ? newOnes(analysis, opening.verbEnd, opening.head)
      : withoutCount(analysis, 0, opening.head)
  return items.map(item => `${head}: ${item}`)
}

/** "three tasks" are three times one. */
function withoutCount(analysis: Analysis, start: number, end: number): string {
  const count = countIn(analysis, end)
  if (!count) return textBetween(analysis, start, end)
  return `${textBetween(analysis, start, count.start)} ${textBetween(analysis, count.end, end)}`.trim()
}

/** "make 3 tasks": a verb that is for changes, too, is no change where it is said how many there are to be. */
function newOnes(analysis: Analysis, verbEnd: number, end: number): string {
  const [fresh = ''] = (analysis.lexicons[0]?.lexicon.roles.new ?? '').split(',')
  return `${fresh} ${withoutCount(analysis, verbEnd, end)}`
}

/** "three", "3". */
function countIn(analysis: Analysis, end: number): { start: number; end: number } | undefined {
  const word = analysis.hits.find(hit => hit.end < end && conceptsOf(hit, 'number').length > 0)
  const figure = analysis.spans.find(span => span.kind === 'number')
  const range = figure && tokenRange(analysis.tokens, figure.start, figure.end)
  return word ?? (range && range.end < end ? range : undefined)
}

/** Up to the noun in the plural and the colon or line after it; "these" and the like say nothing more. */
function openingOf(analysis: Analysis): { head: number; end: number; verbEnd?: number } | undefined {
  const create = analysis.hits.find(hit => hasConcept(hit, 'action', 'create') && hit.start <= furthestVerb)
  const noun = analysis.hits.find(
    hit =>
      hasConcept(hit, 'role', 'plural') &&
      hit.start <= furthestNoun &&
      (conceptsOf(hit, 'entity').length > 0 || conceptsOf(hit, 'value').length > 0),
  )
  const count = noun && countIn(analysis, noun.start + 1)
  const makes = (hit: Hit) => hasConcept(hit, 'action', 'update') && hit.start <= furthestVerb
  const verb = create || count?.end !== noun?.start ? undefined : analysis.hits.find(makes)
  // "two tasks for Friday: …": no verb is needed where the message opens with how many.
  const verbEnd = create ? undefined : (verb?.end ?? (count?.start === 0 && count.end === noun?.start ? 0 : undefined))
  if (!noun || (!create && verbEnd === undefined)) return undefined
  const end = colonAfter(analysis, noun.end)
  return end === undefined ? undefined : { head: end, end: end + 1, ...(verbEnd !== undefined && { verbEnd }) }
}

/** "three tasks for Monday:", "tasks for Lea:": until when and for whom may stand before the colon. */
function colonAfter(analysis: Analysis, from: number): number | undefined {
  for (let index = from; index <= from + longestCommon; index++) {
    const token = analysis.tokens[index]
    if (!token) return undefined
    if (/^[:\n]/.test(token.text)) return index
    const isCommon =
      spanAt(analysis, index)?.kind === 'day' ||
      namedAt(analysis, index) !== undefined ||
      hasRole(analysis, index, 'cue_for', 'cue_by', 'cue_to', 'article', 'self')
    if (!isCommon) return undefined
  }
  return undefined
}

const longestCommon = 6
const furthestVerb = 3
const furthestNoun = 8

/** At lines, else at semicolons, else at commas before a new name: what follows an item's own comma has no name in it. */
function itemsOf(analysis: Analysis, from: number): string[] {
  const { tokens } = analysis
  const has = (pattern: RegExp) => tokens.slice(from).some((token, at) => at > 0 && pattern.test(token.text))
  const separator = has(/^\n/) ? /^\n/ : has(/^;$/) ? /^;$/ : /^,$/
  const items: string[] = []
  let start = from
  for (let index = from; index <= tokens.length; index++) {
    const token = tokens[index]
    const joins = token !== undefined && separator.source === '^,$' && joinsLast(analysis, index)
    if (token && !separator.test(token.text) && !joins) continue
    if (
      token &&
      separator.source === '^,$' &&
      !(startsItem(analysis, index + 1) && isWhole(analysis, from, start, index))
    )
      continue
    const text = textBetween(analysis, start, index).replace(/^[-*•–,;\s]+|[,;\s]+$/g, '')
    if (text) items.push(text)
    start = index + 1
  }
  return items
}

/** "A, B and C". */
function joinsLast(analysis: Analysis, index: number): boolean {
  return hitsAt(analysis, index).some(hit => hasConcept(hit, 'role', 'conjunction') && hit.end === index + 1)
}

/** A new item begins with a word of its own, not with an address, a figure, a field or a value of the one before. */
function startsItem(analysis: Analysis, index: number): boolean {
  const token = analysis.tokens[index]
  if (!token?.word || spanAt(analysis, index)) return false
  if (hasRole(analysis, index, 'cue_from', 'cue_with', 'cue_by')) return false
  return !hitsAt(analysis, index).some(
    hit => conceptsOf(hit, 'field').length > 0 || conceptsOf(hit, 'value').length > 0,
  )
}

/** Where items have addresses, one without is not over yet: "Anna Roth, Roth AG, anna@roth.example". */
function isWhole(analysis: Analysis, from: number, start: number, end: number): boolean {
  const addresses = analysis.tokens.flatMap((_, index) => {
    const kind = index >= from ? spanAt(analysis, index)?.kind : undefined
    return kind === 'email' || kind === 'phone' ? [index] : []
  })
  return addresses.length === 0 || addresses.some(index => index >= start && index < end)
}
