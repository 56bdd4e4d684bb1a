import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { subscribe } from '../billing/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { showBalance } from './show-balance.ts'

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
})
afterAll(() => database.database.close())

const figures = async (input: object, who = owner) => {
  const { rows } = await who.call(showBalance, input, { kind: 'figures' })
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]))
}

describe('show_balance', () => {
  it('shows what is left, of the month and of packs, and until when', async () => {
    expect(await figures({})).toEqual({
      'Left this month': 181_975,
      'Left of token packs': 50_000,
      'Left in all': 231_975,
      'Period ends': '2026-12-23',
      Plan: 'Free',
    })
  })

  it('says when the plan ends, and when a payment failed', async () => {
    const paying = await database.createOrg('Paying')
    await subscribe(database, paying, 'pro')
    const show = () => figures({}, caller(database, paying.owner))
    const change = (columns: string) =>
      database.database.query(`update organizations set ${columns} where id = $1`, [paying.id])
    expect(await show()).toMatchObject({ Plan: 'Pro', 'Period ends': '2026-12-10' })
    await change(`cancel_at_period_end = true`)
    expect(await show()).toMatchObject({ 'Plan ends': '2026-12-10' })
    await change(`subscription_status = 'past_due'`)
    expect(await show()).toMatchObject({ 'Last payment': 'failed' })
  })

  it('is open to members, and about their own organization only', async () => {
    expect(await figures({}, caller(database, jonas))).toMatchObject({ 'Left this month': 181_975 })
    const other = await database.createOrg('Other', { token_balance: 7 })
    expect(await figures({}, caller(database, other.owner))).toMatchObject({ 'Left this month': 7 })
    await expect(figures({ org: org.id })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
