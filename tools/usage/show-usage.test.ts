import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { showUsage } from './show-usage.ts'

let database: TestDatabase
let org: TestOrg
let jonas: Persona
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Usage')
  jonas = await org.addMember('Jonas Keller')
  owner = caller(database, org.owner)
  await used(org.owner, 'large', 7000, '2026-11-02T10:00:00+01:00')
  await used(org.owner, 'small', 500, '2026-11-17T10:00:00+01:00')
  await used(jonas, 'small', 2000, '2026-11-17T23:30:00+01:00')
  // Already the 18th in Zurich, still the 17th in UTC.
  await used(jonas, 'large', 300, '2026-11-18T00:30:00+01:00')
  await used(jonas, 'small', 40, '2026-10-31T12:00:00+01:00')
  const stranger = await database.createOrg('Stranger')
  await used(stranger.owner, 'large', 999, '2026-11-17T10:00:00+01:00')
})
afterAll(() => database.database.close())

async function used(who: Persona, model: string, tokens: number, at: string): Promise<void> {
  await database.database.query(
    `insert into usage_logs (org_id, user_id, model, effective_tokens, call_id, created_at)
     select org_id, id, $2, $3, $4, $5 from profiles where id = $1`,
    [who.userId, model, tokens, randomUUID(), at],
  )
}

const figures = async (input: object, who = owner) => {
  const { rows } = await who.call(showUsage, input, { kind: 'figures' })
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]))
}

describe('show_usage', () => {
  it.each([
    [{}, { Total: 9800, 'Model calls': 4 }],
    [{ on: 'October' }, { Total: 40, 'Model calls': 1 }],
    [{ on: '17 November' }, { Total: 2500, 'Model calls': 2 }],
    [
      { on: 'this year', member: 'Jonas' },
      { Total: 2340, 'Model calls': 3 },
    ],
    [{ on: '1.1.2020' }, { Total: 0, 'Model calls': 0 }],
    [{ by: 'day' }, { '2026-11-02': 7000, '2026-11-17': 2500, '2026-11-18': 300, Total: 9800, 'Model calls': 4 }],
    [{ by: 'user' }, { 'Usage Owner': 7500, 'Jonas Keller': 2300, Total: 9800, 'Model calls': 4 }],
    [
      { by: 'model', on: '1 to 17 November' },
      { large: 7000, small: 2500, Total: 9500, 'Model calls': 3 },
    ],
  ])('%j is %j', async (input, expected) => {
    expect(await figures(input)).toEqual(expected)
  })

  it('says whose and when', async () => {
    const card = await owner.call(showUsage, { member: 'Jonas' }, { kind: 'figures' })
    expect(card.title).toBe('Token usage, Jonas Keller, 2026-11-01 – 2026-11-23')
  })

  it('shows members what they used themselves', async () => {
    expect(await figures({ by: 'user' }, caller(database, jonas))).toEqual({
      'Jonas Keller': 2300,
      Total: 2300,
      'Model calls': 2,
    })
  })

  it('keeps the usage of people who left', async () => {
    const leaving = await org.addMember('Leaving Soon')
    await used(leaving, 'small', 11, '2026-09-01T10:00:00+02:00')
    await database.database.query('delete from profiles where id = $1', [leaving.userId])
    expect(await figures({ by: 'user', on: 'September' })).toMatchObject({ 'Former members': 11 })
  })

  it.each([
    [{ member: 'Nobody' }, 'not_found'],
    [{ on: 'someday' }, 'invalid_input'],
    [{ by: 'color' }, 'invalid_input'],
  ])('%j is %s', async (input, code) => {
    await expect(figures(input)).rejects.toMatchObject({ code })
  })
})
