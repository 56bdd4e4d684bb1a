import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDataFolder } from './data-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'orbit-folder-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('the data folder', () => {
  it('is made with what leads to it, and may be there already', () => {
    const path = join(root, 'a', 'b')
    makeDataFolder(path)
    makeDataFolder(path)
    expect(existsSync(path)).toBe(true)
  })

  it('that is a file, or below one, is refused in one sentence', () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below')])
      expect(() => makeDataFolder(path)).toThrow(
        `The data folder ${path} can not be used: something on the way there is a file.`,
      )
  })

  it.runIf(existsSync('/proc/self'))('where nothing can be created is refused instead of waited for', () => {
    expect(() => makeDataFolder('/proc/nope')).toThrow(
      'The data folder /proc/nope can not be used: it can not be created.',
    )
  })
})
