// Sends a draft, after a person has approved it: from then on it is never edited. The database holds to that, too.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { addDays } from '../dates.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween } from '../records.ts'
import { notFound } from '../references.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { findInvoice, findInvoiceTarget } from './invoice-references.ts'
import {
  asShown,
  type InvoiceRow,
  invoiceColumns,
  invoiceView,
  readInvoice,
  requireDraft,
  today,
} from './invoice-rows.ts'

const input = toolInput({ invoice: reference('The draft to send: its number, or whose it is.') })

export const sendInvoice = defineTool({
  name: 'send_invoice',
  title: 'Send invoice',
  description:
    'Marks a draft invoice as sent; from then on it counts as invoiced and is never changed, only paid or cancelled. Without a due date it gets one by the payment terms.',
  effect: 'confirm',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'send invoice 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'en', text: 'send the draft for Harbour Coffee', input: { invoice: 'Harbour Coffee' } },
    { language: 'en', text: 'please send out 2026-0107', input: { invoice: '2026-0107' } },
    { language: 'de', text: 'Verschick die Rechnung 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'de', text: 'Kannst du 2026-0107 bitte versenden?', input: { invoice: '2026-0107' } },
    { language: 'fr', text: 'Envoie la facture 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'it', text: 'Invia la fattura 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'pt', text: 'Envia a fatura 2026-0042', input: { invoice: '2026-0042' } },
  ],
  async preview({ invoice }, context) {
    const row = await readInvoice(await findInvoice(invoice, ['draft'], context), context)
    requireSendable(row)
    const after = { ...row, ...changeFor(row, await ibanOf(context), context) }
    const changes = changesBetween(asShown(row, context), asShown(after, context))
    return { action: 'send', total: 1, records: [{ record: invoiceView(row, context), changes }] }
  },
  async run({ invoice }, context) {
    const { id, repeated } = await findInvoiceTarget(invoice, ['draft'], context)
    const [before, iban] = await Promise.all([readInvoice(id, context), ibanOf(context)])
    if (repeated) return { kind: 'change' as const, action: 'updated' as const, record: invoiceView(before, context) }
    requireSendable(before)
    const sending = context.db
      .from('invoices')
      .update(changeFor(before, iban, context))
      .eq('id', id)
    const [after] = unwrap(await sending.select(invoiceColumns))
    if (!after) throw notFound(invoice, ['invoices'])
    const changes = changesBetween(asShown(before, context), asShown(after, context))
    return { kind: 'change' as const, action: 'updated' as const, record: invoiceView(after, context), changes }
  },
})

function requireSendable(row: InvoiceRow): void {
  requireDraft(row, 'sent')
  const missing = [row.contact_id === null && 'a contact', row.amount_total <= 0 && 'an amount'].filter(Boolean)
  if (missing.length === 0) return
  throw new CrmError('conflict', `Invoice ${row.invoice_number} needs ${missing.join(' and ')} before it can be sent.`)
}

/** The account to pay to, as the organization has it at this moment. */
async function ibanOf({ db, org }: ToolContext): Promise<string | null> {
  const row = unwrap(await db.from('organizations').select('iban:settings->>iban').eq('id', org.id).single())
  return (row as { iban: string | null }).iban
}

function changeFor(row: InvoiceRow, iban: string | null, context: ToolContext) {
  return {
    status: 'sent' as const,
    due_date: row.due_date ?? addDays(today(context), context.org.settings.payment_terms_days),
    iban_used: row.iban_used ?? iban,
  }
}
