// Records that an invoice was paid.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { todayOf } from '../dates.ts'
import { day, reference, toolInput } from '../inputs.ts'
import { changesBetween } from '../records.ts'
import { notFound } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { findInvoiceTarget } from './invoice-references.ts'
import { asShown, type InvoiceRow, invoiceColumns, invoiceView, readInvoice } from './invoice-rows.ts'
import { paidMoment } from './paid-on.ts'

const input = toolInput({
  invoice: reference('The invoice that was paid: its number, or whose it is.'),
  paid_on: day('When it was paid; today if not said.').optional(),
  not_paid: z
    .boolean()
    .optional()
    .describe('True only to take a payment back that was recorded by mistake: the invoice is unpaid again.'),
})

export const markInvoicePaid = defineTool({
  name: 'mark_invoice_paid',
  title: 'Mark invoice as paid',
  description:
    'Records that an invoice was paid, today or on the day that was said. Works for invoices that were sent, overdue or not.',
  effect: 'write',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'invoice 2026-0042 was paid', input: { invoice: '2026-0042' } },
    {
      language: 'en',
      text: 'mark 2026-0107 as paid on 20.11.2026',
      input: { invoice: '2026-0107', paid_on: '20.11.2026' },
    },
    {
      language: 'en',
      text: 'Harbour Coffee finally paid their invoice yesterday',
      input: { invoice: 'Harbour Coffee', paid_on: 'yesterday' },
    },
    { language: 'en', text: 'we got the money for 2026-0031', input: { invoice: '2026-0031' } },
    { language: 'de', text: 'Rechnung 2026-0042 ist bezahlt', input: { invoice: '2026-0042' } },
    {
      language: 'de',
      text: 'Holzbau Lüthi hat die offene Rechnung gestern bezahlt',
      input: { invoice: 'Holzbau Lüthi', paid_on: 'gestern' },
    },
    { language: 'fr', text: 'La facture 2026-0042 est payée', input: { invoice: '2026-0042' } },
    {
      language: 'it',
      text: 'La fattura 2026-0042 è stata pagata oggi',
      input: { invoice: '2026-0042', paid_on: 'oggi' },
    },
    { language: 'pt', text: 'A fatura 2026-0042 foi paga', input: { invoice: '2026-0042' } },
  ],
  async run({ invoice, paid_on, not_paid }, context) {
    const paidAt = not_paid ? null : paidMoment(paid_on, context)
    const { id } = await findInvoiceTarget(invoice, not_paid ? ['paid'] : ['overdue', 'sent'], context)
    const before = await readInvoice(id, context)
    const after =
      paidAt === null ? await reopen(before, context) : await pay(before, paidAt, paid_on !== undefined, context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: invoiceView(after, context),
      changes: changesBetween(asShown(before, context), asShown(after, context)),
    }
  },
})

/** Paid already: nothing changes, but for another day that was said. */
async function pay(row: InvoiceRow, paidAt: string, dayIsGiven: boolean, context: ToolContext): Promise<InvoiceRow> {
  if (row.status === 'draft')
    throw new CrmError('conflict', `Invoice ${row.invoice_number} is a draft: it has to be sent before it can be paid.`)
  if (row.status === 'cancelled')
    throw new CrmError('conflict', `Invoice ${row.invoice_number} is cancelled: nothing is to be paid.`)
  const sameDay = row.status === 'paid' && (!dayIsGiven || dayOf(row.paid_at, context) === dayOf(paidAt, context))
  return sameDay ? row : save(row, { status: 'paid', paid_at: paidAt }, context)
}

async function reopen(row: InvoiceRow, context: ToolContext): Promise<InvoiceRow> {
  return row.status === 'paid' ? save(row, { status: 'sent', paid_at: null }, context) : row
}

function dayOf(moment: string | null, { org }: ToolContext): string | undefined {
  return moment === null ? undefined : todayOf({ now: new Date(moment), timeZone: org.settings.time_zone })
}

async function save(
  row: InvoiceRow,
  change: { status: 'paid' | 'sent'; paid_at: string | null },
  { db }: ToolContext,
): Promise<InvoiceRow> {
  const [after] = unwrap(await db.from('invoices').update(change).eq('id', row.id).select(invoiceColumns))
  if (!after) throw notFound(row.id, ['invoices'])
  return after
}
