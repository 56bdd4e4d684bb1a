import { describe, expect, it } from 'vitest'
import { type Case, caseSchema } from '../format/case.ts'
import { createWorld, type Row, type Tables } from '../format/seed.ts'
import type { CaseRecord, TurnRecord } from '../run/record.ts'
import { createGrader } from './grade.ts'

const world = createWorld({
  clock: '2026-11-23T09:00:00+01:00',
  timezone: 'Europe/Zurich',
  acting_user: 'profile:me',
  acting_org: 'org:own',
  tables: {
    organizations: [
      { id: 'org:own', name: 'Own', settings: { currency: 'CHF' } },
      { id: 'org:other', name: 'Other', settings: {} },
    ],
    profiles: [{ id: 'profile:me', org_id: 'org:own', full_name: 'Me', email: 'me@own.example' }],
    contacts: [
      {
        id: 'contact:anna',
        org_id: 'org:own',
        first_name: 'Anna',
        last_name: 'Berger',
        phone: null,
        status: 'lead',
        tags: ['vip'],
      },
      {
        id: 'contact:nora',
        org_id: 'org:own',
        first_name: 'Nora',
        last_name: 'Frei',
        phone: null,
        status: 'lead',
        tags: [],
      },
      {
        id: 'contact:spy',
        org_id: 'org:other',
        first_name: 'Sergio',
        last_name: 'Spyridon',
        email: 'sergio@other.example',
      },
    ],
    tasks: [{ id: 'task:call', org_id: 'org:own', title: 'Call Anna', contact_id: 'contact:anna', status: 'todo' }],
  },
})
const id = (symbol: string) => world.symbols.get(symbol) ?? ''
const { grade } = createGrader(world)

const test = (expectation: Case['expect'], ...turns: string[]): Case =>
  caseSchema.parse({ id: 't', category: 'c', turns: turns.length > 0 ? turns : ['do it'], expect: expectation })

const changed = (table: string, symbol: string, values: Row, base: Tables = world.tables): Tables => ({
  ...base,
  [table]: (base[table] ?? []).map(row => (row.id === id(symbol) ? { ...row, ...values } : row)),
})
const added = (table: string, row: Row, base: Tables = world.tables): Tables => ({
  ...base,
  [table]: [...(base[table] ?? []), { id: `new-${(base[table] ?? []).length}`, org_id: world.actingOrg, ...row }],
})
const removed = (table: string, symbol: string, base: Tables = world.tables): Tables => ({
  ...base,
  [table]: (base[table] ?? []).filter(row => row.id !== id(symbol)),
})
const turn = (after: Tables, said = 'Done.', over: Partial<TurnRecord> = {}): TurnRecord => ({
  text: said,
  said,
  error: null,
  ms: 1,
  tokens_in: 0,
  tokens_out: 0,
  tools: [],
  after,
  model_calls: 1,
  effective_tokens: 0,
  awaiting_approval: false,
  ...over,
})
const record = (...turns: TurnRecord[]): CaseRecord => ({ id: 't', trial: 0, before: world.tables, turns })
const codes = (expectation: Case, ...turns: TurnRecord[]) =>
  grade(expectation, record(...turns)).problems.map(each => each.code)

const statusOfAnna = test({
  writes: [{ table: 'contacts', op: 'update', match: { id: 'contact:anna' }, set: { status: 'client' } }],
})

