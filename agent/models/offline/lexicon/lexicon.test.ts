import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../tools/tool.ts'
import { languages } from '../../../../tools/tool.ts'
import { allLexicons } from '../lexicons/all.ts'
import { tokenize } from '../text/tokens.ts'
import { compileLexicon } from './compile.ts'
import { roles } from './lexicon.ts'
import { matchLexicon } from './match.ts'

const compiled = Object.fromEntries(languages.map(language => [language, compileLexicon(allLexicons[language])]))

function meanings(text: string, language: Language = 'en'): string[] {
  const order = [...new Set<Language>([language, 'en', ...languages])]
  const tokens = tokenize(text)
  const hits = matchLexicon(tokens, { lexicons: order.flatMap(name => compiled[name] ?? []), fixed: () => false })
  return hits.map(hit => {
    const words = tokens.slice(hit.start, hit.end).map(token => token.text)
    const tail = hit.tail ? [' … ', ...tokens.slice(hit.tail.start, hit.tail.end).map(token => token.text)] : []
    return [...words, ...tail].join(' ').replace(/\s+/g, ' ')
  })
}

/** A list that stands under the same meaning in both files of a language would be lost. */
it.each(languages)('has one list of words for each meaning: %s', language => {
  const source = readFileSync(new URL(`../lexicons/${language}.ts`, import.meta.url), 'utf8')
  const office = readFileSync(new URL(`../lexicons/${language}-office.ts`, import.meta.url), 'utf8')
  const meant = [...source.matchAll(/^ {4}'(.+:.+)': `/gm), ...office.matchAll(/^ {2}'(.+)': `/gm)].map(
    match => match[1],
  )
  expect(meant.length).toBeGreaterThan(50)
  expect(meant.filter((meaning, index) => meant.indexOf(meaning) !== index)).toEqual([])
})

describe('matchLexicon', () => {
  it('takes the longest phrase and drops what it holds', () => {
    expect(meanings('remind me to')).toEqual(['remind me to'])
  })

  it('finds the far part of a separable verb', () => {
    expect(meanings('leg Anna an', 'de')).toContain('leg … an')
    expect(meanings('mark it as done')).toContain('mark … as done')
  })

  it('reads apostrophes and hyphens as they come', () => {
    expect(meanings("don't")).toEqual(["don ' t"])
    expect(meanings('rappelle-moi de', 'fr')).toEqual(['rappelle - moi de'])
  })

  it('knows words without their umlauts', () => {
    expect(meanings('ueberfaellig', 'de')).toEqual(meanings('überfällig', 'de').map(() => 'ueberfaellig'))
  })

  it('corrects swapped and missing letters, but not other forms of a word', () => {
    expect(meanings('shwo')).toEqual(['shwo'])
    expect(meanings('delte')).toEqual(['delte'])
    expect(meanings('statement')).toEqual([])
    expect(meanings('insurance')).toEqual([])
  })

  it('leaves capitalised words in the middle alone: they are names', () => {
    expect(meanings('call Delte')).toEqual(['call'])
  })

  it('lets English words through in other languages', () => {
    expect(meanings('zeig dashboard', 'fr')).toContain('dashboard')
  })
})

describe.each(languages)('the %s lexicon', language => {
  const lexicon = allLexicons[language]

  it('knows the verbs of every kind of tool, and every function of words that decides about writing', () => {
    for (const verb of ['create', 'get', 'search', 'update', 'delete', 'complete', 'undo'])
      expect(lexicon.actions[verb]).toBeTruthy()
    for (const role of ['negation', 'condition', 'question', 'yes', 'no', 'cancel'] as const)
      expect(lexicon.roles[role]).toBeTruthy()
  })

  it('uses no function that the engine does not know', () => {
    const used = Object.keys(lexicon.phrases).flatMap(key => key.match(/role:(\w+)/g) ?? [])
    for (const name of used) expect(roles).toContain(name.slice('role:'.length))
  })
})
