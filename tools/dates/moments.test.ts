import { describe, expect, it } from 'vitest'
import { type DayClock, localTime, parseDuration, parseEnd, parseMoment } from '../dates.ts'

const timeZone = 'Europe/Zurich'
type Spoken = DayClock['language']
const clockIn = (language: Spoken): DayClock => ({ now: new Date('2026-11-23T09:00:00+01:00'), timeZone, language })
const wall = (instant: Date | undefined) => instant && localTime(instant, timeZone).slice(0, 16)

describe('a day and a time, on Monday 23 November 2026', () => {
  const table: [Spoken, string, string][] = [
    ['en', 'Tuesday at 14:00', '2026-11-24T14:00'],
    ['en', 'tomorrow at 16:30', '2026-11-24T16:30'],
    ['en', 'friday 10:15', '2026-11-27T10:15'],
    ['en', 'tomorrow at 3pm', '2026-11-24T15:00'],
    ['en', '3pm tomorrow', '2026-11-24T15:00'],
    ['en', 'tomorrow 9 a.m.', '2026-11-24T09:00'],
    ['en', 'tomorrow at 3', '2026-11-24T15:00'],
    ['en', 'tomorrow at 9', '2026-11-24T09:00'],
    ['en', 'tomorrow at nine', '2026-11-24T09:00'],
    ['en', 'tomorrow morning at 6', '2026-11-24T06:00'],
    ['en', 'tomorrow evening at 7', '2026-11-24T19:00'],
    ['en', '03:00 on Friday', '2026-11-27T03:00'],
    ['en', 'next week wednesday half past two', '2026-12-02T14:30'],
    ['en', 'quarter to ten on Friday', '2026-11-27T09:45'],
    ['en', 'ten past four tomorrow', '2026-11-24T16:10'],
    ['en', 'Wednesday at noon', '2026-11-25T12:00'],
    ['en', "Thursday 8 o'clock", '2026-11-26T08:00'],
    ['en', 'at 15:00', '2026-11-23T15:00'],
    ['en', 'in half an hour', '2026-11-23T09:30'],
    ['en', 'in 2 hours', '2026-11-23T11:00'],
    ['en', '2026-12-03T15:00', '2026-12-03T15:00'],
    ['en', '2026-12-03 15:00', '2026-12-03T15:00'],
    ['en', '2026-12-03T15:00:00Z', '2026-12-03T16:00'],
    ['en', '3.12. 9:00', '2026-12-03T09:00'],
    ['de', 'morgen um halb neun', '2026-11-24T08:30'],
    ['de', 'morgen um halb drei', '2026-11-24T14:30'],
    ['de', 'am Donnerstag um 11 Uhr', '2026-11-26T11:00'],
    ['de', 'Freitag 14.30 Uhr', '2026-11-27T14:30'],
    ['de', 'Freitag um 9.10', '2026-11-27T09:10'],
    ['de', 'am 2. Dezember um 8 Uhr 15', '2026-12-02T08:15'],
    ['de', 'übermorgen viertel nach drei', '2026-11-25T15:15'],
    ['de', 'Dienstag viertel vor acht', '2026-11-24T07:45'],
    ['de', 'Dienstag dreiviertel neun', '2026-11-24T08:45'],
    ['de', 'Dienstagabend um 7', '2026-11-24T19:00'],
    ['de', 'morgen früh um 6 Uhr', '2026-11-24T06:00'],
    ['de', 'heute Nachmittag um 3', '2026-11-23T15:00'],
    ['de', 'Freitag um neun', '2026-11-27T09:00'],
    ['fr', 'le 2 décembre à 15h', '2026-12-02T15:00'],
    ['fr', 'mardi à 14h30', '2026-11-24T14:30'],
    ['fr', 'demain à 9 heures', '2026-11-24T09:00'],
    ['fr', 'jeudi à 8 h et demie', '2026-11-26T08:30'],
    ['fr', 'vendredi à midi', '2026-11-27T12:00'],
    ['it', 'venerdì alle 11', '2026-11-27T11:00'],
    ['it', 'giovedì alle 16', '2026-11-26T16:00'],
    ['it', 'domani alle nove e mezza', '2026-11-24T09:30'],
    ['it', 'domani alle ore 15', '2026-11-24T15:00'],
    ['pt', 'amanhã às 17h', '2026-11-24T17:00'],
    ['pt', 'na quinta-feira às 9h30', '2026-11-26T09:30'],
    ['pt', 'amanhã às duas e meia', '2026-11-24T14:30'],
  ]
  it.each(table)('%s: %s is %s', (language, text, expected) => {
    const moment = parseMoment(text, clockIn(language))
    expect([wall(moment.start), wall(moment.end)]).toEqual([expected, undefined])
  })
})

