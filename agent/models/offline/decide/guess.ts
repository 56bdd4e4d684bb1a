// Whether a question is read as one of the CRM's only because nothing else was at hand: its answer may stand in a document.
import { namesNoun } from '../assign/command-words.ts'
import type { Draft } from '../assign/draft.ts'
import { hasConcept } from '../understand/analysis.ts'
import type { Candidate } from './candidates.ts'
import { isLookUp, restWords } from './evidence/looking.ts'
import { isBesideTheRecords } from './evidence/mood.ts'

export const documentSearch = 'search_documents'

/** So many words that nothing accounts for, or that were taken for a name because they were left over. */
const doubtful = 2

export function isGuess({ shape, draft }: Candidate): boolean {
  if (shape.effect !== 'read' || shape.name === documentSearch || asksForFiles(draft)) return false
  // "What is the limit of liability with Acme?": the card of somebody who is known has no place for another word.
  const enough = isLookUp(shape) && !draft.fromRest && draft.asked.length === 0 ? 1 : doubtful
  return isBesideTheRecords(draft) || restWords(draft) + guessedWords(draft) >= enough
}

function guessedWords({ shape, args, sure, fromRest }: Draft): number {
  const query = shape.main !== undefined && !sure.has(shape.main.name) ? args[shape.main.name] : undefined
  const target = fromRest && shape.target !== undefined ? args[shape.target.name] : undefined
  return [query, target].filter(text => typeof text === 'string').flatMap(text => text.split(/\s+/)).length
}

/** "Which documents …" wants to see files, not what is in them. */
function asksForFiles(draft: Draft): boolean {
  if (draft.shape.table !== 'documents') return false
  return draft.frame.hits.some(hit => namesNoun(draft, hit) && hasConcept(hit, 'role', 'plural'))
}
