// The people of the organization.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { pageFields, pageRange } from '../paging.ts'
import { findMember } from '../people.ts'
import { viewOf } from '../records.ts'
import { defineTool } from '../tool.ts'

const input = toolInput({
  role: z.enum(['owner', 'member']).optional().describe('Only those with this role.'),
  member: reference('Which member, to learn who somebody of the team is.').optional(),
  ...pageFields,
})

export const listMembers = defineTool({
  name: 'list_members',
  title: 'List members',
  description: 'The people of our own team with their roles: owners and members. Customers are contacts, not members.',
  effect: 'read',
  input,
  output: listCardSchema,
  examples: [
    { language: 'en', text: 'who is in our team?', input: {} },
    { language: 'en', text: 'list all members', input: {} },
    { language: 'en', text: 'who are the owners of our account?', input: { role: 'owner' } },
    { language: 'en', text: 'how many people are in our organization?', input: {} },
    { language: 'en', text: 'who is our colleague Jonas?', input: { member: 'Jonas' } },
    { language: 'de', text: 'Wer gehört zu unserem Team?', input: {} },
    { language: 'de', text: 'Wer ist bei uns Inhaber?', input: { role: 'owner' } },
    { language: 'fr', text: "Qui fait partie de l'équipe ?", input: {} },
    { language: 'it', text: 'Chi fa parte del nostro team?', input: {} },
    { language: 'pt', text: 'Quem faz parte da nossa equipa?', input: {} },
  ],
  async run({ role, member, ...page }, context) {
    const { db, org } = context
    let query = db.from('profiles').select('id, full_name, email, role', { count: 'exact' }).eq('org_id', org.id)
    if (role) query = query.eq('role', role)
    if (member) query = query.eq('id', (await findMember(member, context)).id)
    const response = await query
      .order('role')
      .order('full_name')
      .order('id')
      .range(...pageRange(page))
    const records = unwrap(response).map(row => viewOf('profiles', row, 'brief'))
    return { kind: 'list' as const, table: 'profiles' as const, total: response.count ?? 0, records }
  },
})
