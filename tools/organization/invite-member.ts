// Invites somebody into the team, after a person has approved it.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { parseEmail } from '../emails.ts'
import { text, toolInput } from '../inputs.ts'
import { viewOf } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const input = toolInput({
  email: text('E-mail address of the person to invite.', 254),
  role: z.enum(['owner', 'member']).optional().describe('Member if not said.'),
})

export const inviteMember = defineTool({
  name: 'invite_member',
  title: 'Invite member',
  description:
    'Invites a colleague into our own team by e-mail address. The result holds a code: no e-mail is sent, the person who asked passes the code on, and the invited one signs up with it and this address within 7 days. Owners only.',
  effect: 'confirm',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'invite sofia@studio.example to our team', input: { email: 'sofia@studio.example' } },
    {
      language: 'en',
      text: 'add tim@studio.example as an owner of our organization',
      input: { email: 'tim@studio.example', role: 'owner' },
    },
    {
      language: 'en',
      text: 'please send lea@studio.example an invitation',
      input: { email: 'lea@studio.example' },
    },
    { language: 'de', text: 'Lade sofia@studio.example in unser Team ein', input: { email: 'sofia@studio.example' } },
    {
      language: 'de',
      text: 'Einladung an jan@studio.example als Mitglied',
      input: { email: 'jan@studio.example', role: 'member' },
    },
    { language: 'fr', text: "Invite luc@studio.example dans l'équipe", input: { email: 'luc@studio.example' } },
    { language: 'it', text: 'Invita gia@studio.example nel nostro team', input: { email: 'gia@studio.example' } },
    { language: 'pt', text: 'Convida rui@studio.example para a equipa', input: { email: 'rui@studio.example' } },
  ],
  async preview({ email, role = 'member' }, context) {
    requireOwner(context, 'invite people')
    const address = parseEmail(email)
    await requireStranger(address, context)
    const record = { table: 'org_invites' as const, id: context.newId(), title: address, fields: { role } }
    return { action: 'invite', total: 1, records: [{ record }] }
  },
  async run({ email, role = 'member' }, context) {
    requireOwner(context, 'invite people')
    const address = parseEmail(email)
    const code = newCode()
    const invitation = { p_email: address, p_role: role, p_token_hash: hashOf(code) }
    const id = unwrap(await context.db.rpc('invite_member', { p_id: context.newId(), ...invitation }))
    const columns = 'id, email, role, expires_at' as const
    const row = unwrap(await context.db.from('org_invites').select(columns).eq('id', id).single())
    const { fields, ...record } = viewOf('org_invites', row)
    return {
      kind: 'change' as const,
      action: 'created' as const,
      record: { ...record, fields: { ...fields, invite_code: code } },
    }
  },
})

async function requireStranger(email: string, { db, org }: ToolContext): Promise<void> {
  const rows = unwrap(await db.from('profiles').select('id').eq('org_id', org.id).ilike('email', literally(email)))
  if (rows.length > 0) throw new CrmError('duplicate', `${email} is in your team already.`)
}

function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Letters and digits that nobody mixes up, 80 bits of chance: XXXX-XXXX-XXXX-XXXX. */
function newCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'
  const text = Array.from(randomBytes(16), byte => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** What the database keeps, as `app.take_invite` reckons it. */
function hashOf(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
}
