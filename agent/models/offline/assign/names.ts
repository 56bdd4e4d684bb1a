// Names of new people and firms: what is left of the text, cut into pieces at commas and prepositions.

import type { Role } from '../lexicon/lexicon.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { isCountry, isPlace } from '../lexicons/places.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import { fold } from '../text/fold.ts'
import { hasConcept, hasRole, hitsOver } from '../understand/analysis.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'

interface Piece {
  start: number
  end: number
  text: string
  /** How it is tied to what stands before: "from Acme", "in Bern". */
  tie: 'from' | 'in' | undefined
  /** Other words stood before the name: "she was referred by Emma". */
  isPhrase?: boolean
  /** "the contact from the fair": a thing, as firms go without "the". */
  isThing?: boolean
}

export function fillNames(draft: Draft): void {
  const full = slotOfKind(draft, 'full_name')
  const family = slotOfKind(draft, 'family_name')
  const given = slotOfKind(draft, 'given_name')
  const company = slotOfKind(draft, 'company_name')
  if (!full && !family && !given && !company) return
  const found = joinInverted(pieces(draft).map(capitalRun))
  const cased = found.some(piece => /\p{Lu}/u.test(piece.text))
  const names = found.filter(piece => (cased ? /[\p{Lu}\d]/u.test(piece.text) : true) && !isOrdinary(draft, piece))
  for (const [index, piece] of names.entries()) {
    if (piece.isThing && !hasCompanyWord(draft, piece.text)) continue
    // "Anna Lang, purchasing at Acme": the firm is the one that is tied.
    const isRole = names[index + 1]?.tie === 'from' && index > 0 && !piece.tie && !hasCompanyWord(draft, piece.text)
    if (!isRole) placePiece(draft, piece, { full, family, given, company })
  }
}

/** "just spoke to Hannah Price": a name begins with its first capital, if it has any. */
function capitalRun(piece: Piece): Piece {
  const first = /(?<![\p{L}\d])[\p{Lu}\d]/u.exec(piece.text)
  if (!first || first.index === 0) return piece
  const before = piece.text.slice(0, first.index).trim().split(/\s+/)
  return { ...piece, text: piece.text.slice(first.index), isPhrase: before.length > 1 }
}

/** "van der Berg, Willem": the surname came first. */
function joinInverted(found: Piece[]): Piece[] {
  const [first, second, ...others] = found
  if (!first || !second || second.tie || first.tie || !isFirstName(second.text) || second.start - first.end > 1)
    return found
  const words = first.text.split(/\s+/)
  if (words.some(word => isFirstName(word)) || words.length > 3) return found
  return [{ ...first, end: second.end, text: `${second.text} ${first.text}` }, ...others]
}

/** Nothing but words of ours: "us", "her", "for me". */
function isOrdinary(draft: Draft, piece: Piece): boolean {
  for (let index = piece.start; index < piece.end; index++) {
    const token = draft.frame.tokens[index]
    if (token?.word && !draft.used[index] && hitsOver(draft.frame, index).every(hit => hit.fuzzy)) return false
  }
  return !/\p{Lu}/u.test(piece.text)
}

interface NameSlots {
  full: Slot | undefined
  family: Slot | undefined
  given: Slot | undefined
  company: Slot | undefined
}

function slotOfKind(draft: Draft, kind: SlotKind): Slot | undefined {
  return draft.shape.slots.find(slot => slot.kind === kind)
}

function placePiece(draft: Draft, piece: Piece, slots: NameSlots): void {
  const { company } = slots
  const city = slotOfKind(draft, 'city')
  const personFree = [slots.full, slots.given, slots.family].every(slot => !slot || isFree(draft, slot))
  const companyFree = company !== undefined && isFree(draft, company)
  const country = draft.shape.slots.find(slot => slot.name === 'address_country')
  const namesCountry = country && isFree(draft, country) && !(personFree && companyFree) && isCountry(piece.text)
  const namesTown = city && isFree(draft, city) && isPlace(piece.text) && (piece.tie || !personFree || !companyFree)
  if (namesCountry) put(draft, country, piece)
  else if (namesTown) put(draft, city, piece)
  else if (companyFree && namesCompany(draft, piece, personFree)) put(draft, company, piece)
  else if (personFree && isNameLike(piece.text)) putPerson(draft, piece, slots)
  else if (companyFree && looksLikeCompany(piece)) put(draft, company, piece)
}

