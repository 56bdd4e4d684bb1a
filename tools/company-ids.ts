// Company identifiers. The Swiss UID is checked; others are stored as given.
import { CrmError } from '../db/errors.ts'

const weights = [5, 4, 3, 2, 7, 6, 5, 4]

/** `CHE-123.456.788` for a Swiss UID in any spelling. @throws {CrmError} `invalid_input` for a UID that can't exist */
export function parseCompanyId(text: string): string {
  const compact = text.trim().toUpperCase().replace(/\s+/g, ' ')
  if (!compact.startsWith('CHE')) return compact
  const digits = compact.replace(/\D/g, '')
  if (digits.length === 9 && hasCheckDigit(digits)) {
    return `CHE-${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`
  }
  throw new CrmError('invalid_input', `"${text}" is not a valid Swiss UID.`, { hint: 'It looks like CHE-123.456.788.' })
}

function hasCheckDigit(digits: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[8])
}
