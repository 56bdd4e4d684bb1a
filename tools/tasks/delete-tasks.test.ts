import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { undoLastChange } from '../history/undo-last-change.ts'
import { type Caller, caller } from '../testing.ts'
import { deleteTasks } from './delete-tasks.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Delete Tasks')
  owner = caller(database, org.owner)
  const task = { status: 'todo' as 'todo' | 'done', due_date: null as string | null }
  await org.owner.db.from('tasks').insert([
    { ...task, title: 'A', status: 'done' },
    { ...task, title: 'B', status: 'done' },
    { ...task, title: 'C' },
    { ...task, title: 'D', due_date: '2026-12-01' },
  ])
})

const left = async () => {
  const { data } = await org.owner.db.from('tasks').select('title').order('title')
  return data?.map(row => row.title).join('')
}

describe('delete_tasks', () => {
  it('previews the rows concerned without deleting', async () => {
    const preview = await owner.preview(deleteTasks, { status: 'done' })
    expect(preview).toMatchObject({ action: 'delete', total: 2 })
    expect(preview.records.map(({ record }) => record.title).sort()).toEqual(['A', 'B'])
    expect(await left()).toBe('ABCD')
  })

  it.each([
    [{ status: 'done' }, 'CD'],
    [{ without_due_date: true }, 'ABD'],
    [{ status: 'all', without_due_date: true }, 'D'],
    [{ status: 'all' }, ''],
  ])('%j deletes only what fits', async (input, expected) => {
    const card = await owner.call(deleteTasks, input, { kind: 'batch' })
    expect(card).toMatchObject({ action: 'deleted', total: 4 - expected.length })
    expect(await left()).toBe(expected)
  })

  it.each([
    [{}, 'invalid_input', /which tasks/],
    [{ status: 'lost' }, 'invalid_input', /"status" must be one of/],
    [{ contact: 'Xaver' }, 'not_found', /contact called "Xaver"/],
    [{ due: 'today' }, 'not_found', /no such tasks/],
  ])('refuses %j with a sentence, and deletes nothing', async (input, code, message) => {
    const refusal = { code, message: expect.stringMatching(message) }
    await expect(owner.preview(deleteTasks, input)).rejects.toMatchObject(refusal)
    await expect(owner.call(deleteTasks, input)).rejects.toMatchObject(refusal)
    expect(await left()).toBe('ABCD')
  })

  it('cannot reach another organization', async () => {
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    await expect(stranger.call(deleteTasks, { status: 'all' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await left()).toBe('ABCD')
  })

  it('repeated after a crash, says the same and deletes no more', async () => {
    const first = await owner.call(deleteTasks, { status: 'done' }, { callId: 'call_clean', kind: 'batch' })
    await org.owner.db.from('tasks').insert({ title: 'E', status: 'done' })
    const second = await owner.call(deleteTasks, { status: 'done' }, { callId: 'call_clean', kind: 'batch' })
    expect(second.total).toBe(first.total)
    expect(await left()).toBe('CDE')
  })

  it('is undone as one', async () => {
    await owner.call(deleteTasks, { status: 'all' })
    expect(await owner.call(undoLastChange, {}, { kind: 'batch' })).toMatchObject({ action: 'restored', total: 4 })
    expect(await left()).toBe('ABCD')
  })
})
