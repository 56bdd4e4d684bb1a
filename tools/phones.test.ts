import { describe, expect, it } from 'vitest'
import { formatPhone, parsePhone } from './phones.ts'

describe('a phone number', () => {
  it.each([
    ['079 123 45 67', 'CH', '+41791234567'],
    ['+41 (0)79 123 45 67', 'PT', '+41791234567'],
    ['0041 44 123 45 67', 'CH', '+41441234567'],
    ['912 345 678', 'PT', '+351912345678'],
    ['030/1234567', 'DE', '+49301234567'],
    ['044 123 45 67 ext. 12', 'CH', '+41441234567 ext. 12'],
    ['079 123 45 67', 'nowhere', '+41791234567'],
  ])('%s in %s is stored as %s', (text, country, stored) => {
    expect(parsePhone(text, country)).toBe(stored)
  })

  it.each(['12', 'call me', '', '+41 79', 'Anna 079 123 45 67'])('"%s" is refused with a sentence', text => {
    expect(() => parsePhone(text, 'CH')).toThrowError(`"${text}" is not a phone number.`)
  })

  it.each([
    ['+41791234567', '+41 79 123 45 67'],
    ['+351912345678', '+351 912 345 678'],
    ['+41441234567 ext. 12', '+41 44 123 45 67 ext. 12'],
    ['call the office', 'call the office'],
  ])('%s is shown as %s', (stored, shown) => {
    expect(formatPhone(stored)).toBe(shown)
  })
})
