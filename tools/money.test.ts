import { describe, expect, it } from 'vitest'
import { addAmounts, multiplyDecimals, parseAmount, parseCurrency, parseDecimal, writeAmount } from './money.ts'

describe('parseAmount', () => {
  it.each<[string | number, string, string?]>([
    ['1200', '1200.00'],
    [1350.5, '1350.50'],
    [0.1, '0.10'],
    ["1'200.50", '1200.50'],
    ['1’200.50', '1200.50'],
    ["CHF 1'350.50", '1350.50', 'CHF'],
    ['3.400,00', '3400.00'],
    ['eur 3.400,00', '3400.00', 'EUR'],
    ['1.850,00 euros', '1850.00', 'EUR'],
    ['1,780 francs', '1780.00', 'CHF'],
    ['1,200.50', '1200.50'],
    ['1.234', '1234.00'],
    ['12.5', '12.50'],
    ['12,5', '12.50'],
    ['0.123k', '123.00'],
    ['2 200 CHF', '2200.00', 'CHF'],
    ['1\u202f200,5 €', '1200.50', 'EUR'],
    ['1.2k', '1200.00'],
    ['2.5k EUR', '2500.00', 'EUR'],
    ['EUR 5k', '5000.00', 'EUR'],
    ['2 Mio CHF', '2000000.00', 'CHF'],
    ['3 mila franchi', '3000.00', 'CHF'],
    ['650.-', '650.00'],
    ['CHF 890.–', '890.00', 'CHF'],
    ['Fr. 45.--', '45.00', 'CHF'],
    ['740 franchi', '740.00', 'CHF'],
    ['$99.90', '99.90', 'USD'],
    ['£20', '20.00', 'GBP'],
    ['9999999999.99', '9999999999.99'],
    ['0.01', '0.01'],
  ])('reads %s as %s %s', (text, amount, currency) => {
    expect(parseAmount(text)).toEqual(currency ? { amount, currency } : { amount })
  })

  it.each(['-300', 'minus 300 CHF', 'CHF -5', '0', '0.00', -1])('refuses %s: more than 0 it has to be', text => {
    expect(() => parseAmount(text)).toThrow(/must be more than 0/)
  })

  it.each([
    '',
    'a lot',
    1.234,
    Number.NaN,
    '12.345,678',
    '1.2.3',
    "12'34",
    '1,20,300',
    '10.9999',
    '5 bananas',
    'CHF 5 EUR',
    '1e5',
    'NaN',
    '12..5',
    '1.234.5',
    "1'2000",
  ])('does not guess what %j is', text => {
    expect(() => parseAmount(text)).toThrow(/as an amount/)
  })

  it('refuses what the database cannot hold', () => {
    expect(() => parseAmount('10000000000')).toThrow(/too large/)
  })
})

describe('parseDecimal', () => {
  it.each<[string | number, number, string | undefined]>([
    [6, 3, '6'],
    ['2.5', 3, '2.5'],
    ['1,5', 3, '1.5'],
    ['6 hours', 3, '6'],
    ['8.1 %', 2, '8.1'],
    ['8.1%', 2, '8.1'],
    [7.7, 2, '7.7'],
    ['0.001', 3, '0.001'],
    ['0.0001', 3, undefined],
    ['-1', 3, undefined],
    ['many', 3, undefined],
    ['1 2', 3, undefined],
  ])('reads %s with %i decimals as %s', (text, decimals, expected) => {
    expect(parseDecimal(text, decimals)).toBe(expected)
  })
})

describe('parseCurrency', () => {
  it.each([
    ['chf', 'CHF'],
    ['Franken', 'CHF'],
    ['€', 'EUR'],
    ['US$', 'USD'],
    ['sek', 'SEK'],
  ])('%s is %s', (text, code) => {
    expect(parseCurrency(text)).toBe(code)
  })

  it('knows no currency that there is not', () => {
    expect(() => parseCurrency('XQQ')).toThrow(/not a currency/)
  })
})

describe('reckoning', () => {
  it.each([
    ['6', '150.00', '900.00'],
    ['2.5', '99.99', '249.98'],
    ['0.001', '0.01', '0.00'],
    ['1.1', '1.05', '1.16'],
    ['0.333', '100.00', '33.30'],
  ])('%s × %s is %s', (factor, amount, product) => {
    expect(multiplyDecimals(factor, amount)).toBe(product)
  })

  it('adds up without losing a cent', () => {
    expect(addAmounts(['0.10', '0.20'])).toBe('0.30')
    expect(addAmounts(Array.from({ length: 1000 }, () => '1234567.89'))).toBe('1234567890.00')
    expect(addAmounts([])).toBe('0.00')
  })
})

describe('writeAmount', () => {
  it.each([
    ['1200.5', 'en', 'CH', "1'200.50"],
    ['1200.5', 'de', 'DE', '1.200,50'],
    ['9999999999.99', 'pt', 'PT', '9 999 999 999,99'],
    [0, 'fr', 'LI', '0.00'],
  ] as const)('%s is written in %s for %s as %s', (amount, language, country, written) => {
    expect(writeAmount(amount, language, country)).toBe(written)
  })
})
