// Deletes a draft, after a person has approved it. Was it the last number, the next invoice gets it.
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import { requireOwner } from '../roles.ts'
import { defineTool } from '../tool.ts'
import { findInvoice, findInvoiceTarget } from './invoice-references.ts'
import { invoiceView, readInvoice, requireDraft } from './invoice-rows.ts'

const input = toolInput({ invoice: reference('The draft to delete: its number, or whose it is.') })

export const deleteInvoice = defineTool({
  name: 'delete_invoice',
  title: 'Delete invoice',
  description:
    'Deletes a draft invoice with its items. Owners only. An invoice that was sent is never deleted: cancel it instead.',
  effect: 'confirm',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'delete the draft invoice 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'en', text: 'remove draft 2026-0107', input: { invoice: '2026-0107' } },
    { language: 'en', text: 'throw away the draft for Harbour Coffee', input: { invoice: 'Harbour Coffee' } },
    { language: 'de', text: 'Lösch den Rechnungsentwurf 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'de', text: 'Den Entwurf 2026-0107 bitte löschen', input: { invoice: '2026-0107' } },
    { language: 'fr', text: 'Supprime le brouillon de facture 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'it', text: 'Elimina la bozza di fattura 2026-0042', input: { invoice: '2026-0042' } },
    { language: 'pt', text: 'Apaga o rascunho da fatura 2026-0042', input: { invoice: '2026-0042' } },
  ],
  async preview({ invoice }, context) {
    requireOwner(context, 'delete invoices')
    const row = await readInvoice(await findInvoice(invoice, ['draft'], context), context)
    requireDraft(row, 'deleted')
    return { action: 'delete', total: 1, records: [{ record: invoiceView(row, context) }] }
  },
  async run({ invoice }, context) {
    requireOwner(context, 'delete invoices')
    const { id, deleted } = await findInvoiceTarget(invoice, ['draft'], context)
    if (deleted) return card(viewOf('invoices', deleted, 'brief'))
    const row = await readInvoice(id, context)
    requireDraft(row, 'deleted')
    const gone = unwrap(await context.db.from('invoices').delete().eq('id', id).select('id'))
    if (gone.length === 0) throw notFound(invoice, ['invoices'])
    return card(invoiceView(row, context, 'brief'))
  },
})

function card(record: ReturnType<typeof viewOf>) {
  return { kind: 'change' as const, action: 'deleted' as const, record }
}
