import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { profileOf } from './testing.ts'
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

const change = (input: object, who = owner) => who.call(updateMemberRole, input, { kind: 'change' })
const undo = () => owner.call(undoLastChange, {}, { kind: 'change' })

describe('update_member_role', () => {
  it('makes an owner and a member again, and undoes it', async () => {
    expect((await change({ member: 'Lea', role: 'owner' })).changes).toEqual([
      { field: 'role', from: 'member', to: 'owner' },
    ])
    expect((await profileOf(database, lea.userId))?.role).toBe('owner')
    await undo()
    expect((await profileOf(database, lea.userId))?.role).toBe('member')
    expect((await change({ member: 'Lea', role: 'member' })).changes).toEqual([])
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
    expect((await profileOf(database, second.userId))?.role).toBe('owner')
    await expect(database.database.query('delete from profiles where id = $1', [second.userId])).rejects.toThrow(
      /at least one owner/,
    )
  })

  it('does not find strangers, and wants a role that there is', async () => {
    const other = await database.createOrg('Strangers')
    await expect(change({ member: other.owner.email, role: 'owner' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(change({ member: 'Lea', role: 'boss' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const { error } = await org.owner.db.rpc('set_member_role', { p_user_id: other.owner.userId, p_role: 'member' })
    expect(error).toMatchObject({ code: 'PT404' })
  })

  it('is for owners, in the database too', async () => {
    await expect(change({ member: 'me', role: 'owner' }, caller(database, lea))).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only owners can change roles.',
    })
    const { error } = await lea.db.rpc('set_member_role', { p_user_id: lea.userId, p_role: 'owner' })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})
