import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../db/testing.ts'
import { companyStem, editDistance, hasLegalForm, normalise, spelledLike } from './words.ts'

describe('names are compared', () => {
  it.each(['Müller', 'MUELLER', 'Muller', ' müller '])('%s like any other spelling of it', spelling => {
    expect(normalise(spelling)).toBe('muller')
  })

  it('without punctuation, ß or slashed letters', () => {
    expect(normalise("D'Angelo-Groß & Søn")).toBe('d angelo gross & son')
  })

  it.each([
    ['Acme Treuhand AG', 'acme treuhand', true],
    ['Café du Lac Sàrl', 'cafe du lac', true],
    ['Müller & Co. KG', 'muller', true],
    ['Azulejos Lda.', 'azulejos', true],
    ['Coursiers du Rhin SCOP', 'coursiers du rhin', true],
    ['Perrin & Cie', 'perrin', true],
    ['Anna Müller', 'anna muller', false],
    ['Ag', 'ag', false],
  ])('%s without its legal form', (name, stem, legal) => {
    expect(companyStem(name)).toBe(stem)
    expect(hasLegalForm(name)).toBe(legal)
  })

  it('by the letters that differ', () => {
    expect(editDistance('vogel', 'vogel')).toBe(0)
    expect(editDistance('vogl', 'vogel')).toBe(1)
    expect(editDistance('vgoel', 'vogel')).toBe(1)
    expect(editDistance('', 'abc')).toBe(3)
  })

  it('in patterns that hold nothing with a meaning between the quotes of a filter', () => {
    expect(spelledLike('Müller, "(x)" \\ * _ %')).not.toMatch(/["\\]/)
  })

  it.each([
    ['strasse', 'Straße', true],
    ['straße', 'Strasse', true],
    ['buro', 'BÜRO Nord', true],
    ['Büro', 'Buero', true],
    ['d’avila', "Casa d'Ávila", true],
    ['a+b (neu)', 'A+B neu', true],
    ['st. gallen', 'St. Gallen', true],
    ['test', 'Kostenliste', false],
    ['test', 'Trust', false],
    ['Alsace', 'Order fleet stickers', false],
    ['Alsace', 'Tour d’Alsace', true],
  ])('%s, in %s: %s', (word, title, fits) => {
    expect(new RegExp(spelledLike(word), 'i').test(title)).toBe(fits)
  })
})

describe('in the database', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.database.close())

  it('the same legal forms are left off', async () => {
    const firms = 'Acme AG,Rhin SCOP,Perrin & Cie,Müller & Co. KG,Norte Unipessoal Lda.,Bau eG,Graf e.K.,Ag,Anna Müller'
    for (const firm of firms.split(',')) {
      const [row] = await test.database.query<{ stem: string }>('select app.without_legal_form($1) as stem', [
        normalise(firm),
      ])
      expect(row?.stem).toBe(companyStem(firm))
    }
  })
})
