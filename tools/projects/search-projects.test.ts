import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchProjects } from './search-projects.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Search Projects')
  owner = caller(database, org.owner)
  const { db } = org.owner
  const { data: contacts } = await db
    .from('contacts')
    .insert([
      { company_name: 'Acme AG', is_company: true, last_name: null },
      { company_name: 'Acme AG', is_company: false, last_name: 'Egger' },
    ])
    .select('id')
  const project = { contact_id: null as string | null, deadline: null as string | null }
  await db.from('projects').insert([
    {
      ...project,
      name: 'Webshop',
      status: 'active',
      deadline: '2026-12-18T17:00:00+01:00',
      contact_id: contacts?.[0]?.id ?? null,
    },
    { ...project, name: 'Late catalogue', status: 'active', deadline: '2026-11-20T17:00:00+01:00' },
    {
      ...project,
      name: 'Portal',
      status: 'on_hold',
      deadline: '2026-11-30T23:30:00+01:00',
      contact_id: contacts?.[1]?.id ?? null,
    },
    { ...project, name: 'Idea', status: 'lead' },
    { ...project, name: 'Old website', status: 'completed', deadline: '2026-10-01T17:00:00+02:00' },
    { ...project, name: 'Ancient website', status: 'archived', deadline: '2025-10-01T17:00:00+02:00' },
  ])
})
afterAll(() => database.database.close())

const search = (input: object) => owner.call(searchProjects, input, { kind: 'list' })
const titles = async (input: object) => (await search(input)).records.map(record => record.title)

describe('search_projects', () => {
  it.each([
    [{}, ['Late catalogue', 'Portal', 'Webshop', 'Idea']],
    [{ status: 'active' }, ['Late catalogue', 'Webshop']],
    [{ status: 'on_hold' }, ['Portal']],
    [{ status: 'archived' }, ['Ancient website']],
    [{ status: 'overdue' }, ['Late catalogue']],
    [{ status: 'all' }, ['Ancient website', 'Old website', 'Late catalogue', 'Portal', 'Webshop', 'Idea']],
    [{ sort: 'name' }, ['Idea', 'Late catalogue', 'Portal', 'Webshop']],
    [{ contact: 'Acme' }, ['Portal', 'Webshop']],
    [{ contact: 'Egger' }, ['Portal']],
    [{ deadline: 'November' }, ['Late catalogue', 'Portal']],
    [{ deadline: 'bis 30.11.' }, ['Late catalogue', 'Portal']],
    [{ deadline: 'December' }, ['Webshop']],
    [{ without_deadline: true }, ['Idea']],
    [{ query: 'website', status: 'all' }, ['Ancient website', 'Old website']],
    [{ query: 'old website', status: 'all' }, ['Old website']],
    [{ query: 'moon' }, []],
  ])('%j, the next deadline first', async (input, expected) => {
    expect(await titles(input)).toEqual(expected)
  })

  it('counts all, shows a page, in lean lines', async () => {
    const card = await search({ limit: 1, page: 3 })
    expect(card).toMatchObject({ table: 'projects', total: 4 })
    expect(card.records.map(({ title, fields }) => [title, fields])).toEqual([
      ['Webshop', { status: 'active', contact: 'Acme AG', deadline: '2026-12-18' }],
    ])
  })

  it('sees nothing of another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await stranger.call(searchProjects, { status: 'all' })).toMatchObject({ total: 0, records: [] })
    await expect(stranger.call(searchProjects, { contact: 'Acme AG' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ deadline: 'whenever' }, 'invalid_input', /can't tell which day/],
    [{ status: 'lost' }, 'invalid_input', /"status" must be one of/],
  ])('refuses %j with a sentence', async (input, code, message) => {
    await expect(search(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
