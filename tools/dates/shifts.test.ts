import { describe, expect, it } from 'vitest'
import { findShifts, shiftDay } from '../dates.ts'

describe('by how much a day moves', () => {
  it.each([
    ['two days', '2027-02-02'],
    ['by a week', '2027-02-07'],
    ['another week', '2027-02-07'],
    ['another 2 weeks', '2027-02-14'],
    ['one more week', '2027-02-07'],
    ['a month', '2027-02-28'],
    ['um zwei Wochen', '2027-02-14'],
    ['eine weitere Woche', '2027-02-07'],
    ["d'un mois", '2027-02-28'],
    ['di una settimana', '2027-02-07'],
    ['três dias', '2027-02-03'],
    ['1 year', '2028-01-31'],
  ])('%s', (said, day) => {
    expect(shiftDay('2027-01-31', said, 1)).toBe(day)
  })

  it('moves back, too', () => {
    expect(shiftDay('2027-03-31', 'one month', -1)).toBe('2027-02-28')
  })

  it.each(['week', 'a while', 'two hours', ''])('says that it does not know "%s"', said => {
    expect(() => shiftDay('2027-01-31', said, 1)).toThrow(`I can't tell by how much "${said}" is.`)
  })

  it('finds them in a text', () => {
    const text = 'push it back by two days, or another week, not 3 hours'
    expect(findShifts(text).map(({ start, end }) => text.slice(start, end))).toEqual(['two days', 'another week'])
  })
})
