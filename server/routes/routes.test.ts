import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import type { HttpFailure, SignedIn } from '../protocol.ts'
import { createScriptedAgent } from '../testing/scripted-agent.ts'
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server.ts'

let db: TestDatabase
let server: TestServer
let demoUserId: string
const folder = mkdtempSync(join(tmpdir(), 'orbit-pages-'))
const password = 'correct horse battery'

const start = (options: Partial<TestServerOptions> = {}) =>
  startTestServer({ database: db.database, agent: createScriptedAgent(), widgetFolder: folder, demoUserId, ...options })

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>OrbitCRM</title>')
  writeFileSync(join(folder, 'widget.js'), `// ${'widget '.repeat(400)}`)
  writeFileSync(join(folder, 'assets', 'logo-a1b2c3d4.svg'), '<svg/>')
  db = await openTestDatabase()
  demoUserId = (await db.createOrg('Demo')).owner.userId
  server = await start({ allowedOrigins: ['https://www.example.com'] })
})
afterAll(async () => {
  await server.close()
  await db.database.close()
  rmSync(folder, { recursive: true })
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const signedIn = (response: Response) => response.json() as Promise<SignedIn>
const failureOf = async (response: Response) => ((await response.json()) as HttpFailure).error
const newAddress = () => `${randomUUID()}@example.com`
const signUp = (email: string) =>
  post('/auth/sign-up', { email, password, full_name: 'Nora Neu', organization: 'Neu & Co' })

/** `fetch` sets the Host header itself; a browser that was lied to by a name server sends another. */
function get(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject).end()
  })
}

describe('signing up with an invitation', () => {
  const join = (email: string, invite_code: string) =>
    post('/auth/sign-up', { email, password, full_name: 'Sofia Conti', invite_code })

  it('joins the organization that sent it, once, and with the invited address only', async () => {
    const owner = await signedIn(await signUp(newAddress()))
    const email = newAddress()
    const code = 'ABCD-EFGH-JKMN-PQRS'
    const { error } = await db.database.asUser(owner.access_token).rpc('invite_member', {
      p_id: randomUUID(),
      p_email: email,
      p_role: 'member',
      p_token_hash: createHash('sha256').update(code.replaceAll('-', '')).digest('hex'),
    })
    expect(error).toBeNull()
    for (const attempt of [join(newAddress(), code), join(email, 'ABCD-EFGH-JKMN-PQRT')]) {
      const refused = await attempt
      expect(refused.status).toBe(403)
      expect(await failureOf(refused)).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('not valid'),
      })
    }
    const joined = await join(email, code)
    expect(joined.status).toBe(200)
    const asSofia = db.database.asUser((await signedIn(joined)).access_token)
    const people = await asSofia.from('profiles').select('full_name, role').order('role')
    expect(people.data).toEqual([
      { full_name: 'Nora Neu', role: 'owner' },
      { full_name: 'Sofia Conti', role: 'member' },
    ])
    expect((await join(email, code)).status).toBe(409)
  })

  it('or founds one: it has to be said which', async () => {
    const response = await post('/auth/sign-up', { email: newAddress(), password, full_name: 'Sofia Conti' })
    expect(response.status).toBe(400)
  })
})

describe('signing up', () => {
  it('makes an organization and its owner, who can sign in, refresh and sign out', async () => {
    const email = newAddress()
    const created = await signUp(email)
    expect(created.status).toBe(200)
    const first = await signedIn(created)
    const profile = await db.database.asUser(first.access_token).from('profiles').select('role, full_name, email')
    expect(profile.data).toEqual([{ role: 'owner', full_name: 'Nora Neu', email }])
    const orgs = await db.database.asUser(first.access_token).from('organizations').select('name')
    expect(orgs.data).toEqual([{ name: 'Neu & Co' }])

    const again = await post('/auth/sign-in', { email, password })
    expect(again.status).toBe(200)
    const second = await signedIn(again)
    expect(second.expires_at).toBeGreaterThan(Date.now() / 1000)
    const refreshed = await post('/auth/refresh', { refresh_token: second.refresh_token })
    expect(refreshed.status).toBe(200)
    const third = await signedIn(refreshed)
    const out = await post('/auth/sign-out', {}, { authorization: `Bearer ${third.access_token}` })
    expect(out.status).toBe(204)
    expect((await post('/auth/refresh', { refresh_token: third.refresh_token })).status).toBe(401)
  })

  it('refuses an address that is taken, and says nothing about who has it', async () => {
    const email = newAddress()
    await signUp(email)
    const again = await signUp(email)
    expect(again.status).toBe(409)
    const failure = await failureOf(again)
    expect(failure.code).toBe('duplicate')
    expect(JSON.stringify(failure)).not.toContain(email)
  })
})

