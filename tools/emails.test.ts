import { describe, expect, it } from 'vitest'
import { parseEmail } from './emails.ts'

describe('an e-mail address', () => {
  it.each([
    ['Anna@Acme.ch', 'anna@acme.ch'],
    [' mailto:anna@acme.ch ', 'anna@acme.ch'],
    ['<anna.m+crm@sub.acme.co.uk>', 'anna.m+crm@sub.acme.co.uk'],
    ['info@müller.ch', 'info@müller.ch'],
  ])('%s is kept as %s', (text, email) => {
    expect(parseEmail(text)).toBe(email)
  })

  it.each([
    'anna',
    'anna@acme',
    '@acme.ch',
    'anna@.ch',
    'an na@acme.ch',
    'anna@@acme.ch',
    'a..b@acme.ch',
    'anna@acme.ch, b@acme.ch',
  ])('%s is refused with a sentence', text => {
    expect(() => parseEmail(text)).toThrowError(`"${text}" is not an e-mail address.`)
  })
})
