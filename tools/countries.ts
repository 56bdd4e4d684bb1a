// Countries by code or by their name in one of our languages.
import { getCountries } from 'libphonenumber-js'
import { CrmError } from '../db/errors.ts'
import { languages } from './tool.ts'
import { normalise } from './words.ts'

/** ISO 3166-1 alpha-2 for "CH", "Switzerland", "Schweiz", "Suisse". @throws {CrmError} `invalid_input` */
export function parseCountry(text: string): string {
  const wanted = normalise(text)
  const code = getCountries().find(
    country =>
      normalise(country) === wanted || languages.some(language => normalise(nameOf(country, language)) === wanted),
  )
  if (code) return code
  throw new CrmError('invalid_input', `"${text}" is not a country I know.`, {
    hint: 'Use its name or code, such as CH.',
  })
}

function nameOf(country: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? ''
}
