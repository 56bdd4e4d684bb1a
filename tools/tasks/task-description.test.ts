import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { updateTask } from './update-task.ts'

let database: TestDatabase
let org: TestOrg
let owner: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('Described Tasks')
  owner = caller(database, org.owner)
  const task = { priority: 'medium' as 'medium' | 'urgent' | 'high', status: 'todo' as 'todo' | 'done' }
  await org.owner.db.from('tasks').insert([
    { ...task, title: 'Sweep the yard', due_date: '2026-11-25' },
    { ...task, title: 'Paint the wall', due_date: '2026-11-30', priority: 'urgent' },
    { ...task, title: 'Order sand', due_date: '2026-11-20', priority: 'urgent', status: 'done' },
    { ...task, title: 'Call the mason', due_date: '2026-12-04', priority: 'high' },
    { ...task, title: 'Someday', due_date: null },
  ])
})
afterAll(() => database.database.close())

const found = async (task: string) =>
  (await owner.call(updateTask, { task, description: 'seen' }, { kind: 'change' })).record.title

describe('a task that is only described', () => {
  it.each([
    ['my most urgent task', 'Paint the wall'],
    ['die dringendste Aufgabe', 'Paint the wall'],
    ['ma tâche la plus urgente', 'Paint the wall'],
    ['my next task', 'Sweep the yard'],
    ['meine letzte Aufgabe', 'Call the mason'],
    ['a minha segunda tarefa', 'Paint the wall'],
  ])('%s', async (task, title) => {
    expect(await found(task)).toBe(title)
  })

  it('asks which of two that are equally urgent', async () => {
    const row = { title: 'Fix the roof', due_date: '2026-11-30', priority: 'urgent' as const }
    const { data } = await org.owner.db.from('tasks').insert(row).select('id').single()
    await expect(found('my most urgent task')).rejects.toMatchObject({ code: 'ambiguous' })
    await org.owner.db
      .from('tasks')
      .delete()
      .eq('id', data?.id ?? '')
  })

  it("says so when there is nobody of that name, rather than take somebody else's", async () => {
    await expect(found("Xaver's most urgent task")).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leaves titles that hold such words alone', async () => {
    await org.owner.db.from('tasks').insert({ title: 'Write the first draft' })
    expect(await found('the first draft')).toBe('Write the first draft')
  })
})
