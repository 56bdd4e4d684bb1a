import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allTools } from '../../tools/all-tools.ts'
import { chooseLanguage, createStrings, languages, loadStrings } from './strings.ts'
import { words as german } from './words/de.ts'
import { words as french } from './words/fr.ts'
import { words as italian } from './words/it.ts'
import { words as portuguese } from './words/pt.ts'

const translations = { de: german, fr: french, it: italian, pt: portuguese }

it('says things in English without any table', () => {
  const { say } = createStrings('en')
  expect(say('Open chat')).toBe('Open chat')
  expect(say('created_by')).toBe('Created by')
  expect(say('due_date')).toBe('Due')
  expect(say('profiles')).toBe('People')
  expect(say('{} of {}', 20, 57)).toBe('20 of 57')
})

it('says things in the reader’s language', () => {
  const { say } = createStrings('de', german)
  expect(say('due_date')).toBe('Fälligkeit')
  expect(say('{} of {}', 20, 57)).toBe('20 von 57')
})

it('takes the first wanted language that it speaks, else English', () => {
  expect(chooseLanguage(['', 'rm', 'de-CH', 'fr'])).toBe('de')
  expect(chooseLanguage(['nl', 'den'])).toBe('en')
})

it('speaks English when the words can’t be loaded', async () => {
  const strings = await loadStrings('de', 'file:///nowhere/')
  expect(strings.language).toBe('en')
  expect(strings.say('Undo')).toBe('Undo')
})

describe('every language', () => {
  const texts = textsInSource()
  it('is tested against the texts that the views say', () => {
    expect(texts).toContain('Undo')
    expect(texts.length).toBeGreaterThan(30)
  })
  const titles = allTools.map(tool => tool.title)
  const columns = columnsOfRecords()
  it('is tested against the titles of all tools, and all columns that records show', () => {
    expect(titles).toContain('Send invoice')
    expect(columns).toEqual(expect.arrayContaining(['company_uid', 'iban_used', 'expires_at']))
  })
  for (const [language, words] of Object.entries(translations)) {
    it(`${language} has all texts, all names, and as many blanks as the English`, () => {
      expect(Object.keys(words).sort()).toEqual(Object.keys(german).sort())
      for (const text of [...texts, ...titles, ...columns]) expect(words[text], text).toBeTruthy()
      for (const [text, translated] of Object.entries(words)) {
        expect(translated.split('{}').length, text).toBe(text.split('{}').length)
      }
    })
  }
  it('is one that the tools know, too', () => {
    expect([...languages]).toEqual(['en', 'de', 'fr', 'it', 'pt'])
  })
})

/** Every literal that a view says, and the example prompts. */
function textsInSource(): string[] {
  return ['./view/', './more/'].flatMap(sourcesIn).flatMap(source => {
    const said = [...source.matchAll(/(?:say|choice)\(\s*(?:[\w ]+ (?:\?\?|\?) )?'([^']+)'(?: : '([^']+)')?/g)]
    const examples = /const examples = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
    return [
      ...said.flatMap(match => match.slice(1, 3).filter(Boolean)),
      ...[...examples.matchAll(/'([^']+)'/g)].map(match => match[1] ?? ''),
    ]
  })
}

function columnsOfRecords(): string[] {
  const lists = read('../../tools/records.ts').matchAll(/(?:brief|more): \[([^\]]*)\]/g)
  return [...lists].flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(match => match[1] ?? ''))
}

function sourcesIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, import.meta.url)).filter(file => /^[^.]+\.ts$/.test(file))
  return files.map(file => read(`${folder}${file}`))
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