describe('signing in', () => {
  it('says the same for a wrong password and an unknown address', async () => {
    const email = newAddress()
    await signUp(email)
    const wrong = await post('/auth/sign-in', { email, password: 'not this one' })
    const unknown = await post('/auth/sign-in', { email: newAddress(), password })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.json()).toEqual(await unknown.json())
  })

  it('is refused after too many wrong passwords, even with the right one', async () => {
    const email = newAddress()
    await signUp(email)
    for (let attempt = 0; attempt < 10; attempt++) await post('/auth/sign-in', { email, password: `guess ${attempt}` })
    const blocked = await post('/auth/sign-in', { email, password })
    expect(blocked.status).toBe(429)
    expect((await failureOf(blocked)).code).toBe('rate_limited')
    const somebodyElse = newAddress()
    await signUp(somebodyElse)
    expect((await post('/auth/sign-in', { email: somebodyElse, password })).status).toBe(200)
  })
})

describe('a bad request', () => {
  it.each([
    ['not JSON', '{"email":', {}, 400, 'invalid_input'],
    ['a wrong address', { email: 'nobody', password }, {}, 400, 'invalid_input'],
    ['a form', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'invalid_input'],
    ['one that is too large', { email: newAddress(), password: 'x'.repeat(20_000) }, {}, 413, 'frame_too_large'],
  ])('is answered with a code and a sentence: %s', async (_what, body, headers, status, code) => {
    const response = await post('/auth/sign-in', body, headers)
    expect(response.status).toBe(status)
    expect(await failureOf(response)).toMatchObject({ code, message: expect.stringMatching(/\.$/) })
  })

  it('to an unknown address is answered with 404 as JSON', async () => {
    const response = await fetch(`${server.url}/nothing/here`)
    expect(response.status).toBe(404)
    expect((await failureOf(response)).code).toBe('not_found')
  })
})

describe('the demo', () => {
  it('signs in as its owner on this machine', async () => {
    const response = await fetch(`${server.url}/auth/demo`)
    const { access_token } = await signedIn(response)
    expect((await db.database.verifyToken(access_token)).userId).toBe(demoUserId)
    expect(await (await fetch(`${server.url}/config`)).json()).toMatchObject({ demo: true, model: 'scripted' })
  })

  it.each([
    ['under a name that was made to point here', { host: 'evil.example' }],
    ['for a page of another site', { origin: 'https://evil.example' }],
    ['for an allowed site, too', { origin: 'https://www.example.com' }],
    ['behind a proxy', { 'x-forwarded-for': '203.0.113.7' }],
  ])('does not exist %s', async (_how, headers) => {
    expect(await get(`${server.url}/auth/demo`, headers)).toBe(404)
  })

  it('does not exist when the server is open to the network', async () => {
    const open = await start({ host: '0.0.0.0' })
    expect((await fetch(`${open.url}/auth/demo`)).status).toBe(404)
    expect(await (await fetch(`${open.url}/config`)).json()).toMatchObject({ demo: false })
    await open.close()
  })

  it('does not exist on a hosted project', async () => {
    const hosted = await start({ database: { ...db.database, kind: 'hosted' } })
    expect((await fetch(`${hosted.url}/auth/demo`)).status).toBe(404)
    await hosted.close()
  })
})

describe('pages', () => {
  it('are served under a strict policy, without a way to run inline scripts', async () => {
    const response = await fetch(server.url)
    expect(await response.text()).toContain('OrbitCRM')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('are asked for again only when they changed', async () => {
    const first = await fetch(`${server.url}/widget.js`)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const second = await fetch(`${server.url}/widget.js`, { headers: { 'if-none-match': etag } })
    expect(second.status).toBe(304)
    const hashed = await fetch(`${server.url}/assets/logo-a1b2c3d4.svg`)
    expect(hashed.headers.get('cache-control')).toContain('immutable')
  })

  it('are only those of the widget', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])
      expect(await get(server.url + path, {})).toBe(404)
  })

  it('of allowed sites may sign in, those of others may not', async () => {
    const ask = (origin: string) => fetch(`${server.url}/auth/sign-in`, { method: 'OPTIONS', headers: { origin } })
    expect((await ask('https://www.example.com')).headers.get('access-control-allow-origin')).toBe(
      'https://www.example.com',
    )
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('health', () => {
  it('is good while the database answers', async () => {
    const response = await fetch(`${server.url}/health`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok', version: '0.0.0-test', database: 'embedded' })
  })

  it('is bad when it does not', async () => {
    const { openHosted } = await import('../../db/hosted.ts')
    const away = openHosted({ url: 'http://127.0.0.1:9', publishableKey: 'sb_publishable_x' })
    const broken = await start({ database: away })
    expect((await fetch(`${broken.url}/health`)).status).toBe(503)
    await broken.close()
  })
})
