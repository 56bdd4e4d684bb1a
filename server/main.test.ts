import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runToEnd, type ServerProcess, startServerProcess } from './testing/server-process.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'orbit-main-'))
let server: ServerProcess

beforeAll(async () => {
  server = await startServerProcess(['--data-dir', dataDir])
}, 240_000)
afterAll(async () => {
  await server.end('SIGKILL')
  rmSync(dataDir, { recursive: true })
})

const start = (args: string[], env: Record<string, string> = {}) => runToEnd('main.ts', args, env)
const chat = (...args: string[]) => runToEnd('chat.ts', ['--url', server.url, ...args])
const patience = 90_000

describe('a start that can not succeed', { timeout: patience }, () => {
  const port = () => new URL(server.url).port

  it.each<[string, () => Promise<{ code: number | null; stderr: string }>, RegExp]>([
    [
      'a port in use',
      () => start(['--port', port()]),
      /^Port \d+ is in use\. Stop what listens there, or choose another one/,
    ],
    [
      'a folder in use',
      () => start(['--port', '0', '--data-dir', dataDir]),
      /^The data folder \S+ is in use by process \d+\./,
    ],
    [
      'a folder that is a file',
      () => start(['--data-dir', import.meta.filename, '--port', '0']),
      /^The data folder \S+ can not be used/,
    ],
    ['a setting that makes no sense', () => start([], { PORT: 'http' }), /^PORT must be a port number\.$/],
    [
      'a frozen clock on a hosted project',
      () =>
        start([], {
          SUPABASE_URL: 'https://x.supabase.co',
          SUPABASE_PUBLISHABLE_KEY: 'k',
          ORBIT_CLOCK: '2026-11-23T09:00:00Z',
        }),
      /^ORBIT_CLOCK works with the embedded database only/,
    ],
    [
      'an unknown option',
      () => start(['--prot', '1']),
      /^Unknown option '--prot'\. "npm start -- --help" lists the options\.$/,
    ],
  ])('ends with one sentence and no stack trace: %s', async (_what, attempt, sentence) => {
    const { code, stderr } = await attempt()
    expect(code).toBe(1)
    expect(stderr.trim()).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('tells its options when asked', async () => {
    const { code, stdout } = await start(['--help'])
    expect(code).toBe(0)
    for (const option of ['--port', '--host', '--data-dir', '--no-demo']) expect(stdout).toContain(option)
  })
})

describe('the chat in a terminal', { timeout: patience }, () => {
  it('carries out a command and shows the card', async () => {
    const { code, stdout } = await chat('Add Tina Terminal from Shell AG as a lead')
    expect(stdout).toContain('✓ created: Tina Terminal')
    expect(stdout).toContain('company name: Shell AG')
    expect(code).toBe(0)
  })

  it('leaves a proposal open without --yes, and carries it out with it', async () => {
    await chat('Add Olga Offen as a lead')
    const open = await chat('delete contact Olga Offen')
    expect(open.stdout).toContain('Not carried out')
    expect((await chat('show contact Olga Offen')).stdout).toContain('Olga Offen')
    const done = await chat('--yes', 'delete contact Olga Offen')
    expect(done.stdout).toContain('✓ deleted: Olga Offen')
  })

  it('prints events as they come, one JSON per line', async () => {
    const { stdout } = await chat('--json', 'show open tasks')
    const events = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(events[0].type).toBe('RUN_STARTED')
    expect(events.at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'success' } })
  })

  it('goes on with a conversation', async () => {
    const first = await chat('--json', 'Add Greta Gestern as a lead')
    const { threadId } = JSON.parse(first.stdout.split('\n')[0] ?? '')
    const undone = await chat('--conversation', threadId, '--json', 'undo')
    expect(JSON.parse(undone.stdout.split('\n')[0] ?? '').threadId).toBe(threadId)
    expect(undone.stdout).toContain('Greta Gestern')
  })

  it('says how to start a server when there is none', async () => {
    const { code, stderr } = await runToEnd('chat.ts', ['--url', 'http://127.0.0.1:9', 'hello'])
    expect(code).toBe(1)
    expect(stderr).toBe('No server answers at http://127.0.0.1:9: start one with "npm start", or pass --url.\n')
  })

  it.each([
    [['--email', 'nobody@example.com', '--password', 'wrong password', 'hello'], 'E-mail or password is wrong.'],
    [['--email', 'nobody@example.com', 'hello'], '--email and --password go together.'],
    [['--conversation', '00000000-0000-4000-8000-000000000000', 'hello'], 'There is no such conversation.'],
    [['--colour', 'hello'], "Unknown option '--colour'"],
  ])('ends badly with one sentence: %j', async (args, sentence) => {
    const { code, stderr } = await chat(...args)
    expect(code).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })
})

describe('stopping', { timeout: patience }, () => {
  it('on SIGTERM ends well and gives the folder free', async () => {
    expect(await server.end('SIGTERM')).toBe(0)
    server = await startServerProcess(['--data-dir', dataDir])
    const { stdout } = await chat('show contact Tina Terminal')
    expect(stdout).toContain('Tina Terminal')
  })
})
