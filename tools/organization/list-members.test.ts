import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { listMembers } from './list-members.ts'

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

  it('says who one of the team is', async () => {
    const card = await owner.call(listMembers, { member: 'Lea' }, { kind: 'list' })
    expect(card.records.map(record => record.title)).toEqual(['Lea Steiner'])
    await expect(owner.call(listMembers, { member: 'Zoe' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shows nobody of another organization', async () => {
    const other = caller(database, (await database.createOrg('Other Team')).owner)
    expect((await other.call(listMembers, {}, { kind: 'list' })).total).toBe(1)
  })
})
