import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from './database.ts'
import type { Persona, TestDatabase, TestOrg } from './testing.ts'
import { openTestDatabase } from './testing.ts'

const who = ['owner', 'maker', 'colleague', 'stranger', 'nobody'] as const
type Who = (typeof who)[number]
const org: Who[] = ['owner', 'maker', 'colleague']
const own: Who[] = ['owner', 'maker']
const maker: Who[] = ['maker']
const owner: Who[] = ['owner']
const none: Who[] = []

type Row = Record<string, unknown>
interface Expectation {
  table: string
  /** What is special about the row, when a table has several kinds. */
  kind?: string
  select: Who[]
  insert: Who[]
  update: Who[]
  delete: Who[]
  /** A row of the first organization that belongs to `as`. */
  row(as: Persona): Row
  change: Row
}

let test: TestDatabase
let people: Record<Exclude<Who, 'nobody'>, Persona>
let orgA: TestOrg
let internal: string
let shared: string
let conversation: string
let draft: string

beforeAll(async () => {
  test = await openTestDatabase()
  orgA = await test.createOrg('Alpha')
  const orgB = await test.createOrg('Beta')
  people = {
    owner: orgA.owner,
    maker: await orgA.addMember('Maker'),
    colleague: await orgA.addMember('Colleague'),
    stranger: orgB.owner,
  }
  internal = await insert('documents', documentRow(people.maker, 'internal'))
  shared = await insert('documents', documentRow(people.maker, 'shared'))
  draft = await insert('invoices', { org_id: orgA.id })
  conversation = await insert('ai_conversations', { org_id: orgA.id, user_id: people.maker.userId })
})
afterAll(() => test.database.close())

const documentRow = (as: Persona, visibility: string): Row => ({
  org_id: orgA.id,
  name: 'contract.pdf',
  file_path: `${randomUUID()}.pdf`,
  file_type: 'application/pdf',
  visibility,
  uploaded_by: as.userId,
})
const chunkRow = (document: string): Row => ({
  org_id: orgA.id,
  document_id: document,
  chunk_index: Math.floor(Math.random() * 1e9),
  content: 'text',
})
const named = (): Row => ({ org_id: orgA.id, name: 'Named' })
const titled = (): Row => ({ org_id: orgA.id, title: 'Titled' })

