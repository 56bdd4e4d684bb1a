import { describe, expect, it } from 'vitest'
import { findDays, parseDay } from '../dates.ts'

const clock = { now: new Date('2026-11-23T09:00:00+01:00'), timeZone: 'Europe/Zurich' }

describe('payment terms', () => {
  it.each([
    ['net 14', '2026-12-07'],
    ['net 30 days', '2026-12-23'],
    ['30 days net', '2026-12-23'],
    ['30 days', '2026-12-23'],
    ['payable within 20 days', '2026-12-13'],
    ['due in 45 days', '2027-01-07'],
    ['netto 10', '2026-12-03'],
    ['30 Tage netto', '2026-12-23'],
    ['zahlbar in 10 Tagen', '2026-12-03'],
    ['zahlbar innert 30 Tagen', '2026-12-23'],
    ['innert 30 Tagen', '2026-12-23'],
    ['Zahlungsfrist 20 Tage', '2026-12-13'],
    ['sous 30 jours', '2026-12-23'],
    ['à 30 jours', '2026-12-23'],
    ['échéance fin décembre', '2026-12-31'],
    ['pagamento a 60 giorni', '2027-01-22'],
    ['prazo de 30 dias', '2026-12-23'],
  ])('%s counts from today: %s', (text, day) => {
    expect(parseDay(text, clock)).toBe(day)
  })

  it.each([
    ['invoice Acme CHF 600 net 10', ['net 10']],
    ['create an invoice for Emma over CHF 1350.50, net 14', ['net 14']],
    ['invoice Acme net 500 CHF', []],
    ['it costs 900 net', []],
    ['Netto 1200.-', []],
    ['internet 30 Mbit', []],
  ])('are found in "%s": %j', (text, found) => {
    expect(findDays(text, clock).map(span => span.text)).toEqual(found)
  })
})
