import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from './open-database.ts'
import { unwrap } from './postgrest-errors.ts'

const hosted = { supabaseUrl: 'https://project.example', supabaseKey: 'sb_publishable_x' }

describe('opening a database', () => {
  it('makes, migrates and reports on an embedded one', { timeout: 120_000 }, async () => {
    const steps: string[] = []
    const database = await openDatabase({ onProgress: step => steps.push(step) })
    expect(steps).toEqual(['opening', 'migrating', 'ready'])
    expect(database.kind).toBe('embedded')
    const { error } = await database.anonymous().auth.signUp({ email: 'a@example.com', password: 'correct horse' })
    expect(error).toBeNull()
    expect(unwrap(await database.service().from('organizations').select('name'))).toEqual([{ name: 'a' }])
    await database.close()
  })

  it('says in one sentence when the folder cannot be used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'orbit-open-'))
    writeFileSync(join(folder, 'file'), '')
    await expect(openDatabase({ dataDir: join(folder, 'file', 'data') })).rejects.toThrow(/ENOTDIR/)
    rmSync(folder, { recursive: true })
  })

  it('takes a hosted project when there is a URL, without asking it anything yet', async () => {
    const database = await openDatabase(hosted)
    expect([database.kind, database.requestCount(), database.mintToken]).toEqual(['hosted', 0, undefined])
    await database.close()
  })

  it('refuses a frozen clock on a hosted project', async () => {
    await expect(openDatabase({ ...hosted, clock: '2026-11-23T09:00:00+01:00' })).rejects.toThrow('frozen')
  })

  it('refuses a hosted project without its key, and work of the service without the secret key', async () => {
    await expect(openDatabase({ supabaseUrl: hosted.supabaseUrl })).rejects.toThrow('key of the project is missing')
    const database = await openDatabase(hosted)
    expect(() => database.service()).toThrow('SUPABASE_SECRET_KEY')
  })
})

describe('a hosted project', () => {
  it('gets the key, the token and the attribution with each request', async () => {
    const seen: Record<string, unknown>[] = []
    const project = createServer((request, response) => {
      seen.push({ url: request.url, ...request.headers })
      response.setHeader('content-type', 'application/json').end('[]')
    })
    const url = await new Promise<string>(resolve =>
      project.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(project.address() as AddressInfo).port}`)),
    )
    const database = await openDatabase({
      supabaseUrl: url,
      supabaseKey: 'sb_publishable_x',
      supabaseServiceKey: 'sb_secret_y',
    })
    const asUser = database.asUser('token', { conversationId: 'c-1', callId: 'call-1' })
    expect(unwrap(await asUser.from('contacts').select('id').limit(1))).toEqual([])
    unwrap(await database.service().from('contacts').select('id'))
    unwrap(await database.anonymous().from('contacts').select('id'))
    expect(seen[0]).toMatchObject({
      url: '/rest/v1/contacts?select=id&limit=1',
      apikey: 'sb_publishable_x',
      authorization: 'Bearer token',
      'x-orbit-conversation': 'c-1',
      'x-orbit-call': 'call-1',
    })
    expect(seen[1]).toMatchObject({ apikey: 'sb_secret_y' })
    expect(seen[2]).toMatchObject({ apikey: 'sb_publishable_x' })
    expect(database.requestCount()).toBe(3)
    await new Promise(resolve => project.close(resolve))
  })

  it('that cannot be reached is an internal error with a sentence, not a crash, and nobody is signed out by it', async () => {
    const database = await openDatabase({ supabaseUrl: 'http://127.0.0.1:9', supabaseKey: 'sb_publishable_x' })
    const answer = await database.asUser('token').from('contacts').insert({ first_name: 'A' })
    expect(() => unwrap(answer)).toThrow('cannot be reached')
    const payload = Buffer.from(JSON.stringify({ sub: 'x', exp: 4e9 })).toString('base64url')
    const token = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${payload}.AAAA`
    // auth-js prints what it could not reach.
    const printed = vi.spyOn(globalThis.console, 'error').mockReturnValue()
    await expect(database.verifyToken(token)).rejects.toMatchObject({ code: 'internal' })
    printed.mockRestore()
  })
})
