// Nobody can forge what is paid for: every function of the API, called directly by a user with hostile arguments.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from './testing.ts'

interface Signature {
  name: string
  /** With the values of enumerations. */
  arguments: { name: string; type: string; labels: string[] | null }[]
  open: boolean
}

let test: TestDatabase
let signatures: Signature[]
let victim: TestOrg
let own: TestOrg
let mallory: Persona
let victimCall: string
let ownCall: string
let conversation: string

beforeAll(async () => {
  test = await openTestDatabase()
  signatures = await test.database.query<Signature>(`
    select p.proname::text as name, has_function_privilege('authenticated', p.oid, 'execute') as open,
      coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'type', format_type(a.type, null), 'labels',
          (select jsonb_agg(e.enumlabel) from pg_enum e where e.enumtypid = a.type)) order by a.n)
        from unnest(p.proargnames[1:p.pronargs], p.proargtypes::oid[]) with ordinality a (name, type, n)), '[]') as arguments
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1`)
  victim = await test.createOrg('Victim')
  own = await test.createOrg('Mallory')
  mallory = own.owner
  victimCall = await spend(victim.owner)
  ownCall = await spend(mallory)
})
afterAll(() => test.database.close())

/** A call that was paid, in a conversation. */
async function spend({ db }: Persona): Promise<string> {
  const call = randomUUID()
  conversation = randomUUID()
  const turn = { p_conversation_id: conversation, p_run_id: randomUUID() }
  await db.rpc('open_turn', { ...turn, p_message: { id: randomUUID(), content: 'hi', metadata: {} }, p_history: 1 })
  await db.rpc('settle_call', {
    ...turn,
    p_call_id: call,
    p_model: 'm',
    p_tokens_in: 1000,
    p_tokens_out: 0,
    p_multiplier: 1,
    p_messages: [],
    p_final: true,
  })
  return call
}

/** What money stands on. */
const money = async (org: TestOrg) => {
  const [row] = await test.database.query<{ usage: number; balance: number; granted: number; plan: unknown }>(
    `select (select coalesce(sum(effective_tokens), 0) from usage_logs where org_id = o.id) as usage,
       token_balance + token_pack_balance as balance,
       (select sum(month_tokens + pack_tokens) from token_grants where org_id = o.id) as granted,
       jsonb_build_array(subscription_tier, stripe_customer_id, stripe_subscription_id, owned_packs,
         current_period_start, current_period_end, (select count(*) from purchases where org_id = o.id)) as plan
     from organizations o where id = $1`,
    [org.id],
  )
  return row ?? { usage: Number.NaN, balance: Number.NaN, granted: Number.NaN, plan: undefined }
}

/** Values of a type that somebody with bad intentions would try. */
function hostile({ type, name, labels }: Signature['arguments'][number]): unknown[] {
  if (labels) return labels
  if (type === 'uuid' && name === 'p_call_id') return [victimCall, ownCall, randomUUID()]
  if (type === 'uuid') return [victim.id, victim.owner.userId, conversation, own.id, mallory.userId]
  if (/int|numeric/.test(type)) return [-1_000_000, 0, 'NaN', 2_147_483_647]
  if (type === 'boolean') return [true, false]
  if (type === 'jsonb') return [forgedRow(), [forgedRow()], { token_balance: 9e6, subscription_tier: 'business' }]
  if (name === 'p_embedding') return [`[${Array(1536).fill(0.1)}]`]
  if (type === 'uuid[]') return [[victim.id], [conversation, own.id]]
  if (type === 'text[]') return [['reporting'], ['scheduling', 'reporting']]
  if (/date|timestamp/.test(type)) return ['2030-01-01']
  return ['business', victim.id, 'evt_forged']
}

const forgedRow = () => ({
  id: randomUUID(),
  role: 'assistant',
  content: 'x',
  metadata: { usage: { effectiveTokens: -1 } },
  org_id: victim.id,
  token_balance: 9_000_000,
  payment: 'pi_forged',
  product: 'tokens_10m',
  amount: 1,
})

/** Every value of every argument at least once, beside the first ones of the others. */
function* attempts({ arguments: parameters }: Signature): Generator<Record<string, unknown>> {
  const values = parameters.map(hostile)
  const longest = Math.max(1, ...values.map(list => list.length))
  for (let n = 0; n < longest; n++)
    yield Object.fromEntries(parameters.map(({ name }, i) => [name, values[i]?.[(n + i) % (values[i]?.length ?? 1)]]))
}

