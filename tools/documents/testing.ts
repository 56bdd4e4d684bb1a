// For the tests of documents: an organization in which owner and member have uploaded some.
import type { Persona, TestDatabase, TestOrg } from '../../db/testing.ts'

export interface Archive {
  org: TestOrg
  member: Persona
}

/** Contract.pdf and Price list.xlsx are the owner's and internal, Logo.png theirs and shared; Briefing.docx is the member's. */
export async function createArchive(database: TestDatabase, name: string): Promise<Archive> {
  const org = await database.createOrg(name)
  const member = await org.addMember('Mia Member')
  const { db, userId } = org.owner
  const { data: acme } = await db
    .from('contacts')
    .insert({ company_name: 'Acme AG', is_company: true })
    .select('id')
    .single()
  await db.from('contacts').insert({ first_name: 'Anna' })
  const { data: website } = await db.from('projects').insert({ name: 'Website' }).select('id').single()
  const document = (title: string, more = {}) => ({
    name: title,
    file_path: `x/${title}`,
    file_type: 'application/pdf',
    size_bytes: 1200,
    visibility: 'internal' as 'internal' | 'shared',
    contact_id: null as string | null,
    project_id: null as string | null,
    uploaded_by: userId,
    created_at: '2026-11-23T08:00:00Z',
    ...more,
  })
  await db
    .from('documents')
    .insert([
      document('Contract.pdf', { contact_id: acme?.id ?? null, created_at: '2026-10-05T08:00:00Z' }),
      document('Price list.xlsx', { created_at: '2026-11-17T08:00:00Z' }),
      document('Logo.png', { visibility: 'shared', project_id: website?.id ?? null }),
    ])
  await member.db
    .from('documents')
    .insert(document('Briefing.docx', { uploaded_by: member.userId, created_at: '2026-11-20T08:00:00Z' }))
  return { org, member }
}
