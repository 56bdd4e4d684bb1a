// One invoice with its items.
import { recordCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'
import { findInvoice } from './invoice-references.ts'
import { invoiceView, readInvoice } from './invoice-rows.ts'

const input = toolInput({ invoice: reference('Its number, or whose it is if they have one only.') })

export const getInvoice = defineTool({
  name: 'get_invoice',
  title: 'Show invoice',
  description:
    'One invoice with everything about it: state (overdue if it is late), amount, due date, payment date, contact, project and items. To list or count invoices use search_invoices.',
  effect: 'read',
  pack: 'invoicing',
  input,
  output: recordCardSchema,
  examples: [
    { language: 'en', text: 'show invoice 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'en', text: 'what is the amount of 2026-0107?', input: { invoice: '2026-0107' } },
    { language: 'en', text: 'is invoice 2026-0031 late?', input: { invoice: '2026-0031' } },
    { language: 'en', text: 'when was 2026-0009 paid?', input: { invoice: '2026-0009' } },
    { language: 'de', text: 'Zeig mir die Rechnung 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'de', text: 'Wann ist die Rechnung 2026-0107 fällig?', input: { invoice: '2026-0107' } },
    { language: 'fr', text: 'Montre-moi la facture 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'it', text: 'Mostrami la fattura 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'pt', text: 'Mostra a fatura 2026-0042', input: { invoice: '2026-0042' } },
  ],
  async run({ invoice }, context) {
    const id = await findInvoice(invoice, ['overdue', 'sent', 'draft'], context)
    return { kind: 'record' as const, record: invoiceView(await readInvoice(id, context), context) }
  },
})
