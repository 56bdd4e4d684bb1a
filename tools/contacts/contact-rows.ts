// Contacts as whole rows.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Database } from '../../db/types.ts'
import { findRecord, notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'

export type ContactRow = Database['public']['Tables']['contacts']['Row']
export type ContactChange = Database['public']['Tables']['contacts']['Update']

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function findContact(reference: string, context: ToolContext): Promise<ContactRow> {
  return readContact((await findRecord(reference, ['contacts'], context)).id, context)
}

/** @throws {CrmError} `not_found` */
export async function readContact(id: string, { db }: ToolContext): Promise<ContactRow> {
  const [row] = unwrap(await db.from('contacts').select().eq('id', id))
  if (!row) throw notFound(id, ['contacts'])
  return row
}
