import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { completeTask } from './complete-task.ts'
import { createTask } from './create-task.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Complete Task')
  owner = caller(database, org.owner)
  await owner.call(createTask, { title: 'Call Anna Müller' })
  await owner.call(createTask, { title: 'Call Bruno' })
})

const complete = (task: string, options = {}) => owner.call(completeTask, { task }, { ...options, kind: 'change' })
const done = async () => {
  const { data } = await org.owner.db.from('tasks').select('title').eq('status', 'done').order('title')
  return data?.map(row => row.title)
}

describe('complete_task', () => {
  it('marks the task as done', async () => {
    const card = await complete('call anna')
    expect(card).toMatchObject({ action: 'updated', record: { title: 'Call Anna Müller', fields: { status: 'done' } } })
    expect(card.changes).toEqual([{ field: 'status', from: 'todo', to: 'done' }])
    expect(await done()).toEqual(['Call Anna Müller'])
  })

  it('done already: nothing changes', async () => {
    await complete('call anna')
    expect((await complete('call anna')).changes).toEqual([])
  })

  it('asks which one of two, and says so when there is none', async () => {
    await expect(complete('call')).rejects.toMatchObject({ code: 'ambiguous' })
    await expect(complete('water the plants')).rejects.toMatchObject({ code: 'not_found' })
    await expect(complete('')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await done()).toEqual([])
  })

  it('repeated after a crash, does not go on to the next task that fits', async () => {
    await complete('Call Bruno', { callId: 'call_bruno' })
    await owner.call(createTask, { title: 'Call Bruno' })
    await complete('Call Bruno', { callId: 'call_bruno' })
    expect(await done()).toEqual(['Call Bruno'])
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(completeTask, { task: 'Call Bruno' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await done()).toEqual([])
  })

  it('can be undone', async () => {
    await complete('call bruno')
    const card = await owner.call(undoLastChange, {}, { kind: 'change' })
    expect(card).toMatchObject({ action: 'restored', changes: [{ field: 'status', from: 'done', to: 'todo' }] })
    expect(await done()).toEqual([])
  })
})
