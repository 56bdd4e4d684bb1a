import { describe, expect, it } from 'vitest'
import { matchesAddress } from './address.ts'
import { namesDate } from './dates.ts'
import { statesFact } from './facts.ts'
import { namesCount, namesNumber } from './numbers.ts'
import { namesPhone } from './phones.ts'
import { matchesValue } from './values.ts'

const context = {
  symbols: new Map([['contact:nora-frei', '00000000-0000-4000-8000-000000000001']]),
  timeZone: 'Europe/Zurich',
  country: 'CH',
}
const matches = (
  expected: Parameters<typeof matchesValue>[0],
  value: never | unknown,
  column = 'title',
  before?: never,
) => matchesValue(expected, { column, value: value as never, before }, context)

describe('numbers in an answer', () => {
  it.each([
    "CHF 1'200.50",
    '1.200,50 €',
    '1,200.50',
    '1 200,50',
    '1 200,50 EUR',
    'CHF1200.50',
    '1200.5',
    '1’200.50 Fr.',
  ])('reads 1200.5 in "%s"', text => expect(namesNumber(`Total: ${text} is open`, 1200.5)).toBe(true))
  it.each(['15', '0.5', '5\u202f000', '25.10.2026', '05:30', 'RE-2026-5', 'A5', '5th', '+41 5 555 55 55', "5'000"])(
    'does not read 5 in "%s"',
    text => expect(namesNumber(`see ${text}!`, 5)).toBe(false),
  )
  it('reads both numbers that a space separates', () => {
    expect(namesNumber('1 200', 1)).toBe(true)
    expect(namesNumber('1\u00a0200', 1)).toBe(false)
  })
  it('reads negative numbers and ends of sentences', () => {
    expect(namesNumber('The balance is -50.', -50)).toBe(true)
    expect(namesNumber('They owe 3400.', 3400)).toBe(true)
    expect(namesNumber('1200.– offen', 1200)).toBe(true)
    expect(namesNumber('between 5-10 tasks', 10)).toBe(true)
  })
  it('reads counts as digits and as words of five languages', () => {
    for (const text of ['3 tasks', 'three tasks', 'drei Aufgaben', 'trois tâches', 'tre compiti', 'três tarefas']) {
      expect(namesCount(text, 3)).toBe(true)
    }
    expect(namesCount('There are no open tasks', 0)).toBe(true)
    expect(namesCount('13 tasks', 3)).toBe(false)
  })
})

describe('dates in an answer', () => {
  it.each([
    '2026-12-10',
    '10.12.2026',
    '10.12.26',
    '10/12/2026',
    'am 10.12.',
    'Thu, 10 Dec 2026',
    'December 10, 2026',
    'Dec 10',
    '10th of December',
    'Donnerstag, 10. Dezember 2026',
    'le 10 décembre 2026',
    '10 déc. 2026',
    '10 dicembre',
    '10 de dezembro de 2026',
    '10 dez. 2026',
    '2026-12-10T14:00',
  ])('finds 10 December 2026 in "%s"', text => expect(namesDate(`due ${text}, ok`, '2026-12-10')).toBe(true))
  it.each(['10.12.2025', '12.10.2026', '110.12.2026', 'December 1, 2026', '10 December 2027', 'CHF 10.12'])(
    'does not find it in "%s"',
    text => expect(namesDate(`due ${text} ok`, '2026-12-10')).toBe(false),
  )
})

describe('phones in an answer', () => {
  it.each(['+41 44 123 45 67', '044 123 45 67', '0041441234567', '+41 (0)44 123 45 67', '044/123.45.67'])(
    'finds the number in "%s"',
    text => expect(namesPhone(`Call ${text} now`, '+41441234567', 'CH')).toBe(true),
  )
  it('tells numbers apart that end alike', () => {
    expect(namesPhone('+41 79 144 123 45 67', '044 123 45 67', 'CH')).toBe(false)
    expect(namesPhone('+49 44 123 45 67', '044 123 45 67', 'CH')).toBe(false)
  })
})

describe('facts', () => {
  it('compares text without case, accents and punctuation', () => {
    expect(statesFact('**Müller & Söhne AG**', 'muller sohne', 'CH')).toBe(true)
    expect(statesFact('INV-115', 'INV-11', 'CH')).toBe(false)
  })
  it('combines facts', () => {
    expect(
      statesFact('Anna, 3 tasks', { all: ['anna', { any: [{ num: 4 }, { count: 3 }] }, { not: 'Nora' }] }, 'CH'),
    ).toBe(true)
    expect(statesFact('Anna and Nora', { not: 'Nora' }, 'CH')).toBe(false)
  })
  it('reads patterns and times', () => {
    expect(statesFact('Überfällig: keine', '/überfällig/', 'CH')).toBe(true)
    expect(statesFact('at 2 pm', { time: '14:00' }, 'CH')).toBe(true)
    expect(statesFact('um 14 Uhr', { time: '14:00' }, 'CH')).toBe(true)
    expect(statesFact('à 14h30', { time: '14:00' }, 'CH')).toBe(false)
  })
})

