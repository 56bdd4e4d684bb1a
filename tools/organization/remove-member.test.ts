import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { removeMember } from './remove-member.ts'
import { invite, newAddress, profileOf, signUp } from './testing.ts'

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

const change = (input: object, who = owner) => who.call(removeMember, input, { kind: 'change' })
const undo = () => owner.call(undoLastChange, {}, { kind: 'change' })

describe('remove_member', () => {
  it('shows who is to go, takes them out, and undo lets them back in', async () => {
    const jonas = await org.addMember('Jonas Keller')
    await jonas.db.from('tasks').insert({ title: 'Call Anna' })
    expect((await owner.preview(removeMember, { member: 'Jonas' })).records[0]?.record.title).toBe('Jonas Keller')
    expect(await change({ member: 'Jonas' })).toMatchObject({ action: 'deleted' })
    expect(await profileOf(database, jonas.userId)).toBeUndefined()
    expect((await jonas.db.from('tasks').select('id')).data).toEqual([])
    expect((await org.owner.db.from('tasks').select('created_by').eq('title', 'Call Anna')).data).toEqual([
      { created_by: null },
    ])
    await undo()
    expect(await profileOf(database, jonas.userId)).toMatchObject({ org_id: org.id, role: 'member' })
    expect((await jonas.db.from('tasks').select('created_by')).data).toEqual([{ created_by: jonas.userId }])
  })

  it('who was removed comes back by a new invitation', async () => {
    const rita = await org.addMember('Rita Roth')
    await change({ member: 'Rita Roth' })
    const code = await invite(owner, rita.email)
    const { data } = await rita.db.rpc('accept_invite', { p_code: code })
    expect(data).toBe(org.id)
    expect(await profileOf(database, rita.userId)).toMatchObject({ role: 'member' })
    const { error } = await rita.db.rpc('accept_invite', { p_code: code })
    expect(error).toMatchObject({ code: 'PT409' })
  })

  it('takes an open invitation back', async () => {
    const email = newAddress()
    const code = await invite(owner, email)
    expect((await owner.preview(removeMember, { member: email })).records[0]?.record.table).toBe('org_invites')
    await change({ member: email })
    await expect(signUp(database, email, { invite_code: code })).rejects.toThrow(/not valid/)
  })

  it('removes nobody who is not there, and not oneself', async () => {
    await expect(change({ member: 'Nobody' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({})).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change({ member: 'me' })).rejects.toMatchObject({
      code: 'conflict',
      message: "You can't remove yourself.",
    })
    const { error } = await org.owner.db.rpc('remove_member', { p_user_id: org.owner.userId })
    expect(error).toMatchObject({ code: 'PT409' })
    const other = await database.createOrg('Far Away')
    await expect(change({ member: other.owner.email })).rejects.toMatchObject({ code: 'not_found' })
    const far = await org.owner.db.rpc('remove_member', { p_user_id: other.owner.userId })
    expect(far.error).toMatchObject({ code: 'PT404' })
    expect(await profileOf(database, other.owner.userId)).toBeDefined()
  })

  it('is for owners, in the database too', async () => {
    const refusal = { code: 'forbidden', message: 'Only owners can remove people.' }
    await expect(change({ member: 'Team Owner' }, caller(database, lea))).rejects.toMatchObject(refusal)
    const { error } = await lea.db.rpc('remove_member', { p_user_id: org.owner.userId })
    expect(error).toMatchObject({ code: 'PT403' })
  })
})
