// Reads one document: text, pieces, vectors. Every step can be repeated, so that whatever stops it, the next try goes on from
// there: pieces are stored together, vectors batch by batch, each with its bill.
import { randomUUID } from 'node:crypto'
import pgvector from 'pgvector'
import type { Db } from '../../db/database.ts'
import { CrmError, toCrmError } from '../../db/errors.ts'
import type { FileStore } from '../../db/files.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Json } from '../../db/types.ts'
import { DocumentError, type Fault, faultOf } from '../../tools/documents/faults.ts'
import { uuidOf } from '../ids.ts'
import { effectiveTokens } from '../metering.ts'
import type { CountTokens } from '../models/tokens.ts'
import type { AgentLog } from '../run.ts'
import type { Block } from './blocks.ts'
import { cutIntoChunks } from './chunks.ts'
import type { Embedder } from './embedder.ts'
import { extract } from './extract.ts'
import { detectKind } from './file-type.ts'
import { type Summarise, summariseByExtract } from './summary.ts'

export interface IngestParts {
  files: FileStore
  embedder: Embedder
  countTokens: CountTokens
  summarise: Summarise
  log: AgentLog
  /** Waits before another try. Milliseconds. */
  wait(ms: number): Promise<void>
}

/** `busy`: somebody else reads it, it is read, or it is gone. `stopped`: the process ends; the next one goes on. */
export type IngestResult = 'complete' | 'error' | 'busy' | 'stopped'

interface Job extends IngestParts {
  db: Db
  document: { id: string; name: string; file_path: string }
  runId: string
  signal: AbortSignal
}

const passing = new Set(['model_unavailable', 'rate_limited', 'timeout', 'busy', 'internal'])
const maxTries = 5
const firstWaitMs = 1000

