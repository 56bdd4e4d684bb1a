// The lexicons by language. A new language is one file and one line.
import type { Language } from '../../../../tools/tool.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { pt } from './pt.ts'

export const allLexicons: Record<Language, Lexicon> = { en, de, fr, it, pt }
