import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { unwrap } from './postgrest-errors.ts'
import type { TestDatabase } from './testing.ts'
import { openTestDatabase, testClock } from './testing.ts'

const template = () => new Blob([readFileSync(inject('databaseTemplate'))])
const password = 'correct horse battery'

describe('in memory', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.database.close())

  it('stands still at the frozen clock, whatever the time', async () => {
    const { owner } = await test.createOrg('Clock')
    const add = () => owner.db.from('contacts').insert({ first_name: 'A' }).select('created_at, updated_at').single()
    const moment = { created_at: '2026-11-23T08:00:00+00:00', updated_at: '2026-11-23T08:00:00+00:00' }
    expect([unwrap(await add()), unwrap(await add())]).toEqual([moment, moment])
  })

  it('signs people up with an organization of their own, in and out', async () => {
    const email = `${randomUUID()}@example.com`
    const options = { data: { full_name: 'Zoë Müller', org_name: 'Bäckerei & Söhne' } }
    const signedUp = await test.database.anonymous().auth.signUp({ email, password, options })
    expect(signedUp.error).toBeNull()
    const { data, error } = await test.database.anonymous().auth.signInWithPassword({ email, password })
    expect(error).toBeNull()
    const db = test.database.asUser(data.session?.access_token ?? '')
    expect(unwrap(await db.from('organizations').select('name, slug, settings, token_balance').single())).toEqual({
      name: 'Bäckerei & Söhne',
      slug: 'backerei-sohne',
      settings: {},
      token_balance: 200_000,
    })
    expect(unwrap(await db.from('profiles').select('full_name, email, role').single())).toEqual({
      full_name: 'Zoë Müller',
      email,
      role: 'owner',
    })
    const wrong = await test.database.anonymous().auth.signInWithPassword({ email, password: 'wrong horse' })
    expect(wrong.error?.code).toBe('invalid_credentials')
  })

  it('gives organizations of the same name different slugs, also at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => test.createOrg('Same Name')))
    const rows = await test.database.query<{ slug: string }>(
      `select slug from organizations where name = 'Same Name' order by slug`,
    )
    expect(rows.map(row => row.slug)).toEqual(['same-name', 'same-name-2', 'same-name-3', 'same-name-4', 'same-name-5'])
  })

  it.each([
    [{}, 'somebody'],
    [{ full_name: 'Zoë' }, 'Zoë'],
    [{ full_name: '  ', org_name: '  ' }, 'somebody'],
    [{ org_name: '???' }, '???'],
    [{ org_name: 'x'.repeat(500) }, 'x'.repeat(200)],
    [{ org_name: 'Far', org_id: '00000000-0000-4000-8000-000000000000', role: 'owner' }, 'Far'],
  ])('makes an organization out of %j', async (data, name) => {
    const email = `somebody@${randomUUID()}.example`
    const { data: signed, error } = await test.database.anonymous().auth.signUp({ email, password, options: { data } })
    expect(error).toBeNull()
    const db = test.database.asUser(signed.session?.access_token ?? '')
    expect(unwrap(await db.from('organizations').select('name'))).toEqual([{ name }])
  })

  it('keeps overlapping requests of different people apart, sign-ups among them', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, (_, n) => test.createOrg(`Apart ${n}`)))
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        if (n % 10 === 0) {
          const { error } = await test.database
            .anonymous()
            .auth.signUp({ email: `${randomUUID()}@example.com`, password })
          return error === null
        }
        const org = people[n % 4]
        const { data } = await (org?.owner.db.from('organizations').select('id') ?? { data: null })
        return data?.length === 1 && data[0]?.id === org?.id
      }),
    )
    expect(answers).toEqual(answers.map(() => true))
  })

  it('prints nothing of a statement that was refused', async () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { owner } = await test.createOrg('Quiet')
    await owner.db.from('contacts').insert({ first_name: 'Secret', address_country: 'nowhere' })
    await owner.db.from('usage_logs').insert({ org_id: randomUUID(), model: 'Secret' } as never)
    expect(printed.mock.calls.join('')).not.toContain('Secret')
    printed.mockRestore()
  })

  it('refuses requests of somebody who was deleted', async () => {
    const member = await (await test.createOrg('Deleted')).addMember('Gone')
    await test.database.query('delete from auth.users where id = $1', [member.userId])
    expect((await member.db.from('contacts').insert({ first_name: 'Ghost' })).error).not.toBeNull()
    await expect(test.database.verifyToken(member.token)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('tells an expired token from an invalid one in requests, too', async () => {
    const { owner } = await test.createOrg('Expired')
    const old = test.database.asUser(await test.database.mintToken(owner.userId, -1))
    const answer = await old.from('contacts').select()
    expect(() => unwrap(answer)).toThrow(expect.objectContaining({ code: 'token_expired' }))
  })

  it('leaves nothing of a migration that fails', async () => {
    await expect(test.database.execute('begin; create table half (id int); select nonsense; commit;')).rejects.toThrow()
    await test.database.execute('rollback')
    expect(await test.database.query(`select from pg_tables where tablename = 'half'`)).toEqual([])
    expect(await migrate(test.database)).toEqual([])
  })

  it('closes once and for all', async () => {
    const database = await openEmbedded({ loadFrom: template() })
    await Promise.all([database.close(), database.close()])
    await expect(database.query('select 1')).rejects.toThrow()
  })
})

// Several starts of a database, one of them in a process of its own.
describe('in a folder', { timeout: 180_000 }, () => {
  const folders: string[] = []
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'orbit-db-'))
    folders.push(folder)
    return folder
  }
  const open = (dataDir: string, first = false): Promise<EmbeddedDatabase> =>
    openEmbedded({ dataDir, clock: testClock, loadFrom: first ? template() : undefined })
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  it('keeps data, people, tokens and grants from one start to the next', async () => {
    const folder = newFolder()
    let database = await open(folder, true)
    const { data } = await database.anonymous().auth.signUp({ email: 'a@example.com', password })
    const token = data.session?.access_token ?? ''
    unwrap(await database.asUser(token).from('contacts').insert({ first_name: 'Kept' }))
    await database.close()

    database = await open(folder)
    const db = database.asUser(token)
    expect(unwrap(await db.from('contacts').select('first_name'))).toEqual([{ first_name: 'Kept' }])
    expect((await database.anonymous().auth.signInWithPassword({ email: 'a@example.com', password })).error).toBeNull()
    const forged = await db.from('organizations').update({ token_balance: 9 }).neq('name', '')
    expect(forged.error?.code).toBe('42501')
    await database.close()
  })

  it('keeps its secrets to itself', async () => {
    const folder = newFolder()
    await (await open(folder, true)).close()
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'secrets.json'])
  })

  it('ends the runs and holds that a crash left behind', async () => {
    const folder = newFolder()
    let database = await open(folder, true)
    const { data } = await database.anonymous().auth.signUp({ email: 'a@example.com', password })
    const token = data.session?.access_token ?? ''
    const turn = { p_conversation_id: randomUUID(), p_run_id: randomUUID() }
    unwrap(await database.asUser(token).rpc('open_turn', { ...turn, p_message: null, p_history: 1 }))
    unwrap(
      await database
        .asUser(token)
        .rpc('reserve_call', { ...turn, p_call_id: randomUUID(), p_model: 'x', p_tokens: 9, p_messages: [] }),
    )
    await database.close()

    database = await open(folder)
    const next = { ...turn, p_run_id: randomUUID(), p_message: null, p_history: 1 }
    expect((await database.asUser(token).rpc('open_turn', next)).error).toBeNull()
    expect(await database.query('select from token_holds')).toEqual([])
    await database.close()
  })

  it('is held by one process at a time, also when that is this one', async () => {
    const folder = newFolder()
    const database = await open(folder, true)
    await expect(open(folder)).rejects.toThrow(`The data folder ${folder} is in use by process ${process.pid}.`)
    await database.close()
    await (await open(folder)).close()
  })

  it.each([
    ['a dead process', JSON.stringify({ pid: 2 ** 22 - 1, started: 'long ago' })],
    [
      'a process of the same id that started at another time',
      JSON.stringify({ pid: process.pid, started: 'long ago' }),
    ],
    ['nobody readable', 'garbage'],
    ['nothing', ''],
  ])('takes over the lock of %s', async (_whose, lock) => {
    const folder = newFolder()
    await (await open(folder, true)).close()
    writeFileSync(join(folder, 'lock'), lock)
    await (await open(folder)).close()
  })

  it('starts anew when the very first start was cut off', async () => {
    const folder = newFolder()
    await (await open(folder, true)).close()
    rmSync(join(folder, 'postgres', 'global'), { recursive: true })
    writeFileSync(join(folder, 'unfinished'), '')
    const database = await open(folder, true)
    expect(await database.query('select from organizations')).toEqual([])
    await database.close()
  })

  it('loses nothing that was acknowledged when it is killed, and opens again', async () => {
    const folder = newFolder()
    await (await open(folder, true)).close()
    const acknowledged = await writeUntilKilled(folder)
    expect(acknowledged.length).toBeGreaterThan(5)
    const database = await open(folder)
    const rows = await database.query<{ name: string }>('select name from organizations')
    const stored = new Set(rows.map(row => row.name))
    expect(acknowledged.filter(name => !stored.has(name))).toEqual([])
    await database.close()
  })
})

/** Another process writes as fast as it can and says what was acknowledged, until it is killed in the middle of it. */
function writeUntilKilled(folder: string): Promise<string[]> {
  const script = `
    const { openEmbedded } = await import('./db/embedded.ts')
    const database = await openEmbedded({ dataDir: process.env.FOLDER })
    for (let n = 0; ; n++) {
      const name = 'Row ' + n
      await database.query('insert into organizations (name, slug) values ($1, $2)', [name, 'row-' + n])
      process.stdout.write(name + '\\n')
    }`
  const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  writer.stdout.on('data', chunk => {
    said += chunk
    if (said.split('\n').length > 200) writer.kill('SIGKILL')
  })
  return new Promise(resolve => writer.on('close', () => resolve(said.split('\n').slice(0, -1))))
}
