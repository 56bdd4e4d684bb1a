// What an owner lets one person use in a period, or one answer cost.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { reference, toolInput } from '../inputs.ts'
import { findMember } from '../people.ts'
import { requireOwner } from '../roles.ts'
import { defineTool, type ToolContext } from '../tool.ts'

export const updateTokenLimit = defineTool({
  name: 'update_token_limit',
  title: 'Set a token limit',
  description:
    'Sets how many tokens one person of the team may use in a billing period, or, without a person, how many one answer may cost. Without a number the limit is lifted. Owners only.',
  effect: 'write',
  input: toolInput({
    member: reference(
      'Whose limit: a name or e-mail address of the team. Leave out for the limit of one answer.',
    ).optional(),
    tokens: z.int().min(0).optional().describe('The limit in tokens; leave out to lift it.'),
  }),
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'limit Jonas Keller to 50000 tokens', input: { member: 'Jonas Keller', tokens: 50_000 } },
    { language: 'en', text: "set Lea's token limit to 100000", input: { member: 'Lea', tokens: 100_000 } },
    { language: 'en', text: 'token limit per answer 20000', input: { tokens: 20_000 } },
    { language: 'en', text: 'cap Tim at 30000 tokens per month', input: { member: 'Tim', tokens: 30_000 } },
    { language: 'de', text: 'Begrenze Jonas auf 50000 Tokens', input: { member: 'Jonas', tokens: 50_000 } },
    { language: 'de', text: 'Tokenlimit pro Antwort 20000', input: { tokens: 20_000 } },
    { language: 'fr', text: 'Limite Luc à 50000 jetons', input: { member: 'Luc', tokens: 50_000 } },
    { language: 'it', text: 'Limita Gia a 50000 token', input: { member: 'Gia', tokens: 50_000 } },
    { language: 'pt', text: 'Limita o Rui a 50000 tokens', input: { member: 'Rui', tokens: 50_000 } },
  ],
  async run({ member, tokens }, context) {
    requireOwner(context, 'set token limits')
    const to = tokens ?? null
    return member ? limitPerson(member, to, context) : limitAnswer(to, context)
  },
})

async function limitPerson(member: string, to: number | null, context: ToolContext) {
  const { id, name } = await findMember(member, context)
  const [before] = unwrap(await context.db.from('profiles').select('token_cap').eq('id', id))
  unwrap(await context.db.rpc('set_token_cap', { p_user_id: id, p_tokens: to as number }))
  return changed('profiles', id, name, 'token_cap', before?.token_cap ?? null, to)
}

async function limitAnswer(to: number | null, context: ToolContext) {
  const { org, db } = context
  unwrap(await db.rpc('change_organization', { p_name: org.name, p_settings: { answer_token_cap: to } }))
  return changed('organizations', org.id, org.name, 'answer_token_cap', org.settings.answer_token_cap ?? null, to)
}

function changed(
  table: 'profiles' | 'organizations',
  id: string,
  title: string,
  field: string,
  from: number | null,
  to: number | null,
) {
  return {
    kind: 'change' as const,
    action: 'updated' as const,
    record: { table, id, title, fields: { [field]: to } },
    changes: from === to ? [] : [{ field, from, to }],
  }
}
