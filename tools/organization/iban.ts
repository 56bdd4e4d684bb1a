// Bank account numbers: ISO 13616, with its check digits.
import { CrmError } from '../../db/errors.ts'

/** Lengths where the country is known; elsewhere the check digits alone decide. */
const lengths: Record<string, number> = {
  AT: 20,
  BE: 16,
  CH: 21,
  CZ: 24,
  DE: 22,
  DK: 18,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  IE: 22,
  IT: 27,
  LI: 21,
  LU: 20,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  SE: 24,
}

/** Without spaces, in capitals. @throws {CrmError} `invalid_input` */
export function parseIban(text: string): string {
  const iban = text.replace(/[\s.-]/g, '').toUpperCase()
  const length = lengths[iban.slice(0, 2)] ?? iban.length
  const wellFormed = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && iban.length === length
  if (wellFormed && remainder(iban) === 1) return iban
  throw new CrmError('invalid_input', `"${text}" is not a valid IBAN.`, {
    hint: 'It looks like CH93 0076 2011 6238 5295 7.',
  })
}

/** Of the number that the digits make, the first four moved to the end and letters as 10 to 35, divided by 97. */
function remainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return Number(BigInt(digits) % 97n)
}

/** In groups of four, as people read it. */
export function writeIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}
