import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'orbit-evals-'))
const inFolder = (name: string) => join(folder, name)
const root = fileURLToPath(new URL('..', import.meta.url))
const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n')

function evals(...args: string[]) {
  const { OPENAI_API_KEY: _key, OPENAI_BASE_URL: _url, ...env } = process.env
  const outputs = ['--json', inFolder('report.json'), '--html', inFolder('report.html')]
  return spawnSync(process.execPath, ['--import', 'tsx', 'evals/cli.ts', ...args, ...outputs], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
}

const cases = [
  {
    id: 'x-1',
    category: 'contact_create',
    difficulty: 1,
    turns: ['new lead Priya Nair, priya@lakeside.example'],
    expect: {
      writes: [
        {
          table: 'contacts',
          op: 'insert',
          set: { first_name: 'Priya', last_name: 'Nair', email: 'priya@lakeside.example' },
        },
      ],
    },
    tags: [],
  },
  {
    id: 'x-2',
    category: 'contact_read',
    difficulty: 1,
    turns: ['hello'],
    expect: { reads: { answer_contains: ['no such thing'] } },
    tags: [],
  },
]

describe('npm run evals', () => {
  it('runs cases from elsewhere in workers, writes every file and says by its exit code that too few succeed', {
    timeout: 180_000,
  }, () => {
    writeFileSync(inFolder('cases.jsonl'), cases.map(test => JSON.stringify(test)).join('\n'))
    const { status, stdout } = evals(
      ...['--model', 'offline', '--cases', inFolder('cases.jsonl'), '--seed', 'evals/seed.json'],
      ...['--concurrency', '2', '--records', inFolder('records.jsonl'), '--min', '0.9'],
    )
    expect(stdout).toContain('offline: 2 runs of 2 cases')
    expect(status).toBe(1)
    const report = JSON.parse(readFileSync(inFolder('report.json'), 'utf8'))
    expect(report.summary.success).toMatchObject({ right: 1, total: 2 })
    expect(existsSync(inFolder('report.html'))).toBe(true)
    const records = linesOf(inFolder('records.jsonl')).map(line => JSON.parse(line))
    expect(records.map(record => record.id).sort()).toEqual(['x-1', 'x-2'])
    const [turn] = records.find(record => record.id === 'x-1').turns
    expect(turn).toMatchObject({ error: null, tools: [{ name: 'create_contact', status: 'ok' }] })
    expect(turn.after.contacts).toHaveLength(records[0].before.contacts.length + 1)
  })

  it.each([
    [['--model', 'gpt-x'], 'OPENAI_API_KEY'],
    [['--filter', 'nothing-is-called-this'], 'No case'],
  ])('says in one sentence what is wrong with %j', (args, message) => {
    const { status, stderr } = evals(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})
