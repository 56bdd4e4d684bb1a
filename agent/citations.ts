// Citations: the model names passages by their numbers, and only those that it was shown and the person may read become one.
import type { Db } from '../db/database.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import type { Card, Passage } from '../tools/card.ts'
import { bestSentence } from '../tools/documents/best-sentence.ts'
import type { Citation } from './turn.ts'

const marker = /[[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】](?!\()/g
/** What may become a marker, or the link that it is not, when more comes. */
const opening = /[[【][\d\s,;]*[\]】]?$/
/** With the space before it, which goes with a number that is left out. */
const spacedOpening = /\s*(?:[[【][\d\s,;]*[\]】]?)?$/

export interface CitationFilter {
  /** Takes what the model said, gives what may be shown: numbers of passages that do not exist are left out. */
  push(delta: string): string
  end(): string
}

export function createCitationFilter(known: ReadonlySet<number>): CitationFilter {
  let held = ''
  // Where nothing can be cited, words go out as they come.
  const waiting = known.size === 0 ? opening : spacedOpening
  return {
    push(delta) {
      held += delta
      const at = held.search(waiting)
      const end = at < 0 ? held.length : at
      const ready = held.slice(0, end)
      held = held.slice(end)
      return keepKnown(ready, known)
    },
    end() {
      const rest = keepKnown(held, known)
      held = ''
      return rest
    },
  }
}

function keepKnown(text: string, known: ReadonlySet<number>): string {
  return text.replace(new RegExp(String.raw`(\s*)${marker.source}`, 'g'), (_found, space: string, numbers: string) => {
    const kept = numbersIn(numbers).filter(number => known.has(number))
    return kept.length === 0 ? '' : space + kept.map(number => `[${number}]`).join('')
  })
}

function numbersIn(list: string): number[] {
  return list.split(/[,;]/).map(Number)
}

/** Every passage of the turn has one number, also when it is found twice. */
export function numberPassages(card: Card, shown: Passage[]): Card {
  if (card.kind !== 'passages') return card
  const passages = card.passages.map(passage => {
    const before = shown.find(other => other.id === passage.id)
    if (before) return { ...passage, index: before.index }
    const numbered = { ...passage, index: shown.length + 1 }
    shown.push(numbered)
    return numbered
  })
  return { ...card, passages }
}

/** What the answer cites, in its order, asked for once more with the person's own rights. */
export async function citationsOf(db: Db, answer: string, shown: readonly Passage[]): Promise<Citation[]> {
  const claims = claimsOf(answer)
  const cited = [...claims.keys()].flatMap(index => shown.find(passage => passage.index === index) ?? [])
  if (cited.length === 0) return []
  const ids = cited.map(passage => passage.id)
  const rows = unwrap(await db.from('document_chunks').select('id, documents(name)').in('id', ids))
  const names = new Map(rows.map(row => [row.id, row.documents?.name]))
  return cited
    .filter(passage => names.has(passage.id))
    .map(({ index, id, document_id, document, heading, page, content }) => ({
      index,
      chunk_id: id,
      document_id,
      document: names.get(id) ?? document,
      ...(heading !== undefined && { heading }),
      ...(page !== undefined && { page }),
      quote: bestSentence(content, claims.get(index) ?? ''),
    }))
}

/** What is said before each number. */
function claimsOf(answer: string): Map<number, string> {
  const claims = new Map<number, string>()
  for (const match of answer.matchAll(marker)) {
    const before = answer.slice(0, match.index).replace(marker, '')
    const claim =
      before
        .split(/(?<=[.!?])\s+|\n/)
        .filter(Boolean)
        .at(-1) ?? before
    for (const number of numbersIn(match[1] ?? '')) if (!claims.has(number)) claims.set(number, claim)
  }
  return claims
}
