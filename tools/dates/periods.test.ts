import { describe, expect, it } from 'vitest'
import { type DayClock, findPeriods, parsePeriod } from '../dates.ts'

/** Monday 23 November 2026. */
const clock: DayClock = { now: new Date('2026-11-23T09:00:00+01:00'), timeZone: 'Europe/Zurich', language: 'en' }

describe('a stretch of days', () => {
  it.each([
    ['today', '2026-11-23', '2026-11-23'],
    ['tomorrow', '2026-11-24', '2026-11-24'],
    ['next Friday', '2026-11-27', '2026-11-27'],
    ['27.11.2026', '2026-11-27', '2026-11-27'],
    ['this week', '2026-11-23', '2026-11-29'],
    ['next week', '2026-11-30', '2026-12-06'],
    ['last week', '2026-11-16', '2026-11-22'],
    ['this month', '2026-11-01', '2026-11-30'],
    ['last month', '2026-10-01', '2026-10-31'],
    ['this quarter', '2026-10-01', '2026-12-31'],
    ['last year', '2025-01-01', '2025-12-31'],
    ['March', '2027-03-01', '2027-03-31'],
    ['in March 2026', '2026-03-01', '2026-03-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['Q3 2026', '2026-07-01', '2026-09-30'],
    ['the last 7 days', '2026-11-16', '2026-11-23'],
    ['next two weeks', '2026-11-23', '2026-12-07'],
    ['KW 49', '2026-11-30', '2026-12-06'],
    ['from 1 to 20 December', '2026-12-01', '2026-12-20'],
    ['vom 1. bis 15. Dezember', '2026-12-01', '2026-12-15'],
    ['since Monday', '2026-11-30', undefined],
    ['since 1.11.2026', '2026-11-01', undefined],
    ['since last week', '2026-11-16', undefined],
    ['until Friday', undefined, '2026-11-27'],
    ['before Friday', undefined, '2026-11-26'],
    ['before next month', undefined, '2026-11-30'],
    ['after Friday', '2026-11-28', undefined],
    ['2 days ago', '2026-11-21', '2026-11-21'],
    ['vor 3 Tagen', '2026-11-20', '2026-11-20'],
    ['from 1.12. to 15.12.', '2026-12-01', '2026-12-15'],
    ['between Tuesday and Friday', '2026-11-24', '2026-11-27'],
    ['diese Woche', '2026-11-23', '2026-11-29'],
    ['nächsten Monat', '2026-12-01', '2026-12-31'],
    ['letzte 30 Tage', '2026-10-24', '2026-11-23'],
    ['seit 1. November 2026', '2026-11-01', undefined],
    ['cette semaine', '2026-11-23', '2026-11-29'],
    ['le mois prochain', '2026-12-01', '2026-12-31'],
    ['les 7 derniers jours', '2026-11-16', '2026-11-23'],
    ['questa settimana', '2026-11-23', '2026-11-29'],
    ['la settimana prossima', '2026-11-30', '2026-12-06'],
    ['esta semana', '2026-11-23', '2026-11-29'],
    ['semana que vem', '2026-11-30', '2026-12-06'],
  ])('%s', (text, from, until) => {
    expect(parsePeriod(text, clock)).toEqual({ ...(from && { from }), ...(until && { until }) })
  })

  it('looks back when asked to', () => {
    const back: DayClock = { ...clock, lean: 'past' }
    expect(parsePeriod('March', back)).toEqual({ from: '2026-03-01', until: '2026-03-31' })
    expect(parsePeriod('December', back)).toEqual({ from: '2025-12-01', until: '2025-12-31' })
    expect(parsePeriod('since Thursday', back)).toEqual({ from: '2026-11-19' })
    expect(parsePeriod('Q4', back)).toEqual({ from: '2026-10-01', until: '2026-12-31' })
  })

  it('skips no month at the end of a long one', () => {
    const endOfMarch: DayClock = { ...clock, now: new Date('2027-03-31T09:00:00+02:00') }
    expect(parsePeriod('last month', endOfMarch)).toEqual({ from: '2027-02-01', until: '2027-02-28' })
  })

  it('refuses what is no time at all', () => {
    expect(() => parsePeriod('whenever', clock)).toThrowError(/can't tell which day/)
  })

  it('is found in a message, the longest one where they overlap', () => {
    const spans = findPeriods('what was new last week, and in March 2026?', clock)
    expect(spans.map(span => span.text)).toEqual(['last week', 'March 2026'])
  })
})
