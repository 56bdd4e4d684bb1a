// Documents as rows without their text, with the names of what they belong to and who uploaded them.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Database } from '../../db/types.ts'
import type { RecordView } from '../card.ts'
import { viewOf } from '../records.ts'
import { findRecord, notFound } from '../references.ts'
import type { Language, ToolContext } from '../tool.ts'
import { faultSentence } from './faults.ts'

export type DocumentChange = Database['public']['Tables']['documents']['Update']

export const documentColumns =
  `id, name, file_type, size_bytes, visibility, embedding_status, error, content_summary, created_at,
  contact_id, project_id,
  contact:contacts!documents_contact_id_fkey(id, first_name, last_name, company_name, email, phone),
  project:projects!documents_project_id_fkey(id, name),
  uploaded_by:profiles!documents_uploaded_by_fkey(id, full_name, email)` as const

export type DocumentRow = Awaited<ReturnType<typeof readDocument>>

/** @throws {CrmError} `not_found` */
export async function readDocument(id: string, { db }: ToolContext) {
  const [row] = unwrap(await db.from('documents').select(documentColumns).eq('id', id))
  if (!row) throw notFound(id, ['documents'])
  return row
}

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function findDocument(reference: string, context: ToolContext): Promise<DocumentRow> {
  return readDocument((await findRecord(reference, ['documents'], context)).id, context)
}

/** For a line of a list. */
export function documentLine(row: Readonly<Record<string, unknown>>): RecordView {
  return viewOf('documents', withoutUsual(row), 'brief')
}

/** Who uploaded it is no column of the card: `get_document` adds it. */
export function documentView(row: DocumentRow, language: Language): RecordView {
  return viewOf('documents', { ...withoutUsual(row), error: row.error && faultSentence(row.error, language) })
}

/** That a document was read is the rule, and not worth a word. */
function withoutUsual(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return row.embedding_status === 'complete' ? { ...row, embedding_status: null } : row
}

/**
 * Members change and delete what they uploaded, owners everything. The database enforces it; this says it in a sentence.
 * @param what completes "Only owners and …" @throws {CrmError} `forbidden`
 */
export function requireOwnDocument({ uploaded_by }: DocumentRow, { user }: ToolContext, what: string): void {
  if (user.role === 'owner' || uploaded_by?.id === user.id) return
  throw new CrmError('forbidden', `Only owners and the person who uploaded it can ${what} this document.`, {
    hint: 'Ask an owner of your organization.',
  })
}
