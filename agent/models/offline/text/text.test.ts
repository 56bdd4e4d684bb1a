import { describe, expect, it } from 'vitest'
import { editDistance, toleratedEdits } from './distance.ts'
import { fold, spellings } from './fold.ts'
import { tokenize, words } from './tokens.ts'

describe('text', () => {
  it('folds case, accents, sharp s and apostrophes', () => {
    expect(fold('Müller’s GROSSE Straße à Genève')).toBe("muller's grosse strasse a geneve")
  })

  it('knows both spellings of an umlaut', () => {
    expect(spellings('überfällig')).toEqual(['uberfallig', 'ueberfaellig'])
    expect(spellings('offen')).toEqual(['offen'])
  })

  it('keeps the offsets of the original text', () => {
    const text = "Crée-la: l'offre"
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text)
    expect(words(text)).toEqual(['cree', 'la', 'l', 'offre'])
  })

  it('counts swapped neighbours as one edit and gives up at the limit', () => {
    expect(editDistance('taks', 'task', 2)).toBe(1)
    expect(editDistance('shwo', 'show', 1)).toBe(1)
    expect(editDistance('delete', 'deleet', 1)).toBe(1)
    expect(editDistance('kitten', 'sitting', 2)).toBe(3)
    expect(editDistance('ab', 'abcdef', 2)).toBe(3)
  })

  it('tolerates nothing in very short words', () => {
    expect([3, 4, 7, 8].map(toleratedEdits)).toEqual([0, 1, 1, 2])
  })
})
