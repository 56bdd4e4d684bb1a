// Where uploaded files are kept. The row of the document comes first: it says who may put and get its file.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Db } from './database.ts'
import { CrmError } from './errors.ts'

export interface FileStore {
  /** Replaces what was there. */
  put(db: Db, path: string, bytes: Uint8Array, type: string): Promise<void>
  /** @throws {CrmError} `not_found` */
  get(db: Db, path: string): Promise<Uint8Array>
  /** With the service key. What is not there is no mistake. */
  remove(db: Db, paths: string[]): Promise<void>
}

const bucket = 'documents'

/** Supabase Storage of a hosted project; its policies are in the migrations. */
export function createStorageFiles(): FileStore {
  return {
    async put(db, path, bytes, type) {
      const { error } = await db.storage.from(bucket).upload(path, bytes, { contentType: type, upsert: true })
      if (error) throw new CrmError('internal', 'The file could not be stored. Please try again.', { cause: error })
    },
    async get(db, path) {
      const { data, error } = await db.storage.from(bucket).download(path)
      if (error) throw gone(error)
      return new Uint8Array(await data.arrayBuffer())
    },
    async remove(db, paths) {
      const { error } = await db.storage.from(bucket).remove(paths)
      if (error) throw new CrmError('internal', 'The files could not be removed.', { cause: error })
    },
  }
}

/**
 * A folder beside the embedded database. Callers have asked the database before whether the person may see the document:
 * a file has no rules of its own here.
 */
export function createFolderFiles(folder: string): FileStore {
  const place = (path: string) => {
    const full = resolve(folder, path)
    if (!full.startsWith(resolve(folder) + sep)) throw new CrmError('not_found', 'There is no such file.')
    return full
  }
  async function write(full: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(full), { recursive: true, mode: 0o700 })
    // Renamed into place: a crash leaves no half file.
    await writeFile(`${full}.part`, bytes, { mode: 0o600 })
    await rename(`${full}.part`, full)
  }
  /** The last write to each place: the same file uploaded twice at once is written one after the other. */
  const writes = new Map<string, Promise<void>>()
  return {
    async put(_db, path, bytes) {
      const full = place(path)
      const before = writes.get(full) ?? Promise.resolve()
      const written = before.catch(() => {}).then(() => write(full, bytes))
      writes.set(full, written)
      try {
        await written
      } finally {
        if (writes.get(full) === written) writes.delete(full)
      }
    },
    async get(_db, path) {
      try {
        return new Uint8Array(await readFile(place(path)))
      } catch (thrown) {
        throw gone(thrown)
      }
    },
    async remove(_db, paths) {
      await Promise.all(paths.map(path => rm(place(path), { force: true })))
    },
  }
}

/** Gone with the process. */
export function createMemoryFiles(): FileStore {
  const files = new Map<string, Uint8Array>()
  return {
    put: async (_db, path, bytes) => void files.set(path, bytes),
    async get(_db, path) {
      const bytes = files.get(path)
      if (bytes === undefined) throw gone()
      return bytes
    },
    remove: async (_db, paths) => {
      for (const path of paths) files.delete(path)
    },
  }
}

/** The folder of files in a data folder. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files')
}

function gone(cause?: unknown): CrmError {
  return new CrmError('not_found', 'The file of this document is not there.', { hint: 'Upload it again.', cause })
}
