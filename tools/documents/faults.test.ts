import { expect, it } from 'vitest'
import { CrmError } from '../../db/errors.ts'
import { languages } from '../tool.ts'
import { DocumentError, faultOf, faultSentence } from './faults.ts'

it('says in every language why a file can not be read, each in its own words', () => {
  const said = languages.map(language => faultSentence('scanned', language))
  expect(new Set(said).size).toBe(languages.length)
  expect(faultSentence('protected', 'de')).toContain('Passwort')
  expect(new DocumentError('empty').in('fr').message).toBe('Ce fichier est vide.')
})

it('has a sentence for whatever ended the reading', () => {
  expect(faultOf(new DocumentError('damaged_pdf'))).toBe('damaged_pdf')
  expect(faultOf(new CrmError('rate_limited', 'Too many requests.'))).toBe('unreachable')
  expect(faultOf(new CrmError('quota_exhausted', 'None left.'))).toBe('no_tokens')
  expect(faultOf(new CrmError('conflict', 'Somebody was faster.'))).toBe('failed')
  expect(faultSentence('a code of a newer version', 'en')).toMatch(/^Something went wrong/)
})
