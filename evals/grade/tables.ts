// What is compared and what is free: business tables, book-keeping columns, and the defaults that are specified.
import type { Row, World } from '../format/seed.ts'
import type { Json } from '../format/value.ts'
import { addDays, localDate } from '../match/moments.ts'
import { isEmpty } from '../match/values.ts'

/** Kept by the machinery of a chat turn. Every other table is business: a new one is compared until it is listed here. */
export const bookkeepingTables: ReadonlySet<string> = new Set([
  'ai_conversations',
  'ai_messages',
  'audit_log',
  'document_chunks',
  'pending_actions',
  'purchases',
  'stripe_events',
  'token_grants',
  'token_holds',
  'usage_logs',
])

/** Rows that are a part of another row: they come and go with it. */
const parts: Record<string, { parent: string; column: string }> = {
  invoice_items: { parent: 'invoices', column: 'invoice_id' },
}

export function parentOf(table: string, row: Row): { table: string; id: Json } | undefined {
  const part = parts[table]
  return part && { table: part.parent, id: row[part.column] ?? null }
}

const everywhere = ['id', 'created_at', 'updated_at', 'created_by', 'uploaded_by']
const perTable: Record<string, string[]> = {
  organizations: [
    'token_balance',
    'token_pack_balance',
    'current_period_start',
    'current_period_end',
    'stripe_customer_id',
    'stripe_subscription_id',
  ],
  documents: ['embedding_status', 'content_summary', 'error'],
}
/** Set by the product when a record is made or changes its state; a case that cares names them. */
const onInsertOrStatus: Record<string, string[]> = {
  invoices: [
    'invoice_number',
    'qr_reference',
    'iban_used',
    'paid_at',
    'sent_at',
    'cancelled_at',
    'issue_date',
    'issued_at',
  ],
  tasks: ['completed_at'],
  bookings: ['external_event_id', 'cancelled_at'],
  documents: ['file_path', 'file_type', 'size_bytes'],
}

export function isBookkeeping(table: string, column: string): boolean {
  return everywhere.includes(column) || (perTable[table] ?? []).includes(column)
}

/** Columns that follow from an insert, or from a new status, without anybody asking for them. */
export function followsStatus(table: string, column: string): boolean {
  return (onInsertOrStatus[table] ?? []).includes(column)
}

/** Free prose: may hold more than the case says, but no facts that nobody gave. */
export function isProse(table: string, column: string): boolean {
  return ['notes', 'description'].includes(column) || (table === 'documents' && column === 'content_summary')
}

/** Whether a column of a new row holds what it would hold if nobody had said anything about it. */
export function isSpecifiedDefault(table: string, column: string, row: Row, world: World): boolean {
  const value = row[column] ?? null
  const defaults: Record<string, Json[]> = {
    'contacts.status': ['lead'],
    'contacts.is_company': [false, isEmpty(row.first_name) && isEmpty(row.last_name) && !isEmpty(row.company_name)],
    'tasks.status': ['todo'],
    'tasks.priority': ['medium'],
    'tasks.assigned_to': [world.actingUser],
    'projects.status': ['active'],
    'invoices.status': ['draft'],
    'invoices.currency': [world.currency],
    'invoices.due_date': [addDays(localDate(world.clock, world.timeZone), world.paymentTermsDays)],
    'bookings.status': ['confirmed'],
    'documents.visibility': ['internal'],
  }
  const known = defaults[`${table}.${column}`]
  if (known?.some(item => item === value)) return true
  return table === 'bookings' && column === 'end_time' && isUsualLength(row)
}

/** A meeting whose end nobody named lasts up to two hours. */
function isUsualLength(row: Row): boolean {
  const minutes = (new Date(String(row.end_time)).getTime() - new Date(String(row.start_time)).getTime()) / 60_000
  return minutes >= 0 && minutes <= 120
}
