// The widget's words in the reader's language: English is built in, any other one is a small file beside widget.js.

import { labels as englishLabels, texts as englishTexts, type Words } from './words/en.ts'

export const languages = ['en', 'de', 'fr', 'it', 'pt'] as const
export type Language = (typeof languages)[number]
export type TextKey = keyof Words['texts']

export interface Strings {
  language: Language
  /** `{}` are filled in order. */
  text(key: TextKey, ...values: (string | number)[]): string
  /** A column, table, argument or state name for people. */
  label(name: string): string
}

export function createStrings(
  language: Language,
  { texts, labels }: Words = { texts: englishTexts, labels: englishLabels },
): Strings {
  return {
    language,
    text(key, ...values) {
      let next = 0
      return texts[key].replace(/\{\}/g, () => String(values[next++]))
    },
    label: name => labels[name] ?? readable(name),
  }
}

/** Loads as a script, so that a host's content policy needs nothing more than for widget.js. English when that fails. */
export async function loadStrings(language: Language, base: string): Promise<Strings> {
  if (language === 'en') return createStrings('en')
  try {
    const words: Words = await import(/* @vite-ignore */ new URL(`words-${language}.js`, base).href)
    return createStrings(language, words)
  } catch {
    return createStrings('en')
  }
}

/** The first of these (`de-CH`, `fr`) that we speak. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find(language => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}

/** `created_by` → `Created by` */
function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
