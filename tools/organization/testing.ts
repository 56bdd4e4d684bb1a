// For tests: a team, and people who sign up with what they were given.
import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '../../db/testing.ts'
import type { Caller } from '../testing.ts'
import { inviteMember } from './invite-member.ts'

export const newAddress = () => `${randomUUID().slice(0, 8)}@studio.example`

export async function profileOf({ database }: TestDatabase, id: string) {
  const rows = await database.query<{ org_id: string; role: string }>('select * from profiles where id = $1', [id])
  return rows[0]
}

/** As the sign-up form does it: what the person types ends up in the account's own data. Answers the account's id. */
export async function signUp({ database }: TestDatabase, email: string, data: Record<string, string>): Promise<string> {
  const id = randomUUID()
  await database.query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
     values ($1, $2, now(), $3, '{}')`,
    [id, email, JSON.stringify({ full_name: 'Sofia Conti', org_name: 'Own Firm', ...data })],
  )
  return id
}

/** Answers the code. */
export async function invite(owner: Caller, email: string, role?: 'owner' | 'member'): Promise<string> {
  const { record } = await owner.call(inviteMember, { email, ...(role && { role }) }, { kind: 'change' })
  return String(record.fields.invite_code)
}
