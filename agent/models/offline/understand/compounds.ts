// Nouns side by side, in one word or in two. "the photo shoot task": of two nouns side by side the last is what is meant, the first is a word of its title.
import type { CompiledLexicon } from '../lexicon/compile.ts'
import type { Hit } from '../lexicon/match.ts'
import { splitToken, type Token } from '../text/tokens.ts'
import { type Analysis, conceptsOf, hasConcept, hasRole, hitsOver, namedAt, spanAt } from './analysis.ts'

/** The same text, with only the last noun of such a compound left as one. Its verb is that noun's, too. */
export function headsOnly(analysis: Analysis): Analysis {
  const words = analysis.hits.flatMap(head => [
    ...(isHead(analysis, head) ? wordsBefore(analysis, head) : []),
    ...labelBefore(analysis, head),
  ])
  if (words.length === 0) return analysis
  return { ...analysis, hits: analysis.hits.filter(hit => !words.includes(hit)) }
}

/** "the training tag": what is on it is no appointment. */
function labelBefore(analysis: Analysis, head: Hit): Hit[] {
  if (!hasConcept(head, 'field', 'tags') || head.end - head.start > 1) return []
  return analysis.hits.filter(hit => hit.end === head.start && !hit.tail && hasConcept(hit, 'entity', 'booking'))
}

/** A task in the singular that ends what it is called: after it come a goal, a time, or nothing. */
function isHead(analysis: Analysis, hit: Hit): boolean {
  if (!hasConcept(hit, 'entity', 'task') || hasConcept(hit, 'role', 'plural') || hit.end - hit.start > 1) return false
  if (conceptsOf(hit, 'action').length > 0) return false
  const next = analysis.tokens[hit.end]
  return !next?.word || spanAt(analysis, hit.end) !== undefined || leadsOn(analysis, hit.end)
}

function leadsOn(analysis: Analysis, index: number): boolean {
  return (
    hasRole(analysis, index, 'goal', 'cue_to', 'cue_by', 'conjunction', 'polite') ||
    hitsOver(analysis, index).some(hit => hasConcept(hit, 'action') || hit.tail !== undefined)
  )
}

/** The appointments that stand between its article and the noun. */
function wordsBefore(analysis: Analysis, head: Hit): Hit[] {
  let start = head.start
  const isWord = (index: number) =>
    (analysis.tokens[index]?.word === true || analysis.tokens[index]?.text === '-') &&
    !spanAt(analysis, index) &&
    !namedAt(analysis, index)
  while (isWord(start - 1) && !hasRole(analysis, start - 1, 'article', 'own', 'possessive', 'cue_to', 'of')) start--
  if (!hasRole(analysis, start - 1, 'article', 'own', 'possessive')) return []
  // "a follow-up task": to follow up is a task of its own, too.
  const isNoun = (hit: Hit) =>
    hasConcept(hit, 'entity', 'booking') || (hasConcept(hit, 'entity', 'task') && hasConcept(hit, 'role', 'errand'))
  return analysis.hits.filter(hit => hit.start >= start && hit.end <= head.start && !hit.tail && isNoun(hit))
}

/** "Banktermin" as "Bank" and "termin": the first says which one. Not in a name ("Bauprojekt GmbH"), nor a word of its own. */
export function splitCompounds(
  tokens: Token[],
  lexicon: CompiledLexicon | undefined,
  isFixed: (index: number) => boolean,
) {
  const heads = lexicon?.heads ?? []
  if (!lexicon || heads.length === 0) return tokens
  // "Servicebesprechung mit Anna": with whom is said by the phrase, not by its second half.
  const companions = new Set((lexicon.lexicon.roles.cue_with ?? '').split(',').map(word => word.trim()))
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1]
    const isInName = next?.capital && !isFixed(index + 1) && !lexicon.known.has(next.fold)
    const isWithSomebody = next !== undefined && companions.has(next.fold)
    if (!token.word || isFixed(index) || isInName || isWithSomebody || lexicon.known.has(token.fold)) return [token]
    const head = heads.find(ending => token.fold.endsWith(ending) && token.fold.length >= ending.length + shortestFirst)
    return head && token.text.length === token.fold.length
      ? splitToken(token, token.text.length - head.length)
      : [token]
  })
}

/** Letters of the first part of a compound. */
const shortestFirst = 3