const everything: Expectation[] = [
  {
    table: 'organizations',
    select: none,
    insert: none,
    update: none,
    delete: none,
    row: () => ({ name: 'Another', slug: randomUUID() }),
    change: { name: 'Renamed' },
  },
  {
    table: 'contacts',
    select: org,
    insert: org,
    update: org,
    delete: owner,
    row: () => ({ org_id: orgA.id, first_name: 'Zoé' }),
    change: { first_name: 'Zora' },
  },
  { table: 'projects', select: org, insert: org, update: org, delete: owner, row: named, change: { name: 'Changed' } },
  {
    table: 'invoices',
    select: org,
    insert: org,
    update: org,
    delete: owner,
    row: () => ({ org_id: orgA.id, invoice_number: randomUUID() }),
    change: { amount_total: 12.5 },
  },
  {
    table: 'invoice_items',
    select: org,
    insert: org,
    update: org,
    delete: org,
    // Worth nothing once it is rounded, so that the draft's amount stays right.
    row: () => ({
      org_id: orgA.id,
      invoice_id: draft,
      position: Math.ceil(Math.random() * 1e9),
      description: 'Grain of salt',
      quantity: 0.001,
      unit_price: 0.01,
    }),
    change: { description: 'Another grain' },
  },
  {
    table: 'org_invites',
    select: owner,
    insert: none,
    update: none,
    delete: owner,
    row: () => ({
      org_id: orgA.id,
      email: `${randomUUID()}@example.com`,
      token_hash: createHash('sha256').update(randomUUID()).digest('hex'),
    }),
    change: { role: 'owner' },
  },
  { table: 'tasks', select: org, insert: org, update: org, delete: org, row: titled, change: { title: 'Changed' } },
  {
    table: 'bookings',
    select: org,
    insert: org,
    update: org,
    delete: org,
    row: () => ({ ...titled(), start_time: '2026-12-01T10:00:00Z', end_time: '2026-12-01T11:00:00Z' }),
    change: { status: 'cancelled' },
  },
  {
    table: 'documents',
    kind: 'internal',
    select: own,
    insert: maker,
    update: own,
    delete: own,
    row: () => documentRow(people.maker, 'internal'),
    change: { name: 'renamed.pdf' },
  },
  {
    table: 'documents',
    kind: 'shared',
    select: org,
    insert: maker,
    update: own,
    delete: own,
    row: () => documentRow(people.maker, 'shared'),
    change: { name: 'renamed.pdf' },
  },
  {
    table: 'documents',
    kind: 'uploaded by themselves',
    select: org,
    insert: org,
    update: org,
    delete: org,
    row: as => documentRow(as, 'internal'),
    change: { name: 'renamed.pdf' },
  },
  {
    table: 'document_chunks',
    kind: 'of an internal document',
    select: own,
    insert: own,
    update: own,
    delete: own,
    row: () => chunkRow(internal),
    change: { content: 'changed' },
  },
  {
    table: 'document_chunks',
    kind: 'of a shared document',
    select: org,
    insert: own,
    update: own,
    delete: own,
    row: () => chunkRow(shared),
    change: { content: 'changed' },
  },
  {
    table: 'ai_conversations',
    kind: "the maker's",
    select: own,
    insert: maker,
    update: maker,
    delete: maker,
    row: () => ({ org_id: orgA.id, user_id: people.maker.userId, title: 'Title' }),
    change: { title: 'Changed' },
  },
  {
    table: 'ai_messages',
    select: own,
    insert: maker,
    update: none,
    delete: none,
    row: () => ({ conversation_id: conversation, role: 'user', content: 'Hi' }),
    change: { content: 'changed' },
  },
  {
    table: 'usage_logs',
    select: own,
    insert: none,
    update: none,
    delete: none,
    row: () => ({
      org_id: orgA.id,
      user_id: people.maker.userId,
      model: 'x',
      effective_tokens: 1,
      call_id: randomUUID(),
      conversation_id: conversation,
    }),
    change: { effective_tokens: 0 },
  },
  {
    table: 'pending_actions',
    select: maker,
    insert: maker,
    update: maker,
    delete: none,
    row: () => ({
      org_id: orgA.id,
      user_id: people.maker.userId,
      conversation_id: conversation,
      tool_call_id: randomUUID(),
      tool: 'delete_contact',
      expires_at: '2027-01-01T00:00:00Z',
    }),
    change: { status: 'rejected' },
  },
  {
    table: 'audit_log',
    kind: 'of a contact',
    select: org,
    insert: none,
    update: none,
    delete: none,
    row: () => auditRow('contacts'),
    change: { undone_at: '2026-11-23T08:00:00Z' },
  },
  {
    table: 'audit_log',
    kind: 'of a document',
    select: own,
    insert: none,
    update: none,
    delete: none,
    row: () => auditRow('documents'),
    change: { undone_at: '2026-11-23T08:00:00Z' },
  },
]
const auditRow = (table: string): Row => ({
  org_id: orgA.id,
  table_name: table,
  record_id: randomUUID(),
  action: 'insert',
  user_id: people.maker.userId,
})

// The tables here are named by the expectations, so the client is used without its types.
interface Untyped {
  from(table: string): {
    select(columns: string): { eq(column: string, value: unknown): PromiseLike<{ data: Row[] | null }> }
    insert(row: Row): PromiseLike<{ error: { code: string } | null }>
    update(row: Row): { eq(column: string, value: unknown): PromiseLike<unknown> }
    delete(): { eq(column: string, value: unknown): PromiseLike<unknown> }
  }
}
const untyped = (db: Db) => db as unknown as Untyped
const clientOf = (name: Who) => untyped(name === 'nobody' ? test.database.anonymous() : people[name].db)
/** Whose row it is: somebody outside of the organization tries the maker's. */
const personOf = (name: Who) => (name === 'nobody' || name === 'stranger' ? people.maker : people[name])

/** Past RLS, as the superuser. */
async function insert(table: string, row: Row): Promise<string> {
  const columns = Object.keys(row)
  const [made] = await test.database.query<{ id: string }>(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')}) returning id`,
    Object.values(row),
  )
  return made?.id ?? ''
}
async function find(table: string, id: string): Promise<Row | undefined> {
  const [row] = await test.database.query<Row>(`select * from ${table} where id = $1`, [id])
  return row
}

