import { describe, expect, it } from 'vitest'
import { CrmError } from '../../db/errors.ts'
import { failureInWords, failures } from './failures.ts'
import { raisedInMigrations, thrownByDatabaseErrors, thrownByTools } from './testing/thrown.ts'

/** Says what the arguments' schema says; each kind of it is listed in `tools/inputs.ts`. */
const madeOfIssues = ['tools/inputs.ts']

describe('a failure in the person’s language', () => {
  it('keeps what was filled into the sentence, and its hint', () => {
    const error = new CrmError('invalid_input', 'The amount of invoice 2026-0008 is the sum of its items.', {
      hint: 'Give the new items instead, or empty them together with the new amount.',
    })
    const said = failureInWords(error, 'de')
    expect(said.message).toBe('Der Betrag der Rechnung 2026-0008 ist die Summe ihrer Posten.')
    expect(said.hint).toBe('Bitte die neuen Posten angeben, oder sie zusammen mit dem neuen Betrag leeren.')
    expect(said.code).toBe('invalid_input')
  })

  it('says our own words in the gaps, too, and in the order of the language', () => {
    const say = (message: string, language: 'de' | 'fr') =>
      failureInWords(new CrmError('conflict', message), language).message
    expect(say("Invoice 2026-0003 is paid, so it can't be changed.", 'de')).toBe(
      'Die Rechnung 2026-0003 ist bezahlt und kann nicht mehr geändert werden.',
    )
    expect(say('Invoice 2026-0003 needs a contact and an amount before it can be sent.', 'fr')).toBe(
      'Il manque un contact et un montant à la facture 2026-0003 pour pouvoir être envoyée.',
    )
    expect(say('Contact “Anna Müller” was changed since, so it was not undone.', 'de')).toBe(
      'Der Kontakt «Anna Müller» ist seither geändert worden; darum wurde es nicht rückgängig gemacht.',
    )
  })

  it('leaves what a person wrote as it is', () => {
    const error = new CrmError('invalid_input', '"contact" is not a country I know.')
    expect(failureInWords(error, 'de').message).toBe('«contact» ist kein Land, das ich kenne.')
  })

  it('stays English where there is no translation, and keeps the choices', () => {
    const choices = [{ label: 'Anna', value: '1' }]
    const error = new CrmError('ambiguous', 'Never heard of it.', { choices, hint: 'Nor of this.' })
    expect(failureInWords(error, 'fr')).toMatchObject({ message: 'Never heard of it.', hint: 'Nor of this.', choices })
  })
})

describe.each(Object.entries(failures))('%s', (_, catalogue) => {
  const missing = (sentences: Iterable<string>) =>
    [...sentences].filter(sentence => !Object.hasOwn(catalogue, sentence))

  it('has every sentence that a tool throws', () => {
    const { sentences, unclear } = thrownByTools()
    expect(sentences.size).toBeGreaterThan(100)
    expect(missing(sentences.keys())).toEqual([])
    expect(unclear).toEqual(madeOfIssues)
  })

  it('has every sentence of the database', () => {
    const raised = raisedInMigrations()
    expect(raised).toContain('There is nothing to undo in this conversation.')
    expect(raised).toContain('Invoice {} is no longer a draft and cannot be changed.')
    expect(missing([...raised, ...thrownByDatabaseErrors()])).toEqual([])
  })

  it('fills each gap at most once', () => {
    for (const [english, translation] of Object.entries(catalogue)) {
      const gaps = english.split('{}').length - 1
      const filled = [...translation.matchAll(/\{(\d?)\}/g)].map(([, place], index) => Number(place || index + 1))
      expect(new Set(filled).size, english).toBe(filled.length)
      expect(Math.max(0, ...filled), english).toBeLessThanOrEqual(gaps)
    }
  })
})
