// Pronouns grown together with their verb, written out: "chiamarla" → "chiamare lei", "envoie-la" → "envoie ça".
import type { CompiledLexicon } from '../lexicon/compile.ts'
import { fold } from '../text/fold.ts'

/** Only after verbs that the language's lexicon knows: "Carlo" is no "care lo", "la facture" nothing to be done. */
export function spellOutClitics(text: string, { lexicon, verbs }: CompiledLexicon): string {
  return lexicon.clitics.reduce(
    (result, [pattern, replacement]) =>
      result.replace(pattern, (...match: string[]) => {
        const written = replacement.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')
        const [verb = ''] = written.split(' ')
        return verbs.has(fold(verb)) ? written : (match[0] ?? '')
      }),
    text,
  )
}
