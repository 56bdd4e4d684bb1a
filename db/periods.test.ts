// A plan's tokens come back once a period; what was bought stays; caps of owners hold.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unwrap } from './postgrest-errors.ts'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.database.close())

const state = async (org: TestOrg) => {
  const [row] = await test.database.query<Record<string, unknown>>(
    `select token_balance as month, token_pack_balance as packs, current_period_start as start, current_period_end as end
     from organizations where id = $1`,
    [org.id],
  )
  return row
}
const endPeriod = (org: TestOrg, end: string, more = '') =>
  test.database.query(`update organizations set current_period_end = $2${more} where id = $1`, [org.id, end])
/** A conversation that somebody has open, and whose turn it is. */
const open = new Map<Persona, { p_conversation_id: string; p_run_id: string }>()
async function turnOf(person: Persona) {
  const turn = open.get(person) ?? { p_conversation_id: randomUUID(), p_run_id: randomUUID() }
  if (!open.has(person)) unwrap(await person.db.rpc('open_turn', { ...turn, p_message: null, p_history: 1 }))
  open.set(person, turn)
  return turn
}
const reserve = async (person: Persona, tokens: number, callId: string = randomUUID()) => {
  const call = { ...(await turnOf(person)), p_call_id: callId, p_model: 'm', p_messages: [] }
  return unwrap(await person.db.rpc('reserve_call', { ...call, p_tokens: tokens })) as { refusal: string | null }
}
const settle = async (person: Persona, tokens: number, callId: string = randomUUID()) => {
  const call = { ...(await turnOf(person)), p_call_id: callId, p_model: 'm', p_messages: [], p_final: false }
  unwrap(await person.db.rpc('settle_call', { ...call, p_tokens_in: tokens, p_tokens_out: 0, p_multiplier: 1 }))
}

describe('the free period', () => {
  it('is renewed once, by whoever comes first, also after a long absence', async () => {
    const org = await test.createOrg('Renew', { token_balance: 17 })
    const member = await org.addMember('Second')
    await endPeriod(org, '2026-08-31T10:00:00Z', ', token_pack_balance = 40')
    await Promise.all([org.owner, member, org.owner, member].map(({ db }) => db.rpc('renew_period')))
    expect(await state(org)).toEqual({
      month: 200_000,
      packs: 40,
      start: '2026-10-31T10:00:00+00:00',
      end: '2026-11-30T10:00:00+00:00',
    })
    const grants = unwrap(await org.owner.db.from('token_grants').select('kind').order('id'))
    expect(grants.map(({ kind }) => kind)).toEqual(['opening', 'period'])
  })

  it('is renewed by the call that needs it', async () => {
    const org = await test.createOrg('Needed', { token_balance: 0 })
    expect(await reserve(org.owner, 10)).toMatchObject({ refusal: 'balance' })
    await endPeriod(org, '2026-11-23T07:59:59Z')
    expect(await reserve(org.owner, 10)).toMatchObject({ refusal: null })
    expect(await state(org)).toMatchObject({ month: 200_000 })
  })

  it('takes what is owed along', async () => {
    const org = await test.createOrg('Debt', { token_balance: 10 })
    await settle(org.owner, 35)
    await endPeriod(org, '2026-11-23T07:00:00Z')
    await org.owner.db.rpc('renew_period')
    expect(await state(org)).toMatchObject({ month: 200_000 - 25 })
  })

  it('is not renewed before its end, however often it is asked for', async () => {
    const org = await test.createOrg('Early', { token_balance: 5 })
    for (let n = 0; n < 3; n++) await org.owner.db.rpc('renew_period')
    expect(await state(org)).toMatchObject({ month: 5 })
  })
})

describe('an owner’s cap', () => {
  it('on a person counts what they used in this period, and what is held for them', async () => {
    const org = await test.createOrg('Cap')
    const jonas = await org.addMember('Jonas')
    unwrap(await org.owner.db.rpc('set_token_cap', { p_user_id: jonas.userId, p_tokens: 100 }))
    await test.database.query(
      `insert into usage_logs (org_id, user_id, model, effective_tokens, call_id, created_at)
       values ($1, $2, 'm', 5000, $3, '2026-10-01')`,
      [org.id, jonas.userId, randomUUID()],
    )
    const call = randomUUID()
    expect(await reserve(jonas, 100, call)).toMatchObject({ refusal: null })
    expect(await reserve(jonas, 1)).toMatchObject({ refusal: 'cap' })
    await settle(jonas, 60, call)
    expect(await reserve(jonas, 40, call)).toMatchObject({ refusal: null })
    expect(await reserve(org.owner, 1)).toMatchObject({ refusal: null })
  })

  it('is set by owners only, in their own organization', async () => {
    const [org, other] = [await test.createOrg('Here'), await test.createOrg('There')]
    const member = await org.addMember('Member')
    const set = async (who: Persona, whose: Persona) =>
      (await who.db.rpc('set_token_cap', { p_user_id: whose.userId, p_tokens: 1 })).error?.code
    expect(await set(member, member)).toBe('PT403')
    expect(await set(other.owner, member)).toBe('PT404')
    expect((await member.db.from('profiles').update({ token_cap: 9 }).eq('id', member.userId)).error?.code).toBe(
      '42501',
    )
  })
})

describe('a call under way', () => {
  it('is paid by the organization it was made for, also when the person was removed meanwhile', async () => {
    const org = await test.createOrg('Gone')
    const member = await org.addMember('Leaving')
    const call = randomUUID()
    await reserve(member, 50, call)
    unwrap(await org.owner.db.rpc('remove_member', { p_user_id: member.userId }))
    await settle(member, 30, call)
    expect(await state(org)).toMatchObject({ month: 199_970 })
    const rows = await test.database.query('select user_id, effective_tokens from usage_logs where call_id = $1', [
      call,
    ])
    expect(rows).toEqual([{ user_id: null, effective_tokens: 30 }])
  })
})
