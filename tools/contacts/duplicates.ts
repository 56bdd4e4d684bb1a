// Finds the contact that a new one would double: same e-mail, phone or UID, or the same name at the same company.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { titleOf } from '../records.ts'
import type { ToolContext } from '../tool.ts'
import { companyStem, spelledLike } from '../words.ts'
import type { ContactChange, ContactRow } from './contact-rows.ts'
import { sameName } from './names.ts'

const candidateLimit = 50

/** One request. Nothing is asked when there is nothing to compare by. */
export async function findDuplicate(contact: ContactChange, context: ToolContext): Promise<Duplicate | undefined> {
  const filters = filtersFor(contact)
  if (filters.length === 0) return undefined
  const rows = unwrap(await context.db.from('contacts').select().or(filters.join(',')).limit(candidateLimit))
  for (const row of rows) {
    const shared = whatIsShared(contact, row)
    if (shared && row.id !== context.newId()) return { row, shared }
  }
  return undefined
}

export interface Duplicate {
  row: ContactRow
  shared: string
}

export function duplicateError({ row, shared }: Duplicate): CrmError {
  const company = row.company_name && !row.is_company ? ` (${row.company_name})` : ''
  const label = `${titleOf('contacts', row)}${company}`
  return new CrmError('duplicate', `There is already a contact with ${shared}: ${label}.`, {
    hint: 'Change that one, or say that this is somebody else to add it anyway.',
    choices: [{ label, value: row.id }],
  })
}

function filtersFor({ email, phone, company_uid, first_name, last_name, company_name, is_company }: ContactChange) {
  const like = (column: string, value: string, end = '$') => `${column}.imatch."^${spelledLike(value)}${end}"`
  const filters: string[] = []
  if (email) filters.push(like('email', email))
  if (phone) filters.push(like('phone', phone))
  if (company_uid) filters.push(like('company_uid', company_uid))
  if (is_company && company_name) filters.push(like('company_name', companyStem(company_name), ''))
  if (!is_company && first_name && last_name) {
    filters.push(`and(${like('first_name', first_name)},${like('last_name', last_name)})`)
  } else if (!is_company && (first_name || last_name)) {
    filters.push(first_name ? like('first_name', first_name) : like('last_name', last_name ?? ''))
  }
  return filters
}

function whatIsShared(contact: ContactChange, row: ContactRow): string | undefined {
  if (contact.email && row.email?.toLowerCase() === contact.email) return `the e-mail address ${contact.email}`
  if (contact.phone && row.phone === contact.phone) return `the phone number ${contact.phone}`
  if (contact.company_uid && row.company_uid === contact.company_uid) return `the UID ${contact.company_uid}`
  if (contact.is_company) return row.is_company && sameCompany(contact, row) ? 'this name' : undefined
  if (row.is_company || !hasName(contact) || !sameName(withNulls(contact), row)) return undefined
  if (contact.company_name && row.company_name) return sameCompany(contact, row) ? 'this name' : undefined
  // One of the two says nothing about the company: another e-mail address makes it somebody else.
  const differs = contact.email && row.email
  return differs ? undefined : 'this name'
}

const hasName = (contact: ContactChange) => Boolean(contact.first_name || contact.last_name)
const withNulls = ({ first_name, last_name }: ContactChange) => ({
  first_name: first_name ?? null,
  last_name: last_name ?? null,
})

function sameCompany(contact: ContactChange, row: ContactRow): boolean {
  return companyStem(contact.company_name ?? '') === companyStem(row.company_name ?? '')
}