export async function ingestDocument(
  db: Db,
  id: string,
  parts: IngestParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<IngestResult> {
  const runId = randomUUID()
  if (!unwrap(await db.rpc('claim_document', { p_document_id: id, p_run_id: runId }))) return 'busy'
  const [document] = unwrap(await db.from('documents').select('id, name, file_path, chunk_count').eq('id', id))
  if (document === undefined) return 'busy'
  const job: Job = { ...parts, db, document, runId, signal }
  try {
    if (document.chunk_count === 0) await readText(job)
    const finished = await embedChunks(job)
    if (finished) await finish(job, 'complete', null)
    return finished ? 'complete' : signal.aborted ? 'stopped' : 'busy'
  } catch (thrown) {
    return fail(job, toCrmError(thrown))
  }
}

async function readText(job: Job): Promise<void> {
  const { db, document, files } = job
  const bytes = await files.get(db, document.file_path)
  const blocks = await extract(bytes, detectKind(bytes, document.name))
  const chunks = await cutIntoChunks(blocks, job.countTokens)
  const rows = chunks.map(({ content, heading = null, page = null }, index) => ({
    id: uuidOf(`${document.id}:${index}`),
    document_id: document.id,
    chunk_index: index,
    content,
    heading,
    page,
  }))
  const summary = await summaryOf(job, blocks)
  unwrap(await db.from('documents').update({ content_summary: summary }).eq('id', document.id))
  // One request: all of them or none. A job has no organization of its own, so it says the document's.
  const [owner] = unwrap(await db.from('documents').select('org_id').eq('id', document.id))
  if (owner === undefined) throw new CrmError('not_found', 'This document does not exist.')
  const stored = rows.map(row => ({ ...row, org_id: owner.org_id }))
  unwrap(
    await db.from('document_chunks').upsert(stored, { onConflict: 'document_id,chunk_index', ignoreDuplicates: true }),
  )
}

/** A summary is a help, not a condition: without a model's, the extract does. */
async function summaryOf(job: Job, blocks: Block[]): Promise<string> {
  const { db, document, summarise } = job
  try {
    const callId = uuidOf(`${document.id}:summary`)
    const hold = { p_document_id: document.id, p_call_id: callId }
    if (summarise !== summariseByExtract) {
      const granted = unwrap(await db.rpc('reserve_document_call', { ...hold, p_tokens: 2000 }))
      if (!granted) return (await summariseByExtract(blocks)).text
    }
    const { text, spent } = await summarise(blocks, document.id)
    if (spent)
      unwrap(
        await db.rpc('settle_document_call', {
          ...hold,
          p_model: spent.model,
          p_tokens_in: spent.tokensIn,
          p_tokens_out: spent.tokensOut,
          p_multiplier: spent.multiplier,
        }),
      )
    return text || (await summariseByExtract(blocks)).text
  } catch (thrown) {
    job.log.error({ err: thrown, documentId: document.id }, 'a summary could not be written')
    return (await summariseByExtract(blocks)).text
  }
}

type ChunkRow = { id: string; content: string; heading: string | null }

/** False when it was stopped, or when another process has taken over. */
async function embedChunks(job: Job): Promise<boolean> {
  for (;;) {
    if (job.signal.aborted) return false
    const batch = await nextBatch(job)
    if (batch.length === 0) return true
    if (!(await embedBatch(job, batch))) return false
  }
}

async function nextBatch({ db, document, embedder }: Job): Promise<ChunkRow[]> {
  const own = db.from('document_chunks').select('id, content, heading').eq('document_id', document.id)
  const missing = own.or(`embedding_model.is.null,embedding_model.neq."${embedder.name}"`)
  return unwrap(await missing.order('chunk_index').limit(embedder.batchSize))
}

/** A batch that is done again after a crash has the same id, and is paid once. */
async function embedBatch(job: Job, batch: ChunkRow[]): Promise<boolean> {
  const { db, document, embedder } = job
  const texts = batch.map(chunk => embeddedText(document.name, chunk))
  const callId = uuidOf(`${document.id}:${embedder.name}:${batch[0]?.id}`)
  const tokens = await embedder.countTokens(texts)
  const hold = { p_document_id: document.id, p_call_id: callId }
  const held = { ...hold, p_tokens: effectiveTokens(tokens, embedder.multiplier) }
  if (!unwrap(await db.rpc('reserve_document_call', held))) throw new DocumentError('no_tokens')
  const vectors = await patiently(job, () => embedder.embed(texts))
  const embeddings = batch.map(({ id }, index) => ({ id, embedding: pgvector.toSql(vectors[index] ?? []) }))
  const stored = db.rpc('store_embeddings', {
    ...hold,
    p_run_id: job.runId,
    p_model: embedder.name,
    p_tokens: tokens,
    p_multiplier: embedder.multiplier,
    p_embeddings: embeddings as Json,
  })
  return unwrap(await stored)
}

/** What a piece is about is often said in the name of the file or in a heading only. */
export function embeddedText(name: string, { content, heading }: { content: string; heading: string | null }): string {
  const title = name.replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/[_-]+/g, ' ')
  return [title, heading, content].filter(Boolean).join('\n')
}

async function patiently<Result>(job: Job, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (thrown) {
      const { code } = toCrmError(thrown)
      if (attempt === maxTries || !passing.has(code) || job.signal.aborted) throw thrown
      await job.wait(firstWaitMs * 2 ** (attempt - 1))
    }
  }
}

async function fail(job: Job, error: CrmError): Promise<IngestResult> {
  if (job.signal.aborted) return 'stopped'
  // Deleted while it was read: there is nobody left to tell.
  const [still] = unwrap(await job.db.from('documents').select('id').eq('id', job.document.id))
  if (still === undefined) return 'busy'
  if (error.code === 'internal')
    job.log.error({ err: error.cause, documentId: job.document.id }, 'a document could not be read')
  await finish(job, 'error', faultOf(error))
  return 'error'
}

async function finish({ db, document, runId }: Job, status: string, error: Fault | null): Promise<void> {
  const change = { embedding_status: status, error, ingest_run_id: null, ingest_expires_at: null }
  unwrap(await db.from('documents').update(change).eq('id', document.id).eq('ingest_run_id', runId))
}
