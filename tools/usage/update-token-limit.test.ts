import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { updateTokenLimit } from './update-token-limit.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Limits')
  owner = caller(database, org.owner)
})
afterAll(() => database.database.close())

const limit = (input: object, who = owner) => who.call(updateTokenLimit, input, { kind: 'change' })
const capOf = async (userId: string) =>
  (
    await database.database.query<{ token_cap: number | null }>('select token_cap from profiles where id = $1', [
      userId,
    ])
  )[0]?.token_cap
const settings = async () =>
  (await org.owner.db.from('organizations').select('settings').eq('id', org.id).single()).data

describe('update_token_limit', () => {
  it('limits a person, lifts the limit, and undoes that', async () => {
    const jonas = await org.addMember('Jonas Keller')
    expect((await limit({ member: 'Jonas', tokens: 50_000 })).changes).toEqual([
      { field: 'token_cap', from: null, to: 50_000 },
    ])
    expect(await capOf(jonas.userId)).toBe(50_000)
    await limit({ member: 'Jonas' })
    expect(await capOf(jonas.userId)).toBeNull()
    await owner.call(undoLastChange, {})
    expect(await capOf(jonas.userId)).toBe(50_000)
  })

  it('limits what one answer may cost', async () => {
    const card = await limit({ tokens: 20_000 })
    expect(card.changes).toEqual([{ field: 'answer_token_cap', from: null, to: 20_000 }])
    expect((await settings())?.settings).toMatchObject({ answer_token_cap: 20_000 })
    await limit({})
    expect((await settings())?.settings).not.toHaveProperty('answer_token_cap')
  })

  it('knows the team only, and wants a number that is one', async () => {
    const other = await database.createOrg('Other')
    await other.addMember('Zora Fremd')
    await expect(limit({ member: 'Zora', tokens: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(limit({ member: 'Jonas', tokens: -1 })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is for owners', async () => {
    const mia = caller(database, await org.addMember('Mia Member'))
    await expect(limit({ member: 'me', tokens: 9_000_000 }, mia)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
