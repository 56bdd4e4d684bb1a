// The people of the organization, as they are called in messages.
import { CrmError } from '../db/errors.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import { rank, ranks, readReference } from './ranking.ts'
import type { ToolContext } from './tool.ts'
import { normalise } from './words.ts'

const myself = new Set(
  'me my myself mine i ich mich mir mein meine selbst moi moi-meme je io me mi mim eu'.split(' ').map(normalise),
)

/**
 * The member that a name, an e-mail address or "me" means. One request, none for "me".
 * @throws {CrmError} `not_found` with the team as choices, `ambiguous`
 */
export async function findMember(reference: string, { db, user }: ToolContext): Promise<{ id: string; name: string }> {
  if (myself.has(normalise(reference)) || reference === user.id)
    return { id: user.id, name: user.full_name ?? user.email }
  const wanted = readReference(reference)
  const rows = unwrap(await db.from('profiles').select('id, full_name, email').order('full_name').limit(500))
  const members = rows.map(({ id, full_name, email }) => {
    const candidate = {
      title: full_name ?? email,
      subtitle: email,
      exact: email === reference.toLowerCase(),
      isContact: true,
    }
    return { id, name: candidate.title, rank: id === reference ? ranks.named : rank(candidate, wanted) }
  })
  const top = Math.max(...members.map(member => member.rank))
  const best = members.filter(member => member.rank === top)
  const [one] = best
  if (one && top > ranks.unlike && best.length === 1) return one
  const choices = (top > ranks.unlike ? best : members).slice(0, 8).map(({ name }) => ({ label: name, value: name }))
  if (top > ranks.unlike)
    throw new CrmError('ambiguous', `"${reference}" fits several people of your team.`, { choices })
  throw new CrmError('not_found', `There is nobody called "${reference}" in your team.`, { choices })
}
