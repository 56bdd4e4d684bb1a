// Records that a text names, each with its place in the text and its namesakes beside it.
import type { Table } from '../../../../tools/card.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { fold } from '../text/fold.ts'
import type { Token } from '../text/tokens.ts'
import { words } from '../text/tokens.ts'
import type { Mention } from '../turn.ts'

/** One place in the text and every record that it may name. */
export interface Named {
  /** Token indexes; `end` is exclusive. */
  start: number
  end: number
  text: string
  records: Mention[]
}

/** Token indexes; `end` is exclusive. */
export interface Range {
  start: number
  end: number
}

/** "Nina Vogel has moved, tag Nina …": of all Ninas the one whose whole name is said beside it. */
export function withShortNames(mentions: Mention[]): Mention[] {
  const whole = mentions.filter(({ exact, table }) => exact && table === 'contacts')
  const isShortFor = (short: Mention) => (mention: Mention) => {
    const name = words(mention.matched)
    const said = words(short.matched)
    return name.length > said.length && said.every(word => name.includes(word))
  }
  const meant = mentions.flatMap(mention =>
    mention.exact ? [] : whole.filter(isShortFor(mention)).map(one => ({ ...one, matched: mention.matched })),
  )
  return [...mentions.filter(mention => mention.exact || !whole.some(isShortFor(mention))), ...meant]
}

/** Finds each mention's words in the text; the longest name wins a place, whole names win over parts. */
export function placeMentions(tokens: Token[], mentions: Mention[], taken: (place: Range) => boolean): Named[] {
  const places = new Map<string, Named>()
  for (const mention of mentions) {
    for (const place of placesOf(tokens, words(mention.matched))) {
      if (taken(place) && mention.table !== 'invoices') continue
      const key = `${place.start}-${place.end}`
      const named = places.get(key) ?? { ...place, text: textOf(tokens, place), records: [] }
      if (!named.records.some(record => record.id === mention.id)) named.records.push(mention)
      places.set(key, named)
    }
  }
  const longestFirst = [...places.values()].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const kept: Named[] = []
  for (const named of longestFirst) {
    if (!kept.some(other => named.start < other.end && other.start < named.end)) kept.push(preferWhole(named))
  }
  return kept.sort((a, b) => a.start - b.start)
}

function placesOf(tokens: Token[], name: string[]): Range[] {
  if (name.length === 0) return []
  const places: Range[] = []
  for (let start = 0; start < tokens.length; start++) {
    let at = start
    let matched = 0
    while (at < tokens.length && matched < name.length) {
      const token = tokens[at]
      if (!token?.word && at > start) {
        at++
        continue
      }
      if (token?.fold !== name[matched]) break
      matched++
      at++
    }
    if (matched === name.length) places.push({ start, end: at })
  }
  return places
}

function textOf(tokens: Token[], place: Range): string {
  return tokens
    .slice(place.start, place.end)
    .map((token, index, all) => token.text + gapAfter(token, all[index + 1]))
    .join('')
}

function gapAfter(token: Token, next: Token | undefined): string {
  return next && next.start > token.end ? ' ' : ''
}

/** A whole name beats parts of other names, a record's own name beats the name of the firm it belongs to. */
function preferWhole(named: Named): Named {
  const exact = named.records.filter(record => record.exact)
  if (exact.length > 0) return { ...named, records: exact }
  const own = named.records.filter(record => namesItself(record, named.text))
  return own.length > 0 ? { ...named, records: own } : named
}

function namesItself(record: Mention, text: string): boolean {
  const title = new Set(words(record.title))
  return words(text).every(word => title.has(word)) || nearlyContains(record.title, text)
}

/** Typos: the words are not in the title, so the score decides that the title was meant. */
function nearlyContains(title: string, text: string): boolean {
  const first = fold(text).slice(0, 1)
  return words(title).some(word => word.startsWith(first))
}

export function recordsIn(named: Named, table: Table): Mention[] {
  return named.records.filter(record => record.table === table)
}

/** "Tom Hardy" is not the Tom Bright that is known: a first name with another surname after it is somebody new. */
export function isSomebodyElse(named: Named, tokens: Token[], isOrdinary: (index: number) => boolean): boolean {
  if (goesOn(named, tokens) && !isOrdinary(named.end + 1)) return true
  if (named.records.some(record => record.exact) || named.end - named.start > 1) return false
  if (hasOtherFirstName(named, tokens)) return true
  const first = tokens[named.start]
  const next = tokens[named.end]
  if (!first || !next?.word || next.start !== first.end + 1 || isOrdinary(named.end)) return false
  if (first.capital) return next.capital && !/^\d/.test(next.text)
  const after = tokens[named.end + 1]
  const allLower = tokens.every(token => !token.capital)
  return allLower && (!after?.word || isOrdinary(named.end + 1))
}

/** "marca todos …" with a Marco among the contacts: a word of ours in small letters is no misspelt name. */
export function isOrdinaryWord(named: Named, tokens: Token[], isOurs: (index: number) => boolean): boolean {
  const token = tokens[named.start]
  if (!token || token.capital || named.end - named.start > 1 || !isOurs(named.start)) return false
  return named.records.every(({ exact, title }) => !exact && !words(title).includes(token.fold))
}

/** "Peter Keller-Wyss" is not called Peter Keller. */
function goesOn({ start, end }: Named, tokens: Token[]): boolean {
  const [last, joint, next] = [tokens[end - 1], tokens[end], tokens[end + 1]]
  const isJoined = joint?.text === '-' && joint.start === last?.end && next?.start === joint.end
  return end - start > 1 && isJoined && next.capital
}

/** "Simon Keller" is not the Peter Keller that is known. */
function hasOtherFirstName({ start, records }: Named, tokens: Token[]): boolean {
  const before = tokens[start - 1]
  if (!before?.capital || before.end + 1 !== tokens[start]?.start || !isFirstName(before.text)) return false
  return records.every(({ table, title }) => table === 'contacts' && !words(title).includes(before.fold))
}

/** A name that a member of the team has, and no contact has all of. */
export function isMember(named: Named): boolean {
  const said = words(named.text)
  const members = recordsIn(named, 'profiles').filter(member => {
    const name = new Set(words(member.title))
    return said.every(word => name.has(word))
  })
  if (members.length === 0) return false
  return members.some(member => member.exact) || !named.records.some(record => record.exact)
}
