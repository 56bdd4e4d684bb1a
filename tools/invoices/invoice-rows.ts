// Invoices as whole rows with the names of what they belong to, and what they look like.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { RecordView } from '../card.ts'
import { todayOf } from '../dates.ts'
import { viewOf } from '../records.ts'
import { notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { itemLine } from './invoice-items.ts'

/** Contact, project and items come embedded, so that cards can show them. */
export const invoiceColumns = `id, invoice_number, status, amount_total, currency, due_date, paid_at, qr_reference,
  iban_used, created_at, contact_id, project_id,
  contact:contacts!invoices_contact_id_fkey(id, first_name, last_name, company_name, email, phone),
  project:projects!invoices_project_id_fkey(id, name),
  items:invoice_items!invoice_items_invoice_id_fkey(position, description, quantity, unit_price, vat_rate)` as const

export type InvoiceRow = Awaited<ReturnType<typeof readInvoice>>
export type State = 'draft' | 'sent' | 'overdue' | 'paid' | 'cancelled'

/** @throws {CrmError} `not_found` */
export async function readInvoice(id: string, { db }: Pick<ToolContext, 'db'>) {
  const [row] = unwrap(await db.from('invoices').select(invoiceColumns).eq('id', id))
  if (!row) throw notFound(id, ['invoices'])
  return row
}

export function today({ now, org }: Pick<ToolContext, 'now' | 'org'>): string {
  return todayOf({ now, timeZone: org.settings.time_zone })
}

/** What an invoice is today: nobody has to turn `sent` into `overdue`, and an `overdue` row may have got more time. */
export function stateOf(row: { status: State; due_date: string | null }, day: string): State {
  if (row.status !== 'sent' && row.status !== 'overdue') return row.status
  return row.due_date !== null && row.due_date < day ? 'overdue' : 'sent'
}

/** A row as people read it: its state of today, its items in words. */
export function asShown(row: InvoiceRow, context: Pick<ToolContext, 'now' | 'org' | 'language'>) {
  const items = [...row.items].sort((a, b) => a.position - b.position).map(item => itemLine(item, context))
  return { ...row, status: stateOf(row, today(context)), items }
}

export function invoiceView(
  row: InvoiceRow,
  context: Pick<ToolContext, 'now' | 'org' | 'language'>,
  detail?: 'brief' | 'full',
): RecordView {
  return viewOf('invoices', asShown(row, context), detail)
}

/** @throws {CrmError} `conflict`: what was sent is never edited */
export function requireDraft(row: InvoiceRow, what: string): void {
  if (row.status === 'draft') return
  throw new CrmError('conflict', `Invoice ${row.invoice_number} is ${inWords[row.status]}, so it can't be ${what}.`, {
    hint: row.status === 'sent' || row.status === 'overdue' ? 'It can be cancelled, and a new one made.' : undefined,
  })
}

export const inWords: Record<State, string> = {
  draft: 'a draft',
  sent: 'sent',
  overdue: 'sent',
  paid: 'paid',
  cancelled: 'cancelled',
}
