// show_balance and show_usage.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import type { Tool } from '../tool.ts'
import { showBalance } from './show-balance.ts'
import { showUsage } from './show-usage.ts'

let database: TestDatabase
let org: TestOrg
let jonas: Persona
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Usage', { token_balance: 181_975 })
  jonas = await org.addMember('Jonas Keller')
  owner = caller(database, org.owner)
  await database.database.query('update organizations set token_pack_balance = 50000 where id = $1', [org.id])
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

const figures = async (tool: Tool, input: object, who = owner) => {
  const { rows } = await who.call(tool, input, { kind: 'figures' })
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]))
}

describe('show_balance', () => {
  it('shows what is left, of the month and of packs, and until when', async () => {
    expect(await figures(showBalance, {})).toEqual({
      'Left this month': 181_975,
      'Left of token packs': 50_000,
      'Left in all': 231_975,
      'Period ends': '2026-12-23',
      Plan: 'free',
    })
  })

  it('is open to members, and about their own organization only', async () => {
    expect(await figures(showBalance, {}, caller(database, jonas))).toMatchObject({ 'Left this month': 181_975 })
    const other = await database.createOrg('Other', { token_balance: 7 })
    expect(await figures(showBalance, {}, caller(database, other.owner))).toMatchObject({ 'Left this month': 7 })
    await expect(figures(showBalance, { org: org.id })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('show_usage', () => {
  it.each([
    [{}, { Total: 9800, 'Model calls': 4 }],
    [{ period: 'October' }, { Total: 40, 'Model calls': 1 }],
    [{ period: '17 November' }, { Total: 2500, 'Model calls': 2 }],
    [
      { period: 'this year', member: 'Jonas' },
      { Total: 2340, 'Model calls': 3 },
    ],
    [{ period: '1.1.2020' }, { Total: 0, 'Model calls': 0 }],
    [{ by: 'day' }, { '2026-11-02': 7000, '2026-11-17': 2500, '2026-11-18': 300, Total: 9800, 'Model calls': 4 }],
    [{ by: 'user' }, { 'Usage Owner': 7500, 'Jonas Keller': 2300, Total: 9800, 'Model calls': 4 }],
    [
      { by: 'model', period: '1 to 17 November' },
      { large: 7000, small: 2500, Total: 9500, 'Model calls': 3 },
    ],
  ])('%j is %j', async (input, expected) => {
    expect(await figures(showUsage, input)).toEqual(expected)
  })

  it('says whose and when', async () => {
    const card = await owner.call(showUsage, { member: 'Jonas' }, { kind: 'figures' })
    expect(card.title).toBe('Token usage, Jonas Keller, 2026-11-01 – 2026-11-23')
  })

  it('shows members what they used themselves', async () => {
    expect(await figures(showUsage, { by: 'user' }, caller(database, jonas))).toEqual({
      'Jonas Keller': 2300,
      Total: 2300,
      'Model calls': 2,
    })
  })

  it('keeps the usage of people who left', async () => {
    const leaving = await org.addMember('Leaving Soon')
    await used(leaving, 'small', 11, '2026-09-01T10:00:00+02:00')
    await database.database.query('delete from profiles where id = $1', [leaving.userId])
    expect(await figures(showUsage, { by: 'user', period: 'September' })).toMatchObject({ 'Former members': 11 })
  })

  it.each([
    [{ member: 'Nobody' }, 'not_found'],
    [{ period: 'someday' }, 'invalid_input'],
    [{ by: 'color' }, 'invalid_input'],
  ])('%j is %s', async (input, code) => {
    await expect(figures(showUsage, input)).rejects.toMatchObject({ code })
  })
})
