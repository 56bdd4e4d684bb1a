// The firm's documents, for the server: takes files in, says how far reading them is, hands out passages and files. Always with
// the person's own token; only what a crash or a deletion left behind is tidied up with the keys of the server.
import type { Db, OrbitDatabase } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import type { FileStore } from '../../db/files.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { faultSentence } from '../../tools/documents/faults.ts'
import type { Language } from '../../tools/tool.ts'
import type { ChatModelChoice } from '../models/chat-model.ts'
import { createTokenCounter } from '../models/tokens.ts'
import type { AgentLog } from '../run.ts'
import type { Embedder } from './embedder.ts'
import { createLibrarian } from './librarian.ts'
import { createModelSummary, summariseByExtract } from './summary.ts'
import { type Upload, type Uploaded, upload } from './upload.ts'

export interface DocumentState {
  id: string
  name: string
  status: string
  /** Why it can't be read, in a sentence. */
  error?: string
  summary?: string
  visibility: 'internal' | 'shared'
  /** Pieces it has, and how many of them can be found. */
  pieces: number
  read: number
}

export interface PassageInPlace {
  document: { id: string; name: string }
  page?: number
  heading?: string
  content: string
  before?: string
  after?: string
}

export interface Library {
  upload(token: string, userId: string, given: Upload): Promise<Uploaded>
  state(token: string, id: string, language: Language): Promise<DocumentState>
  passage(token: string, documentId: string, chunkId: string): Promise<PassageInPlace>
  file(token: string, id: string): Promise<{ name: string; type: string; bytes: Uint8Array }>
  /** Reads whatever another embedder has read, of the person's organization. Returns how many documents. */
  readAgain(token: string): Promise<number>
  close(): Promise<void>
}

export interface LibraryOptions {
  database: OrbitDatabase
  files: FileStore
  embedder: Embedder
  model: ChatModelChoice
  log: AgentLog
  /** The database's service key is there. */
  tidies: boolean
}

export function createLibrary({ database, files, embedder, model, log, tidies }: LibraryOptions): Library {
  const librarian = createLibrarian({
    files,
    embedder,
    countTokens: createTokenCounter(),
    summarise: model.kind === 'offline' ? summariseByExtract : createModelSummary(model),
    log,
    wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
    service: tidies ? database.service() : undefined,
    alone: database.kind === 'embedded',
  })
  return {
    async upload(token, userId, given) {
      const db = database.asUser(token)
      const uploaded = await upload(db, userId, files, given)
      librarian.read(db, uploaded.id).catch(() => undefined)
      return uploaded
    },
    state: (token, id, language) => readState(database.asUser(token), id, embedder.name, language),
    passage: (token, documentId, chunkId) => readPassage(database, token, documentId, chunkId),
    async file(token, id) {
      const db = database.asUser(token)
      const [row] = unwrap(await db.from('documents').select('name, file_type, file_path').eq('id', id))
      if (row === undefined) throw deleted()
      return { name: row.name, type: row.file_type, bytes: await files.get(db, row.file_path) }
    },
    async readAgain(token) {
      const db = database.asUser(token)
      const others = db.from('document_chunks').select('document_id').neq('embedding_model', embedder.name)
      const ids = [...new Set(unwrap(await others).map(row => row.document_id))]
      if (ids.length === 0) return 0
      const change = { embedding_status: 'pending', error: null }
      const changed = unwrap(await db.from('documents').update(change).in('id', ids).select('id'))
      for (const { id } of changed) librarian.read(db, id).catch(() => undefined)
      return changed.length
    },
    close: () => librarian.close(),
  }
}

async function readState(db: Db, id: string, model: string, language: Language): Promise<DocumentState> {
  const columns = 'id, name, embedding_status, error, content_summary, visibility, chunk_count' as const
  const [row] = unwrap(await db.from('documents').select(columns).eq('id', id))
  if (row === undefined) throw deleted()
  const { name, embedding_status: status, error, content_summary: summary, visibility, chunk_count: pieces } = row
  const done = db.from('document_chunks').select('id', { count: 'exact', head: true }).eq('document_id', id)
  const read = status === 'processing' && pieces > 0 ? ((await done.eq('embedding_model', model)).count ?? 0) : pieces
  return {
    id,
    name,
    status,
    visibility,
    pieces,
    read,
    ...(error && { error: faultSentence(error, language) }),
    ...(summary && { summary }),
  }
}

async function readPassage(
  database: OrbitDatabase,
  token: string,
  documentId: string,
  chunkId: string,
): Promise<PassageInPlace> {
  const db = database.asUser(token)
  const chunks = () =>
    db.from('document_chunks').select('id, chunk_index, content, heading, page').eq('document_id', documentId)
  const [[document], [chunk]] = await Promise.all([
    db.from('documents').select('id, name').eq('id', documentId).then(unwrap),
    chunks().eq('id', chunkId).then(unwrap),
  ])
  if (document === undefined || chunk === undefined) throw deleted()
  const { chunk_index: at, content, heading, page } = chunk
  const around = unwrap(await chunks().in('chunk_index', [at - 1, at + 1]))
  const before = around.find(row => row.chunk_index === at - 1)?.content
  const after = around.find(row => row.chunk_index === at + 1)?.content
  return {
    document,
    content,
    ...(heading && { heading }),
    ...(page && { page }),
    ...(before && { before }),
    ...(after && { after }),
  }
}

function deleted(): CrmError {
  return new CrmError('not_found', 'This document was deleted, or you may not see it.')
}
