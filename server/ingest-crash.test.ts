// The server is killed in the middle of reading a document; the next one finishes it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DocumentState, UploadedDocument } from './protocol.ts'
import { type ServerProcess, startServerProcess } from './testing/server-process.ts'

let folder: string
const running: ServerProcess[] = []
const start = async () => {
  const server = await startServerProcess(['--data-dir', folder])
  running.push(server)
  return server
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orbit-ingest-'))
})
afterAll(async () => {
  await Promise.all(running.map(server => server.end('SIGKILL')))
  rmSync(folder, { recursive: true, force: true })
})

const sections = 24
const text = Array.from(
  { length: sections },
  (_, n) => `# Rule ${n}\n\n${`Rule number ${n} says what everybody has to do with item ${n * 7}. `.repeat(9)}`,
).join('\n\n')

async function ask<Body>(server: ServerProcess, path: string, init: RequestInit = {}): Promise<Body> {
  const headers = { authorization: `Bearer ${await server.demoToken()}` }
  const response = await fetch(`${server.url}${path}`, { ...init, headers })
  expect(response.ok, path).toBe(true)
  return (await response.json()) as Body
}

it('finishes what a killed server was reading: nothing is lost or doubled', async () => {
  const first = await start()
  const body = new FormData()
  body.append('file', new Blob([text]), 'rules.md')
  const { id } = await ask<UploadedDocument>(first, '/documents', { method: 'POST', body })
  const state = (server: ServerProcess) => ask<DocumentState>(server, `/documents/${id}`)
  await expect.poll(async () => (await state(first)).read, { timeout: 60_000, interval: 30 }).toBeGreaterThan(0)
  const before = await state(first)
  await first.end('SIGKILL')
  expect(before).toMatchObject({ status: 'processing', pieces: sections })
  expect(before.read).toBeLessThan(sections)

  const second = await start()
  await expect.poll(async () => (await state(second)).status, { timeout: 90_000, interval: 200 }).toBe('complete')
  expect(await state(second)).toMatchObject({ pieces: sections, read: sections })
  const again = new FormData()
  again.append('file', new Blob([text]), 'copy.md')
  expect(await ask<UploadedDocument>(second, '/documents', { method: 'POST', body: again })).toEqual({
    id,
    known: true,
  })
}, 240_000)
