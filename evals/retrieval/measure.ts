// How well search_chunks finds what answers a question: words only, vectors only, and both, on our own set of documents.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pgvector from 'pgvector'
import { z } from 'zod'
import type { Block } from '../../agent/documents/blocks.ts'
import { cutIntoChunks } from '../../agent/documents/chunks.ts'
import type { Embedder } from '../../agent/documents/embedder.ts'
import { embeddedText } from '../../agent/documents/ingest.ts'
import { createTokenCounter } from '../../agent/models/tokens.ts'
import type { Db } from '../../db/database.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { relevanceOf } from '../../tools/documents/relevance.ts'
import { searchTerms } from '../../tools/documents/terms.ts'

const documentsSchema = z.array(
  z.object({
    name: z.string(),
    language: z.string(),
    sections: z.array(z.object({ heading: z.string(), text: z.string() })),
  }),
)
const questionSchema = z.object({
  question: z.string(),
  kind: z.enum(['keyword', 'paraphrase', 'unanswerable']),
  language: z.string(),
  /** The name of the document that answers it. */
  answer: z.string().nullable(),
})
export type Question = z.infer<typeof questionSchema>

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
export const documents = documentsSchema.parse(read('./documents.json'))
export const questions = z.array(questionSchema).parse(read('./questions.json'))

export const methods = ['words', 'vectors', 'hybrid'] as const
export type Method = (typeof methods)[number]

export interface Found {
  question: Question
  /** From 1; 0 when it is not among the first ten. */
  rank: Record<Method, number>
  /** Of the best passage of the hybrid search. */
  relevance: number
  /** All that each half of the search found, the best first: for fusing them in other ways. */
  halves: Record<'words' | 'vectors', { chunk_id: string; document_name: string }[]>
}

/** As many as `search_chunks` fuses. */
const pool = 50

/** Each section a document of its own would be too easy: sections are the pieces, and the right document has to be found. */
export async function fill(db: Db, embedder: Embedder): Promise<void> {
  const countTokens = createTokenCounter()
  for (const { name, sections } of documents) {
    const row = { name, file_path: randomUUID(), file_type: 'text/plain', embedding_status: 'complete' }
    const { id } = unwrap(await db.from('documents').insert(row).select('id').single())
    const pieces = await Promise.all(
      sections.map(({ heading, text }) => {
        const blocks: Block[] = [
          { kind: 'heading', level: 1, text: heading },
          { kind: 'text', text },
        ]
        return cutIntoChunks(blocks, countTokens)
      }),
    )
    const chunks = pieces.flat().map(({ content, heading = null }) => ({ content, heading }))
    const vectors = await embedder.embed(chunks.map(chunk => embeddedText(name, chunk)))
    const rows = chunks.map((chunk, index) => ({
      ...chunk,
      document_id: id,
      chunk_index: index,
      embedding: pgvector.toSql(vectors[index] ?? []),
      embedding_model: embedder.name,
    }))
    unwrap(await db.from('document_chunks').insert(rows))
  }
}

export async function ask(db: Db, embedder: Embedder): Promise<Found[]> {
  const found: Found[] = []
  for (const question of questions) {
    const [vector = []] = await embedder.embed([question.question], true)
    const terms = searchTerms(question.question)
    const search = async (p_embedding: string | null, p_terms: string[]) => {
      // The generated type knows no null for an argument without a default.
      const args = { p_embedding: p_embedding as string, p_embedding_model: embedder.name, p_terms, p_limit: pool }
      return unwrap(await db.rpc('search_chunks', args))
    }
    const rows = {
      words: await search(null, terms),
      vectors: await search(pgvector.toSql(vector), []),
      hybrid: await search(pgvector.toSql(vector), terms),
    }
    const rankIn = (method: Method) => rankOf(rows[method], question)
    const [best] = rows.hybrid
    found.push({
      question,
      rank: { words: rankIn('words'), vectors: rankIn('vectors'), hybrid: rankIn('hybrid') },
      relevance: best ? relevanceOf(best) : 0,
      halves: { words: rows.words, vectors: rows.vectors },
    })
  }
  return found
}

/** Among the first ten. */
function rankOf(rows: { document_name: string }[], { answer }: Question): number {
  return rows.slice(0, 10).findIndex(row => row.document_name === answer) + 1
}

/** What the search would find with other constants: 1 / (k + rank by vector) + weight / (k + rank by words). */
export function fusedWith(k: number, weight: number, found: Found[]): Found[] {
  return found.map(one => {
    const fused = new Map<string, { document_name: string; score: number }>()
    const add = (half: 'words' | 'vectors', share: number) => {
      for (const [place, { chunk_id, document_name }] of one.halves[half].entries()) {
        const score = (fused.get(chunk_id)?.score ?? 0) + share / (k + place + 1)
        fused.set(chunk_id, { document_name, score })
      }
    }
    add('vectors', 1)
    add('words', weight)
    const rows = [...fused.values()].sort((left, right) => right.score - left.score)
    return { ...one, rank: { ...one.rank, hybrid: rankOf(rows, one.question) } }
  })
}

export interface Score {
  questions: number
  hit1: number
  hit3: number
  mrr: number
}

export function scoreOf(found: Found[], method: Method): Score {
  const answerable = found.filter(({ question }) => question.answer !== null)
  const ranks = answerable.map(({ rank }) => rank[method])
  const share = (fits: (rank: number) => boolean) => ranks.filter(fits).length / ranks.length
  return {
    questions: ranks.length,
    hit1: share(rank => rank === 1),
    hit3: share(rank => rank >= 1 && rank <= 3),
    mrr: ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length,
  }
}
