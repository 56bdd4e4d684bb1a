// E-mail addresses, phone numbers, links, record ids, invoice-like codes, quotes and postal addresses.
import type { Span } from './span.ts'

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu
const spokenEmail =
  /(?<![\p{L}\d])([a-z\d._-]+) (?:at|\(at\)|\[at\]) ([a-z\d-]+) (?:dot|punkt|point|punto|ponto) ([a-z]{2,10})(?![\p{L}\d])/giu
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const url = /(?:https?:\/\/|www\.)[^\s<>"]+[^\s<>".,;:!?)]/gi
const phone = /(?<![\p{L}\d.,'’-])(?:\+|00|\(\+|\(0|0)\d?(?:[\s()./–-]{0,3}\d){6,14}(?![\p{L}\d]|[-.]\d)/gu
/** Nine or ten digits in groups: a number as it is said at home, without 0 or +. */
const grouped =
  /(?<![\p{L}\d.,'’+/-]|(?:CHF|EUR|USD|GBP|Fr\.|[€$£])\s?|\d |(?<!\p{L})(?:ATU|DE|ES|FR|GB|IT|LI|LU|NL|PT)[ -]?)\d{2,4}(?: \d{2,4}){2,4}(?![\p{L}\d]|[.,:/-]\d| \d|\s?(?:CHF|EUR|USD|GBP|Fr\.|[€$£]|francs|franken|franchi|euros?|dollars?|pounds))/giu
const uid =
  /(?<![\p{L}\d])(?:ATU|DE|ES|FR|GB|IT|LI|LU|NL|PT)[ -]?\d{2,4}(?:[ .]?\d{2,4}){2,3}(?![\p{L}\d]|[ .]\d)|(?<![\p{L}\d])CHE[-\s]?\d{3}[.\s]?\d{3}[.\s]?\d{3}(?:\s?(?:MWST|TVA|IVA))?(?![\p{L}\d])/giu
/** Bank accounts: two letters, two digits, groups of four. */
const iban = /(?<![\p{L}\d])\p{Lu}{2}\d{2}(?: ?[\p{Lu}\d]{4}){2,7}(?: ?[\p{Lu}\d]{1,3})?(?![\p{L}\d])/gu
const code = /(?<![\p{L}\d-])(?:\p{Lu}{1,6}[-/]\d{2,}(?:[-/]\d+)*|\d{4}-\d{2,6}|#\d+)(?![\p{L}\d-])/gu
const dateLike = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/
const quote =
  /"([^"\n]{1,300})"|«\s?([^»\n]{1,300}?)\s?»|„([^“”"\n]{1,300})[“”"]|“([^”"\n]{1,300})[”"]|‘([^’\n]{1,300})’|(?<![\p{L}\d])'([^'\n]{2,300})'(?![\p{L}\d])/gu
const street =
  /(?<![\p{L}\d])(?:\p{L}[\p{L}.'’-]*(?:strasse|straße|str\.|gasse|weg|platz|allee|ring|quai|steig|matte|rain|graben|chaussee|damm|ufer|promenade)|\p{L}[\p{L}'’-]* (?:chaussee|allee|strasse|straße|str\.|damm|ufer|promenade)|(?:rue|avenue|av\.|chemin|ch\.|route|place|boulevard|bd|via|viale|piazza|corso|rua|avenida|travessa|largo|quai) (?:\p{L}[\p{L}'’-]* ){0,4}?\p{L}[\p{L}'’-]*,?|\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)? (?:street|road|avenue|lane|square|st\.|rd\.|ave\.)) \d{1,4} ?[a-z]?(?![\p{L}\d])|(?<![\p{L}\d])\d{1,4} (?:\p{Lu}[\p{L}'’-]* ){1,3}(?:Street|Road|Avenue|Lane|Square|St\.|Rd\.|Ave\.)/giu
/** "am Nydeggstalden 12, 3011 Bern": whatever has a number and stands before a postcode. */
const besideTown =
  /(?<![\p{L}\d])\p{Lu}[\p{L}'’-]{3,}(?: \p{Lu}[\p{L}'’-]+)? \d{1,4} ?[a-z]?(?=,\s?(?:CH-)?\d{4} \p{Lu}\p{Ll})/gu
const town =
  /(?<![\p{L}\d'’.,])(?:(?:CH|D|A|F|I|FL|P)-)?(\d{4}-\d{3}|\d{4,5}) (?!(?:CHF|EUR|USD|GBP|Fr|Franken|Euro|Tokens?|Jetons|Stück|Stk|Personen|Leute|Exemplare)(?!\p{L}))(\p{Lu}[\p{L}.'’-]+(?: (?:(?:am|an der|im|bei|de|do|da|di|sur|les) )?\p{Lu}[\p{L}'’-]+)*(?<=\p{L}))/gu

/** Most texts hold no figure, no address and no quote: cheap looks spare them the long patterns. */
export function findAddresses(text: string): Span[] {
  const hasDigits = /\d/.test(text)
  return [
    ...(/["«„“‘']/.test(text)
      ? [...text.matchAll(quote)].map(match => span(match, 'quote', match.slice(1).find(Boolean) ?? ''))
      : []),
    ...findMails(text),
    ...(/https?:|www\./i.test(text) ? [...text.matchAll(url)].map(match => span(match, 'url', match[0])) : []),
    ...(hasDigits ? findFigures(text) : []),
    ...findSpokenPhones(text),
    ...(hasDigits ? findPlaces(text) : []),
    ...(hasDigits ? [...text.matchAll(code)].map(match => span(match, 'code', match[0].replace(/^#/, ''))) : []),
  ]
}

/** A number of a register, and no invoice's: "CHE-123.456.789", "PT 501 964 843". */
export function isCompanyId({ text }: Span): boolean {
  return [...text.matchAll(uid)].some(match => match[0] === text)
}

export function isBankAccount({ text }: Span): boolean {
  return text.replace(/\s/g, '').length >= 15 && /^\p{Lu}{2}\d{2}/u.test(text)
}

function findMails(text: string): Span[] {
  return [
    ...(text.includes('@') ? [...text.matchAll(email)].map(match => span(match, 'email', match[0])) : []),
    ...[...text.matchAll(spokenEmail)].map(match => span(match, 'email', `${match[1]}@${match[2]}.${match[3]}`)),
  ]
}

function findFigures(text: string): Span[] {
  return [
    ...[...text.matchAll(uuid)].map(match => span(match, 'uuid', match[0].toLowerCase())),
    ...[...text.matchAll(iban)].map(match => span(match, 'code', match[0])),
    ...[...text.matchAll(uid)].map(match => span(match, 'code', match[0])),
    ...findPhones(text),
  ]
}

function findPhones(text: string): Span[] {
  const dialled = [...text.matchAll(phone)].filter(match => {
    const digits = match[0].replace(/\D/g, '').length
    return digits >= 9 && digits <= 15 && !dateLike.test(match[0])
  })
  const local = [...text.matchAll(grouped)].filter(match => {
    const digits = match[0].replace(/\D/g, '').length
    return (digits === 9 || digits === 10) && !/ 000$/.test(match[0])
  })
  return [...dialled, ...local].map(match => span(match, 'phone', match[0].trim()))
}

const digitWords: Record<string, string> = {
  zero: '0',
  oh: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  null: '0',
  eins: '1',
  zwei: '2',
  zwo: '2',
  drei: '3',
  vier: '4',
  fünf: '5',
  sechs: '6',
  sieben: '7',
  acht: '8',
  neun: '9',
  zéro: '0',
  un: '1',
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  sept: '7',
  huit: '8',
  neuf: '9',
  uno: '1',
  due: '2',
  tre: '3',
  quattro: '4',
  cinque: '5',
  sei: '6',
  sette: '7',
  otto: '8',
  nove: '9',
  um: '1',
  dois: '2',
  três: '3',
  quatro: '4',
  cinco: '5',
  seis: '6',
  sete: '7',
  oito: '8',
}
const spokenDigits = new RegExp(
  `(?<!\\p{L})(?:plus )?(?:(?:${Object.keys(digitWords).join('|')})[ ,-]+){6,}(?:${Object.keys(digitWords).join('|')})(?!\\p{L})`,
  'giu',
)

/** Spoken digits that make a phone number. */
const leastDigits = 7

/** Dictated: "zero seven six four four …". */
function findSpokenPhones(text: string): Span[] {
  if (text.split(' ', leastDigits).length < leastDigits) return []
  return [...text.matchAll(spokenDigits)].map(match => {
    const digits = match[0]
      .toLowerCase()
      .split(/[ ,-]+/)
      .map(word => digitWords[word] ?? '')
      .join('')
    return span(match, 'phone', /^plus /i.test(match[0]) ? `+${digits}` : digits)
  })
}

function findPlaces(text: string): Span[] {
  const named = [...text.matchAll(street)].map(match => place(match, { street: match[0].trim() }))
  const beside = [...text.matchAll(besideTown)]
    .filter(match => !named.some(other => other.end > match.index && other.start < match.index + match[0].length))
    .map(match => place(match, { street: match[0].trim() }))
  const streets = [...named, ...beside]
  const towns = [...text.matchAll(town)]
    .filter(match => !isYear(match[1] ?? ''))
    .map(match => place(match, { zip: match[1] ?? '', city: match[2] ?? '' }))
  return [...streets, ...towns]
}

function isYear(digits: string): boolean {
  return /^20[2-4]\d$/.test(digits)
}

function place(match: RegExpExecArray, value: { street?: string; zip?: string; city?: string }): Span {
  return { kind: 'place', value, start: match.index, end: match.index + match[0].length, text: match[0] }
}

function span(
  match: RegExpExecArray,
  kind: 'quote' | 'uuid' | 'email' | 'url' | 'phone' | 'code',
  value: string,
): Span {
  return { kind, value, start: match.index, end: match.index + match[0].length, text: match[0] }
}
