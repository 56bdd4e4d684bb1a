// Numbers in an answer, in any local format, with boundaries: "5" is not in "15", and 1'200.50, 1.200,50 and 1,200.50 are the same.
import { datesIn } from './dates.ts'
import { fold, plain } from './fold.ts'

const space = '\\u00a0\\u202f\\u2009 '
const token = new RegExp(`\\d+(?:[.,'’${space}]\\d+)*`, 'g')
const units = /^(chf|eur|usd|gbp|fr|sfr|h|min|kg|x|k)(?!\p{L})/u
const currencies = /(?<!\p{L})(chf|eur|usd|gbp|fr|sfr|rs)$/u

/** What looks like a number and is none: times, phones, addresses, identifiers. Dates are taken out first. */
const notNumbers = [
  /\S+@\S+|https?:\S+/g,
  /\d{4}-\d\d-\d\dt[\d:.+z-]*/g,
  /(?<!\d)\d{1,2}[:h]\d{2}(?!\d)(:\d{2})?/g,
  /\+\d[\d ()/.\-\u00a0]{6,}\d/g,
  /(?<!\d)0\d{2}[ /]\d{3}[ .]?\d{2}[ .]?\d{2}(?!\d)/g,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{20,}/g,
  /\p{L}+[-_]?\d+(?:[-_/]\d+)+/gu,
  /\p{L}+[-_]\d+/gu,
  /\d+[-_]\p{L}+/gu,
]

/** Every number that a reader would see, in every way it can be read. */
export function numbersIn(text: string): number[] {
  let rest = plain(text)
  for (const { text: date } of datesIn(text)) rest = rest.replaceAll(date, ' | ')
  for (const pattern of notNumbers) rest = rest.replace(pattern, ' | ')
  const found: number[] = []
  for (const match of rest.matchAll(token)) {
    const before = rest.slice(Math.max(0, match.index - 6), match.index)
    const after = rest.slice(match.index + match[0].length)
    if (/\p{L}$/u.test(before) && !currencies.test(before)) continue
    if (/^\p{L}/u.test(after) && !units.test(after)) continue
    const sign = /(?<![\p{L}\p{N}])[-−–]$/u.test(before) ? -1 : 1
    found.push(...readings(match[0]).map(value => value * sign))
  }
  return found
}

export function namesNumber(text: string, wanted: number): boolean {
  return numbersIn(text).some(value => Math.abs(value - wanted) < 0.005)
}

/** Amounts as people and databases write them, e.g. `1'200.50` or `CHF 1.200,50`. */
export function readAmount(text: string): number | undefined {
  const match = plain(text).match(token)
  if (match?.length !== 1 || !match[0]) return undefined
  const value = readings(match[0])[0]
  return value === undefined ? undefined : /-\s*\d/.test(text) ? -value : value
}

function readings(text: string): number[] {
  const spaced = new RegExp(`[${space}]`)
  if (spaced.test(text)) {
    const grouped = new RegExp(`^\\d{1,3}(?:[${space}]\\d{3})+(?:[.,]\\d{1,2})?$`)
    const pieces = text.split(spaced)
    const whole = grouped.test(text) ? readings(pieces.join('')) : []
    // A plain space may also stand between two numbers; a no-break space never does.
    return whole.length > 0 && !text.includes(' ') ? whole : [...whole, ...pieces.flatMap(readings)]
  }
  if (/^\d+$/.test(text)) return [Number(text)]
  if (/^\d{1,3}(['’]\d{3})+([.,]\d{1,2})?$/.test(text)) return [Number(text.replace(/['’]/g, '').replace(',', '.'))]
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return [Number(text.replaceAll(',', ''))]
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text)) return [Number(text.replaceAll('.', '').replace(',', '.'))]
  if (/^\d+[.,]\d+$/.test(text)) return [Number(text.replace(',', '.'))]
  return []
}

const countWords = [
  'no none zero nothing kein keine keinen keiner null nichts aucun aucune zero rien nessun nessuna nessuno niente nenhum nenhuma nada',
  'one ein eine einen einer un une uno una um uma',
  'two both zwei beide deux due dois duas',
  'three drei trois tre tres',
  'four vier quatre quattro quatro',
  'five funf cinq cinque cinco',
  'six sechs sei seis',
  'seven sieben sept sette sete',
  'eight acht huit otto oito',
  'nine neun neuf nove',
  'ten zehn dix dieci dez',
  'eleven elf onze undici',
  'twelve zwolf douze dodici doze',
].map(words => new Set(words.split(' ')))

/** A count, as a digit or as a word. */
export function namesCount(text: string, wanted: number): boolean {
  if (namesNumber(text, wanted)) return true
  const words = countWords[wanted]
  return (
    words !== undefined &&
    fold(text)
      .split(' ')
      .some(word => words.has(word))
  )
}