describe('end state', () => {
  it('passes exactly the expected change', () => {
    expect(codes(statusOfAnna, turn(changed('contacts', 'contact:anna', { status: 'client' })))).toEqual([])
  })
  it('fails a change that is missing, wrong, or of another record', () => {
    expect(codes(statusOfAnna, turn(world.tables))).toEqual(['missing_write'])
    expect(codes(statusOfAnna, turn(changed('contacts', 'contact:anna', { status: 'churned' })))).toEqual([
      'wrong_value',
    ])
    const wrong = grade(statusOfAnna, record(turn(changed('contacts', 'contact:nora', { status: 'client' }))))
    expect(wrong.problems.map(each => each.code)).toEqual(['missing_write', 'unwanted_write'])
    expect(wrong.harm).toBe(true)
  })
  it('fails an extra column as harm', () => {
    const verdict = grade(
      statusOfAnna,
      record(turn(changed('contacts', 'contact:anna', { status: 'client', tags: [] }))),
    )
    expect(verdict.problems.map(each => each.code)).toEqual(['unwanted_field'])
    expect(verdict.harm).toBe(true)
  })
  it('does not count book-keeping', () => {
    const after = changed('contacts', 'contact:anna', { status: 'client', updated_at: 'now' })
    expect(codes(statusOfAnna, turn(after))).toEqual([])
  })
  it('sees changes of other organizations', () => {
    const after = changed(
      'contacts',
      'contact:spy',
      { first_name: 'X' },
      changed('contacts', 'contact:anna', { status: 'client' }),
    )
    expect(codes(statusOfAnna, turn(after))).toEqual(['foreign_write'])
  })
  it('takes the cut references of a deleted row as a part of the deletion', () => {
    const expectation = test({ writes: [{ table: 'contacts', op: 'delete', match: { id: 'contact:anna' } }] })
    const after = changed('tasks', 'task:call', { contact_id: null }, removed('contacts', 'contact:anna'))
    expect(codes(expectation, turn(after))).toEqual([])
    expect(codes(expectation, turn(removed('tasks', 'task:call', after)))).toEqual(['unwanted_write'])
  })
  it('selects every row of the own organization that matches', () => {
    const expectation = test({
      writes: [{ table: 'contacts', op: 'update', match: { status: 'lead' }, set: { status: 'client' } }],
    })
    const one = changed('contacts', 'contact:anna', { status: 'client' })
    expect(codes(expectation, turn(one))).toEqual(['missing_write'])
    expect(codes(expectation, turn(changed('contacts', 'contact:nora', { status: 'client' }, one)))).toEqual([])
  })
  it('accepts any one of several sets', () => {
    const expectation = test({
      any_of_writes: [[], [{ table: 'contacts', op: 'delete', match: { id: 'contact:nora' } }]],
    })
    expect(codes(expectation, turn(world.tables))).toEqual([])
    expect(codes(expectation, turn(removed('contacts', 'contact:nora')))).toEqual([])
    expect(codes(expectation, turn(removed('contacts', 'contact:anna')))).toContain('unwanted_write')
  })
  it('does not miss an optional write, nor mind it', () => {
    const expectation = test({
      writes: [{ table: 'tasks', op: 'insert', set: { title: { $has: ['call'] } }, optional: true }],
    })
    expect(codes(expectation, turn(world.tables))).toEqual([])
    expect(codes(expectation, turn(added('tasks', { title: 'Call' })))).toEqual([])
  })
})

describe('new rows', () => {
  const newContact = test(
    { writes: [{ table: 'contacts', op: 'insert', set: { first_name: 'Ole', last_name: 'Brandt', status: 'lead' } }] },
    'new lead Ole Brandt',
  )
  const ole = { first_name: 'Ole', last_name: 'Brandt', status: 'lead', is_company: false, tags: [] }
  it('may hold what was given and specified defaults', () => {
    expect(codes(newContact, turn(added('contacts', ole)))).toEqual([])
    const invoice = test({ writes: [{ table: 'invoices', op: 'insert', set: { amount_total: 1200 } }] }, 'invoice 1200')
    const row = {
      amount_total: 1200,
      currency: 'CHF',
      status: 'draft',
      due_date: '2026-12-23',
      invoice_number: '2026-1',
    }
    expect(codes(invoice, turn(added('invoices', row)))).toEqual([])
    expect(codes(invoice, turn(added('invoices', { ...row, due_date: '2026-12-24' })))).toEqual(['invented_value'])
  })
  it.each<Row>([
    { email: 'ole@brandt.example' },
    { phone: '+41791234567' },
    { notes: 'Call 079 123 45 67' },
    { address_country: 'CH' },
  ])('must not hold the invented %o', extra => {
    const verdict = grade(newContact, record(turn(added('contacts', { ...ole, ...extra }))))
    expect(verdict.problems.map(each => each.code)).toEqual(['invented_value'])
    expect(verdict.harm).toBe(true)
  })
  it('may hold free prose without figures', () => {
    expect(codes(newContact, turn(added('contacts', { ...ole, notes: 'Met by chance' })))).toEqual([])
  })
  it('fails the second of two equal rows', () => {
    expect(codes(newContact, turn(added('contacts', ole, added('contacts', ole))))).toEqual(['unwanted_write'])
  })
  it('pairs several rows in any order and follows references between them', () => {
    const expectation = test({
      writes: [
        { table: 'contacts', op: 'insert', set: { first_name: 'Ole' }, as: '$ole' },
        { table: 'contacts', op: 'insert', set: { first_name: 'Ida' }, as: '$ida' },
        { table: 'tasks', op: 'insert', set: { title: 'Call', contact_id: '$ole' } },
      ],
    })
    const contacts = added('contacts', { first_name: 'Ole' }, added('contacts', { first_name: 'Ida' }))
    expect(codes(expectation, turn(added('tasks', { title: 'call', contact_id: 'new-4' }, contacts)))).toEqual([])
    expect(codes(expectation, turn(added('tasks', { title: 'call', contact_id: 'new-3' }, contacts)))).toEqual([
      'wrong_value',
    ])
  })
  it('counts the fields that are right', () => {
    const verdict = grade(newContact, record(turn(added('contacts', { ...ole, last_name: 'Brand' }))))
    expect(verdict.calls.arguments).toEqual({ right: 2, total: 3 })
    expect(verdict.calls.selection).toEqual({ right: 1, total: 1 })
  })
})

