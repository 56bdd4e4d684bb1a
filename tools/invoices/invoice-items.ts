// The lines of an invoice: how they are given, and how they are shown.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { text } from '../inputs.ts'
import { addAmounts, multiplyDecimals, parseAmount, parseDecimal, writeAmount } from '../money.ts'
import type { ToolContext } from '../tool.ts'

const figure = z.union([z.number(), z.string().trim().min(1).max(40)])

export const itemsSchema = z
  .array(
    z.strictObject({
      description: text('What it is for.', 500),
      quantity: figure.optional().describe('How many, 1 if not said: 6 for "6 hours".'),
      unit_price: figure.describe('Price of one, without VAT, as the person wrote it.'),
      vat_rate: figure.optional().describe('VAT in percent on top of the price, only if said.'),
    }),
  )
  .min(1)
  .max(100)

export type GivenItem = z.infer<typeof itemsSchema>[number]

/** An item as the database takes it: decimals as text, so that none of them ever is a floating point number. */
export interface Item {
  id: string
  description: string
  quantity: string
  unit_price: string
  vat_rate: string | null
}

/** @throws {CrmError} `invalid_input` @returns the items, and the currency that their prices name */
export function readItems(given: GivenItem[], newId: (index: number) => string) {
  const prices = given.map(item => parseAmount(item.unit_price))
  const currencies = new Set(prices.flatMap(price => price.currency ?? []))
  if (currencies.size > 1) throw new CrmError('invalid_input', 'All items of an invoice must have the same currency.')
  const items = given.map(({ description, quantity = 1, vat_rate }, index): Item => {
    const price = prices[index]?.amount ?? ''
    return {
      id: newId(index + 1),
      description,
      quantity: countOf(quantity),
      unit_price: price,
      vat_rate: rateOf(vat_rate),
    }
  })
  const [currency] = currencies
  return { items, currency }
}

function countOf(given: string | number): string {
  const quantity = parseDecimal(given, 3)
  if (quantity !== undefined && Number(quantity) > 0) return quantity
  throw new CrmError('invalid_input', `"${given}" is not a quantity.`, { hint: 'It must be more than 0, such as 2.5.' })
}

function rateOf(given: string | number | undefined): string | null {
  if (given === undefined) return null
  const rate = parseDecimal(given, 2)
  if (rate !== undefined && Number(rate) <= 100) return rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
  throw new CrmError('invalid_input', `"${given}" is not a VAT rate.`, { hint: 'Give percent, such as 8.1.' })
}

interface StoredItem {
  description: string
  quantity: number
  unit_price: number
  vat_rate: number | null
}

/** "Design: 6 × 150.00 = 900.00 + 8.1% VAT". */
export function itemLine(item: StoredItem, { language, org }: Pick<ToolContext, 'language' | 'org'>): string {
  const { description, quantity, unit_price, vat_rate } = item
  const write = (amount: string) => writeAmount(amount, language, org.settings.country)
  const price = parseAmount(unit_price).amount
  const count = quantity === 1 ? '' : `${quantity} × ${write(price)} = `
  const total = write(multiplyDecimals(String(quantity), price))
  return `${description}: ${count}${total}${vat_rate ? ` + ${vat_rate}% VAT` : ''}`
}

/**
 * Whoever adds up wrongly must not be billed: the total has to be what the items come to, with or without VAT.
 * @throws {CrmError} `invalid_input` with the right total
 */
export function checkSum(items: Item[], total: string | undefined): void {
  const net = addAmounts(items.map(item => multiplyDecimals(item.quantity, item.unit_price)))
  const gross = addAmounts([net, ...vatOf(items)])
  if (total === undefined || total === net || total === gross) return
  const hint = 'Call again with this amount if the items are right; else correct the items.'
  throw new CrmError('invalid_input', `The items come to ${gross}, not to ${total}.`, { hint })
}

/** Once per rate, as `app.items_total` does it in the database. */
function vatOf(items: Item[]): string[] {
  const rates = new Set(items.flatMap(item => item.vat_rate ?? []))
  return [...rates].map(rate => {
    const lines = items.filter(item => item.vat_rate === rate)
    const net = addAmounts(lines.map(item => multiplyDecimals(item.quantity, item.unit_price)))
    return multiplyDecimals(hundredth(rate), net)
  })
}

/** 8.1 % → 0.081. */
function hundredth(rate: string): string {
  const [whole = '', fraction = ''] = rate.split('.')
  const digits = whole.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`
}
