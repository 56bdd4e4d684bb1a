// Cancels an invoice, after a person has approved it. It stays, with its number; it counts for nothing.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween } from '../records.ts'
import { notFound } from '../references.ts'
import { defineTool } from '../tool.ts'
import { findInvoice, findInvoiceTarget } from './invoice-references.ts'
import { asShown, type InvoiceRow, invoiceColumns, invoiceView, readInvoice, type State } from './invoice-rows.ts'

const input = toolInput({ invoice: reference('The invoice to cancel: its number, or whose it is.') })

/** States that a cancelled invoice can come from. */
const cancellable: State[] = ['sent', 'overdue', 'draft']

export const cancelInvoice = defineTool({
  name: 'cancel_invoice',
  title: 'Cancel invoice',
  description:
    'Cancels (voids) an invoice that was sent, or a draft: it keeps its number and counts for nothing any more. A paid one can not be cancelled.',
  effect: 'confirm',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'cancel invoice 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'en', text: 'void 2026-0107 please', input: { invoice: '2026-0107' } },
    {
      language: 'en',
      text: 'the invoice for Harbour Coffee was wrong, cancel it',
      input: { invoice: 'Harbour Coffee' },
    },
    { language: 'de', text: 'Storniere die Rechnung 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'de', text: 'Bitte 2026-0107 stornieren', input: { invoice: '2026-0107' } },
    { language: 'fr', text: 'Annule la facture 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'it', text: 'Annulla la fattura 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'pt', text: 'Cancela a fatura 2026-0042', input: { invoice: '2026-0042' } },
  ],
  async preview({ invoice }, context) {
    const row = await readInvoice(await findInvoice(invoice, cancellable, context), context)
    requireCancellable(row)
    const changes = changesBetween(asShown(row, context), asShown({ ...row, status: 'cancelled' }, context))
    return { action: 'cancel', total: 1, records: [{ record: invoiceView(row, context), changes }] }
  },
  async run({ invoice }, context) {
    const { id, repeated } = await findInvoiceTarget(invoice, cancellable, context)
    const before = await readInvoice(id, context)
    if (repeated) return { kind: 'change' as const, action: 'updated' as const, record: invoiceView(before, context) }
    requireCancellable(before)
    const cancelling = context.db.from('invoices').update({ status: 'cancelled' }).eq('id', id)
    const [after] = unwrap(await cancelling.select(invoiceColumns))
    if (!after) throw notFound(invoice, ['invoices'])
    const changes = changesBetween(asShown(before, context), asShown(after, context))
    return { kind: 'change' as const, action: 'updated' as const, record: invoiceView(after, context), changes }
  },
})

function requireCancellable({ status, invoice_number }: InvoiceRow): void {
  if (status === 'cancelled') throw new CrmError('conflict', `Invoice ${invoice_number} is cancelled already.`)
  if (status !== 'paid') return
  throw new CrmError('conflict', `Invoice ${invoice_number} is paid, so it can't be cancelled.`, {
    hint: 'If the payment was recorded by mistake, take that back first.',
  })
}
