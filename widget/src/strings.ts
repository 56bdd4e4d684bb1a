// The widget's words in the reader's language. Texts are called by their English, so that English needs no table; any other language is a small file beside widget.js.
import { loadBeside } from './beside.ts'

export const languages = ['en', 'de', 'fr', 'it', 'pt'] as const
export type Language = (typeof languages)[number]
export type Words = Record<string, string>

/**
 * A text, column, table or state in the reader's language: `say('Undo')`, `say('due_date')`. `{}` are filled in order.
 */
export type Say = (words: string, ...values: (string | number)[]) => string

export interface Strings {
  language: Language
  say: Say
}

/** Stored names whose English is not simply the name. */
const english: Words = {
  company_name: 'Company',
  amount_total: 'Amount',
  due_date: 'Due',
  todo: 'To do',
  created_at: 'Created',
  profiles: 'People',
  signed_out: 'Please sign in.',
  refused: 'This page may not connect.',
  connecting: 'Not connected. Trying again …',
  waiting: 'Not connected. Trying again …',
}

export function createStrings(language: Language, known: Words = english): Strings {
  return {
    language,
    say(words, ...values) {
      let next = 0
      return (known[words] ?? readable(words)).replace(/\{\}/g, () => String(values[next++]))
    },
  }
}

/** English when loading fails. */
export async function loadStrings(language: Language, base: string): Promise<Strings> {
  if (language !== 'en')
    try {
      const { words } = await loadBeside(`words-${language}.js`, base)
      return createStrings(language, words)
    } catch {
      // Not there, or blocked by the host's content policy.
    }
  return createStrings('en')
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
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ')
}
