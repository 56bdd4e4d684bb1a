// Amounts as people write them, read to decimals in text: nothing about money ever becomes a floating point number.
import { CrmError } from '../db/errors.ts'
import type { Language } from './tool.ts'
import { normalise } from './words.ts'

export interface Amount {
  /** Decimal with two digits after the point: "1200.50". */
  amount: string
  /** ISO 4217, when the text names it. */
  currency?: string
}

const currencyWords: Record<string, string> = {
  CHF: 'sfr fr franken frankli stutz franc francs franchi franco francos',
  EUR: '€ euro euros',
  USD: '$ us$ dollar dollars dollari dolar dolares',
  GBP: '£ pound pounds pfund livre livres sterline sterlina libra libras',
}
const byWord = new Map(
  Object.entries(currencyWords).flatMap(([code, words]) => words.split(' ').map(word => [word, code] as const)),
)
const codes = new Set(Intl.supportedValuesOf('currency'))

const factors: [factor: bigint, words: string][] = [
  [1_000n, 'k tsd tausend thousand mille mila mil'],
  [1_000_000n, 'm mio million millions millionen milioni milhoes'],
]

const number = String.raw`\d[\d.,'’\s\u00a0\u202f]*`
const unit = String.raw`[\p{L}$€£.]+`
const money = new RegExp(
  String.raw`^(?<before>(?!minus\b)${unit})?\s*(?<minus>[-−–]|minus\b)?\s*(?<number>${number}?)(?:\.?[-–—]{1,2})?\s*(?<first>${unit})?\s*(?<second>${unit})?$`,
  'iu',
)
/** Ten digits before the point is what the database holds. */
const largest = 999_999_999_999n

/**
 * "CHF 1'200.50", "3.400,00 €", "2.5k", "650.-", 1350.5. More than 0, at most two decimals.
 * @throws {CrmError} `invalid_input`
 */
export function parseAmount(given: string | number): Amount {
  const text = String(given).trim()
  // A number's point is a decimal point, whatever stands behind it.
  if (typeof given === 'number' && !/^-?\d+(?:\.\d{1,2})?$/.test(text)) throw notAnAmount(text)
  const { before, minus, number: figure = '', first, second } = money.exec(text)?.groups ?? {}
  const factor = first ? factorOf(first) : undefined
  const after = factor === undefined ? first : second
  const currencies = [before, after].flatMap(word => (word ? [currencyOf(word)] : []))
  const extra = factor === undefined ? second : undefined
  const cents = hundredths(figure.trim(), factor ?? 1n)
  if (cents === undefined || extra || currencies.includes(undefined)) throw notAnAmount(text)
  if (currencies.length === 2 && currencies[0] !== currencies[1]) throw notAnAmount(text)
  if (minus || cents <= 0n) throw new CrmError('invalid_input', `The amount must be more than 0, not "${text}".`)
  if (cents > largest) throw new CrmError('invalid_input', `"${text}" is too large.`)
  const [currency] = currencies
  return { amount: decimalOf(cents), ...(currency && { currency }) }
}

/** Grouped as the organization's country does it: 1'200.50 in Switzerland, 1.200,50 in Germany. */
export function writeAmount(amount: string | number, language: Language, country: string): string {
  const swiss = country === 'CH' || country === 'LI'
  return amountsIn(swiss ? 'de-CH' : `${language}-${country}`)
    .format(amount as Intl.StringNumericLiteral)
    .replaceAll('’', "'")
    .replace(/[\u202f\u00a0]/g, ' ')
}

/** Making one costs more than a hundred amounts. */
const amountFormats = new Map<string, Intl.NumberFormat>()

function amountsIn(locale: string): Intl.NumberFormat {
  let format = amountFormats.get(locale)
  if (!format) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: true })
    amountFormats.set(locale, format)
  }
  return format
}

