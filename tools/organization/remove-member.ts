// Takes somebody out of the team, or an invitation back, after a person has approved it.
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { type MemberRow, readMember } from './member-rows.ts'

const input = toolInput({ member: reference('Who is to go: a name or e-mail address; also of an open invitation.') })

export const removeMember = defineTool({
  name: 'remove_member',
  title: 'Remove member',
  description:
    'Takes a person out of our own team: they no longer see anything, and their chats with the assistant are deleted; their records stay. Also takes an open invitation back. Owners only. To delete a customer use delete_contact.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'remove Jonas Keller from the team', input: { member: 'Jonas Keller' } },
    { language: 'en', text: 'Lea no longer works here, take her off our team', input: { member: 'Lea' } },
    {
      language: 'en',
      text: 'kick tim@studio.example out of our organization',
      input: { member: 'tim@studio.example' },
    },
    {
      language: 'en',
      text: 'withdraw the invitation of sofia@studio.example',
      input: { member: 'sofia@studio.example' },
    },
    { language: 'de', text: 'Entferne Jonas Keller aus dem Team', input: { member: 'Jonas Keller' } },
    { language: 'de', text: 'Nimm Lea bitte aus unserer Organisation', input: { member: 'Lea' } },
    { language: 'fr', text: "Retire Luc Perrin de l'équipe", input: { member: 'Luc Perrin' } },
    { language: 'it', text: 'Rimuovi Gia Conti dal team', input: { member: 'Gia Conti' } },
    { language: 'pt', text: 'Remove o Rui da equipa', input: { member: 'Rui' } },
  ],
  async preview({ member }, context) {
    requireOwner(context, 'remove people')
    const invited = await findInvited(member, context)
    if (invited) return { action: 'remove', total: 1, records: [{ record: viewOf('org_invites', invited) }] }
    const row = await readMember(member, context)
    requireOther(row, context)
    return { action: 'remove', total: 1, records: [{ record: viewOf('profiles', row) }] }
  },
  async run({ member }, context) {
    requireOwner(context, 'remove people')
    const invited = await findInvited(member, context)
    if (invited) {
      unwrap(await context.db.from('org_invites').delete().eq('id', invited.id).select('id'))
      return card(viewOf('org_invites', invited))
    }
    const row = await readMember(member, context)
    requireOther(row, context)
    unwrap(await context.db.rpc('remove_member', { p_user_id: row.id }))
    return card(viewOf('profiles', row))
  },
})

/** An open invitation to exactly this address. */
async function findInvited(member: string, { db }: ToolContext) {
  if (!member.includes('@')) return undefined
  const open = db.from('org_invites').select('id, email, role, expires_at').is('accepted_at', null)
  return unwrap(await open.eq('email', member.trim().toLowerCase()))[0]
}

/** Whoever removed themselves could not even read the answer. */
function requireOther(row: MemberRow, { user }: ToolContext): void {
  if (row.id !== user.id) return
  throw new CrmError('conflict', "You can't remove yourself.", { hint: 'Another owner can.' })
}

function card(record: ReturnType<typeof viewOf>) {
  return { kind: 'change' as const, action: 'deleted' as const, record }
}
