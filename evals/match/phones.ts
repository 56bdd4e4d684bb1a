// Phone numbers by meaning: 044 123 45 67 is +41 44 123 45 67.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

export function samePhone(a: string, b: string, country: string): boolean {
  const left = normalise(a, country)
  return left !== '' && left === normalise(b, country)
}

/** Whether a text names that number, in national or international writing. */
export function namesPhone(text: string, phone: string, country: string): boolean {
  const wanted = nationalDigits(phone, country)
  if (wanted === '') return false
  const callingCode = parse(phone, country)?.countryCallingCode ?? ''
  const prefixes = new Set(['', '0', callingCode, `00${callingCode}`, `${callingCode}0`])
  for (const match of text.matchAll(/\+?\(?\d[\d\s()./\u00a0\u202f-]{4,}\d/g)) {
    const digits = match[0].replace(/\D/g, '')
    if (digits.endsWith(wanted) && prefixes.has(digits.slice(0, -wanted.length))) return true
  }
  return false
}

function normalise(phone: string, country: string): string {
  return parse(phone, country)?.number ?? phone.replace(/\D/g, '')
}

function nationalDigits(phone: string, country: string): string {
  return parse(phone, country)?.nationalNumber ?? phone.replace(/\D/g, '').replace(/^0+/, '')
}

function parse(phone: string, country: string) {
  return parsePhoneNumberFromString(phone, country as CountryCode)
}