function notAnAmount(text: string): CrmError {
  const hint = "Write it like 1'200.50 or CHF 900, with at most two decimals."
  return new CrmError('invalid_input', `I can't read "${text}" as an amount.`, { hint })
}

function factorOf(word: string): bigint | undefined {
  const wanted = normalise(word).replace(/\.$/, '')
  return factors.find(([, words]) => words.split(' ').includes(wanted))?.[0]
}

function decimalOf(cents: bigint): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function hundredths(figure: string, factor: bigint): bigint | undefined {
  const decimal = readDecimal(figure)
  if (!decimal) return undefined
  const scaled = BigInt(decimal.whole + decimal.fraction) * factor * 100n
  const divisor = 10n ** BigInt(decimal.fraction.length)
  return scaled % divisor === 0n ? scaled / divisor : undefined
}

/**
 * The last separator is the decimal one when it differs from those before it, or when no group of three follows it.
 * `undefined` when the digits are not grouped the way people group them.
 */
function readDecimal(figure: string): { whole: string; fraction: string } | undefined {
  const compact = figure.replace(/[\s\u00a0\u202f]/g, "'").replaceAll('’', "'")
  const [, head = '', separator, tail = ''] = /^(.*?)(?:([.,])(\d*))?$/.exec(compact) ?? []
  const grouped = separator !== undefined && tail.length === 3 && !/[.,']/.test(head.replaceAll(separator, ''))
  if (grouped && head !== '0') return readWhole(compact, '')
  return separator === undefined || tail !== '' ? readWhole(head, tail, separator) : undefined
}

function readWhole(head: string, fraction: string, point?: string) {
  const plain = /^\d+$/.test(head)
  const groups = /^\d{1,3}(?:'\d{3})+$|^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/.test(head)
  if (!plain && (!groups || (point && head.includes(point)))) return undefined
  return { whole: head.replace(/\D/g, ''), fraction }
}

/**
 * A plain decimal such as a quantity or a rate: "2.5", "1,5", "8.1 %", "6 hours". Units behind it are left away.
 * @param decimals digits after the point at most
 * @returns `undefined` when it is none
 */
export function parseDecimal(given: string | number, decimals: number): string | undefined {
  const figure = /^\d[\d.,'’]*/.exec(String(given).trim())?.[0]
  const unitBehind = /^\s*(?:%|\p{L}[\p{L}.]*)?$/u.test(
    String(given)
      .trim()
      .slice(figure?.length ?? 0),
  )
  const [whole = '', fraction = ''] = (figure ?? '').replace(/['’]/g, '').replace(',', '.').split('.')
  const isDecimal = /^\d{1,9}$/.test(whole) && /^\d*$/.test(fraction) && fraction.length <= decimals
  return isDecimal && unitBehind ? [whole, fraction].filter(Boolean).join('.') : undefined
}

function currencyOf(word: string): string | undefined {
  const code = word.toUpperCase()
  if (codes.has(code)) return code
  return byWord.get(normalise(word).replace(/\.$/, ''))
}

/** ISO 4217 for "CHF", "euro", "Franken", "$". @throws {CrmError} `invalid_input` */
export function parseCurrency(text: string): string {
  const currency = currencyOf(text.trim())
  if (currency) return currency
  throw new CrmError('invalid_input', `"${text}" is not a currency I know.`, { hint: 'Use its code, such as CHF.' })
}

/** The product of a plain decimal and an amount, rounded to two decimals, half up. Both as text, more than 0. */
export function multiplyDecimals(factor: string, amount: string): string {
  const [whole = '', fraction = ''] = factor.split('.')
  const scale = 10n ** BigInt(fraction.length)
  const product = BigInt(whole + fraction) * BigInt(amount.replace('.', ''))
  return decimalOf((product * 2n + scale) / (scale * 2n))
}

/** The sum of amounts with two decimals each, as the database writes them. */
export function addAmounts(amounts: string[]): string {
  return decimalOf(amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n))
}