describe.each(everything)('$table $kind', expectation => {
  const { table } = expectation
  it.each(who)('select as %s', async name => {
    const id = await insert(table, expectation.row(personOf(name)))
    const { data } = await clientOf(name).from(table).select('id').eq('id', id)
    expect(data?.length === 1).toBe(expectation.select.includes(name))
  })
  it.each(who)('insert as %s', async name => {
    const before = await countAll(table)
    const { error } = await clientOf(name)
      .from(table)
      .insert(expectation.row(personOf(name)))
    const allowed = expectation.insert.includes(name)
    expect((await countAll(table)) - before).toBe(allowed ? 1 : 0)
    if (!allowed) expect(['42501', '23503']).toContain(error?.code)
  })
  it.each(who)('update as %s', async name => {
    const id = await insert(table, expectation.row(personOf(name)))
    const before = await find(table, id)
    await clientOf(name).from(table).update(expectation.change).eq('id', id)
    const changed = JSON.stringify(await find(table, id)) !== JSON.stringify(before)
    expect(changed).toBe(expectation.update.includes(name))
  })
  it.each(who)('delete as %s', async name => {
    const id = await insert(table, expectation.row(personOf(name)))
    await clientOf(name).from(table).delete().eq('id', id)
    expect((await find(table, id)) === undefined).toBe(expectation.delete.includes(name))
  })
})

async function countAll(table: string): Promise<number> {
  const [row] = await test.database.query<{ n: number }>(`select count(*) as n from ${table}`)
  return row?.n ?? 0
}

it('covers every table of the exposed schema', async () => {
  const tables = await test.database.query<{ name: string }>(
    `select tablename::text as name from pg_tables where schemaname = 'public'`,
  )
  // These have tests of their own below.
  const others = ['profiles', 'token_holds', 'products', 'token_grants', 'purchases', 'stripe_events']
  const covered = new Set([...everything.map(expectation => expectation.table), ...others])
  expect(tables.map(table => table.name).filter(name => !covered.has(name))).toEqual([])
})

describe('the own organization', () => {
  it.each(who)('is seen and renamed as %s', async name => {
    const fresh = await test.createOrg('Gamma')
    const seats: Record<string, Persona> = {
      owner: fresh.owner,
      maker: await fresh.addMember('M'),
      colleague: await fresh.addMember('C'),
    }
    const db = untyped(seats[name]?.db ?? (name === 'nobody' ? test.database.anonymous() : people.stranger.db))
    const { data } = await db.from('organizations').select('id').eq('id', fresh.id)
    expect(data?.length === 1).toBe(org.includes(name))
    await db.from('organizations').update({ name: 'Renamed' }).eq('id', fresh.id)
    expect((await find('organizations', fresh.id))?.name).toBe(name === 'owner' ? 'Renamed' : 'Gamma')
    await db.from('organizations').delete().eq('id', fresh.id)
    expect(await find('organizations', fresh.id)).toBeDefined()
  })

  it.each([
    'token_balance',
    'token_pack_balance',
    'subscription_tier',
    'enabled_packs',
    'stripe_customer_id',
    'current_period_end',
  ])("keeps its %s out of its owner's reach", async column => {
    const before = (await find('organizations', orgA.id))?.[column]
    const values: Row = {
      enabled_packs: ['all'],
      subscription_tier: 'business',
      stripe_customer_id: 'cus_1',
      current_period_end: '2030-01-01',
    }
    await untyped(people.owner.db)
      .from('organizations')
      .update({ [column]: values[column] ?? 999 })
      .eq('id', orgA.id)
    expect((await find('organizations', orgA.id))?.[column]).toEqual(before)
  })
})

describe('profiles', () => {
  it.each(who)('are seen by the organization only: %s', async name => {
    const { data } = await clientOf(name).from('profiles').select('id').eq('id', people.maker.userId)
    expect(data?.length === 1).toBe(org.includes(name))
  })
  it.each(who)('are renamed by themselves only: %s', async name => {
    const person = await orgA.addMember('Original')
    const db = name === 'maker' ? untyped(person.db) : clientOf(name)
    await db.from('profiles').update({ full_name: 'Renamed' }).eq('id', person.userId)
    expect((await find('profiles', person.userId))?.full_name).toBe(name === 'maker' ? 'Renamed' : 'Original')
  })
  it.each(who)('are neither added nor deleted by hand: %s', async name => {
    await clientOf(name).from('profiles').delete().eq('id', people.colleague.userId)
    expect(await find('profiles', people.colleague.userId)).toBeDefined()
    const { error } = await clientOf(name)
      .from('profiles')
      .insert({ id: randomUUID(), org_id: orgA.id, email: 'x@example.com' })
    expect(error?.code).toBe('42501')
  })
  it.each(['role', 'org_id', 'email'])('keep their %s from their own hands', async column => {
    const before = (await find('profiles', people.maker.userId))?.[column]
    const values: Row = { role: 'owner', org_id: randomUUID(), email: 'boss@example.com' }
    await untyped(people.maker.db)
      .from('profiles')
      .update({ [column]: values[column] })
      .eq('id', people.maker.userId)
    expect((await find('profiles', people.maker.userId))?.[column]).toEqual(before)
  })
})