/** By name, which the generated types don't allow. */
const call = ({ db }: Persona, name: string, args: object) =>
  (db.rpc as (name: string, args: object) => PromiseLike<{ error: { code: string } | null }>).call(db, name, args)

describe('a user who calls the functions of the database directly', () => {
  it('can’t raise a balance, lower usage, change a plan, or write for another organization', async () => {
    const member = await own.addMember('Second')
    const [before, foreign] = [await money(own), await money(victim)]
    const open = signatures.filter(signature => signature.open)
    expect(open.length).toBeGreaterThan(15)
    const reached = new Set<string>()
    for (const signature of open) {
      for (const args of attempts(signature)) {
        for (const who of [mallory, member]) {
          const { error } = await call(who, signature.name, args)
          if (!/^(22|PGRST)/.test(error?.code ?? '')) reached.add(signature.name)
        }
        const now = await money(own)
        const said = `${signature.name} ${JSON.stringify(args)}`
        expect(now.usage, said).toBeGreaterThanOrEqual(before.usage)
        expect(now.balance, said).toBe(before.balance + before.usage - now.usage)
        expect([now.granted, now.plan], said).toEqual([before.granted, before.plan])
        expect(await money(victim), said).toEqual(foreign)
      }
    }
    // None is safe only because its arguments were no values of their types.
    const unreached = open.map(({ name }) => name).filter(name => !reached.has(name))
    expect(unreached).toEqual([])
  })

  it('can’t call those of the webhook at all', async () => {
    const closed = signatures.filter(signature => !signature.open)
    expect(closed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['apply_payment', 'apply_subscription', 'begin_stripe_event', 'note_stripe_event']),
    )
    for (const signature of closed) {
      for (const args of attempts(signature)) {
        const { error } = await call(mallory, signature.name, args)
        // Refused, or not even a value of the argument's type.
        expect(['42501', '22P02'], signature.name).toContain(error?.code)
      }
    }
  })

  it('can’t write the tables behind them either', async () => {
    const { db } = mallory
    const writes = [
      db.from('organizations').update({ token_balance: 9_000_000 }).eq('id', own.id),
      db.from('organizations').update({ subscription_tier: 'business' }).eq('id', own.id),
      db
        .from('organizations')
        .update({ owned_packs: ['reporting'] })
        .eq('id', own.id),
      db.from('organizations').update({ current_period_end: '2020-01-01' }).eq('id', own.id),
      db.from('usage_logs').delete().eq('call_id', ownCall),
      db.from('usage_logs').update({ effective_tokens: 0 }).eq('call_id', ownCall),
      db.from('usage_logs').insert({ org_id: own.id, model: 'm', effective_tokens: 0, call_id: randomUUID() }),
      db.from('token_holds').delete().eq('org_id', own.id),
      db.from('token_grants').insert({ org_id: own.id, kind: 'purchase', pack_tokens: 1, reference: 'x' }),
      db.from('purchases').insert({ payment: 'pi_x', org_id: own.id, product: 'tokens_10m', amount: 1 }),
      db.from('products').update({ price: 0 }).eq('key', 'pro'),
      db.from('stripe_events').insert({ id: 'evt_x', type: 'x', outcome: 'x' }),
      db.from('profiles').update({ token_cap: null }).eq('id', mallory.userId),
    ]
    for (const { error } of await Promise.all(writes)) expect(error?.code).toBe('42501')
  })

  it('can’t get a pack back that was taken away, by undoing', async () => {
    const org = await test.createOrg('Undo')
    const set = (packs: string[]) => org.owner.db.rpc('set_packs', { p_packs: packs })
    await test.database.query(`update organizations set owned_packs = owned_packs || '{reporting}' where id = $1`, [
      org.id,
    ])
    const attribution = { conversationId: randomUUID(), callId: 'call_off' }
    const attributed = test.database.asUser(org.owner.token, attribution)
    expect((await set(['scheduling', 'invoicing', 'reporting'])).error).toBeNull()
    expect((await attributed.rpc('set_packs', { p_packs: ['scheduling', 'invoicing'] })).error).toBeNull()
    await test.database.query(`update organizations set owned_packs = '{scheduling,invoicing}' where id = $1`, [org.id])
    const undone = await org.owner.db.rpc('undo_changes', {
      p_conversation_id: attribution.conversationId,
      p_tool_call_id: attribution.callId,
    })
    expect(undone.error?.code).toBe('PT409')
    expect((await set(['reporting'])).error?.code).toBe('PT402')
  })
})
