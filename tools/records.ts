// From database rows to what people see: titles, lean fields, and what a change changed.
import type { FieldChange, RecordView, Table } from './card.ts'
import { formatPhone } from './phones.ts'

type Row = Readonly<Record<string, unknown>>
type Field = RecordView['fields'][string]

interface Look {
  title(row: Row): unknown
  /** Columns and embedded records in the order they are read; `brief` ones also appear in lists. */
  brief: string[]
  more: string[]
}

const join = (...parts: unknown[]) => parts.filter(Boolean).join(' ')

const looks: Record<Table, Look> = {
  contacts: {
    title: row => join(row.first_name, row.last_name) || row.company_name || row.email || fieldOf('phone', row.phone),
    brief: ['company_name', 'status', 'email', 'phone', 'address_city', 'tags'],
    more: ['company_uid', 'address_street', 'address_number', 'address_zip', 'address_country', 'language', 'notes'],
  },
  tasks: {
    title: row => row.title,
    brief: ['due_date', 'status', 'priority', 'contact', 'project', 'assigned_to'],
    more: ['description'],
  },
  projects: {
    title: row => row.name,
    brief: ['status', 'contact', 'deadline'],
    more: ['description'],
  },
  invoices: {
    title: row => row.invoice_number,
    brief: ['contact', 'amount_total', 'currency', 'status', 'due_date', 'project'],
    more: ['items', 'paid_at', 'qr_reference', 'iban_used'],
  },
  bookings: {
    title: row => row.title,
    brief: ['start_time', 'end_time', 'contact', 'location', 'status', 'project'],
    more: [],
  },
  documents: {
    title: row => row.name,
    brief: ['file_type', 'visibility', 'embedding_status', 'contact', 'project'],
    more: ['error', 'content_summary'],
  },
  organizations: {
    title: row => row.name,
    brief: ['currency', 'payment_terms_days', 'enabled_packs'],
    more: [
      'subscription_tier',
      'language',
      'time_zone',
      'country',
      'address_street',
      'address_number',
      'address_zip',
      'address_city',
      'address_country',
      'iban',
      'vat_number',
      'email',
      'phone',
    ],
  },
  profiles: { title: row => row.full_name || row.email, brief: ['role', 'email'], more: [] },
  org_invites: { title: row => row.email, brief: ['role', 'expires_at'], more: [] },
}

/** Records that a row may embed instead of the id in their column. */
const embedded: Record<string, Table> = { contact: 'contacts', project: 'projects', assigned_to: 'profiles' }

/** Columns that say nothing to people. */
const bookkeeping = new Set(['id', 'org_id', 'created_at', 'updated_at', 'created_by'])

export function titleOf(table: Table, row: Row): string {
  return String(looks[table].title(row) ?? '') || 'Unnamed'
}

/** @param detail `brief` for a line of a list */
export function viewOf(table: Table, stored: Row, detail: 'brief' | 'full' = 'full'): RecordView {
  const { brief, more } = looks[table]
  const row = withSettings(stored)
  const title = titleOf(table, row)
  const shown = (detail === 'brief' ? brief : [...brief, ...more])
    .map(name => [name, fieldOf(name, row[name])] as const)
    .filter(([, value]) => value !== null && value !== title && !(Array.isArray(value) && value.length === 0))
  return { table, id: String(row.id), title, fields: Object.fromEntries(shown) }
}

/** What differs between two states of a row, embedded records by their titles. */
export function changesBetween(storedBefore: Row, storedAfter: Row): FieldChange[] {
  const before = withSettings(storedBefore)
  const after = withSettings(storedAfter)
  // A setting that was taken away is there before only.
  const keys = Object.keys(before === storedBefore ? after : { ...before, ...after })
  const names = keys.filter(name => !bookkeeping.has(name) && !isReplaced(name, after))
  return names
    .map(field => ({ field, from: fieldOf(field, before[field]), to: fieldOf(field, after[field]) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}

/** An organization's settings read like columns of their own. */
function withSettings(row: Row): Row {
  const { settings, ...columns } = row
  return isRow(settings) ? { ...columns, ...settings } : row
}

/** A foreign key is told by the record it points to, when that is there. */
function isReplaced(name: string, row: Row): boolean {
  const target = name.replace(/_id$/, '')
  return target !== name && target in row
}

/** Media types as people call them. */
const fileKinds: Record<string, string> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'text/markdown': 'Markdown',
  'text/plain': 'Text',
}

function fileKind(type: string): string {
  return fileKinds[type] ?? type.replace(/^.*\//, '').toUpperCase()
}

function fieldOf(name: string, value: unknown): Field {
  const table = embedded[name]
  if (value === null || value === undefined || value === '') return null
  if (table) return isRow(value) ? titleOf(table, value) : null
  if (name === 'phone') return formatPhone(String(value))
  if (name === 'file_type') return fileKind(String(value))
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
