// Makes the data folder before the database needs it, so that what is wrong with it is said in the folder's own terms.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SettingsError } from './env.ts'

const reasons: Record<string, string> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'something on the way there is a file',
  ENOENT: 'it can not be created',
}

/** @throws {SettingsError} */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    const reason = reasons[code] ?? 'it can not be used'
    throw new SettingsError(
      `The data folder ${path} can not be used: ${reason}. Choose another one: npm start -- --data-dir FOLDER`,
    )
  }
}

/** Level by level: Node's own recursive mode never returns where nothing can be created, as in /proc. */
function makeFolder(path: string): void {
  if (!existsSync(path)) {
    makeFolder(dirname(path))
    mkdirSync(path, { mode: 0o700 })
  }
  if (!statSync(path).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
}
