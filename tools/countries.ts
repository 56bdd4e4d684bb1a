// Countries by code or by their name in one of our languages.
import { getCountries } from 'libphonenumber-js'
import { CrmError } from '../db/errors.ts'
import { languages } from './tool.ts'
import { normalise } from './words.ts'

let codes: Map<string, string> | undefined

/** ISO 3166-1 alpha-2 for "CH", "Switzerland", "Schweiz", "Suisse". @throws {CrmError} `invalid_input` */
export function parseCountry(text: string): string {
  const code = findCountry(text)
  if (code) return code
  throw new CrmError('invalid_input', `"${text}" is not a country I know.`, {
    hint: 'Use its name or code, such as CH.',
  })
}

/** The code, or nothing when the text is no country's name. */
export function findCountry(text: string): string | undefined {
  codes ??= indexNames()
  return codes.get(normalise(text))
}

function indexNames(): Map<string, string> {
  const index = new Map<string, string>()
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    for (const country of getCountries()) index.set(normalise(names.of(country) ?? country), country)
  }
  for (const country of getCountries()) index.set(normalise(country), country)
  return index
}
