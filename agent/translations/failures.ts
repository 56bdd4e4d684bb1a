// What tools and the database refuse, in the person's language: they word it in English, where it arises.
import { CrmError } from '../../db/errors.ts'
import type { Language } from '../../tools/tool.ts'
import { type Catalogue, createTranslate } from './catalogue.ts'
import { de } from './failures/de.ts'
import { fr } from './failures/fr.ts'
import { it } from './failures/it.ts'
import { pt } from './failures/pt.ts'

export const failures: Record<Exclude<Language, 'en'>, Catalogue> = { de, fr, it, pt }

/** A sentence that has no translation stays English. */
export function failureInWords(error: CrmError, language: Language): CrmError {
  if (language === 'en') return error
  const { code, message, hint, choices, cause } = error
  const translate = createTranslate(failures[language])
  const say = (sentence: string) => translate(sentence) ?? sentence
  return new CrmError(code, say(message), { ...(hint && { hint: say(hint) }), ...(choices && { choices }), cause })
}
