import { describe, expect, it } from 'vitest'
import { orderAfterRefusal, readVerdict } from './verdict.ts'

describe('readVerdict', () => {
  it.each([
    'yes',
    'Yes!',
    'yep',
    'y',
    'ok',
    'OK, go ahead',
    'yes please',
    'do it',
    'sure, thanks',
    '👍',
    'yes, both',
    'yes, really',
    'yeah go on',
    'for sure',
    'ja genau',
    'ja wirklich',
    'oui, vraiment',
    'c’est parti',
    'sim, tenho a certeza',
    'sim, pode mesmo',
    'ja',
    'Ja bitte',
    'jo',
    'passt',
    'ok mach',
    'mach das',
    'einverstanden',
    'ja klar',
    'isch guet',
    'oui',
    "d'accord",
    'd’accord',
    'vas-y',
    "oui s'il te plaît",
    'ça marche',
    'sì',
    'si',
    'va bene',
    'certo',
    'sì, grazie',
    'sim',
    'claro',
    'pode ser',
    'tá bom',
    'sim, por favor',
  ])('reads "%s" as approval', text => {
    expect(readVerdict(text)).toBe('approve')
  })

  it.each([
    'no',
    'nope',
    'nah',
    'nevermind',
    'never mind',
    'no thanks',
    'cancel',
    "don't",
    "please don't",
    'better not',
    '👎',
    'of course not',
    'nein',
    'nö',
    'lieber nicht',
    'nein danke',
    'auf keinen fall',
    'doch nicht',
    'abbrechen',
    'lass es',
    'natürlich nicht',
    'non',
    'non merci',
    'surtout pas',
    'laisse tomber',
    'annule',
    'meglio di no',
    'lascia stare',
    'no grazie',
    'certo che no',
    'não',
    'nao',
    'melhor não',
    'não, obrigado',
    'deixa pra lá',
    'claro que não',
  ])('reads "%s" as refusal', text => {
    expect(readVerdict(text)).toBe('reject')
  })

  it.each([
    '',
    '   ',
    'yes?',
    'ok but only the first one',
    'yes and add a task for Anna',
    'no, delete the other Anna',
    'ja nein',
    'yes no',
    'show open tasks',
    'thanks',
    'danke',
    'bitte',
    'what is that',
    'ja, aber erst morgen',
    'non, supprime plutôt Luca',
    'si vous voulez',
    'no worries',
    'yes, delete it',
    '42',
    'wait',
    'oui mais pas Anna',
    'ok google what is the weather like today in Zurich please',
  ])('leaves "%s" to the model', text => {
    expect(readVerdict(text)).toBeUndefined()
  })

  it('takes the word for the proposed action along, and only for that one', () => {
    expect(readVerdict('yes, delete it', ['delete_contact'])).toBe('approve')
    expect(readVerdict('ja, löschen', ['delete_task'])).toBe('approve')
    expect(readVerdict('oui, supprime-le', ['delete_contact'])).toBe('approve')
    expect(readVerdict('ja, raus damit', ['send_invoice'])).toBe('approve')
    expect(readVerdict('ja, abschicken', ['send_invoice'])).toBe('approve')
    expect(readVerdict('ja, weg damit', ['delete_contact'])).toBe('approve')
    expect(readVerdict('raus damit', ['send_invoice'])).toBeUndefined()
    expect(readVerdict('ja, raus damit', ['update_contact'])).toBeUndefined()
    expect(readVerdict("no, don't delete her", ['delete_contact'])).toBe('reject')
    expect(readVerdict('yes, delete it', ['send_invoice'])).toBeUndefined()
    expect(readVerdict('delete it', ['delete_contact'])).toBeUndefined()
  })
})

describe('orderAfterRefusal', () => {
  it.each([
    ["no wait, don't send it: set the amount to 720", 'set the amount to 720'],
    ['not yet, set the amount to 720', 'set the amount to 720'],
    ['nein warte, noch nicht schicken, setz den Betrag auf 720', 'setz den Betrag auf 720'],
    ['non attends, mets juste le montant à 720', 'mets juste le montant à 720'],
    ['never mind, show me my tasks', 'show me my tasks'],
  ])('%s', (text, order) => {
    expect(orderAfterRefusal(text, ['send_invoice'])).toBe(order)
  })

  it.each(['no', 'no, thanks', 'no, not yet', "don't forget to call Anna, it is urgent", 'yes, send it', 'nothing'])(
    'none in "%s"',
    text => {
      expect(orderAfterRefusal(text, ['send_invoice'])).toBeUndefined()
    },
  )
})
