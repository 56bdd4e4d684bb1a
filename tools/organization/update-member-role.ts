// Makes somebody of the team an owner, or a member again.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { changesBetween, viewOf } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool } from '../tool.ts'
import { readMember } from './member-rows.ts'

const input = toolInput({
  member: reference('Whose role: a name or e-mail address of the team.'),
  role: z.enum(['owner', 'member']).describe('Owners may change settings and roles, invite, remove and delete.'),
})

export const updateMemberRole = defineTool({
  name: 'update_member_role',
  title: 'Change role',
  description: 'Makes a person of our own team an owner, or a member again. Owners only; one owner always stays.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'make Lea Steiner an owner', input: { member: 'Lea Steiner', role: 'owner' } },
    {
      language: 'en',
      text: "change Jonas Keller's role to member",
      input: { member: 'Jonas Keller', role: 'member' },
    },
    { language: 'en', text: 'give Tim owner rights', input: { member: 'Tim', role: 'owner' } },
    { language: 'de', text: 'Mach Lea Steiner zur Inhaberin', input: { member: 'Lea Steiner', role: 'owner' } },
    {
      language: 'de',
      text: 'Jonas soll nur noch Mitglied sein',
      input: { member: 'Jonas', role: 'member' },
    },
    { language: 'fr', text: 'Nomme Luc Perrin propriétaire', input: { member: 'Luc Perrin', role: 'owner' } },
    { language: 'it', text: 'Rendi Gia Conti proprietaria', input: { member: 'Gia Conti', role: 'owner' } },
    { language: 'pt', text: 'Torna o Rui proprietário', input: { member: 'Rui', role: 'owner' } },
  ],
  async run({ member, role }, context) {
    requireOwner(context, 'change roles')
    const before = await readMember(member, context)
    if (before.role !== role) unwrap(await context.db.rpc('set_member_role', { p_user_id: before.id, p_role: role }))
    const after = { ...before, role }
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: viewOf('profiles', after),
      changes: changesBetween(before, after),
    }
  },
})
