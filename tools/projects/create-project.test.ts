import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createProject } from './create-project.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Create Project')
  owner = caller(database, org.owner)
  await org.owner.db.from('contacts').insert([
    { first_name: 'Anna', last_name: 'Müller' },
    { first_name: 'Nina', last_name: 'Vogel' },
    { first_name: 'Nina', last_name: 'Keller' },
  ])
})
afterAll(() => database.database.close())

const create = async (input: object, options = {}) =>
  (await owner.call(createProject, input, { ...options, kind: 'change' })).record
const stored = async (id: string) => (await org.owner.db.from('projects').select().eq('id', id).maybeSingle()).data
const counted = async () => (await org.owner.db.from('projects').select('id')).data?.length

describe('create_project', () => {
  it('stores the name alone, active, and nothing else', async () => {
    const record = await create({ name: 'Office Move' })
    expect(record).toMatchObject({ table: 'projects', title: 'Office Move', fields: { status: 'active' } })
    expect(await stored(record.id)).toMatchObject({
      org_id: org.id,
      contact_id: null,
      deadline: null,
      description: null,
    })
  })

  it("resolves the client, and takes a day as the end of that day's work in the organization's zone", async () => {
    const input = {
      name: 'Webshop',
      contact: 'Anna',
      deadline: '26 February 2027',
      status: 'lead',
      description: 'Three shops.',
    }
    const record = await create(input)
    expect(record.fields).toEqual({
      status: 'lead',
      contact: 'Anna Müller',
      deadline: '2027-02-26',
      description: 'Three shops.',
    })
    const row = await stored(record.id)
    expect(new Date(row?.deadline ?? '').toISOString()).toBe('2027-02-26T16:00:00.000Z')
  })

  it.each([
    [{}, 'invalid_input', /"name" is missing/],
    [{ name: 'x', status: 'paused' }, 'invalid_input', /"status" must be one of/],
    [{ name: 'x', deadline: '31.02.2027' }, 'invalid_input', /no 31 February 2027/],
    [{ name: 'x', contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ name: 'x', contact: 'Nina' }, 'ambiguous', /"Nina" fits more than one contact/],
    [{ name: 'x'.repeat(301) }, 'invalid_input', /"name"/],
  ])('refuses %j, and stores nothing', async (input, code, message) => {
    const before = await counted()
    await expect(create(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await counted()).toBe(before)
  })

  it("links nothing of another organization's", async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    const { data: anna } = await org.owner.db.from('contacts').select('id').eq('first_name', 'Anna').single()
    for (const contact of ['Anna Müller', anna?.id]) {
      await expect(stranger.call(createProject, { name: 'x', contact })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('repeated after a crash, changes nothing and says the same', async () => {
    const first = await create({ name: 'Only once' }, { callId: 'call_project' })
    const before = await counted()
    expect(await create({ name: 'Only once' }, { callId: 'call_project' })).toEqual(first)
    expect(await counted()).toBe(before)
  })

  it('can be undone', async () => {
    const record = await create({ name: 'Soon gone' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'deleted', record: { title: 'Soon gone' } })
    expect(await stored(record.id)).toBeNull()
  })
})
