// Names of new people and firms: each piece of what is left of the text goes where it fits.
import { hasLegalForm } from '../../../../tools/words.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { namesJob } from '../lexicons/jobs.ts'
import { isCountry, isPlace } from '../lexicons/places.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsOver, spanAt } from '../understand/analysis.ts'
import { tellsOfMeeting } from '../understand/noted.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'
import { type Piece, pieces } from './name-pieces.ts'
import {
  capitalised,
  hasCompanyWord,
  honorificOf,
  isHonorific,
  isNameLike,
  isParticle,
  startsCapital,
  withoutArticle,
} from './name-words.ts'

export function fillNames(draft: Draft): void {
  const full = slotOfKind(draft, 'full_name')
  const family = slotOfKind(draft, 'family_name')
  const given = slotOfKind(draft, 'given_name')
  const company = slotOfKind(draft, 'company_name')
  if (!full && !family && !given && !company) return
  const found = joinInverted(pieces(draft).map(piece => capitalRun(draft, withoutStory(draft, piece))))
  const cased = found.some(piece => /\p{Lu}/u.test(piece.text))
  const names = found.filter(piece => (cased ? /[\p{Lu}\d]/u.test(piece.text) : true) && !isOrdinary(draft, piece))
  const hasFirm = names.some(piece => hasLegalForm(piece.text))
  for (const [index, piece] of names.entries()) {
    if (piece.isThing && !hasCompanyWord(draft, piece.text)) continue
    if (namesJob(piece.text) && !hasLegalForm(piece.text) && isLine(draft, piece)) continue
    // "Anna Lang, purchasing at Acme": the firm is the one that is tied.
    const isRole = names[index + 1]?.tie === 'from' && index > 0 && !piece.tie && !hasCompanyWord(draft, piece.text)
    // "Head of Facilities, Lindqvist Ltd": a legal form says which one is the firm.
    const isTied = piece.tie === 'from' && company !== undefined && isFree(draft, company)
    const isPlaced = isTied || (full !== undefined && !isFree(draft, full))
    const isBesideFirm = hasFirm && isPlaced && !piece.tie?.startsWith('in') && !hasCompanyWord(draft, piece.text)
    if (!isRole && !isBesideFirm) placePiece(draft, piece, { full, family, given, company })
  }
}

/** What stands on a line of its own, as in a signature. */
function isLine({ frame }: Draft, { start, end }: Piece): boolean {
  const { tokens } = frame
  return tokens[start - 1]?.text.startsWith('\n') === true && (tokens[end]?.text.startsWith('\n') ?? true)
}

/** "met Lena from Acme AG yesterday", "… at the fair": where the story goes on, the firm's name ends. */
function withoutStory(draft: Draft, piece: Piece): Piece {
  const { tokens, hits } = draft.frame
  if (piece.tie !== 'from' || !hits.some(tellsOfMeeting)) return piece
  const end = tokens.findIndex(
    (token, index) =>
      index > piece.start &&
      index < piece.end &&
      tokens.slice(piece.start, index).some(before => before.capital) &&
      /^\p{Ll}/u.test(token.text) &&
      (spanAt(draft.frame, index)?.kind === 'day' ||
        hits.some(hit => hit.start === index && tellsOfMeeting(hit)) ||
        hasRole(draft.frame, index, 'cue_at', 'cue_in', 'cue_place')),
  )
  return end < 0 ? piece : { ...piece, end, text: cleanText(draft.frame, piece.start, end, draft.used) }
}

/** "just spoke to Hannah Price", "Hab mit Herrn Uhlig telefoniert": a name begins with its first capital that is one. */
function capitalRun(draft: Draft, piece: Piece): Piece {
  const own = openingWords(draft, piece)
  const text = piece.text.split(/\s+/).slice(own).join(' ')
  const first = /(?<![\p{L}\d])[\p{Lu}\d]/u.exec(text)
  if (!first || (first.index === 0 && own === 0)) return piece
  const before = [...piece.text.split(/\s+/).slice(0, own), ...text.slice(0, first.index).trim().split(/\s+/)]
  const name = text.slice(first.index)
  // "van der Berg" begins with small letters.
  if (before.every(word => isParticle(draft, word))) return piece
  const isPhrase = before.filter(Boolean).length > 1
  return { ...piece, text: isPhrase ? untilSmall(draft, name) : name, isPhrase }
}

/** How many words of ours a sentence begins with: their capital is no name's. */
function openingWords({ frame }: Draft, { start, text }: Piece): number {
  const opens = start === 0 || /^[.!?\n]/.test(frame.tokens[start - 1]?.text ?? '')
  if (!opens || frame.lead > 0 || !hitsOver(frame, start).some(hit => hit.own && !hit.fuzzy && hasConcept(hit, 'role')))
    return 0
  let count = 0
  while (count < text.split(/\s+/).length && hitsOver(frame, start + count).some(hit => hit.own && !hit.fuzzy)) count++
  return count
}

/** After a story's name the story goes on in small letters. */
function untilSmall(draft: Draft, name: string): string {
  const words = name.split(/\s+/)
  const end = words.findIndex(word => /^\p{Ll}/u.test(word) && !isParticle(draft, word))
  return (end < 0 ? words : words.slice(0, end)).join(' ')
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
  const namesTown =
    !isEncounter(draft, piece) &&
    city &&
    isFree(draft, city) &&
    isPlace(piece.text) &&
    (piece.tie || !personFree || !companyFree)
  // "a company from Bath": it is named already, so this is where it is.
  const isFirm = saysCompany(draft) || (company !== undefined && hasLegalForm(String(draft.args[company.name] ?? '')))
  const isSeat =
    city && isFree(draft, city) && piece.tie && personFree && !companyFree && isFirm && isNameLike(piece.text)
  if (namesCountry) put(draft, country, piece)
  else if (namesTown || isSeat) put(draft, city, piece)
  else if (companyFree && namesCompany(draft, piece, personFree)) put(draft, company, piece)
  else if (personFree && isNameLike(piece.text)) putPerson(draft, piece, slots)
  else if (companyFree && looksLikeCompany(piece)) put(draft, company, piece)
}

/** "met at the fair in Bern": where somebody was met, not where they are. */
function isEncounter({ frame }: Draft, { start, tie }: Piece): boolean {
  // "spoke to Tom from Bern" tells where he is, "spoke to Tom at the fair in Bern" does not.
  const at = frame.hits.find(hit => hasConcept(hit, 'role', 'cue_place') && hit.start < start)
  const met = frame.hits.find(
    hit => (hasConcept(hit, 'role', 'encounter') || (at && tellsOfMeeting(hit))) && hit.start < start,
  )
  return (
    tie !== undefined &&
    met !== undefined &&
    !frame.tokens.slice(met.end, start).some(({ text }) => /^[.!?\n]/.test(text))
  )
}

/** After a person's name, another name that nothing else claims. */
function looksLikeCompany(piece: Piece): boolean {
  return !piece.tie && !piece.isPhrase && isNameLike(piece.text) && startsCapital(piece.text)
}

function put(draft: Draft, slot: Slot, piece: Piece): void {
  setArgument(draft, slot, withoutArticle(draft, capitalised(piece.text)))
  useTokens(draft, piece.start, piece.end)
}

/** By its legal form, by "from", by the noun ("new company …"), or because a single word is no first name. */
function namesCompany(draft: Draft, piece: Piece, personFree: boolean): boolean {
  // "met at the fair" is no firm: the preposition must follow a name, and the firm must look like one.
  if (piece.isPhrase && !personFree && !hasCompanyWord(draft, piece.text)) return false
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
