// Makes an invoice, as a draft.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Json } from '../../db/types.ts'
import { changeCardSchema } from '../card.ts'
import { addDays } from '../dates.ts'
import { reference, toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'
import { amountSchema, invoiceFields, valuesOf } from './invoice-fields.ts'
import { checkSum } from './invoice-items.ts'
import { invoiceView, readInvoice, today } from './invoice-rows.ts'

const input = toolInput({
  contact: reference('Who is to pay: a name, company, e-mail or id.'),
  amount: amountSchema.describe(
    'The total as the person wrote it: "1\'200.50", "CHF 900". With items: what they come to.',
  ),
  ...invoiceFields,
})

export const createInvoice = defineTool({
  name: 'create_invoice',
  title: 'Create invoice',
  description:
    'Makes an invoice for a contact, as a draft with the next number: "invoice Acme CHF 900", "bill them 2.5k". Currency and payment terms are the organization\'s unless said. It is not sent: for that use send_invoice.',
  effect: 'write',
  pack: 'invoicing',
  input,
  output: changeCardSchema,
  examples: [
    {
      language: 'en',
      text: "invoice Harbour Coffee CHF 1'200 net 30",
      input: { contact: 'Harbour Coffee', amount: "CHF 1'200", due_date: 'net 30' },
    },
    { language: 'en', text: 'bill Tom Becker 450 francs', input: { contact: 'Tom Becker', amount: '450 francs' } },
    {
      language: 'en',
      text: 'Could you draft an invoice for Lakeside Dental over EUR 2.5k, due 15 December?',
      input: { contact: 'Lakeside Dental', amount: 'EUR 2.5k', due_date: '15 December' },
    },
    {
      language: 'en',
      text: 'create an invoice for Priya Nair, 380.-, for the project Website Relaunch',
      input: { contact: 'Priya Nair', amount: '380.-', project: 'Website Relaunch' },
    },
    {
      language: 'en',
      text: 'invoice Harbour Coffee CHF 900: 6 hours of design at CHF 150',
      input: {
        contact: 'Harbour Coffee',
        amount: 'CHF 900',
        items: [{ description: 'design', quantity: '6 hours', unit_price: 'CHF 150' }],
      },
    },
    {
      language: 'de',
      text: "Rechnung an Holzbau Lüthi über CHF 3'400.-, zahlbar in 10 Tagen",
      input: { contact: 'Holzbau Lüthi', amount: "CHF 3'400.-", due_date: 'in 10 Tagen' },
    },
    {
      language: 'de',
      text: 'Stell Selin Aydin 890 Franken in Rechnung',
      input: { contact: 'Selin Aydin', amount: '890 Franken' },
    },
    {
      language: 'de',
      text: 'Erstelle bitte eine Rechnung für Beat Zurbriggen über 1.250,00 EUR, 20 Tage netto',
      input: { contact: 'Beat Zurbriggen', amount: '1.250,00 EUR', due_date: '20 Tage netto' },
    },
    {
      language: 'fr',
      text: 'Facture de 520 CHF pour Luc Perrin, échéance fin décembre',
      input: { contact: 'Luc Perrin', amount: '520 CHF', due_date: 'fin décembre' },
    },
    {
      language: 'it',
      text: 'Crea una fattura per Chiara Fontana di 740 franchi',
      input: { contact: 'Chiara Fontana', amount: '740 franchi' },
    },
    {
      language: 'pt',
      text: 'Cria uma fatura de 1.850,00 euros para Rui Tavares',
      input: { contact: 'Rui Tavares', amount: '1.850,00 euros' },
    },
  ],
  async run(fields, context) {
    const { db, org, newId } = context
    const { columns, items } = await valuesOf(fields, context)
    if (items) checkSum(items, columns.amount_total)
    const row = {
      currency: org.settings.currency,
      due_date: addDays(today(context), org.settings.payment_terms_days),
      ...columns,
      id: newId(),
    }
    const stored = items as unknown as Json
    unwrap(await db.rpc('create_invoice', { p_invoice: row, ...(items && { p_items: stored }) }))
    const record = invoiceView(await readInvoice(row.id, context), context)
    return { kind: 'change' as const, action: 'created' as const, record }
  },
})
