// Cuts what is left of the text into pieces that may be names: at commas, brackets and prepositions.
import { hasLegalForm } from '../../../../tools/words.ts'
import type { Role } from '../lexicon/lexicon.ts'
import type { Hit } from '../lexicon/match.ts'
import { isPlace } from '../lexicons/places.ts'
import { hasConcept, hasRole, hitsOver, textBetween } from '../understand/analysis.ts'
import { namesNoun } from './command-words.ts'
import type { Draft } from './draft.ts'
import { useTokens } from './draft.ts'
import { cleanText } from './free-text.ts'
import { isParticle } from './name-words.ts'

export interface Piece {
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

/** Runs of unused words between commas, brackets, line ends, used words and prepositions. */
export function pieces(draft: Draft): Piece[] {
  const { tokens } = draft.frame
  const found: Piece[] = []
  let start = -1
  let tie: Piece['tie']
  let tieStart: number | undefined
  const close = (end: number) => {
    if (start >= 0) {
      const whole = textBetween(draft.frame, start, end)
      // "Le Locle": the article is a part of the town.
      const text = isPlace(whole) ? whole : cleanText(draft.frame, start, end, draft.used)
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
      endsSentence(draft, index) ||
      /^[,;:()\n/|–—]/.test(token.text) ||
      (token.text === '-' && isSpaced(draft, index))
    // "Perrin Sàrl de Gland": a legal form ends the name, so "de" is no part of it.
    const isWhole = start >= 0 && hasLegalForm(textBetween(draft.frame, start, index))
    const mayTie = start < 0 || isWhole || !isParticle(draft, token.text) || leadsToCompany(draft, index)
    const nextTie = mayTie ? tieOf(draft, index) : undefined
    if (separates) close(index)
    else if (nextTie) {
      close(index)
      tie = saysWhose(draft, index) ? undefined : nextTie.tie
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

/** "Vila Real. É fornecedor": names go on only after the dot of something shortened, as in "Dr. Roth". */
function endsSentence({ frame }: Draft, index: number): boolean {
  const [before, dot, after] = frame.tokens.slice(Math.max(index - 1, 0), index + 2)
  if (!before || !dot || !after || !/^[.!?]$/.test(dot.text)) return false
  // "Lda." is shortened, too, but ends a name.
  const isShortened = before.text.length < shortestLast && !hasLegalForm(`${textBetween(frame, 0, index)}.`)
  const opens = frame.hits.some(hit => hit.start === index + 1 && hit.own)
  return after.capital && dot.end < after.start && opens && !isShortened
}

/** Letters: what is shorter may be short for something. */
const shortestLast = 4

/** "… as a lead": the words that lead to a value end the name before them. */
function endsName(draft: Draft, index: number): boolean {
  const hit = hitsOver(draft.frame, index).find(
    candidate =>
      candidate.start === index &&
      candidate.concepts.some(concept => concept.id === 'cue_as' || concept.id === 'cue_with'),
  )
  if (!hit) return false
  // "as a new lead".
  let end = hit.end
  while (hasRole(draft.frame, end, 'new', 'indefinite')) end++
  if (!draft.used[end]) return false
  useTokens(draft, hit.start, end)
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

/** "o contacto da Sofia", "the contact of Sofia": she is the contact herself. */
function saysWhose(draft: Draft, index: number): boolean {
  const { frame } = draft
  const isKind = (hit: Hit) => namesNoun(draft, hit) && !hasConcept(hit, 'value', 'company')
  return hasRole(frame, index, 'of') && frame.hits.some(hit => hit.end === index && isKind(hit))
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
