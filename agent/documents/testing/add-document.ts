// A document of one chunk, as the ingest leaves it.
import { randomUUID } from 'node:crypto'
import pgvector from 'pgvector'
import type { Db } from '../../../db/database.ts'
import { unwrap } from '../../../db/postgrest-errors.ts'
import type { Embedder } from '../embedder.ts'

/** Answers with its id. `page`: of the chunk. */
export async function addDocument(db: Db, embedder: Embedder, content: string, page?: number): Promise<string> {
  const row = { name: 'Lease.pdf', file_path: randomUUID(), file_type: 'text/plain' }
  const { id } = unwrap(await db.from('documents').insert(row).select('id').single())
  const [vector = []] = await embedder.embed([content])
  const chunk = {
    document_id: id,
    chunk_index: 0,
    content,
    page: page ?? null,
    embedding: pgvector.toSql(vector),
    embedding_model: embedder.name,
  }
  unwrap(await db.from('document_chunks').insert(chunk))
  return id
}
