// What a page loads: small, complete in itself, and none of the server's code.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltWidget, buildWidget } from './testing/build-widget.ts'

let built: BuiltWidget
let widget: string

beforeAll(async () => {
  built = await buildWidget()
  widget = await readFile(join(built.folder, 'widget.js'), 'utf8')
})
afterAll(() => built.remove())

it('weighs no more than 12 KB, compressed as the server compresses it', () => {
  expect(gzipSync(widget).length).toBeLessThanOrEqual(12 * 1024)
})

it('adds no more than 4 KB for another language', async () => {
  const files = (await readdir(built.folder)).filter(file => file.startsWith('words-'))
  expect(files.sort()).toEqual(['words-de.js', 'words-fr.js', 'words-it.js', 'words-pt.js'])
  for (const file of files) expect(gzipSync(await readFile(join(built.folder, file))).length).toBeLessThan(4096)
})

it('holds none of the server’s libraries or secrets', () => {
  for (const word of ['zod', 'pino', 'hono', 'langchain', 'supabase', 'process.env', 'node:fs', 'require(']) {
    expect(widget.toLowerCase().includes(word), word).toBe(false)
  }
})

it('never makes HTML of text, and needs no eval', () => {
  for (const word of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'new Function']) {
    expect(widget.includes(word), word).toBe(false)
  }
})

it('reads the same in whatever encoding the host page has', () => {
  expect([...widget].filter(character => character > '\u007f')).toEqual([])
  expect(widget.includes('M\\u00fcller')).toBe(true)
})

it('is one classic script: it imports nothing but its own words', () => {
  expect(/(^|[;}])(import|export)[ {*]/.test(widget)).toBe(false)
  expect(widget.match(/import\(/g)).toHaveLength(1)
})
