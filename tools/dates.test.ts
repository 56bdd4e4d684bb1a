import { describe, expect, it } from 'vitest'
import { type DayClock, findDays, parseDay, startOfDay, todayOf } from './dates.ts'

const timeZone = 'Europe/Zurich'
/** Monday. */
const monday: DayClock = { now: new Date('2026-11-23T09:00:00+01:00'), timeZone, language: 'en' }
const at = (iso: string, language: DayClock['language'] = 'en'): DayClock => ({
  now: new Date(iso),
  timeZone,
  language,
})

describe('dates in figures', () => {
  it.each([
    ['2026-12-03', '2026-12-03'],
    ['2026-12-03T15:00', '2026-12-03'],
    ['2026-12-03T23:30:00Z', '2026-12-04'],
    ['03.12.2026', '2026-12-03'],
    ['3. 12. 2026', '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['3.12.', '2026-12-03'],
    ['3.12', '2026-12-03'],
    ['by 3.12', '2026-12-03'],
    ['3/12', '2026-12-03'],
    ['3/12/26', '2026-12-03'],
    ['03/12/2026', '2026-12-03'],
    ['03-12-2026', '2026-12-03'],
    ['3.2.', '2027-02-03'],
    ['23.11.', '2026-11-23'],
    ['22.11.', '2027-11-22'],
    ['Fr, 27.11.2026', '2026-11-27'],
    ['Friday 27.11.', '2026-11-27'],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text, { ...monday, language: text.startsWith('Fr,') ? 'de' : 'en' })).toBe(day)
  })

  it.each([
    ['tody', '2026-11-23', 'en'],
    ['wensday', '2026-11-25', 'en'],
    ['firday', '2026-11-27', 'en'],
    ['next thurday', '2026-11-26', 'en'],
    ['am Donerstag', '2026-11-26', 'de'],
    ['Mitwoch', '2026-11-25', 'de'],
    ['vendrdi prochain', '2026-11-27', 'fr'],
    ['Friday, the 27th', '2026-11-27', 'en'],
    ['Friday 27', '2026-11-27', 'en'],
    ['Friday the 4th', '2026-12-04', 'en'],
    ['lundi 30', '2026-11-30', 'fr'],
    ['Mo 30.', '2026-11-30', 'de'],
    ['Montag, den 30.', '2026-11-30', 'de'],
    ['segunda 30', '2026-11-30', 'pt'],
    ['segunda, dia 7', '2026-12-07', 'pt'],
    ['tomorrow, Tuesday', '2026-11-24', 'en'],
  ] as const)('typed in haste or said twice: %s is %s', (text, day, language) => {
    expect(parseDay(text, { ...monday, language })).toBe(day)
  })

  it('takes no name for a mistyped day', () => {
    expect(() => parseDay('Mari', { ...monday, language: 'fr' })).toThrowError(/can't tell/)
    expect(() => parseDay('Judi', { ...monday, language: 'fr' })).toThrowError(/can't tell/)
  })

  it.each([
    ['31.02.', /no 31 February/],
    ['31.02.2027', /no 31 February 2027/],
    ['2026-02-30', /no 30 February 2026/],
    ['31 June', /no 31 June/],
    ['29.02.2027', /no 29 February 2027/],
    ['12/25/2026', /day comes before the month/],
    ['Monday 27.11.2026', /2026-11-27 is a Friday, not a Monday/],
    ['Monday the 27th', /2026-11-27 is a Friday, not a Monday/],
    ['soon', /can't tell which day "soon" is/],
    ['Monday or Tuesday', /can't tell/],
    ['Friday with Anna', /can't tell/],
    ['', /can't tell/],
  ])('refuses %s with a sentence', (text, message) => {
    expect(() => parseDay(text, monday)).toThrowError(message)
  })

  it('looks back when asked to', () => {
    expect(parseDay('20.11.', { ...monday, lean: 'past' })).toBe('2026-11-20')
    expect(parseDay('3.12.', { ...monday, lean: 'past' })).toBe('2025-12-03')
    expect(parseDay('Friday', { ...monday, lean: 'past' })).toBe('2026-11-20')
    expect(parseDay('Monday', { ...monday, lean: 'past' })).toBe('2026-11-23')
    expect(parseDay('the 15th', { ...monday, lean: 'past' })).toBe('2026-11-15')
  })
})

describe('dates in words, on Monday 23 November 2026', () => {
  const table: [DayClock['language'], string, string][] = [
    ['en', 'today', '2026-11-23'],
    ['en', 'tonight', '2026-11-23'],
    ['en', 'tomorrow', '2026-11-24'],
    ['en', 'tomorrow morning', '2026-11-24'],
    ['en', 'tomorrow at 3pm', '2026-11-24'],
    ['en', 'the day after tomorrow', '2026-11-25'],
    ['en', 'yesterday', '2026-11-22'],
    ['en', 'Friday', '2026-11-27'],
    ['en', 'by Friday', '2026-11-27'],
    ['en', 'next Friday', '2026-11-27'],
    ['en', 'this Friday', '2026-11-27'],
    ['en', 'this coming Friday', '2026-11-27'],
    ['en', 'fri', '2026-11-27'],
    ['en', 'on Mon', '2026-11-30'],
    ['en', 'Monday', '2026-11-30'],
    ['en', 'this Monday', '2026-11-23'],
    ['en', 'last Friday', '2026-11-20'],
    ['en', 'Friday next week', '2026-12-04'],
    ['en', 'next week Friday', '2026-12-04'],
    ['en', 'Friday of next week', '2026-12-04'],
    ['en', 'next week on Friday', '2026-12-04'],
    ['en', 'Friday this week', '2026-11-27'],
    ['en', 'Friday in two weeks', '2026-12-11'],
    ['en', 'a week from Friday', '2026-12-04'],
    ['en', 'two weeks from tomorrow', '2026-12-08'],
    ['en', 'next week', '2026-11-30'],
    ['en', 'this week', '2026-11-27'],
    ['en', 'end of the week', '2026-11-27'],
    ['en', 'end of next week', '2026-12-04'],
    ['en', 'the week after next', '2026-12-07'],
    ['en', 'in two weeks', '2026-12-07'],
    ['en', "in two weeks' time", '2026-12-07'],
    ['en', 'within 10 days', '2026-12-03'],
    ['en', 'in the next 3 days', '2026-11-26'],
    ['en', 'in a month', '2026-12-23'],
    ['en', 'in a fortnight', '2026-12-07'],
    ['en', '3 days from now', '2026-11-26'],
    ['en', '2 days ago', '2026-11-21'],
    ['en', 'next month', '2026-12-01'],
    ['en', 'end of month', '2026-11-30'],
    ['en', 'by the end of the month', '2026-11-30'],
    ['en', 'month end', '2026-11-30'],
    ['en', 'end of next month', '2026-12-31'],
    ['en', 'end of March', '2027-03-31'],
    ['en', 'end of year', '2026-12-31'],
    ['en', 'end of the quarter', '2026-12-31'],
    ['en', 'mid December', '2026-12-15'],
    ['en', 'early January', '2027-01-01'],
    ['en', 'beginning of next month', '2026-12-01'],
    ['en', 'December 3', '2026-12-03'],
    ['en', 'Dec 3rd, 2026', '2026-12-03'],
    ['en', '3rd of December', '2026-12-03'],
    ['en', '3 Dec 2026', '2026-12-03'],
    ['en', 'Friday, December 4', '2026-12-04'],
    ['en', 'the 15th', '2026-12-15'],
    ['en', 'on the 30th', '2026-11-30'],
    ['en', 'week 49', '2026-11-30'],
    ['en', 'Friday of week 49', '2026-12-04'],
    ['en', 'week 2', '2027-01-11'],
    ['en', 'week 53 2026', '2026-12-28'],
    ['en', 'the third of December', '2026-12-03'],
    ['en', 'this weekend', '2026-11-28'],
    ['en', 'Mon 30 Nov', '2026-11-30'],
    ['en', 'tomorrow EOD', '2026-11-24'],
    ['en', 'COB Friday', '2026-11-27'],
    ['en', 'first thing tomorrow', '2026-11-24'],
    ['en', 'due: tomorrow', '2026-11-24'],
    ['de', 'heute', '2026-11-23'],
    ['de', 'heute Abend', '2026-11-23'],
    ['de', 'heute Morgen', '2026-11-23'],
    ['de', 'morgen', '2026-11-24'],
    ['de', 'morgen früh', '2026-11-24'],
    ['de', 'übermorgen', '2026-11-25'],
    ['de', 'uebermorgen', '2026-11-25'],
    ['de', 'vorgestern', '2026-11-21'],
    ['de', 'Freitag', '2026-11-27'],
    ['de', 'bis Freitag', '2026-11-27'],
    ['de', 'bis am nächsten Freitag', '2026-11-27'],
    ['de', 'nächsten Freitag', '2026-11-27'],
    ['de', 'am kommenden Freitag', '2026-11-27'],
    ['de', 'bis Fr', '2026-11-27'],
    ['de', 'Fr.', '2026-11-27'],
    ['de', 'übernächsten Freitag', '2026-12-04'],
    ['de', 'Freitag nächster Woche', '2026-12-04'],
    ['de', 'nächste Woche Freitag', '2026-12-04'],
    ['de', 'nächste Woche am Freitag', '2026-12-04'],
    ['de', 'Freitag in zwei Wochen', '2026-12-11'],
    ['de', 'heute in einer Woche', '2026-11-30'],
    ['de', 'in zwei Wochen', '2026-12-07'],
    ['de', 'in 14 Tagen', '2026-12-07'],
    ['de', 'in einem Monat', '2026-12-23'],
    ['de', 'vor drei Tagen', '2026-11-20'],
    ['de', 'Ende Monat', '2026-11-30'],
    ['de', 'bis Ende des Monats', '2026-11-30'],
    ['de', 'Monatsende', '2026-11-30'],
    ['de', 'Ende Woche', '2026-11-27'],
    ['de', 'Ende nächster Woche', '2026-12-04'],
    ['de', 'Ende nächsten Monats', '2026-12-31'],
    ['de', 'Ende März', '2027-03-31'],
    ['de', 'Mitte Dezember', '2026-12-15'],
    ['de', 'Anfang Dezember', '2026-12-01'],
    ['de', 'Jahresende', '2026-12-31'],
    ['de', '3. Dezember', '2026-12-03'],
    ['de', 'am 3. Dezember 2026', '2026-12-03'],
    ['de', 'Freitag, 4. Dezember', '2026-12-04'],
    ['de', 'bis am 15.', '2026-12-15'],
    ['de', 'KW 49', '2026-11-30'],
    ['de', 'KW49', '2026-11-30'],
    ['de', 'Mittwoch KW 49', '2026-12-02'],
    ['de', 'in der KW 2', '2027-01-11'],
    ['fr', "aujourd'hui", '2026-11-23'],
    ['fr', 'aujourd’hui', '2026-11-23'],
    ['fr', 'ce soir', '2026-11-23'],
    ['fr', 'demain', '2026-11-24'],
    ['fr', 'demain matin', '2026-11-24'],
    ['fr', 'après-demain', '2026-11-25'],
    ['fr', 'hier', '2026-11-22'],
    ['fr', 'vendredi', '2026-11-27'],
    ['fr', 'vendredi prochain', '2026-11-27'],
    ['fr', "d'ici vendredi", '2026-11-27'],
    ['fr', 'vendredi dernier', '2026-11-20'],
    ['fr', 'vendredi de la semaine prochaine', '2026-12-04'],
    ['fr', 'la semaine prochaine', '2026-11-30'],
    ['fr', 'dans deux semaines', '2026-12-07'],
    ['fr', "d'ici 3 jours", '2026-11-26'],
    ['fr', 'il y a deux jours', '2026-11-21'],
    ['fr', 'fin du mois', '2026-11-30'],
    ['fr', 'à la fin du mois prochain', '2026-12-31'],
    ['fr', "fin de l'année", '2026-12-31'],
    ['fr', 'fin mars', '2027-03-31'],
    ['fr', 'mi-décembre', '2026-12-15'],
    ['fr', 'le 3 décembre', '2026-12-03'],
    ['fr', '1er décembre 2026', '2026-12-01'],
    ['fr', 'semaine 49', '2026-11-30'],
    ['fr', 'le 15', '2026-12-15'],
    ['fr', 'au 15', '2026-12-15'],
    ['it', 'al 15', '2026-12-15'],
    ['it', 'oggi', '2026-11-23'],
    ['it', 'domani', '2026-11-24'],
    ['it', 'domani mattina', '2026-11-24'],
    ['it', 'dopodomani', '2026-11-25'],
    ['it', 'ieri', '2026-11-22'],
    ['it', 'venerdì', '2026-11-27'],
    ['it', 'venerdì prossimo', '2026-11-27'],
    ['it', 'entro venerdì', '2026-11-27'],
    ['it', 'venerdì scorso', '2026-11-20'],
    ['it', 'venerdì della prossima settimana', '2026-12-04'],
    ['it', 'la settimana prossima', '2026-11-30'],
    ['it', 'tra due settimane', '2026-12-07'],
    ['it', 'fra tre giorni', '2026-11-26'],
    ['it', 'due giorni fa', '2026-11-21'],
    ['it', 'fine mese', '2026-11-30'],
    ['it', 'entro la fine del mese', '2026-11-30'],
    ['it', 'fine settimana', '2026-11-28'],
    ['it', 'il 3 dicembre', '2026-12-03'],
    ['it', 'settimana 49', '2026-11-30'],
    ['pt', 'hoje', '2026-11-23'],
    ['pt', 'sexta dia 4 de dezembro', '2026-12-04'],
    ['pt', 'sexta, 4 de dezembro', '2026-12-04'],
    ['pt', 'sexta às 11h', '2026-11-27'],
    ['pt', 'amanhã', '2026-11-24'],
    ['pt', 'amanhã de manhã', '2026-11-24'],
    ['pt', 'depois de amanhã', '2026-11-25'],
    ['pt', 'ontem', '2026-11-22'],
    ['pt', 'sexta-feira', '2026-11-27'],
    ['pt', 'próxima sexta-feira', '2026-11-27'],
    ['pt', 'até sexta', '2026-11-27'],
    ['pt', 'sexta', '2026-11-27'],
    ['pt', 'sexta-feira da próxima semana', '2026-12-04'],
    ['pt', 'na próxima semana', '2026-11-30'],
    ['pt', 'semana que vem', '2026-11-30'],
    ['pt', 'daqui a duas semanas', '2026-12-07'],
    ['pt', 'em três dias', '2026-11-26'],
    ['pt', 'há dois dias', '2026-11-21'],
    ['pt', 'fim do mês', '2026-11-30'],
    ['pt', 'até ao fim do mês', '2026-11-30'],
    ['pt', '3 de dezembro', '2026-12-03'],
    ['pt', '3 de dezembro de 2026', '2026-12-03'],
    ['pt', 'dia 15', '2026-12-15'],
    ['pt', 'semana 49', '2026-11-30'],
  ]
  it.each(table)('%s: %s is %s', (language, text, day) => {
    expect(parseDay(text, { ...monday, language })).toBe(day)
  })

  it('understands full words of another language than the message', () => {
    expect(parseDay('übermorgen', monday)).toBe('2026-11-25')
    expect(parseDay('next Friday', { ...monday, language: 'it' })).toBe('2026-11-27')
  })
})

describe('on other days of the week', () => {
  it('"Friday" said on a Friday is the one after, "this Friday" is today', () => {
    const friday = at('2026-11-27T09:00:00+01:00')
    expect(parseDay('Friday', friday)).toBe('2026-12-04')
    expect(parseDay('this Friday', friday)).toBe('2026-11-27')
    expect(parseDay('last Friday', friday)).toBe('2026-11-20')
    expect(parseDay('Friday next week', friday)).toBe('2026-12-04')
  })

  it('weeks start on Monday: on Sunday next week is tomorrow', () => {
    const sunday = at('2026-11-29T09:00:00+01:00')
    expect(parseDay('next week', sunday)).toBe('2026-11-30')
    expect(parseDay('Friday next week', sunday)).toBe('2026-12-04')
    expect(parseDay('this week', sunday)).toBe('2026-11-29')
    expect(parseDay('this weekend', sunday)).toBe('2026-12-05')
  })

  it('a month later keeps to the month when its last days are missing', () => {
    expect(parseDay('in a month', at('2027-01-31T09:00:00+01:00'))).toBe('2027-02-28')
  })
})

describe('time zones', () => {
  it("counts from the organization's day, not from Greenwich", () => {
    const justAfterMidnight = at('2026-11-23T23:30:00Z')
    expect(todayOf(justAfterMidnight)).toBe('2026-11-24')
    expect(parseDay('tomorrow', justAfterMidnight)).toBe('2026-11-25')
    expect(parseDay('tomorrow', { ...justAfterMidnight, timeZone: 'America/New_York' })).toBe('2026-11-24')
  })

  it.each([
    '2026-10-24T23:30:00+02:00',
    '2026-10-25T00:30:00+02:00',
    '2027-03-27T23:30:00+01:00',
    '2027-03-28T00:30:00+01:00',
  ])('the change of summer time shifts no day (%s)', iso => {
    const clock = at(iso)
    const next = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    expect(todayOf(clock)).toBe(iso.slice(0, 10))
    expect(parseDay('tomorrow', clock)).toBe(next)
    expect(parseDay('in 24 days', clock) > next).toBe(true)
    expect(parseDay('the third of December', clock).slice(5)).toBe('12-03')
  })

  it('knows the instant a day begins, on both sides of summer time', () => {
    expect(startOfDay('2026-11-23', timeZone).toISOString()).toBe('2026-11-22T23:00:00.000Z')
    expect(startOfDay('2026-07-01', timeZone).toISOString()).toBe('2026-06-30T22:00:00.000Z')
    expect(startOfDay('2026-10-25', timeZone).toISOString()).toBe('2026-10-24T22:00:00.000Z')
    expect(startOfDay('2026-10-26', timeZone).toISOString()).toBe('2026-10-25T23:00:00.000Z')
  })
})

describe('finding days in a message', () => {
  const found = (text: string, language: DayClock['language'] = 'en') =>
    findDays(text, { ...monday, language }).map(span => [span.text, span.day])

  it.each([
    ['en', 'remind me to call Anna next Friday about the offer', [['next Friday', '2026-11-27']]],
    [
      'en',
      'task: send offer by 3.12., then call on Dec 10',
      [
        ['3.12.', '2026-12-03'],
        ['Dec 10', '2026-12-10'],
      ],
    ],
    ['de', 'Erinnere mich übermorgen daran, Frau Keller anzurufen', [['übermorgen', '2026-11-25']]],
    ['de', 'Offerte für Acme bis am 15. schreiben, dringend', [['am 15.', '2026-12-15']]],
    ['de', 'den 2. löschen', []],
    ['en', 'add a reminder on the 27th to call Anna', [['the 27th', '2026-11-27']]],
    ['fr', "rappelle-moi le 27 d'appeler Paul", [['le 27', '2026-11-27']]],
    ['pt', 'no dia 27 ligar ao Rui', [['dia 27', '2026-11-27']]],
    ['en', 'due on the 28th of this month', [['28th of this month', '2026-11-28']]],
    ['pt', 'acaba a 28 deste mês', [['28 deste mês', '2026-11-28']]],
    ['fr', 'le 5 du mois prochain', [['5 du mois prochain', '2026-12-05']]],
    ['de', 'am 5. des nächsten Monats', [['5. des nächsten Monats', '2026-12-05']]],
    ['en', 'the 31st of next month', [['31st of next month', '2026-12-31']]],
    ['en', 'show me 12 this month', [['this month', '2026-11-30']]],
    ['de', 'Offerte schreiben bis Ende nächster Woche', [['Ende nächster Woche', '2026-12-04']]],
    ['fr', 'rappelle-moi mardi prochain de payer la facture', [['mardi prochain', '2026-11-24']]],
    ['fr', 'rendez-vous avec Paul le 23 à 10h', [['le 23', '2026-11-23']]],
    ['fr', 'non, le 25', [['le 25', '2026-11-25']]],
    ['de', 'Termin mit Paul am 25. 10 Uhr', [['am 25.', '2026-11-25']]],
    ['de', 'Termin am 25. auf 16 Uhr verschieben', [['am 25.', '2026-11-25']]],
    ['de', 'Termin auf den 25. verschieben', [['auf den 25.', '2026-11-25']]],
    ['de', 'den 2. auf hoch', []],
    ['de', 'von 10 bis 11.30 Uhr', []],
    ['it', 'ricordami di chiamare Luca tra due settimane', [['tra due settimane', '2026-12-07']]],
    ['pt', 'lembra-me na sexta-feira de ligar à Marta', [['sexta-feira', '2026-11-27']]],
  ] as const)('%s: %s', (language, text, spans) => {
    expect(found(text, language)).toEqual(spans)
  })

  it.each([
    ['en', 'may I see the open tasks so that I can march on?'],
    ['en', 'Anna sat in the sun, do it'],
    ['en', 'call 079 123 45 67 or 01.02.03.04.05 about version 2.10.1'],
    ['en', "invoice CHF 1'200.50 or EUR 12.10. for 24/7 support, 2 out of 3"],
    ['de', 'guten Morgen, zeig mir die Mails am Morgen'],
    ['de', 'hier ist die neue Nummer, so geht es'],
    ['de', 'Rechnung über 12.10. CHF, Skonto 2%'],
    ['fr', 'mon client est dans la mer'],
    ['it', 'di sicuro mi va bene'],
    ['en', 'show invoice INV-2026-11-03 and id 2026-1234'],
  ] as const)('finds no day in: %s: %s', (language, text) => {
    expect(found(text, language)).toEqual([])
  })

  it('says where the words that lead to a day start', () => {
    const text = 'send the offer until the 15th'
    const [span] = findDays(text, monday)
    expect(text.slice(span?.leadStart, span?.end)).toBe('until the 15th')
    const german = 'Offerte bis am Freitag'
    expect(german.slice(findDays(german, { ...monday, language: 'de' })[0]?.leadStart)).toBe('bis am Freitag')
  })

  it('takes no noticeable time, whatever the text', () => {
    const started = performance.now()
    for (const piece of ['by ', '1 ', '1.1.', 'in the next ', 'mon ', 'jan 1 ', 'end of the ', ' ']) {
      findDays(piece.repeat(Math.ceil(2000 / piece.length)), monday)
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('marks what looks like a date and is none', () => {
    const [span] = findDays('pay by 31.02.', monday)
    expect(span).toMatchObject({ text: '31.02.', day: null, problem: expect.stringMatching(/no 31 February/) })
  })

  it('reads everything it finds in the same way as an argument', () => {
    for (const text of [
      'call Anna next Friday',
      'Offerte bis KW 50',
      'pay on 3/12/26',
      'see you the third of December',
    ]) {
      for (const span of findDays(text, monday)) expect(parseDay(span.text, monday)).toBe(span.day)
    }
  })
})
