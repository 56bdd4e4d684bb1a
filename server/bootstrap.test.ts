import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const original = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url))
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A package without dependencies: installing it needs no network. */
function project(lock: object | string = { name: 'x', lockfileVersion: 3, packages: { '': { name: 'x' } } }): string {
  const folder = mkdtempSync(join(tmpdir(), 'orbit-bootstrap-'))
  folders.push(folder)
  mkdirSync(join(folder, 'server'))
  cpSync(original, join(folder, 'server', 'bootstrap.mjs'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x' }))
  writeFileSync(join(folder, 'package-lock.json'), typeof lock === 'string' ? lock : JSON.stringify(lock))
  return folder
}
function run(folder: string, ...nodeOptions: string[]) {
  const { npm_execpath: _, ...env } = process.env
  const script = join(folder, 'server', 'bootstrap.mjs')
  return spawnSync(process.execPath, [...nodeOptions, script], { encoding: 'utf8', env })
}
function markInstalled(folder: string, secondsAfterLock: number) {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  const mark = join(folder, 'node_modules', '.package-lock.json')
  writeFileSync(mark, '{}')
  const time = Date.now() / 1000
  utimesSync(join(folder, 'package-lock.json'), time, time)
  utimesSync(mark, time + secondsAfterLock, time + secondsAfterLock)
}

describe('the bootstrap', () => {
  it('stands before every script, so that none meets packages of yesterday', () => {
    const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(file)
    const own = Object.keys(scripts).filter(name => scripts[name] !== 'node server/bootstrap.mjs')
    expect(own).toContain('check')
    expect(own.filter(name => scripts[`pre${name}`] !== 'node server/bootstrap.mjs')).toEqual([])
  })

  it('is silent when everything is installed', () => {
    const folder = project()
    markInstalled(folder, 5)
    expect(run(folder)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  it('installs when nothing is installed, and when the lock changed since', () => {
    const folder = project()
    expect(run(folder)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^Installing what OrbitCRM needs.* done in \d+ s\.\n$/),
    })
    markInstalled(folder, -5)
    expect(run(folder).stderr).toContain('Installing')
  })

  it('shows what npm said when installing fails', () => {
    const { status, stderr } = run(project('{ broken'))
    expect(status).toBe(1)
    expect(stderr).toMatch(/npm (error|ERR!)/)
    expect(stderr).toContain('Installing failed; the lines above are what npm said.')
    expect(stderr).not.toContain('    at ')
  })

  it('says in one sentence that Node is too old', () => {
    const old = join(project(), 'old.cjs')
    writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })")
    const { status, stderr } = run(project(), '--require', old)
    expect(status).toBe(1)
    expect(stderr).toBe('OrbitCRM needs Node 20.19 or newer; this is 18.20.4. Get it from https://nodejs.org.\n')
  })
})
