// Decides between namesakes by what else the text says: "Anna from Acme", "Keller in Bern".

import type { Slot } from '../shape/slot.ts'
import { fold } from '../text/fold.ts'
import { words } from '../text/tokens.ts'
import type { Mention } from '../turn.ts'
import { hasConcept, hasRole, spanAt, textBetween } from '../understand/analysis.ts'
import { type Named, recordsIn } from '../understand/named.ts'
import type { Draft } from './draft.ts'

export interface Resolved {
  /** A record id when one record is meant for sure, else the person's words: the tool asks back. */
  value: string
  details: Named[]
}

export function resolveNamed(draft: Draft, slot: Slot, named: Named): Resolved {
  const candidates = slot.table ? recordsIn(named, slot.table) : named.records
  const [only, ...others] = candidates
  const details = detailsAfter(draft, named)
  if (!only) return { value: named.text, details }
  // "Nina from Holzbau Frei": part of a name with a detail is for the tool to resolve, which sees all namesakes.
  const described = only.exact ? undefined : describedText(draft, named, details)
  if (described) return { value: described, details }
  if (others.length === 0) return { value: isShort(named, only) ? named.text : only.id, details }
  const decided = candidates.filter(record => fitsDetails(record, details))
  if (details.length > 0 && decided.length === 1 && decided[0]) return { value: decided[0].id, details }
  const byWords = decideByWords(draft, named, candidates)
  return byWords ? { value: byWords.id, details } : { value: named.text, details }
}

/** "Bergmann" of Bergmann AG: firms that only begin so are not seen here; the tool sees them all and asks. */
function isShort(named: Named, { table, title, exact }: Mention): boolean {
  return exact && table === 'contacts' && words(title).length > words(named.text).length && !/@/.test(named.text)
}

/** Names right after a name, tied to it by "from", "of", "at" or brackets. */
export function detailsAfter(draft: Draft, named: Named): Named[] {
  const { frame } = draft
  return frame.named.filter(other => {
    if (other.start < named.end || other.start - named.end > 3 || other === named) return false
    const between = other.start - named.end
    if (between === 0) return false
    for (let index = named.end; index < other.start; index++) {
      const token = frame.tokens[index]
      const ties = token?.text === '(' || hasRole(frame, index, 'cue_from', 'cue_at', 'cue_in', 'of', 'article')
      if (!ties || hasRole(frame, index, 'conjunction')) return false
    }
    return true
  })
}

function describedText(draft: Draft, named: Named, details: Named[]): string | undefined {
  const last = details.at(-1)
  if (last) return textBetween(draft.frame, named.start, last.end)
  const cue = named.end
  const word = draft.frame.tokens[cue + 1]
  const ties = draft.frame.tokens[cue]?.text === '(' || hasRole(draft.frame, cue, 'cue_from', 'cue_in', 'cue_at')
  const known =
    draft.frame.hits.some(hit => hit.start <= cue + 1 && cue + 1 < hit.end) ||
    spanAt(draft.frame, cue + 1) !== undefined
  if (!ties || !word?.capital || known) return undefined
  let end = cue + 2
  while (draft.frame.tokens[end]?.capital) end++
  return textBetween(draft.frame, named.start, end)
}

function fitsDetails(record: Mention, details: Named[]): boolean {
  const about = new Set(words(`${record.title} ${record.subtitle ?? ''}`))
  return details.every(detail => words(detail.text).every(word => about.has(word)))
}

/** "put the tag Porto on Ferreira": a label says nothing about where anybody is. */
function isLabelGiven({ frame, shape }: Draft, index: number): boolean {
  if (shape.effect === 'read') return false
  return frame.hits.some(hit => (hit.end === index || hit.start === index + 1) && hasConcept(hit, 'field', 'tags'))
}

/** A word of the text that stands in one candidate's subtitle only: place, company, status. */
function decideByWords(draft: Draft, named: Named, candidates: Mention[]): Mention | undefined {
  const said = new Set(
    draft.frame.tokens.flatMap((token, index) => {
      const within = index >= named.start && index < named.end
      // An address that is given anew says nothing about who is meant.
      const typed = spanAt(draft.frame, index) !== undefined
      return within || typed || isLabelGiven(draft, index) || token.fold.length < 3 || !token.word ? [] : [token.fold]
    }),
  )
  const shared = candidates.map(record => words(fold(record.subtitle ?? '')).filter(word => said.has(word)).length)
  const best = Math.max(...shared)
  const winners = candidates.filter((_, index) => shared[index] === best)
  return best > 0 && winners.length === 1 ? winners[0] : undefined
}
