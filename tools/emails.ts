// E-mail addresses as people type them.
import { CrmError } from '../db/errors.ts'

const shape = /^[^\s@<>(),;:"\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u

/** Lower case, without `mailto:` and brackets. @throws {CrmError} `invalid_input` */
export function parseEmail(text: string): string {
  const email = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase()
  const sound = shape.test(email) && !email.includes('..') && !/^\.|\.@/.test(email) && email.length <= 254
  if (sound) return email
  throw new CrmError('invalid_input', `"${text}" is not an e-mail address.`, {
    hint: 'It should look like anna@acme.ch.',
  })
}