it('token holds are out of reach', async () => {
  for (const name of who) {
    const { data } = await clientOf(name).from('token_holds').select('tokens').eq('org_id', orgA.id)
    expect(data).toBeNull()
    const { error } = await clientOf(name)
      .from('token_holds')
      .insert({ call_id: randomUUID(), org_id: orgA.id, tokens: 1, expires_at: '2030-01-01' })
    expect(error?.code).toBe('42501')
  }
})

describe('references into another tenant', () => {
  const references = [
    ['tasks', 'contact_id', 'contacts'],
    ['tasks', 'project_id', 'projects'],
    ['tasks', 'assigned_to', 'profiles'],
    ['tasks', 'created_by', 'profiles'],
    ['projects', 'contact_id', 'contacts'],
    ['invoices', 'contact_id', 'contacts'],
    ['bookings', 'project_id', 'projects'],
    ['documents', 'contact_id', 'contacts'],
    ['ai_conversations', 'contact_id', 'contacts'],
  ] as const

  it.each(references)(
    '%s.%s cannot point to a foreign record, and the refusal does not tell that there is one',
    async (table, column, target) => {
      const stranger = { org_id: (await find('profiles', people.stranger.userId))?.org_id }
      const foreign =
        target === 'profiles'
          ? people.stranger.userId
          : await insert(
              target,
              target === 'contacts' ? { ...stranger, first_name: 'Far' } : { ...stranger, name: 'Far' },
            )
      const rows: Record<string, Row> = {
        invoices: { invoice_number: randomUUID() },
        bookings: { title: 'T', start_time: '2026-12-01', end_time: '2026-12-02' },
        documents: documentRow(people.owner, 'shared'),
        projects: { name: 'P' },
        ai_conversations: {},
        tasks: { title: 'T' },
      }
      const attempt = (id: string) =>
        clientOf('owner')
          .from(table)
          .insert({ ...rows[table], [column]: id })
      const refusal = (await attempt(foreign)).error
      expect(refusal?.code).toBe('23503')
      expect(refusal).toMatchObject({ message: expect.stringContaining(`"${table}_${column}_fkey"`) })
      const missing = (await attempt(randomUUID())).error
      expect({ ...missing, details: null }).toEqual({ ...refusal, details: null })
    },
  )

  it('cannot be made by changing a record either', async () => {
    const stranger = (await find('profiles', people.stranger.userId))?.org_id
    const foreign = await insert('contacts', { org_id: stranger, first_name: 'Far' })
    const task = await insert('tasks', titled())
    await clientOf('owner').from('tasks').update({ contact_id: foreign }).eq('id', task)
    expect((await find('tasks', task))?.contact_id).toBeNull()
  })

  it('nothing moves to another organization, not even past RLS', async () => {
    const stranger = (await find('profiles', people.stranger.userId))?.org_id
    const contact = await insert('contacts', { org_id: orgA.id, first_name: 'Stay' })
    await clientOf('owner').from('contacts').update({ org_id: stranger }).eq('id', contact)
    await untyped(test.database.service()).from('contacts').update({ org_id: stranger }).eq('id', contact)
    expect((await find('contacts', contact))?.org_id).toBe(orgA.id)
  })
})

describe('what is bought and granted', () => {
  it('is seen by owners, what can be bought by everybody signed in, events by nobody; written by none of them', async () => {
    const payment = `pi_${randomUUID()}`
    await test.database.query('insert into purchases (payment, org_id) values ($1, $2)', [payment, orgA.id])
    type Table = 'products' | 'purchases' | 'token_grants' | 'stripe_events'
    const seen = async (name: Who, table: Table) => {
      const db: Db = name === 'nobody' ? test.database.anonymous() : people[name].db
      const { data } = await db.from(table).select('*').limit(100)
      return (data ?? []).length
    }
    for (const name of who) {
      expect((await seen(name, 'products')) > 0, name).toBe(name !== 'nobody')
      expect((await seen(name, 'purchases')) > 0, name).toBe(name === 'owner')
      // An organization has at least the grant that it began with.
      expect((await seen(name, 'token_grants')) > 0, name).toBe(name === 'owner' || name === 'stranger')
      expect(await seen(name, 'stripe_events')).toBe(0)
    }
  })
})