describe('a stretch of time', () => {
  const table: [Spoken, string, string, string][] = [
    ['en', 'tomorrow from 2 to 3pm', '2026-11-24T14:00', '2026-11-24T15:00'],
    ['en', 'tomorrow 11 to 12', '2026-11-24T11:00', '2026-11-24T12:00'],
    ['en', 'tomorrow from 11 to 1', '2026-11-24T11:00', '2026-11-24T13:00'],
    ['en', 'tomorrow from 9 to 3pm', '2026-11-24T09:00', '2026-11-24T15:00'],
    ['en', 'tomorrow 9 to 5', '2026-11-24T09:00', '2026-11-24T17:00'],
    ['en', '2 December 9am to 11am', '2026-12-02T09:00', '2026-12-02T11:00'],
    ['en', 'Thursday 26 November from 14:00 to 15:30', '2026-11-26T14:00', '2026-11-26T15:30'],
    ['en', 'Thursday 15:00-16:00', '2026-11-26T15:00', '2026-11-26T16:00'],
    ['en', 'Friday 22:00 to 01:00', '2026-11-27T22:00', '2026-11-28T01:00'],
    ['en', 'tomorrow at 16:30 for one hour', '2026-11-24T16:30', '2026-11-24T17:30'],
    ['en', '2026-11-24 14:00 to 15:00', '2026-11-24T14:00', '2026-11-24T15:00'],
    ['de', 'übermorgen von 9 bis 10 uhr', '2026-11-25T09:00', '2026-11-25T10:00'],
    ['de', 'am 2. Dezember von 10 bis 11 Uhr', '2026-12-02T10:00', '2026-12-02T11:00'],
    ['de', 'Freitag 9.00 bis 10.30', '2026-11-27T09:00', '2026-11-27T10:30'],
    ['fr', 'demain de 10h à 12h', '2026-11-24T10:00', '2026-11-24T12:00'],
    ['it', 'domani dalle 10 alle 12', '2026-11-24T10:00', '2026-11-24T12:00'],
    ['pt', 'amanhã das 10 às 12', '2026-11-24T10:00', '2026-11-24T12:00'],
  ]
  it.each(table)('%s: %s', (language, text, start, end) => {
    const moment = parseMoment(text, clockIn(language))
    expect([wall(moment.start), wall(moment.end)]).toEqual([start, end])
  })
})