/** After a person's name, another name that nothing else claims. */
function looksLikeCompany(piece: Piece): boolean {
  return !piece.tie && !piece.isPhrase && isNameLike(piece.text) && startsCapital(piece.text)
}

function put(draft: Draft, slot: Slot, piece: Piece): void {
  setArgument(draft, slot, capitalised(piece.text))
  useTokens(draft, piece.start, piece.end)
}

/** By its legal form, by "from", by the noun ("new company …"), or because a single word is no first name. */
function namesCompany(draft: Draft, piece: Piece, personFree: boolean): boolean {
  // "met at the fair" is no firm: the preposition must follow a name, and the firm must look like one.
  if (piece.tie === 'from')
    return !/^(the|der|die|das|dem|la|le|il|o|a)\s/i.test(piece.text) || hasCompanyWord(draft, piece.text)
  if (piece.tie === 'in') return false
  if (hasCompanyWord(draft, piece.text)) return true
  if (!personFree) return false
  if (saysCompany(draft)) return true
  const words = piece.text.split(/\s+/)
  if (words.length > 1 || honorificOf(draft, piece.text)) return false
  return !isFirstName(piece.text) && startsCapital(piece.text)
}

function saysCompany(draft: Draft): boolean {
  return draft.frame.hits.some(
    hit => hit.concepts.some(concept => concept.kind === 'value' && concept.id === 'company') && draft.used[hit.start],
  )
}

function hasCompanyWord(draft: Draft, text: string): boolean {
  const parts = fold(text).split(/[^\p{L}\p{N}]+/u)
  if (/&|\+/.test(text) || /^\p{Lu}{3,}$/u.test(text)) return true
  return parts.some(part => draft.frame.lexicons.some(lexicon => lexicon.companyWords.has(part)))
}

