// Takes a file in: checked, noted, stored. Reading it is the ingest's work.
import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import type { FileStore } from '../../db/files.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Fault } from '../../tools/documents/faults.ts'
import { storable } from '../storable.ts'
import { detectKind, fileTypes } from './file-type.ts'

export interface Upload {
  name: string
  bytes: Uint8Array
  visibility?: 'internal' | 'shared' | undefined
  contactId?: string | undefined
  projectId?: string | undefined
}

export interface Uploaded {
  id: string
  /** This person has uploaded the same file before: it is that document. */
  known: boolean
}

const longestName = 300

/** @throws {CrmError} `invalid_input`, `unsupported`, `forbidden` */
export async function upload(db: Db, userId: string, files: FileStore, given: Upload): Promise<Uploaded> {
  const name = fileName(given.name)
  const type = fileTypes[detectKind(given.bytes, name)]
  const hash = createHash('sha256').update(given.bytes).digest('hex')
  const earlier = await findSame(db, userId, hash)
  const row = earlier ?? (await insert(db, userId, { ...given, name }, { type, hash }))
  const known = earlier !== undefined
  if (known && row.embedding_status !== 'error') return { id: row.id, known }
  await files.put(db, row.file_path, given.bytes, type)
  // Only now is there something to read. What failed before is tried again.
  unwrap(await db.from('documents').update({ embedding_status: 'pending', error: null }).eq('id', row.id))
  return { id: row.id, known }
}

/** Without folders, and as Postgres can store it. */
function fileName(given: string): string {
  const name = storable(given).split(/[/\\]/).at(-1)?.trim().slice(-longestName)
  if (!name) throw new CrmError('invalid_input', 'The file needs a name.')
  return name
}

const columns = 'id, file_path, embedding_status' as const

async function findSame(db: Db, userId: string, hash: string) {
  const own = db.from('documents').select(columns).eq('uploaded_by', userId)
  const [row] = unwrap(await own.eq('content_hash', hash).limit(1))
  return row
}

/** Until its file is there it says so: an upload that broke off can be done again. */
async function insert(db: Db, userId: string, given: Upload, file: { type: string; hash: string }) {
  const id = randomUUID()
  const row = {
    id,
    name: given.name,
    file_path: id,
    file_type: file.type,
    size_bytes: given.bytes.length,
    content_hash: file.hash,
    visibility: given.visibility ?? ('internal' as const),
    contact_id: given.contactId ?? null,
    project_id: given.projectId ?? null,
    uploaded_by: userId,
    embedding_status: 'error',
    error: 'broken_off' satisfies Fault,
  }
  try {
    return unwrap(await db.from('documents').insert(row).select(columns).single())
  } catch (thrown) {
    // Uploaded twice at the same moment: the other one is it.
    const same =
      thrown instanceof CrmError && thrown.code === 'duplicate' ? await findSame(db, userId, file.hash) : undefined
    if (same === undefined) throw thrown
    return same
  }
}
