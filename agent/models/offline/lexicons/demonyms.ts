// "Portuguese clients", "portugiesische Kunden": which country a word for where somebody is from means.
import { fold } from '../text/fold.ts'

/** ISO code → words for its people, English, German, French, Italian and Portuguese; a "~" stands for every ending. */
const words: Record<string, string> = {
  CH: 'swiss schweizer schweizerische~ suisse~ svizzer~ suic~',
  DE: 'german germans deutsche~ allemand~ tedesc~ alema~ alemo~',
  AT: 'austrian~ österreichische~ autrichien~ austriac~',
  FR: 'french französische~ français~ frances~',
  IT: 'italian~ italienische~ italien~',
  PT: 'portuguese portugiesische~ portugais~ portoghes~ portugues~',
  ES: 'spanish spanische~ espagnol~ spagnol~ espanho~',
  GB: 'british englische~ britische~ anglais~ britannique~ ingles~ britannic~',
  IE: 'irish irische~ irlandais~ irlandes~',
  NL: 'dutch niederländische~ holländische~ néerlandais~ hollandais~ olandes~ holandes~ neerlandes~',
  BE: 'belgian~ belgische~ belge~ belga~',
  LU: 'luxembourgish luxemburgische~ luxembourgeois~ lussemburghes~ luxemburgues~',
  DK: 'danish dänische~ danois~ danes~ dinamarques~',
  SE: 'swedish schwedische~ suédois~ svedes~ sueco~ sueca~',
  NO: 'norwegian~ norwegische~ norvégien~ norveges~ noruegues~',
  PL: 'polish polnische~ polonais~ polacc~ polaco~ polaca~',
  US: 'american~ amerikanische~ américain~',
}

const endings = '(?:e?[rnms]?|es|en|em|er|e|a|o|as|os|i|hi|he|is|oas|ois|ol|ola|oles|ola?s)?'
const patterns = Object.entries(words).map(([code, list]) => {
  const alternatives = fold(list)
    .split(' ')
    .map(word => word.replace('~', endings))
  return { code, pattern: new RegExp(`^(?:${alternatives.join('|')})$`) }
})

/** The country's code, for a word such as "Swiss", "deutsche", "français". */
export function countryOfPeople(word: string): string | undefined {
  const folded = fold(word)
  return patterns.find(({ pattern }) => pattern.test(folded))?.code
}
