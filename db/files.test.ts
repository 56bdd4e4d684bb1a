import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from './database.ts'
import { createFolderFiles } from './files.ts'
import { openTestDatabase } from './testing.ts'

let folder: string
let db: Db

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orbit-files-'))
  const database = await openTestDatabase()
  db = (await database.createOrg('Files')).owner.db
})
afterAll(() => rm(folder, { recursive: true }))

it('takes the same file several times at once', async () => {
  const files = createFolderFiles(folder)
  const bytes = new TextEncoder().encode('terms')
  await Promise.all(Array.from({ length: 8 }, () => files.put(db, 'org/one', bytes, 'text/plain')))
  expect(await files.get(db, 'org/one')).toEqual(bytes)
  expect(await readdir(join(folder, 'org'))).toEqual(['one'])
})

it('keeps to its folder, and says so in a sentence when a file is not there', async () => {
  const files = createFolderFiles(folder)
  await expect(files.put(db, '../outside', new Uint8Array(), 'text/plain')).rejects.toMatchObject({ code: 'not_found' })
  await expect(files.get(db, 'org/none')).rejects.toThrow('The file of this document is not there.')
})
