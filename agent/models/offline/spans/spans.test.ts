import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../tools/tool.ts'
import { parseFigure } from './amount.ts'
import { findSpans } from './find-spans.ts'

const now = new Date('2026-11-23T09:00:00+01:00')

function spans(text: string, language: Language = 'en'): [string, unknown][] {
  return findSpans(text, { now, timeZone: 'Europe/Zurich', language }).map(span => [span.kind, span.value])
}

describe('findSpans', () => {
  it.each([
    ["1'200.50", 1200.5],
    ['3.400,00', 3400],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1,5', 1.5],
    ['12 500', 12500],
    ["1'000'000", 1_000_000],
    ['1,234,567.89', 1234567.89],
  ])('reads the figure %s', (text, value) => {
    expect(parseFigure(text)).toBe(value)
  })

  it.each([
    ["CHF 1'200.50", { amount: 1200.5, currency: 'CHF' }],
    ['3.400,00 €', { amount: 3400, currency: 'EUR' }],
    ['1.2k', { amount: 1200 }],
    ["invoice of 1'200.-", { amount: 1200 }],
    ['EUR 5k', { amount: 5000, currency: 'EUR' }],
    ['$99.90', { amount: 99.9, currency: 'USD' }],
  ])('reads the money in %s', (text, value) => {
    expect(spans(text)).toEqual([['money', value]])
  })

  it('tells phones from dates and amounts', () => {
    expect(spans('call +41 44 123 45 67 or 079 123 45 67 on 03.12.2026')).toEqual([
      ['phone', '+41 44 123 45 67'],
      ['phone', '079 123 45 67'],
      ['day', { from: '2026-12-03', to: '2026-12-03' }],
    ])
    expect(spans('916 442 018')).toEqual([['phone', '916 442 018']])
    expect(spans('125 000 000')).toEqual([['number', 125_000_000]])
    expect(spans('EUR 912 600 377')).toEqual([['money', { amount: 912_600_377, currency: 'EUR' }]])
    expect(spans('GB 123 456 789')).toEqual([['code', 'GB 123 456 789']])
    expect(spans('(044) 123 45 67')).toEqual([['phone', '(044) 123 45 67']])
  })

  it('finds e-mail addresses, also dictated ones', () => {
    expect(spans('anna@acme.ch, j.o-hara@sub.firm.co.uk')).toEqual([
      ['email', 'anna@acme.ch'],
      ['email', 'j.o-hara@sub.firm.co.uk'],
    ])
    expect(spans('mail is tom at brightco dot example')).toEqual([['email', 'tom@brightco.example']])
  })

  it.each([
    ['“send the offer”', 'send the offer'],
    ['„Angebot schicken“', 'Angebot schicken'],
    ['« devis »', 'devis'],
  ])('reads the quote %s', (text, value) => {
    expect(spans(text)).toEqual([['quote', value]])
  })

  it.each([
    ['at 14:30', 14, 30],
    ['2pm', 14, 0],
    ['12 am', 0, 0],
    ['um 9 Uhr', 9, 0],
    ['à 14h30', 14, 30],
    ['às 15h', 15, 0],
    ['halb neun', 8, 30],
  ])('reads the time in %s', (text, hour, minute) => {
    expect(spans(text)).toEqual([['time', { from: hour * 60 + minute }]])
  })

  it('reads a week or a month as a stretch and a day as a day', () => {
    expect(spans('this week')).toEqual([['day', { from: '2026-11-23', to: '2026-11-29' }]])
    expect(spans('next month')).toEqual([['day', { from: '2026-12-01', to: '2026-12-31' }]])
    expect(spans('next Friday')).toEqual([['day', { from: '2026-11-27', to: '2026-11-27' }]])
    expect(spans('nächste Woche', 'de')).toEqual([['day', { from: '2026-11-30', to: '2026-12-06' }]])
  })

  it('reads postal addresses', () => {
    expect(spans('Bahnhofstrasse 12, 8001 Zürich')).toEqual([
      ['place', { street: 'Bahnhofstrasse 12' }],
      ['place', { zip: '8001', city: 'Zürich' }],
    ])
    expect(spans('rue du Lac 5, 1003 Lausanne', 'fr')).toEqual([
      ['place', { street: 'rue du Lac 5' }],
      ['place', { zip: '1003', city: 'Lausanne' }],
    ])
  })

  it('reads invoice numbers as codes and plain counts as numbers', () => {
    expect(spans('invoice INV-2026-014')).toEqual([['code', 'INV-2026-014']])
    expect(spans('the first 5 tasks')).toEqual([['number', 5]])
  })
})
