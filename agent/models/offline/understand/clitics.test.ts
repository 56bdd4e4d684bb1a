import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../tools/tool.ts'
import { compileLexicon } from '../lexicon/compile.ts'
import { allLexicons } from '../lexicons/all.ts'
import { spellOutClitics } from './clitics.ts'

const spell = (text: string, language: Language) => spellOutClitics(text, compileLexicon(allLexicons[language]))

describe('spellOutClitics', () => {
  it.each([
    ['ricordami di chiamarla', 'it', 'ricordami di chiamare lei'],
    ['spostalo a venerdì', 'it', 'sposta questo a venerdì'],
    ['rappelle-moi de l’appeler', 'fr', 'rappelle-moi de appeler lui'],
    ['rappelle-moi de lui écrire', 'fr', 'rappelle-moi de écrire à lui'],
    ['envoie-la', 'fr', 'envoie celui-ci'],
    ['lembra-me de lhe ligar', 'pt', 'lembra-me de ligar a ele'],
    ['marca-a como paga', 'pt', 'marca isso como paga'],
  ] as const)('writes the pronoun of "%s" (%s) out', (text, language, written) => {
    expect(spell(text, language)).toBe(written)
  })

  it.each([
    ['chiama Carlo', 'it'],
    ['mostra quella tabella', 'it'],
    ['la facture 2026-0031 est payée', 'fr'],
    ['marque le premier comme fait', 'fr'],
    ['sexta-feira', 'pt'],
    ['Anna likes it', 'en'],
  ] as const)('leaves "%s" (%s) as it is', (text, language) => {
    expect(spell(text, language)).toBe(text)
  })
})
