// Where a piece that is a name goes: the person, the firm, the town or the country.
import { hasLegalForm } from '../../../../tools/words.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { isCountry, isPlace } from '../lexicons/places.ts'
import type { Slot } from '../shape/slot.ts'
import { fold } from '../text/fold.ts'
import { hasConcept } from '../understand/analysis.ts'
import { tellsOfMeeting } from '../understand/noted.ts'
import type { Draft } from './draft.ts'
import { isFree, setArgument, useTokens } from './draft.ts'
import type { Piece } from './name-pieces.ts'
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

/** Where names go in the input of a tool: what the tool has of it. */
export interface NameSlots {
  full: Slot | undefined
  family: Slot | undefined
  given: Slot | undefined
  company: Slot | undefined
  city: Slot | undefined
}

export function placePiece(draft: Draft, piece: Piece, slots: NameSlots): void {
  const { company, city } = slots
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
  const isTown = city && isFree(draft, city) && personFree && !companyFree && isFirm && isLoneWord(draft, piece)
  if (namesCountry) put(draft, country, piece)
  else if (namesTown || isSeat || isTown) put(draft, city, piece)
  else if (companyFree && namesCompany(draft, piece, personFree)) put(draft, company, piece)
  else if (personFree && isNameLike(piece.text)) putPerson(draft, piece, slots)
  else if (companyFree && looksLikeCompany(piece)) put(draft, company, piece)
}

/** "Bergblick Café GmbH, Grindelwald": nobody is called by one word that is no first name, unless their address says so. */
function isLoneWord({ frame }: Draft, { text, tie, isPhrase }: Piece): boolean {
  if (tie || isPhrase || /[\s.]/.test(text) || !startsCapital(text) || isFirstName(text)) return false
  const addresses = frame.spans.flatMap(span => (span.kind === 'email' ? [fold(span.value)] : []))
  return !addresses.some(address => address.split('@')[0]?.includes(fold(text)))
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
