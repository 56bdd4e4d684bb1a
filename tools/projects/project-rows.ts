// Projects as whole rows, with the name of their contact.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { Database } from '../../db/types.ts'
import { findRecord, notFound } from '../references.ts'
import type { ToolContext } from '../tool.ts'

export type ProjectChange = Database['public']['Tables']['projects']['Update']

export const projectColumns = `id, name, description, status, deadline, contact_id, created_at,
  contact:contacts!projects_contact_id_fkey(id, first_name, last_name, company_name, email, phone)` as const

export type ProjectRow = Awaited<ReturnType<typeof readProject>>

/** @throws {CrmError} `not_found` */
export async function readProject(id: string, { db }: ToolContext) {
  const [row] = unwrap(await db.from('projects').select(projectColumns).eq('id', id))
  if (!row) throw notFound(id, ['projects'])
  return row
}

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function findProject(reference: string, context: ToolContext): Promise<ProjectRow> {
  return readProject((await findRecord(reference, ['projects'], context)).id, context)
}

/** Filtered by id only, as `saveTask` is. @throws {CrmError} `not_found` */
export async function saveProject(id: string, change: ProjectChange, { db }: ToolContext): Promise<ProjectRow> {
  const [row] = unwrap(await db.from('projects').update(change).eq('id', id).select(projectColumns))
  if (!row) throw notFound(id, ['projects'])
  return row
}
