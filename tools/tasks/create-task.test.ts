import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createTask } from './create-task.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Create Task')
  await org.addMember('Lea Roth')
  owner = caller(database, org.owner)
  const person = { company_name: null as string | null }
  await org.owner.db.from('contacts').insert([
    { ...person, first_name: 'Anna', last_name: 'Müller', company_name: 'Acme AG' },
    { ...person, first_name: 'Nina', last_name: 'Vogel' },
    { ...person, first_name: 'Nina', last_name: 'Keller' },
  ])
  await org.owner.db.from('projects').insert({ name: 'Website' })
})
afterAll(() => database.database.close())

const create = async (input: object, options = {}) =>
  (await owner.call(createTask, input, { ...options, kind: 'change' })).record
const stored = async (id: string) => (await org.owner.db.from('tasks').select().eq('id', id).maybeSingle()).data

describe('create_task', () => {
  it('stores the title alone, with the defaults and nothing else', async () => {
    const record = await create({ title: 'Order chairs' })
    expect(record).toMatchObject({ title: 'Order chairs', fields: { status: 'todo', priority: 'medium' } })
    expect(await stored(record.id)).toMatchObject({
      org_id: org.id,
      due_date: null,
      contact_id: null,
      project_id: null,
      assigned_to: null,
      description: null,
      created_by: org.owner.userId,
    })
  })

  it('resolves contact, project, person and day', async () => {
    const record = await create({
      title: 'Call',
      contact: 'Anna',
      project: 'website',
      assigned_to: 'Lea',
      due_date: 'next Friday',
      priority: 'high',
    })
    expect(record.fields).toEqual({
      due_date: '2026-11-27',
      status: 'todo',
      priority: 'high',
      contact: 'Anna Müller',
      project: 'Website',
      assigned_to: 'Lea Roth',
    })
  })

  it('"me" is the one who asks', async () => {
    expect((await create({ title: 'Mine', assigned_to: 'mir' })).fields.assigned_to).toBe('Create Task Owner')
  })

  it("reckons in the organization's time zone", async () => {
    const now = '2026-11-23T23:30:00Z'
    expect((await create({ title: 'Late', due_date: 'morgen' }, { now, language: 'de' })).fields.due_date).toBe(
      '2026-11-25',
    )
  })

  it.each([
    [{}, 'invalid_input', /"title" is missing/],
    [{ title: '   ' }, 'invalid_input', /"title" is missing/],
    [{ title: 'x', due_date: '31.02.2027' }, 'invalid_input', /no 31 February 2027/],
    [{ title: 'x', due_date: 'someday' }, 'invalid_input', /can't tell which day/],
    [{ title: 'x', priority: 'mega' }, 'invalid_input', /"priority" must be one of/],
    [{ title: 'x', contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ title: 'x', project: 'Moon' }, 'not_found', /project called "Moon"/],
    [{ title: 'x', assigned_to: 'Xaver' }, 'not_found', /nobody called "Xaver"/],
    [{ title: 'x', contact: 'Nina' }, 'ambiguous', /"Nina" fits more than one contact/],
  ])('refuses %j, and stores nothing', async (input, code, message) => {
    const { count: before } = await org.owner.db.from('tasks').select('id', { count: 'exact', head: true })
    await expect(create(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    const { count: after } = await org.owner.db.from('tasks').select('id', { count: 'exact', head: true })
    expect(after).toBe(before)
  })

  it("links nothing of another organization's", async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const { data: anna } = await org.owner.db.from('contacts').select('id').eq('first_name', 'Anna').single()
    for (const contact of ['Anna Müller', anna?.id]) {
      await expect(stranger.call(createTask, { title: 'x', contact })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('repeated after a crash, changes nothing and says the same', async () => {
    const input = { title: 'Only once', contact: 'Anna' }
    const first = await create(input, { callId: 'call_once' })
    expect(await create(input, { callId: 'call_once' })).toEqual(first)
    const { count } = await org.owner.db
      .from('tasks')
      .select('id', { count: 'exact', head: true })
      .eq('title', 'Only once')
    expect(count).toBe(1)
  })

  it('can be undone', async () => {
    const record = await create({ title: 'Soon gone' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'deleted', record: { title: 'Soon gone' } })
    expect(await stored(record.id)).toBeNull()
  })
})
