// Reads what was uploaded, one document after the other, and removes the files of those that were deleted.
import type { Db } from '../../db/database.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { type IngestParts, type IngestResult, ingestDocument } from './ingest.ts'

export interface Librarian {
  /** Reads it as soon as those before it are read. */
  read(db: Db, documentId: string): Promise<IngestResult>
  /** Stops in between two batches. */
  close(): Promise<void>
}

export interface LibrarianOptions extends IngestParts {
  /**
   * With the keys of the server: goes on with what a crash cut off, and removes files. Left out on a hosted project
   * without a service key.
   */
  service?: Db | undefined
  /** This process alone has the database: whatever is being read was cut off. */
  alone: boolean
  /** How often it looks for work that nobody brought. */
  everyMs?: number
}

const removedAtOnce = 100

export function createLibrarian(options: LibrarianOptions): Librarian {
  const { service, files, log, everyMs = 20_000 } = options
  const stop = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  const known = new Set<string>()

  const read = (db: Db, documentId: string): Promise<IngestResult> => {
    if (stop.signal.aborted) return Promise.resolve('stopped')
    known.add(documentId)
    const reading = last.then(() => ingestDocument(db, documentId, options, stop.signal))
    last = reading
      .catch(err => log.error({ err, documentId }, 'a document could not be read'))
      .finally(() => known.delete(documentId))
    return reading
  }

  const lookAround = async (db: Db) => {
    const now = new Date().toISOString()
    const waiting = db.from('documents').select('id')
    const due = waiting.or(
      `embedding_status.eq.pending,and(embedding_status.eq.processing,ingest_expires_at.is.null),and(embedding_status.eq.processing,ingest_expires_at.lt.${now})`,
    )
    const rows = unwrap(await due.order('created_at').limit(50))
    for (const { id } of rows) if (!known.has(id)) read(db, id).catch(() => undefined)
    const paths = unwrap(await db.rpc('take_removable_files', { p_limit: removedAtOnce })).map(row => row.file_path)
    if (paths.length === 0) return
    await files.remove(db, paths)
    unwrap(await db.rpc('confirm_files_removed', { p_paths: paths }))
  }

  const rounds = service && startRounds(service, options.alone, lookAround, everyMs, options)
  return {
    read,
    async close() {
      stop.abort()
      rounds?.stop()
      await rounds?.current()
      await last
      await options.embedder.close()
    },
  }
}

function startRounds(
  db: Db,
  alone: boolean,
  lookAround: (db: Db) => Promise<void>,
  everyMs: number,
  { log }: IngestParts,
) {
  const round = () => lookAround(db).catch(err => log.error({ err }, 'looking for documents to read failed'))
  let current: Promise<unknown> = (alone ? releaseAll(db) : Promise.resolve()).catch(() => undefined).then(round)
  const timer = setInterval(() => {
    current = current.then(round)
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer), current: () => current }
}

async function releaseAll(db: Db): Promise<void> {
  unwrap(await db.from('documents').update({ ingest_expires_at: null }).eq('embedding_status', 'processing'))
}
