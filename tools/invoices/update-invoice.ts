// Changes a draft. What was sent is never edited.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Json } from '../../db/types.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween } from '../records.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { amountSchema, type InvoiceValues, invoiceFields, valuesOf } from './invoice-fields.ts'
import { checkSum, type Item } from './invoice-items.ts'
import { findInvoiceTarget } from './invoice-references.ts'
import { asShown, type InvoiceRow, invoiceView, readInvoice, requireDraft } from './invoice-rows.ts'

const clearable = ['project', 'due_date', 'items'] as const

const input = toolInput({
  invoice: reference('The draft to change: its number, or whose it is.'),
  contact: reference('Who is to pay instead.').optional(),
  amount: amountSchema.optional().describe('The new total, as the person wrote it.'),
  ...invoiceFields,
  clear: z.array(z.enum(clearable)).optional().describe('Fields to empty, only if asked for.'),
})

export const updateInvoice = defineTool({
  name: 'update_invoice',
  title: 'Update invoice',
  description:
    'Changes a draft invoice: amount, currency, due date, contact, project or items (given items replace all there are). An invoice that was sent is never changed. To send, pay or cancel one there are tools of their own.',
  effect: 'write',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: 'change the amount of draft 2026-0042 to CHF 620',
      input: { invoice: '2026-0042', amount: 'CHF 620' },
    },
    {
      language: 'en',
      text: 'set the due date of 2026-0107 to 31 December',
      input: { invoice: '2026-0107', due_date: '31 December' },
    },
    { language: 'en', text: 'switch draft 2026-0042 to EUR', input: { invoice: '2026-0042', currency: 'EUR' } },
    {
      language: 'en',
      text: 'make invoice 2026-0042 payable within 20 days',
      input: { invoice: '2026-0042', due_date: 'within 20 days' },
    },
    {
      language: 'de',
      text: 'Ändere den Betrag der Rechnung 2026-0042 auf 750 Franken',
      input: { invoice: '2026-0042', amount: '750 Franken' },
    },
    {
      language: 'de',
      text: 'Rechnung 2026-0107 soll erst am 15.1. fällig sein',
      input: { invoice: '2026-0107', due_date: '15.1.' },
    },
    {
      language: 'fr',
      text: 'Change le montant de la facture 2026-0042 à 450 CHF',
      input: { invoice: '2026-0042', amount: '450 CHF' },
    },
    {
      language: 'it',
      text: "Cambia l'importo della fattura 2026-0042 a 300 franchi",
      input: { invoice: '2026-0042', amount: '300 franchi' },
    },
    {
      language: 'pt',
      text: 'Muda o valor da fatura 2026-0042 para 980 euros',
      input: { invoice: '2026-0042', amount: '980 euros' },
    },
  ],
  async run({ invoice, clear = [], ...fields }, context) {
    const given = clear.length > 0 || Object.values(fields).some(value => value !== undefined)
    if (!given) throw new CrmError('invalid_input', 'Say what to change about this invoice.')
    const [{ id }, values] = await Promise.all([
      findInvoiceTarget(invoice, ['draft'], context),
      valuesOf(fields, context),
    ])
    const before = await readInvoice(id, context)
    requireDraft(before, 'changed')
    await save(id, { ...values, items: itemsFor(before, values, clear, context) }, clear, context)
    const after = await readInvoice(id, context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: invoiceView(after, context),
      changes: changesBetween(asShown(before, context), asShown(after, context)),
    }
  },
})

/**
 * The items to store. The amount of an invoice with items is their sum, whoever gives which of them: a new amount is the
 * new price of the only item, and a question where there are several.
 */
function itemsFor(
  before: InvoiceRow,
  { columns, items }: InvoiceValues,
  clear: readonly string[],
  { newId }: ToolContext,
): Item[] | undefined {
  const amount = columns.amount_total
  if (items) checkSum(items, amount)
  if (items || amount === undefined || before.items.length === 0 || clear.includes('items')) return items
  const [only, ...others] = before.items
  if (only && others.length === 0 && only.quantity === 1 && !only.vat_rate) {
    return [{ id: newId(1), description: only.description, quantity: '1', unit_price: amount, vat_rate: null }]
  }
  throw new CrmError('invalid_input', `The amount of invoice ${before.invoice_number} is the sum of its items.`, {
    hint: 'Give the new items instead, or empty them together with the new amount.',
  })
}

async function save(
  id: string,
  { columns, items }: InvoiceValues,
  clear: readonly (typeof clearable)[number][],
  { db }: ToolContext,
): Promise<void> {
  const change = {
    ...(clear.includes('project') && { project_id: null }),
    ...(clear.includes('due_date') && { due_date: null }),
    ...columns,
  }
  const lines = items ?? (clear.includes('items') ? [] : undefined)
  const stored = lines as unknown as Json
  unwrap(await db.rpc('change_invoice', { p_id: id, p_change: change, ...(lines && { p_items: stored }) }))
}
