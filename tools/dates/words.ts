// The words that dates are made of, in English, German, French, Italian and Portuguese, folded (no accents, lower case).
// Each list is a piece of a regular expression; the rules put them together.

const weekdayNames: [number, string][] = [
  [1, 'monday|montag|lundi|lunedi|segunda-feira'],
  [2, 'tuesday|dienstag|mardi|martedi|terca-feira'],
  [3, 'wednesday|wensday|mittwoch|mercredi|mercoledi|quarta-feira'],
  [4, 'thursday|donnerstag|jeudi|giovedi|quinta-feira'],
  [5, 'friday|freitag|vendredi|venerdi|sexta-feira'],
  [6, 'saturday|samstag|sonnabend|samedi|sabato|sabado'],
  [7, 'sunday|sonntag|dimanche|domenica|domingo'],
]

/** The word and its usual slips: a letter left out or two swapped, inside of it.. */
export function withSlips(word: string): string {
  if (!/^[a-z]{5,}$/.test(word) || shortNames.has(word)) return word
  const slips = Array.from({ length: word.length - 2 }, (_, at) => at + 1).flatMap(at => [
    word.slice(0, at) + word.slice(at + 1),
    ...(at + 1 < word.length ? [word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)] : []),
  ])
  return [...new Set([word, ...slips])].join('|')
}

/** One letter away from names that people have: Judi, Mari, Lund. */
const shortNames = new Set(['lundi', 'mardi', 'jeudi'])

const weekdayWords = weekdayNames.map(([number, names]): [number, string] => [
  number,
  names.split('|').map(withSlips).join('|'),
])

/** Short forms, which are words of their own in other languages ("so", "mar", "di"): only where a rule asks for them. */
const shortWeekdayWords: Record<string, [number, string][]> = {
  en: [
    [1, 'mon'],
    [2, 'tues?'],
    [3, 'wed'],
    [4, 'thu(?:rs?)?'],
    [5, 'fri'],
    [6, 'sat'],
    [7, 'sun'],
  ],
  de: [
    [1, 'mo'],
    [2, 'di'],
    [3, 'mi'],
    [4, 'do'],
    [5, 'fr'],
    [6, 'sa'],
    [7, 'so'],
  ],
  fr: [
    [1, 'lun'],
    [2, 'mar'],
    [3, 'mer'],
    [4, 'jeu'],
    [5, 'ven'],
    [6, 'sam'],
    [7, 'dim'],
  ],
  it: [
    [1, 'lun'],
    [2, 'mar'],
    [3, 'mer'],
    [4, 'gio'],
    [5, 'ven'],
    [6, 'sab'],
    [7, 'dom'],
  ],
  pt: [
    [1, 'seg(?:unda)?'],
    [2, 'ter(?:ca)?'],
    [3, 'qua(?:rta)?'],
    [4, 'qui(?:nta)?'],
    [5, 'sex(?:ta)?'],
    [6, 'sab'],
    [7, 'dom'],
  ],
}

const monthWords: [number, string][] = [
  [1, 'january|januar|janner|jaenner|janvier|gennaio|janeiro'],
  [2, 'february|februar|fevrier|febbraio|fevereiro'],
  [3, 'march|marz|maerz|mars|marzo|marco'],
  [4, 'april|avril|aprile|abril'],
  [5, 'may|mai|maggio|maio'],
  [6, 'june|juni|juin|giugno|junho'],
  [7, 'july|juli|juillet|luglio|julho'],
  [8, 'august|aout|agosto'],
  [9, 'september|septembre|settembre|setembro'],
  [10, 'october|oktober|octobre|ottobre|outubro'],
  [11, 'november|novembre|novembro'],
  [12, 'december|dezember|decembre|dicembre|dezembro'],
]

/** Short months, read only beside a date of the month. */
const shortMonthWords: [number, string][] = [
  [1, 'jan|janv|gen'],
  [2, 'feb|febr|fev|fevr'],
  [3, 'mar|mrz'],
  [4, 'apr|avr|abr'],
  [5, 'mag'],
  [6, 'jun|giu'],
  [7, 'jul|juil|lug'],
  [8, 'aug|ago'],
  [9, 'sep|sept|set'],
  [10, 'oct|okt|ott'],
  [11, 'nov'],
  [12, 'dec|dez|dic'],
]

const numberWords: [number, string][] = [
  [1, 'an?|one|ein(?:e[mnrs]?)?|une?|un[oa]|uma?'],
  [2, 'two|a couple of|zwei|zwo|deux|due|dois|duas'],
  [3, 'three|drei|trois|tre|tres'],
  [4, 'four|vier|quatre|quattro|quatro'],
  [5, 'five|funf|fuenf|cinq|cinque|cinco'],
  [6, 'six|sechs|sei|seis'],
  [7, 'seven|sieben|sept|sette|sete'],
  [8, 'eight|acht|huit|otto|oito'],
  [9, 'nine|neun|neuf|nove'],
  [10, 'ten|zehn|dix|dieci|dez'],
  [11, 'eleven|elf|onze|undici'],
  [12, 'twelve|zwolf|zwoelf|douze|dodici|doze'],
  [14, 'fourteen|vierzehn|quatorze|quattordici|catorze'],
  [15, 'fifteen|funfzehn|fuenfzehn|quinze|quindici'],
  [20, 'twenty|zwanzig|vingt|venti|vinte'],
  [30, 'thirty|drei(?:ss|ß)ig|trente|trenta|trinta'],
]

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'

