// The folder of an embedded database: one process at a time holds it, and its secrets are made once and kept there.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({ jwtSecret: z.string(), publishableKey: z.string(), secretKey: z.string() })
export type Secrets = z.infer<typeof secretsSchema>

const holderSchema = z.object({ pid: z.number(), started: z.string() })
type Holder = z.infer<typeof holderSchema>

export interface DataDirectory {
  postgres: string
  secrets: Secrets
  /** The database in it is complete: from now on it is kept, whatever happens. */
  ready(): void
  release(): void
}

export function newSecrets(): Secrets {
  return {
    jwtSecret: randomBytes(48).toString('base64url'),
    publishableKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
  }
}

/** @throws {Error} when another living process holds the folder, or it can't be written. */
export function openDataDirectory(folder: string): DataDirectory {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, 'lock')
  takeLock(lock, folder)
  const mine = readFileSync(lock, 'utf8')
  const postgres = join(folder, 'postgres')
  const unfinished = join(folder, 'unfinished')
  // A first start that was cut off leaves half a database behind, with nobody's data in it.
  if (existsSync(unfinished)) rmSync(postgres, { recursive: true, force: true })
  if (!existsSync(postgres)) writeFileSync(unfinished, '')
  return {
    postgres,
    secrets: loadSecrets(join(folder, 'secrets.json')),
    ready: () => rmSync(unfinished, { force: true }),
    release: () => {
      if (readText(lock) === mine) rmSync(lock, { force: true })
    },
  }
}

function takeLock(lock: string, folder: string): void {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createLock(lock)) return
    const text = readText(lock)
    if (text === undefined) continue
    const holder = parseHolder(text)
    if (holder && isAlive(holder)) {
      throw new Error(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop it first, or choose another folder.`,
      )
    }
    removeStale(lock, text)
  }
  throw new Error(`The data folder ${folder} could not be locked.`)
}

function createLock(lock: string): boolean {
  const holder: Holder = { pid: process.pid, started: startOf(process.pid) }
  const draft = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`
  // A hard link appears with its content: nobody ever reads a half-written lock.
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the lock aside before deleting it: when two processes find the same stale lock, only that one is removed. */
function removeStale(lock: string, staleText: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
    if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, lock)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Process ids are reused (a container's server is always 1), so a holder is also known by when it started. */
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return isCode(error, 'EPERM')
  }
  return holder.started === startOf(holder.pid) || startOf(holder.pid) === ''
}

/** When a process started, as an opaque mark; empty where the system does not tell. */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`)
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim()
  // The command name in brackets may hold spaces; the start time is the 20th field after it.
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  if (ticks && boot) return `${boot}:${ticks}`
  return pid === process.pid ? `${Math.round((Date.now() - process.uptime() * 1000) / 10_000)}` : ''
}

function loadSecrets(path: string): Secrets {
  const text = readText(path)
  if (text !== undefined) {
    chmodSync(path, 0o600)
    return secretsSchema.parse(JSON.parse(text))
  }
  const secrets = newSecrets()
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(draft, path)
  return secrets
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
