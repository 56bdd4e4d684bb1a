import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Delete Task')
  owner = caller(database, org.owner)
  await owner.call(createTask, { title: 'Call Anna', due_date: 'Friday' })
  await owner.call(createTask, { title: 'Call Bruno' })
})

const left = async () => {
  const { data } = await org.owner.db.from('tasks').select('title').order('title')
  return data?.map(row => row.title)
}

describe('delete_task', () => {
  it('previews without deleting', async () => {
    const preview = await owner.preview(deleteTask, { task: 'anna' })
    expect(preview).toMatchObject({
      action: 'delete',
      total: 1,
      records: [{ record: { title: 'Call Anna', fields: { due_date: '2026-11-27' } } }],
    })
    expect(await left()).toHaveLength(2)
  })

  it('deletes the one task', async () => {
    expect(await owner.call(deleteTask, { task: 'anna' })).toMatchObject({
      action: 'deleted',
      record: { title: 'Call Anna' },
    })
    expect(await left()).toEqual(['Call Bruno'])
  })

  it('asks which one of two, and says so when there is none', async () => {
    await expect(owner.preview(deleteTask, { task: 'call' })).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(owner.preview(deleteTask, { task: 'plants' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(owner.call(deleteTask, {})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await left()).toHaveLength(2)
  })

  it('repeated after a crash, deletes no second one that the words now fit', async () => {
    const first = await owner.call(deleteTask, { task: 'anna' }, { callId: 'call_delete' })
    await owner.call(createTask, { title: 'Write to Anna' })
    const again = await owner.call(deleteTask, { task: 'anna' }, { callId: 'call_delete' })
    expect(again).toEqual(first)
    expect(await left()).toEqual(['Call Bruno', 'Write to Anna'])
  })

  it('may be done by members, not by strangers', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(deleteTask, { task: 'Call Anna' })).rejects.toMatchObject({ code: 'not_found' })
    const member = caller(database, await org.addMember('Mia Member'))
    expect(await member.call(deleteTask, { task: 'Call Anna' })).toMatchObject({ action: 'deleted' })
  })

  it('can be undone', async () => {
    await owner.call(deleteTask, { task: 'anna' })
    expect(await owner.call(undoLastChange, {})).toMatchObject({ action: 'restored', record: { title: 'Call Anna' } })
    expect(await left()).toEqual(['Call Anna', 'Call Bruno'])
  })
})