describe('what is missing or wrong', () => {
  it.each([
    ['tomorrow', /At what time\? "tomorrow" says no time of day/],
    ['08:00', /On which day\?/],
    ['soon', /can't tell when "soon" is/],
    ['tomorrow at 25:00', /There is no time 25:00/],
    ['tomorrow at 10:75', /There is no time 10:75/],
    ['31.02. 10:00', /no 31 February/],
    ['2026-02-30T10:00', /There is no 2026-02-30/],
    ['Monday or Tuesday at 10:00', /can't tell/],
    ['tomorrow at 10:00 with Anna', /can't tell/],
    ['', /can't tell/],
  ])('%s is refused with a sentence', (text, message) => {
    expect(() => parseMoment(text, clockIn('en'))).toThrowError(message)
  })

  it('comes from what is known already', () => {
    const known = { day: '2026-11-27', minutes: 16 * 60 }
    expect(wall(parseMoment('Thursday', clockIn('en'), known).start)).toBe('2026-11-26T16:00')
    expect(wall(parseMoment('9:00', clockIn('en'), known).start)).toBe('2026-11-27T09:00')
    expect(wall(parseMoment('17', clockIn('en'), known).start)).toBe('2026-11-27T17:00')
  })
})

describe('a weekday and a date of the month', () => {
  it.each([
    ['lundi 30 à 16h30', 'fr', '2026-11-30T16:30'],
    ['Friday 27 at 4:30pm', 'en', '2026-11-27T16:30'],
    ['Freitag 4. um 10 Uhr', 'de', '2026-12-04T10:00'],
    ['sexta 27 às 16h', 'pt', '2026-11-27T16:00'],
    ['venerdì 27 alle 9', 'it', '2026-11-27T09:00'],
    ['Friday 11', 'en', '2026-11-27T11:00'],
    ['Freitag 16 Uhr', 'de', '2026-11-27T16:00'],
    ['at 9 on Friday, November 27.', 'en', '2026-11-27T09:00'],
  ] as const)('%s is %s', (text, language, expected) => {
    expect(wall(parseMoment(text, clockIn(language)).start)).toBe(expected)
  })

  it('that do not go together are refused', () => {
    expect(() => parseMoment('lundi 27 à 16h30', clockIn('fr'))).toThrowError(/2026-11-27 is a Friday, not a Monday/)
  })
})

describe('in summer and winter time', () => {
  const before: DayClock = { now: new Date('2027-03-26T09:00:00+01:00'), timeZone, language: 'en' }
  it.each([
    ['Saturday at 10:00', '2027-03-27T09:00:00.000Z'],
    ['Sunday at 10:00', '2027-03-28T08:00:00.000Z'],
    ['28.3.2027 03:00', '2027-03-28T01:00:00.000Z'],
    ['31.10.2027 10:00', '2027-10-31T09:00:00.000Z'],
    ['30.10.2027 22:00 to 06:00', '2027-10-30T20:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseMoment(text, before).start.toISOString()).toBe(instant)
  })

  it('a time that is skipped is moved on by the gap', () => {
    expect(parseMoment('28.3.2027 02:30', before).start.toISOString()).toBe('2027-03-28T01:30:00.000Z')
  })
})

describe('an end', () => {
  const start = new Date('2026-11-24T11:00:00+01:00')
  it.each([
    ['12', '2026-11-24T12:00'],
    ['Wednesday 9', '2026-11-25T09:00'],
    ['15:30', '2026-11-24T15:30'],
    ['at 1', '2026-11-24T13:00'],
    ['11:30', '2026-11-24T11:30'],
    ['10:00', '2026-11-24T22:00'],
    ['Wednesday at noon', '2026-11-25T12:00'],
  ])('%s lies after the start', (text, expected) => {
    expect(wall(parseEnd(text, start, clockIn('en')))).toBe(expected)
  })

  it('needs a time', () => {
    expect(() => parseEnd('Wednesday', start, clockIn('en'))).toThrowError(/Until what time/)
  })
})

describe('how long', () => {
  it.each([
    ['one hour', 60],
    ['an hour', 60],
    ['2 hours', 120],
    ['half an hour', 30],
    ['45 minutes', 45],
    ['90 min', 90],
    ['90', 90],
    ['1h30', 90],
    ['1.5 hours', 90],
    ['1 hour 15 minutes', 75],
    ['an hour and a half', 90],
    ['for two hours', 120],
    ['eine Stunde', 60],
    ['anderthalb Stunden', 90],
    ['eine halbe Stunde', 30],
    ['20 Minuten lang', 20],
    ['une heure et demie', 90],
    ["mezz'ora", 30],
    ['due ore', 120],
    ['uma hora', 60],
  ])('%s is %s minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes)
  })

  it.each([['long'], ['2'], ['0 minutes'], ['1000 hours'], ['two hours or three hours']])('refuses %s', text => {
    expect(() => parseDuration(text)).toThrowError()
  })
})
