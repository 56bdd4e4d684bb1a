// Amounts of money and plain numbers, in the ways people in Switzerland and Europe write them.
import type { Span } from './span.ts'

const currencies: Record<string, string> = {
  chf: 'CHF',
  fr: 'CHF',
  'fr.': 'CHF',
  sfr: 'CHF',
  franken: 'CHF',
  francs: 'CHF',
  franchi: 'CHF',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '€': 'EUR',
  usd: 'USD',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  gbp: 'GBP',
  '£': 'GBP',
  pounds: 'GBP',
}

const figure = String.raw`\d{1,3}(?:['’ .,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`
const unit = String.raw`(?:\s?(?:k|mio|tsd|mille)\b\.?)?`
const currency = String.raw`CHF|EUR|USD|GBP|SFr\.?|Fr\.?|€|\$|£|francs|franken|franchi|euros?|dollars?|pounds`
const before = new RegExp(
  String.raw`(?<![\p{L}\d])(${currency})\s?(${figure})(${unit})(?:\.?[-–—])?(?![\d\p{L}])`,
  'giu',
)
const after = new RegExp(
  String.raw`(?<![\p{L}\d.,'’])(${figure})(${unit})(?:\.[-–—])?\s?(${currency})(?![\p{L}\d])`,
  'giu',
)
const thousands = new RegExp(String.raw`(?<![\p{L}\d.,'’])(${figure})\s?(k)(?![\p{L}\d])`, 'giu')
const round = /(?<![\p{L}\d.,'’])(\d{1,3}(?:['’]\d{3})+(?:\.\d{1,2})?|\d+\.[-–—])(?![\p{L}\d])/gu
const plain = new RegExp(String.raw`(?<![\p{L}\d.,'’+#/-])(${figure})(\s?%)?(?![\p{L}\d/]|[.,:-]\d)`, 'gu')

export function findAmounts(text: string): Span[] {
  if (!/\d/.test(text)) return []
  return [
    ...[...text.matchAll(before)].map(match => money(match, match[2] ?? '', match[3], match[1])),
    ...[...text.matchAll(after)].map(match => money(match, match[1] ?? '', match[2], match[3])),
    ...[...text.matchAll(thousands)].map(match => money(match, match[1] ?? '', match[2])),
    ...[...text.matchAll(round)].map(match => money(match, (match[1] ?? '').replace(/\.[-–—]$/, ''))),
  ]
}

export function findNumbers(text: string): Span[] {
  if (!/\d/.test(text)) return []
  return [...text.matchAll(plain)].map(match => {
    const value = parseFigure(match[1] ?? '')
    const place = { start: match.index, end: match.index + match[0].length, text: match[0] }
    return match[2] ? { kind: 'percent', value, ...place } : { kind: 'number', value, ...place }
  })
}

function money(match: RegExpExecArray, digits: string, unitText = '', currencyText?: string): Span {
  const amount = Math.round(parseFigure(digits) * multiplier(unitText) * 100) / 100
  const code = currencyText ? currencies[currencyText.toLowerCase()] : undefined
  const sign = minus.exec(match.input.slice(0, match.index))?.[0] ?? ''
  const value = sign ? -amount : amount
  return {
    kind: 'money',
    value: code ? { amount: value, currency: code } : { amount: value },
    start: match.index - sign.length,
    end: match.index + match[0].length,
    text: sign + match[0],
  }
}

/** "minus 300 CHF" is no bill, and is not to become one by losing its sign. */
const minus = /(?<=^|\s)(?:minus\s+|[-−–]\s?)$/iu

function multiplier(unitText: string): number {
  const name = unitText.trim().toLowerCase()
  if (name.startsWith('mio')) return 1_000_000
  return name ? 1_000 : 1
}

/** The last separator is the decimal one when one or two digits follow it; a group of three is thousands. */
export function parseFigure(text: string): number {
  const compact = text.replace(/['’\s\u00a0\u202f]/g, '')
  const decimal = /[.,](\d{1,2})$/.exec(compact)
  const whole = (decimal ? compact.slice(0, decimal.index) : compact).replace(/[.,]/g, '')
  return Number(decimal ? `${whole}.${decimal[1]}` : whole)
}
