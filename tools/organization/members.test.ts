// list_members, invite_member, remove_member and update_member_role; and how invited people join.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import type { Tool } from '../tool.ts'
import { getOrganization } from './get-organization.ts'
import { inviteMember } from './invite-member.ts'
import { listMembers } from './list-members.ts'
import { removeMember } from './remove-member.ts'
import { updateMemberRole } from './update-member-role.ts'

let database: TestDatabase
let org: TestOrg
let lea: Persona
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Team')
  lea = await org.addMember('Lea Steiner')
  owner = caller(database, org.owner)
})
afterAll(() => database.database.close())

const change = (tool: Tool, input: object, who = owner) => who.call(tool, input, { kind: 'change' })
const undo = () => change(undoLastChange, {})
const profile = async (id: string) =>
  (await database.database.query<{ org_id: string; role: string }>('select * from profiles where id = $1', [id]))[0]
const address = () => `${randomUUID().slice(0, 8)}@studio.example`

/** As the sign-up form does it: what the person types ends up in the account's own data. */
async function signUp(email: string, data: Record<string, string>): Promise<string> {
  const id = randomUUID()
  await database.database.query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
     values ($1, $2, now(), $3, '{}')`,
    [id, email, JSON.stringify({ full_name: 'Sofia Conti', org_name: 'Own Firm', ...data })],
  )
  return id
}
async function invite(email: string, role?: 'owner' | 'member'): Promise<string> {
  const { record } = await change(inviteMember, { email, ...(role && { role }) })
  return String(record.fields.invite_code)
}

describe('list_members', () => {
  it('lists the team with roles, owners first', async () => {
    const card = await owner.call(listMembers, {}, { kind: 'list' })
    expect(card.records.map(record => [record.title, record.fields.role])).toEqual([
      ['Team Owner', 'owner'],
      ['Lea Steiner', 'member'],
    ])
    expect((await caller(database, lea).call(listMembers, { role: 'owner' }, { kind: 'list' })).total).toBe(1)
    await expect(owner.call(listMembers, { role: 'boss' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('shows nobody of another organization', async () => {
    const other = caller(database, (await database.createOrg('Other Team')).owner)
    expect((await other.call(listMembers, {}, { kind: 'list' })).total).toBe(1)
  })
})

describe('invite_member', () => {
  it('makes an invitation with a code, of which only a hash is kept', async () => {
    const email = address()
    const preview = await owner.preview(inviteMember, { email })
    expect(preview).toMatchObject({
      action: 'invite',
      records: [{ record: { title: email, fields: { role: 'member' } } }],
    })
    const card = await change(inviteMember, { email: email.toUpperCase() })
    expect(card).toMatchObject({
      action: 'created',
      record: {
        table: 'org_invites',
        title: email,
        fields: { role: 'member', invite_code: expect.stringMatching(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/) },
      },
    })
    const [row] = await database.database.query<Record<string, unknown>>('select * from org_invites where email = $1', [
      email,
    ])
    expect(JSON.stringify(row)).not.toContain(String(card.record.fields.invite_code).replaceAll('-', ''))
    const { related } = await owner.call(getOrganization, {}, { kind: 'record' })
    expect(related?.find(list => list.table === 'org_invites')?.records.map(record => record.title)).toContain(email)
  })

  it('lets whoever has the code and the address join, in the role they were invited for', async () => {
    const email = address()
    const code = await invite(email, 'owner')
    const id = await signUp(email, { invite_code: code.toLowerCase().replaceAll('-', ' ') })
    expect(await profile(id)).toMatchObject({ org_id: org.id, role: 'owner' })
    await expect(signUp(email, { invite_code: code })).rejects.toThrow()
  })

  it('is worth nothing with another address, twice, late, renewed or taken back', async () => {
    const email = address()
    const first = await invite(email)
    const code = await invite(email)
    const refused = /not valid for this e-mail address, or not any more/
    await expect(signUp(email, { invite_code: first })).rejects.toThrow(refused)
    await expect(signUp(address(), { invite_code: code })).rejects.toThrow(refused)
    await expect(signUp(email, { invite_code: 'AAAA-BBBB-CCCC-DDDD' })).rejects.toThrow(refused)
    await database.database.query(`update org_invites set expires_at = app.clock() where email = $1`, [email])
    await expect(signUp(email, { invite_code: code })).rejects.toThrow(refused)
    const again = await invite(email)
    await undo()
    await database.database.query(`update org_invites set expires_at = app.clock() where email = $1`, [email])
    await expect(signUp(email, { invite_code: again })).rejects.toThrow(refused)
  })

  it('can be undone: the code is worth nothing any more', async () => {
    const email = address()
    const code = await invite(email)
    expect(await undo()).toMatchObject({ action: 'deleted', record: { title: email } })
    await expect(signUp(email, { invite_code: code })).rejects.toThrow(/not valid/)
  })

  it('without a code, somebody invited founds an organization of their own like everybody', async () => {
    const email = address()
    await invite(email)
    const own = await profile(await signUp(email, {}))
    expect(own?.org_id).not.toBe(org.id)
    expect(own?.role).toBe('owner')
  })

  it('refuses who is there already, what is no address, and members who invite', async () => {
    await expect(change(inviteMember, { email: lea.email })).rejects.toMatchObject({ code: 'duplicate' })
    await expect(owner.preview(inviteMember, { email: lea.email })).rejects.toMatchObject({ code: 'duplicate' })
    await expect(change(inviteMember, { email: 'nobody' })).rejects.toMatchObject({ code: 'invalid_input' })
    const refusal = { code: 'forbidden', message: 'Only owners can invite people.' }
    await expect(change(inviteMember, { email: address() }, caller(database, lea))).rejects.toMatchObject(refusal)
    await expect(caller(database, lea).preview(inviteMember, { email: address() })).rejects.toMatchObject(refusal)
    const { error } = await lea.db.rpc('invite_member', {
      p_id: randomUUID(),
      p_email: address(),
      p_role: 'owner',
      p_token_hash: 'a'.repeat(64),
    })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})

describe('remove_member', () => {
  it('shows who is to go, takes them out, and undo lets them back in', async () => {
    const jonas = await org.addMember('Jonas Keller')
    await jonas.db.from('tasks').insert({ title: 'Call Anna' })
    expect((await owner.preview(removeMember, { member: 'Jonas' })).records[0]?.record.title).toBe('Jonas Keller')
    expect(await change(removeMember, { member: 'Jonas' })).toMatchObject({ action: 'deleted' })
    expect(await profile(jonas.userId)).toBeUndefined()
    expect((await jonas.db.from('tasks').select('id')).data).toEqual([])
    expect((await org.owner.db.from('tasks').select('created_by').eq('title', 'Call Anna')).data).toEqual([
      { created_by: null },
    ])
    await undo()
    expect(await profile(jonas.userId)).toMatchObject({ org_id: org.id, role: 'member' })
    expect((await jonas.db.from('tasks').select('created_by')).data).toEqual([{ created_by: jonas.userId }])
  })

  it('who was removed comes back by a new invitation', async () => {
    const rita = await org.addMember('Rita Roth')
    await change(removeMember, { member: 'Rita Roth' })
    const code = await invite(rita.email)
    const { data } = await rita.db.rpc('accept_invite', { p_code: code })
    expect(data).toBe(org.id)
    expect(await profile(rita.userId)).toMatchObject({ role: 'member' })
    const { error } = await rita.db.rpc('accept_invite', { p_code: code })
    expect(error).toMatchObject({ code: 'PT409' })
  })

  it('takes an open invitation back', async () => {
    const email = address()
    const code = await invite(email)
    expect((await owner.preview(removeMember, { member: email })).records[0]?.record.table).toBe('org_invites')
    await change(removeMember, { member: email })
    await expect(signUp(email, { invite_code: code })).rejects.toThrow(/not valid/)
  })

  it('removes nobody who is not there, and not oneself', async () => {
    await expect(change(removeMember, { member: 'Nobody' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change(removeMember, {})).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change(removeMember, { member: 'me' })).rejects.toMatchObject({
      code: 'conflict',
      message: "You can't remove yourself.",
    })
    const { error } = await org.owner.db.rpc('remove_member', { p_user_id: org.owner.userId })
    expect(error).toMatchObject({ code: 'PT409' })
    const other = await database.createOrg('Far Away')
    await expect(change(removeMember, { member: other.owner.email })).rejects.toMatchObject({ code: 'not_found' })
    const far = await org.owner.db.rpc('remove_member', { p_user_id: other.owner.userId })
    expect(far.error).toMatchObject({ code: 'PT404' })
    expect(await profile(other.owner.userId)).toBeDefined()
  })

  it('is for owners, in the database too', async () => {
    const refusal = { code: 'forbidden', message: 'Only owners can remove people.' }
    await expect(change(removeMember, { member: 'Team Owner' }, caller(database, lea))).rejects.toMatchObject(refusal)
    const { error } = await lea.db.rpc('remove_member', { p_user_id: org.owner.userId })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})

describe('update_member_role', () => {
  it('makes an owner and a member again, and undoes it', async () => {
    expect((await change(updateMemberRole, { member: 'Lea', role: 'owner' })).changes).toEqual([
      { field: 'role', from: 'member', to: 'owner' },
    ])
    expect((await profile(lea.userId))?.role).toBe('owner')
    await undo()
    expect((await profile(lea.userId))?.role).toBe('member')
    expect((await change(updateMemberRole, { member: 'Lea', role: 'member' })).changes).toEqual([])
  })

  it('leaves every organization an owner, whoever tries, and by undo neither', async () => {
    const alone = await database.createOrg('Alone')
    const [first, second] = [alone.owner, await alone.addMember('Second Owner')]
    const boss = caller(database, first)
    const refusal = { code: 'conflict', message: 'An organization needs at least one owner.' }
    await expect(boss.call(updateMemberRole, { member: 'me', role: 'member' })).rejects.toMatchObject(refusal)
    await boss.call(updateMemberRole, { member: 'Second Owner', role: 'owner' })
    await caller(database, second).call(updateMemberRole, { member: 'Alone Owner', role: 'member' })
    const { error } = await first.db.rpc('undo_changes', { p_conversation_id: boss.conversationId })
    expect(error).not.toBeNull()
    expect((await profile(second.userId))?.role).toBe('owner')
    await expect(database.database.query('delete from profiles where id = $1', [second.userId])).rejects.toThrow(
      /at least one owner/,
    )
  })

  it('does not find strangers, and wants a role that there is', async () => {
    const other = await database.createOrg('Strangers')
    await expect(change(updateMemberRole, { member: other.owner.email, role: 'owner' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(change(updateMemberRole, { member: 'Lea', role: 'boss' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const { error } = await org.owner.db.rpc('set_member_role', { p_user_id: other.owner.userId, p_role: 'member' })
    expect(error).toMatchObject({ code: 'PT404' })
  })

  it('is for owners, in the database too', async () => {
    await expect(
      change(updateMemberRole, { member: 'me', role: 'owner' }, caller(database, lea)),
    ).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only owners can change roles.',
    })
    const { error } = await lea.db.rpc('set_member_role', { p_user_id: lea.userId, p_role: 'owner' })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})
