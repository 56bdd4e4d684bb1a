import { describe, expect, it } from 'vitest'
import { parseIban, writeIban } from './iban.ts'

describe('parseIban', () => {
  it.each([
    ['CH93 0076 2011 6238 5295 7', 'CH9300762011623852957'],
    ['ch0830808007654321098', 'CH0830808007654321098'],
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'FR1420041010050500013M02606'],
    ['PT50-0002-0123-1234-5678-9015-4', 'PT50000201231234567890154'],
  ])('reads %s', (text, iban) => {
    expect(parseIban(text)).toBe(iban)
  })

  it.each(['CH93 0076 2011 6238 5295 8', 'CH93 0076 2011 6238 5295', 'DE8937040044053201300', 'CH', '', 'hello'])(
    'refuses %j',
    text => {
      expect(() => parseIban(text)).toThrow(/not a valid IBAN/)
    },
  )

  it('is written in groups of four', () => {
    expect(writeIban('CH9300762011623852957')).toBe('CH93 0076 2011 6238 5295 7')
  })
})