describe('stored values', () => {
  it('compares literals by meaning', () => {
    expect(matches('Cafe Zuerich', 'Café Zuerich ')).toBe(true)
    expect(matches('anna@acme.ch', 'annaacmech', 'email')).toBe(false)
    expect(matches('044 123 45 67', '+41441234567', 'phone')).toBe(true)
    expect(matches("1'200.50", 1200.5, 'amount_total')).toBe(true)
    expect(matches('2026-12-10', '2026-12-09T23:00:00+00:00', 'deadline')).toBe(true)
    expect(matches('2026-12-10T14:00', '2026-12-10T13:00:00+00:00', 'start_time')).toBe(true)
    expect(matches('contact:nora-frei', '00000000-0000-4000-8000-000000000001', 'contact_id')).toBe(true)
    expect(matches(null, '')).toBe(true)
    expect(matches(['a', 'B'], ['b', 'a'], 'tags')).toBe(true)
    expect(matches(['a'], ['b', 'a'], 'tags')).toBe(false)
  })
  it('knows every operator', () => {
    expect(matches({ $in: ['x', 'y'] }, 'Y')).toBe(true)
    expect(matches({ $opt: 'x' }, null)).toBe(true)
    expect(matches({ $opt: 'x' }, 'z')).toBe(false)
    expect(matches({ $has: ['call|ring', 'anna'] }, 'Ring Anna back')).toBe(true)
    expect(matches({ $has: ['call|ring', 'anna'] }, 'Mail Anna')).toBe(false)
    expect(matches({ $includes: ['vip'] }, ['VIP', 'x'], 'tags')).toBe(true)
    expect(matches({ $excludes: ['vip'] }, ['VIP', 'x'], 'tags')).toBe(false)
    expect(matches({ $not: 'x' }, 'y')).toBe(true)
    expect(matches({ $range: [1, 3] }, 3)).toBe(true)
    expect(matches({ $range: ['2026-12-01', '2026-12-10'] }, '2026-12-10T22:00:00+00:00')).toBe(true)
    expect(matches({ $range: ['2026-12-01', '2026-12-10'] }, '2026-12-10T23:00:00+00:00')).toBe(false)
    expect(matches({ $date: '2026-11-27', $time: '14:00' }, '2026-11-27T13:00:00+00:00')).toBe(true)
    expect(matches({ $date: '2026-11-27', $time: '14:00' }, '2026-11-27T14:00:00+00:00')).toBe(false)
    expect(matches({ $any: true }, null)).toBe(true)
  })
  it('sees whether the old text stayed', () => {
    const stored = { column: 'notes', value: 'Old. New', before: 'old' }
    expect(matchesValue({ $has: ['new'], $keeps: true }, stored, context)).toBe(true)
    expect(matchesValue({ $has: ['new'], $keeps: true }, { ...stored, value: 'New' }, context)).toBe(false)
  })
  it('lets only the named keys of an object change', () => {
    const before = { currency: 'CHF', language: 'de' }
    const stored = { column: 'settings', before, value: { currency: 'EUR', language: 'de' } }
    expect(matchesValue({ currency: 'EUR' }, stored, context)).toBe(true)
    expect(matchesValue({ currency: 'EUR' }, { ...stored, value: { currency: 'EUR', language: 'fr' } }, context)).toBe(
      false,
    )
  })
  it('joins the columns of an address', () => {
    const row = { address_street: 'Bahnhofstrasse', address_number: '1', address_zip: '8001', address_city: 'Zürich' }
    expect(matchesAddress('Bahnhofstrasse 1, 8001 Zurich', row, undefined, context)).toBe(true)
    expect(matchesAddress('Bahnhofstrasse 1, 8001 Zurich', { ...row, address_country: 'CH' }, undefined, context)).toBe(
      false,
    )
    expect(
      matchesAddress('8001 Zürich, Bahnhofstrasse 1, Schweiz', { ...row, address_country: 'CH' }, undefined, context),
    ).toBe(true)
    expect(matchesAddress({ $has: ['zurich'] }, row, undefined, context)).toBe(true)
    expect(matchesAddress('Bahnhofstrasse 2, 8001 Zürich', row, undefined, context)).toBe(false)
  })
})
