// Names of new people and firms: each piece of what is left of the text goes where it fits.
import { hasLegalForm } from '../../../../tools/words.ts'
import { isFirstName } from '../lexicons/first-names.ts'
import { namesJob } from '../lexicons/jobs.ts'
import { isPlace } from '../lexicons/places.ts'
import type { Slot, SlotKind } from '../shape/slot.ts'
import { hasConcept, hasRole, hitsOver, spanAt } from '../understand/analysis.ts'
import { tellsOfMeeting } from '../understand/noted.ts'
import type { Draft } from './draft.ts'
import { isFree } from './draft.ts'
import { cleanText } from './free-text.ts'
import { type Piece, pieces } from './name-pieces.ts'
import { hasCompanyWord, isParticle } from './name-words.ts'
import { placePiece } from './place-names.ts'

export function fillNames(draft: Draft): void {
  const full = slotOfKind(draft, 'full_name')
  const family = slotOfKind(draft, 'family_name')
  const given = slotOfKind(draft, 'given_name')
  const company = slotOfKind(draft, 'company_name')
  const city = slotOfKind(draft, 'city')
  if (!full && !family && !given && !company) return
  const found = joinInverted(pieces(draft).map(piece => capitalRun(draft, withoutStory(draft, piece))))
  const cased = found.some(piece => /\p{Lu}/u.test(piece.text))
  const names = found.filter(piece => (cased ? /[\p{Lu}\d]/u.test(piece.text) : true) && !isOrdinary(draft, piece))
  const hasFirm = names.some(piece => hasLegalForm(piece.text))
  for (const [index, piece] of names.entries()) {
    if (piece.isThing && !hasCompanyWord(draft, piece.text)) continue
    // "Interesse an Cargobikes" is what one knows of them.
    if (hasRole(draft.frame, piece.start, 'describing')) continue
    if (namesJob(piece.text) && !hasLegalForm(piece.text) && isLine(draft, piece)) continue
    // "Anna Lang, purchasing at Acme": the firm is the one that is tied.
    const isRole = names[index + 1]?.tie === 'from' && index > 0 && !piece.tie && !hasCompanyWord(draft, piece.text)
    // "Head of Facilities, Lindqvist Ltd": a legal form says which one is the firm.
    const isTied = piece.tie === 'from' && company !== undefined && isFree(draft, company)
    const isPlaced = isTied || (full !== undefined && !isFree(draft, full))
    // "Rita Moser, Moser AG, Zug"
    const isTown = city !== undefined && isFree(draft, city) && isPlace(piece.text)
    const isOther = !piece.tie?.startsWith('in') && !isTown && !hasCompanyWord(draft, piece.text)
    const isBesideFirm = hasFirm && isPlaced && isOther
    if (!isRole && !isBesideFirm) placePiece(draft, piece, { full, family, given, company, city })
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

export function slotOfKind(draft: Draft, kind: SlotKind): Slot | undefined {
  return draft.shape.slots.find(slot => slot.kind === kind)
}
