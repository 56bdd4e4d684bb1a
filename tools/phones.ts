// Phone numbers as people type them, stored as E.164.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { CrmError } from '../db/errors.ts'

/**
 * `+41791234567`; an extension stays behind it (`+41441234567 ext. 12`).
 * @param country ISO code that a number without `+` belongs to
 * @throws {CrmError} `invalid_input`
 */
export function parsePhone(text: string, country: string): string {
  const defaultCountry: CountryCode = isSupportedCountry(country) ? country : 'CH'
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false })
  if (phone?.isPossible()) return phone.ext ? `${phone.number} ext. ${phone.ext}` : phone.number
  throw new CrmError('invalid_input', `"${text}" is not a phone number.`, {
    hint: 'It should look like 079 123 45 67 or +41 79 123 45 67.',
  })
}

/** As people read it: `+41 79 123 45 67`. What is not a number that we know stays as it is. */
export function formatPhone(stored: string): string {
  return parsePhoneNumberFromString(stored)?.formatInternational() ?? stored
}