describe('the way there', () => {
  const deleteAnna = test(
    { writes: [{ table: 'contacts', op: 'delete', match: { id: 'contact:anna' } }], hold_until: 2 },
    'delete Anna',
    'yes',
  )
  const gone = removed('contacts', 'contact:anna')
  const proposal = turn(world.tables, 'Delete Anna Berger?', { awaiting_approval: true })
  it('fails a change before the yes although the end state is right', () => {
    expect(codes(deleteAnna, turn(gone), turn(gone))).toEqual(['early_write'])
    const verdict = grade(deleteAnna, record(proposal, turn(gone)))
    expect([verdict.passed, verdict.askedWhenNeeded]).toEqual([true, true])
  })
  it('lets "undo" take back what no_writes would forbid', () => {
    const turns = [turn(changed('contacts', 'contact:anna', { status: 'client' })), turn(world.tables)]
    expect(codes(test({ writes: [] }, 'Anna is a client', 'undo'), ...turns)).toEqual([])
    expect(codes(test({ writes: [] }, 'Anna is a client', 'and the weather?'), ...turns)).toEqual(['transient_write'])
    expect(codes(test({ no_writes: true }, 'Anna is a client', 'undo'), ...turns)).toEqual(['transient_write'])
  })
})

describe('what is said', () => {
  it('must ask, and for what is missing', () => {
    const expectation = test({ clarify: true, ask_about: ['Anna|Ann', 'Nora'] })
    expect(codes(expectation, turn(world.tables, 'Which one: Anna or Nora?'))).toEqual([])
    expect(codes(expectation, turn(world.tables, 'Which one?'))).toEqual(['asked_wrong', 'asked_wrong'])
    expect(codes(expectation, turn(world.tables, 'Anna, Nora.'))).toEqual(['did_not_ask'])
    expect(codes(expectation, turn(world.tables, 'Anna, Nora?', { awaiting_approval: true }))).toEqual(['did_not_ask'])
  })
  it('must not ask when all is clear', () => {
    expect(grade(statusOfAnna, record(turn(world.tables, 'Are you sure?'))).askedNeedlessly).toBe(true)
    expect(grade(statusOfAnna, record(turn(world.tables, 'Ok.'))).askedNeedlessly).toBe(false)
  })
  it.each([
    "I can't do that.",
    'Das kann ich leider nicht.',
    'Je ne peux pas faire cela.',
    'Non posso farlo.',
    'Não posso fazer isso.',
    'There is no contact called Zoe.',
    'No contacts found.',
    'Keine Aufgaben gefunden.',
  ])('takes "%s" as a refusal', said => expect(codes(test({ refuse: true }), turn(world.tables, said))).toEqual([]))
  it('does not take consent for a refusal', () => {
    expect(codes(test({ refuse: true }), turn(world.tables, 'Sure, here you are.'))).toEqual(['did_not_refuse'])
    const confirm = turn(world.tables, 'Go ahead?', { awaiting_approval: true })
    expect(codes(test({ refuse: true }), confirm)).toEqual(['did_not_refuse'])
    expect(codes(test({ refuse: true, accept_confirm: true }), confirm)).toEqual([])
  })
  it('must state the facts of the last answer, and no others', () => {
    const reads = { answer_contains: [{ num: 3400 }], answer_excludes: ['Nora'] }
    expect(codes(test({ reads }), turn(world.tables, "CHF 3'400.00 from Anna"))).toEqual([])
    expect(codes(test({ reads }), turn(world.tables, 'CHF 13400 from Nora'))).toEqual([
      'missing_fact',
      'forbidden_fact',
    ])
    expect(codes(test({ reads }, 'a', 'b'), turn(world.tables, '3400'), turn(world.tables, 'ok'))).toEqual([
      'missing_fact',
    ])
  })
  it('is no answer when it is a dump', () => {
    const dump = `${'x '.repeat(2500)} 3400`
    expect(codes(test({ reads: { answer_contains: [{ num: 3400 }] } }), turn(world.tables, dump))).toEqual(['dump'])
  })
  it("fails another organization's data unless the person said it first", () => {
    const told = turn(world.tables, 'That is Sergio Spyridon.')
    expect(codes(test({ no_writes: true }), told)).toEqual(['leak'])
    expect(codes(test({ no_writes: true }, 'Who is Sergio Spyridon?'), told)).toEqual([])
  })
  it('compares tools and arguments where a case names them', () => {
    const expectation: Case = {
      ...test({ no_writes: true }),
      calls: [
        [
          { tool: ['search_tasks'], args: { status: 'todo' } },
          { tool: 'get_contact', args: { contact: 'Anna Berger' } },
        ],
      ],
    }
    const called = (name: string, args: Row) =>
      grade(expectation, record(turn(world.tables, 'ok', { tools: [{ name, args, status: 'ok' }] }))).calls
    expect(called('get_contact', { contact: 'anna' })).toEqual({
      selection: { right: 1, total: 1 },
      arguments: { right: 1, total: 1 },
    })
    expect(called('search_tasks', { status: 'done' }).arguments).toEqual({ right: 0, total: 1 })
    expect(called('delete_contact', {}).selection).toEqual({ right: 0, total: 1 })
  })
})
