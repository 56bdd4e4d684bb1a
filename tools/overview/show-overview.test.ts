import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { showOverview } from './show-overview.ts'
import { fill } from './testing.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller
let stranger: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Overview')
  owner = caller(database, org.owner)
  stranger = caller(database, (await database.createOrg('Stranger')).owner)
  await fill(database, org)
})
afterAll(() => database.database.close())

describe('show_overview', () => {
  it('lists what is late, what is due and who was forgotten, in one request', async () => {
    const before = database.database.requestCount()
    const { title, lists } = await owner.call(showOverview, {}, { kind: 'lists' })
    // The other one is the test asking who it is.
    expect(database.database.requestCount() - before).toBe(2)
    expect(title).toBe('Needs attention')
    expect(lists.map(list => [list.title, list.total, ...list.records.map(record => record.title)])).toEqual([
      ['Overdue tasks', 2, 'Late', 'Later'],
      ["Today's tasks", 1, 'Now'],
      ['Overdue invoices', 2, 'A-3', 'A-1'],
      ['Bookings today and tomorrow', 1, 'Kick-off'],
      ['Opportunities without news for 30 days', 1, 'Forgotten Old'],
    ])
    expect(lists[0]?.records[0]?.fields).toMatchObject({ due_date: '2026-11-20', contact: 'Helix Robotics' })
    expect(lists[2]?.records[0]?.fields).toMatchObject({ status: 'overdue', amount_total: 50, currency: 'EUR' })
    expect(lists[3]?.records[0]?.fields.start_time).toBe('2026-11-24T23:30:00+01:00')
  })

  it('says so when there is nothing, and shows nothing of other organizations', async () => {
    const card = await stranger.call(showOverview, {})
    expect(card).toEqual({ kind: 'lists', title: 'Nothing needs attention', lists: [] })
  })

  it('shows members the same', async () => {
    const member = caller(database, await org.addMember('Mia Member'))
    expect((await member.call(showOverview, {}, { kind: 'lists' })).lists).toHaveLength(5)
  })

  it('takes no arguments', async () => {
    await expect(owner.call(showOverview, { period: 'today' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
