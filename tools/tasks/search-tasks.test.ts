import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { searchTasks } from './search-tasks.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Search Tasks')
  const lea = await org.addMember('Lea Roth')
  owner = caller(database, org.owner)
  member = caller(database, lea)
  const { db } = org.owner
  const { data: contacts } = await db
    .from('contacts')
    .insert([
      { company_name: 'Acme AG', is_company: true, last_name: null },
      { company_name: 'Acme AG', is_company: false, last_name: 'Egger' },
    ])
    .select('id')
  const { data: projects } = await db.from('projects').insert({ name: 'Website' }).select('id')
  const task = {
    status: 'todo' as 'todo' | 'in_progress' | 'done',
    priority: 'medium' as 'medium' | 'urgent',
    due_date: null as string | null,
    contact_id: null as string | null,
    project_id: null as string | null,
    assigned_to: null as string | null,
  }
  await db.from('tasks').insert([
    { ...task, title: 'Overdue', due_date: '2026-11-20', contact_id: contacts?.[0]?.id ?? null },
    { ...task, title: 'Overdue done', due_date: '2026-11-19', status: 'done' },
    { ...task, title: 'Today urgent', due_date: '2026-11-23', priority: 'urgent' },
    { ...task, title: 'Today', due_date: '2026-11-23', contact_id: contacts?.[1]?.id ?? null },
    { ...task, title: 'Sunday', due_date: '2026-11-29', status: 'in_progress', project_id: projects?.[0]?.id ?? null },
    { ...task, title: 'Next week', due_date: '2026-11-30', assigned_to: lea.userId },
    { ...task, title: 'Some day', assigned_to: lea.userId },
  ])
})
afterAll(() => database.database.close())

const search = (input: object, options = {}) => owner.call(searchTasks, input, { ...options, kind: 'list' })
const titles = async (input: object, options = {}) => (await search(input, options)).records.map(record => record.title)
const open = ['Overdue', 'Today urgent', 'Today', 'Sunday', 'Next week', 'Some day']

describe('search_tasks', () => {
  it.each([
    [{}, open],
    [{ status: 'open' }, open],
    [{ status: 'overdue' }, ['Overdue']],
    [{ status: 'done' }, ['Overdue done']],
    [{ status: 'in_progress' }, ['Sunday']],
    [{ status: 'all' }, ['Overdue done', ...open]],
    [{ due: 'today' }, ['Today urgent', 'Today']],
    [{ due: '23.11.2026' }, ['Today urgent', 'Today']],
    [{ due: 'this week' }, ['Today urgent', 'Today', 'Sunday']],
    [{ due: 'nächste Woche' }, ['Next week']],
    [{ due: 'until Sunday' }, ['Overdue', 'Today urgent', 'Today', 'Sunday']],
    [{ due: 'tomorrow' }, []],
    [{ without_due_date: true }, ['Some day']],
    [{ priority: 'urgent' }, ['Today urgent']],
    [{ contact: 'Acme' }, ['Overdue', 'Today']],
    [{ contact: 'Egger' }, ['Today']],
    [{ contact: 'Acme', status: 'overdue' }, ['Overdue']],
    [{ project: 'Website' }, ['Sunday']],
    [{ assigned_to: 'Lea' }, ['Next week', 'Some day']],
    [{ assigned_to: 'me' }, ['Overdue', 'Today urgent', 'Today', 'Sunday']],
    [{ unassigned: true }, ['Overdue', 'Today urgent', 'Today', 'Sunday']],
    [{ unassigned: true, status: 'all' }, ['Overdue done', 'Overdue', 'Today urgent', 'Today', 'Sunday']],
    [{ query: 'today' }, ['Today urgent', 'Today']],
    [{ query: 'urgent today' }, ['Today urgent']],
    [{ query: 'website' }, ['Sunday']],
    [{ query: 'today website' }, []],
    [{ query: 'tdy' }, []],
  ])('%j, sorted by due date', async (input, expected) => {
    expect(await titles(input)).toEqual(expected)
  })

  it("today is the organization's", async () => {
    expect(await titles({ due: 'today' }, { now: '2026-11-28T23:30:00Z' })).toEqual(['Sunday'])
    expect(await titles({ status: 'overdue' }, { now: '2026-11-28T23:30:00Z' })).toEqual([
      'Overdue',
      'Today urgent',
      'Today',
    ])
  })

  it('counts all, shows a page, in lean lines', async () => {
    const card = await search({ limit: 1, page: 2 })
    expect(card).toMatchObject({ table: 'tasks', total: 6 })
    expect(card.records).toMatchObject([
      { title: 'Today urgent', fields: { due_date: '2026-11-23', status: 'todo', priority: 'urgent' } },
    ])
    expect(Object.keys(card.records[0]?.fields ?? {})).toEqual(['due_date', 'status', 'priority'])
  })

  it('members see the tasks of the organization, strangers none', async () => {
    expect(await member.call(searchTasks, {})).toMatchObject({ total: 6 })
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await stranger.call(searchTasks, { status: 'all' })).toMatchObject({ total: 0, records: [] })
    await expect(stranger.call(searchTasks, { contact: 'Acme AG' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ due: 'whenever' }, 'invalid_input', /can't tell which day/],
    [{ status: 'lost' }, 'invalid_input', /"status" must be one of/],
  ])('refuses %j with a sentence', async (input, code, message) => {
    await expect(search(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