function isNameLike(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length <= 5 && words.every(word => /^[\p{L}.'’&-]+$/u.test(word))
}

function startsCapital(text: string): boolean {
  return /^[\p{Lu}\d]/u.test(text)
}

/** Lower case throughout is haste, not spelling: "tom bright" is Tom Bright. */
export function capitalised(text: string): string {
  if (/\p{Lu}/u.test(text)) return text
  return text.replace(/(?<![\p{L}'’])\p{L}/gu, letter => letter.toLocaleUpperCase())
}

function putPerson(draft: Draft, piece: Piece, slots: NameSlots): void {
  const honorific = honorificOf(draft, piece.text)
  const words = piece.text.split(/\s+/).filter(word => !isHonorific(draft, word))
  useTokens(draft, piece.start, piece.end)
  if (slots.full && !(honorific && words.length === 1 && slots.family)) {
    setArgument(draft, slots.full, capitalised(words.join(' ')))
    return
  }
  const particle = words.findIndex((word, index) => index > 0 && isParticle(draft, word))
  const cut = words.length === 1 ? (honorific ? 0 : 1) : particle > 0 ? particle : words.length - 1
  const given = capitalised(words.slice(0, cut).join(' '))
  const family = capitalised(words.slice(cut).join(' '))
  if (given && slots.given) setArgument(draft, slots.given, given)
  if (family && slots.family) setArgument(draft, slots.family, family)
}

function honorificOf(draft: Draft, text: string): boolean {
  return text.split(/\s+/).some(word => isHonorific(draft, word))
}

function isHonorific(draft: Draft, word: string): boolean {
  const plain = fold(word).replace(/\.$/, '')
  return draft.frame.lexicons.some(lexicon => lexicon.honorifics.has(plain))
}

function isParticle(draft: Draft, word: string): boolean {
  const plain = fold(word)
  return /^\p{Ll}/u.test(word) && draft.frame.lexicons.some(lexicon => lexicon.nameParticles.has(plain))
}

/** Runs of unused words between commas, brackets, line ends, used words and prepositions. */
function pieces(draft: Draft): Piece[] {
  const { tokens } = draft.frame
  const found: Piece[] = []
  let start = -1
  let tie: Piece['tie']
  let tieStart: number | undefined
  const close = (end: number) => {
    if (start >= 0) {
      const text = cleanText(draft.frame, start, end, draft.used)
      const isThing = tie === 'from' && found.length === 0 && saysThe(draft, tieStart ?? start, start)
      if (text) found.push({ start: tie ? (tieStart ?? start) : start, end, text, tie, isThing })
    }
    start = -1
    tie = undefined
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) continue
    const separates =
      draft.used[index] ||
      endsName(draft, index) ||
      startsClause(draft, index, start) ||
      /^[,;:()\n/|–—]/.test(token.text) ||
      (token.text === '-' && isSpaced(draft, index))
    const nextTie =
      start < 0 || !isParticle(draft, token.text) || leadsToCompany(draft, index) ? tieOf(draft, index) : undefined
    if (separates) close(index)
    else if (nextTie) {
      close(index)
      tie = nextTie.tie
      index = nextTie.end - 1
      tieStart = nextTie.start
    } else if (token.word || start >= 0) {
      if (start < 0 && token.word) start = index
    }
  }
  close(tokens.length)
  return found
}

/** Romance languages say "the" with firms as well, so there it tells nothing. */
function saysThe(draft: Draft, start: number, end: number): boolean {
  return draft.frame.tokens.slice(start, end).some(token => /^(the|der|dem|den)$/.test(token.fold))
}

/** "… from conti gelato his number is …": a pronoun or a field begins something else. Names have neither in small letters. */
function startsClause(draft: Draft, index: number, start: number): boolean {
  if (start < 0 || draft.frame.tokens[index]?.capital) return false
  const pronoun = hasRole(draft.frame, index, 'person', 'possessive', 'self', 'auxiliary', 'question', 'condition')
  return (
    pronoun &&
    !isParticle(draft, draft.frame.tokens[index]?.text ?? '') &&
    !hasRole(draft.frame, index, 'article', 'of', 'conjunction')
  )
}

/** "… as a lead": the words that lead to a value end the name before them. */
function endsName(draft: Draft, index: number): boolean {
  const hit = hitsOver(draft.frame, index).find(
    candidate =>
      candidate.start === index &&
      candidate.concepts.some(concept => concept.id === 'cue_as' || concept.id === 'cue_with'),
  )
  if (!hit || !draft.used[hit.end]) return false
  useTokens(draft, hit.start, hit.end)
  return true
}

/** "Lisa Graf von der Graf Optik AG": after "von" comes a firm. "Ludwig van Beethoven": it does not. */
function leadsToCompany(draft: Draft, index: number): boolean {
  const phrase = draft.frame.hits.find(
    hit => hit.start === index && hit.end > index + 1 && hit.concepts.some(concept => concept.id === 'cue_from'),
  )
  if (phrase) return true
  for (let at = index + 1; at < Math.min(index + 6, draft.frame.tokens.length); at++) {
    const token = draft.frame.tokens[at]
    if (!token || draft.used[at] || /^[,;(\n]/.test(token.text)) return false
    if (draft.frame.lexicons.some(lexicon => lexicon.companyWords.has(token.fold))) return true
  }
  return false
}

function isSpaced(draft: Draft, index: number): boolean {
  const { tokens } = draft.frame
  return tokens[index - 1]?.end !== tokens[index]?.start && tokens[index + 1]?.start !== tokens[index]?.end
}

/** The preposition that ties a piece to the one before, with the articles that belong to it. */
function tieOf(draft: Draft, index: number): { tie: Piece['tie']; start: number; end: number } | undefined {
  if (draft.used[index]) return undefined
  const [hit] = hitsOver(draft.frame, index).filter(candidate => candidate.start === index)
  if (!hit) return undefined
  const says = (role: Role) => hasConcept(hit, 'role', role)
  if (!says('cue_in') && !says('cue_from') && !says('cue_at')) return undefined
  let { end } = hit
  while (hasRole(draft.frame, end, 'article', 'of', 'cue_from') || hasField(draft, end)) end++
  const place = isPlace(draft.frame.tokens[end]?.text ?? '')
  const tie = place || (says('cue_in') && !says('cue_from') && !says('cue_at')) ? 'in' : 'from'
  return { tie, start: index, end }
}

/** "von der Firma Acme", "da empresa Acme": the noun is not the name. */
function hasField(draft: Draft, index: number): boolean {
  return (
    hitsOver(draft.frame, index).some(hit => hasConcept(hit, 'field', 'company_name')) &&
    draft.frame.tokens[index + 1]?.word === true
  )
}
