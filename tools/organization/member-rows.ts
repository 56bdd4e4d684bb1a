// One person of the team.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { findMember } from '../people.ts'
import type { ToolContext } from '../tool.ts'

export type MemberRow = Awaited<ReturnType<typeof readMember>>

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function readMember(reference: string, context: ToolContext) {
  const { id } = await findMember(reference, context)
  const [row] = unwrap(await context.db.from('profiles').select('id, full_name, email, role').eq('id', id))
  if (!row) throw new CrmError('not_found', 'This person is not in your team.')
  return row
}