const unitWords: [Unit, string][] = [
  ['day', 'days?|tag(?:e[ns]?|s)?|jours?|giorn[oi]|dias?'],
  ['week', 'weeks?|wochen?|semaines?|settiman[ae]|semanas?'],
  ['month', 'months?|monat(?:e[ns]?|s)?|mois|mes[ei]|mes|meses'],
  ['quarter', 'quarters?|quartal(?:e[ns]?|s)?|trimestr(?:es?|i)'],
  ['year', 'years?|jahr(?:e[ns]?|s)?|ans?|annees?|ann[oi]|anos?'],
]

/** Where a period lies seen from now: -1 last, 0 this, 1 next, 2 the one after. */
const beforeWords: [number, string][] = [
  [2, 'ubernachste[nrsm]?|uebernaechste[nrsm]?'],
  [1, 'next|(?:the )?coming|nachste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|prossim[oaie]|proxim[oa]s?'],
  [0, '(?:this|the) current|this|diese[nrsm]?|laufende[nrsm]?|ce(?:t|tte)?|quest[oa]|nest[ea]|dest[ea]|est[ea]'],
  [-1, 'last|past|previous|letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|scors[oa]|ultim[oa]s?'],
]
const afterWords: [number, string][] = [
  [2, 'after next'],
  [1, 'prochaine?s?|prossim[oa]|que vem|seguinte'],
  [-1, 'derni(?:er|ere)s?|passee?s?|scors[oa]|passad[oa]'],
]

export const endWords = '(?:the )?end of|ende|fin(?:e)?|fim|final'
export const middleWords = '(?:the )?middle of|mid|mitte|mi|meta|meados'
export const startWords = '(?:the )?(?:beginning|start) of|early|anfang|debut|inizio|inicio|comeco'

/** Small words between the parts of one date: "Ende *des* Monats", "vendredi *de la* semaine prochaine". */
export const glueWords =
  'of|in|on|the|dia|de|du|des|der|dem|den|del|della|dell|di|da|do|na|no|em|am|le|la|l|il|en|nel|nella|von|vom'

/** Words that lead to a date and belong to it rather than to what stands before: "*by* Friday", "*bis am* Freitag". */
export const leadWords =
  'due|payable|zahlbar|echeance|pagabile|scadenza|pagavel|vencimento|by|on|until|till|before|for|from|starting|since|in|the|at|bis|spatestens|spaetestens|fallig|faellig|zum|am|im|vom|per|ab|auf|vor|seit|der|den|dem|' +
  "avant|d'ici|pour|au|du|le|des|depuis|jusqu'au|jusqu'a|entro|il|al|dal|dalla|fino|prima|di|ate|antes|de|para|no|na|em|o|ao|a|desde|la|lo"

/** Words after which a German "am 19." without its month is a day: "am 19. *auf* 16 Uhr", "auf den 12. *verschieben*". */
export const afterDateWords =
  'auf|um|mit|bei|(?:ver|vor|vorver)?(?:schieben|schoben|legen|legt|setzen)|vorziehen|absagen|abgesagt|terminieren|terminiert|fallig|faellig'

export function wordOf<T>(entries: [T, string][], word: string): T | undefined {
  return entries.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0]
}

const join = (entries: [unknown, string][]) => entries.map(([, words]) => words).join('|')

export const weekdays = `(?:${join(weekdayWords)})`
export const shortWeekdays = (language: string) => `(?:${join(shortWeekdayWords[language] ?? [])})`
export const months = `(?:${join(monthWords)})`
export const anyMonths = `(?:${join(monthWords)}|${join(shortMonthWords)})`
export const numbers = `(?:\\d{1,3}|${join(numberWords)})`
export const units = `(?:${join(unitWords)})`
export const monthUnits = unitWords.find(([unit]) => unit === 'month')?.[1] ?? ''
export const before = `(?:${join(beforeWords)})`
export const after = `(?:${join(afterWords)})`

export function weekdayNumber(word: string): number {
  const short = Object.values(shortWeekdayWords).flat()
  return wordOf([...weekdayWords, ...short], word) ?? 0
}
export function monthNumber(word: string): number {
  return wordOf([...monthWords, ...shortMonthWords], word) ?? 0
}
export function countOf(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : (wordOf(numberWords, word) ?? 0)
}
export function unitOf(word: string): Unit {
  return wordOf(unitWords, word) ?? 'day'
}
export function positionOf(word: string): number {
  return wordOf(beforeWords, word) ?? wordOf(afterWords, word) ?? 0
}

/** Lower case without accents, character by character: offsets in the folded text are offsets in the text (NFC). */
export function foldInPlace(text: string): string {
  let folded = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const base = character.normalize('NFD').charAt(0).toLowerCase()
    folded += base.length === 1 ? base : character
  }
  return folded.replaceAll('’', "'")
}
